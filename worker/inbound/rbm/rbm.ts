/**
 * RCS through Google's RCS Business Messaging: messages, suggested replies, unsubscribe and subscribe. The signature covers the event inside the
 * envelope, and nothing beside it is read but the time of publishing where the event has none.
 * Source: developers.google.com/business-communications/rcs-business-messaging "Webhooks", "Receive user-generated messages and events", read
 * November 2026. UNSURE: Google says "a hash"; HMAC-SHA512 of the decoded data under the client token is what public implementations agree on.
 */
import { Buffer } from 'node:buffer';
import { err, ok } from '../../../shared/result.ts';
import { vendorHmac } from '../../platform/vendor-signatures.ts';
import { eventDate } from '../event-time.ts';
import type { InboundAccount, InboundEvent, InboundPlatform, RawRequest } from '../inbound.ts';
import { type Json, object, readJson, text, unknownName } from '../json.ts';
import { sameText } from '../same-text.ts';
import type { VendorKeywords } from '../vendor-keywords.ts';

export const rbm: InboundPlatform<'rbm'> = {
  id: 'rbm',

  /** Setting the webhook up: Google posts the client token and wants its secret back. UNSURE whether as JSON or alone; JSON holds both. */
  async handshake(raw, account) {
    if (raw.method !== 'POST') return null;
    const body = readJson(raw.body);
    const [token, secret] = [text(body?.clientToken), text(body?.secret)];
    if (token === null || secret === null || !sameText(token, account.secrets.client_token)) return null;
    return { status: 200, contentType: 'application/json', body: JSON.stringify({ secret }) };
  },

  async verify(raw, account) {
    const given = raw.headers.get('x-goog-signature');
    const data = dataOf(raw);
    if (given === null) return err('signature_missing');
    const right = Buffer.from(vendorHmac('sha512', account.secrets.client_token, data ?? new Uint8Array())).toString('base64');
    if (data === null || !sameText(given, right)) return err('signature_wrong');
    const agent = text(readJson(data)?.agentId);
    return agent !== null && bareAgent(agent) !== bareAgent(account.settings.agent_id) ? err('other_account') : ok(undefined);
  },

  async parse(raw, account) {
    const data = dataOf(raw);
    const event = data && readJson(data);
    if (!event) return err({ reason: 'malformed', detail: 'no event in `message.data`' });
    const read = readEvent(event, raw, account);
    return ok(typeof read === 'string' ? { events: [], unknown: [read] } : { events: [read], unknown: [] });
  },
};

const bareAgent = (id: string): string => id.replace(/@rbm\.goog$/, '');

/** Of the Pub/Sub envelope. Only the canonical base64 is taken: one event has one spelling. */
function dataOf(raw: RawRequest): Uint8Array | null {
  const data = text(object(readJson(raw.body)?.message)?.data);
  const bytes = data === null ? null : Buffer.from(data, 'base64');
  return bytes && bytes.toString('base64') === data ? new Uint8Array(bytes) : null;
}

function readEvent(event: Json, raw: RawRequest, account: InboundAccount<'rbm'>): InboundEvent | string {
  const phone = text(event.senderPhoneNumber);
  const id = text(event.eventId) ?? text(event.messageId);
  const type = text(event.eventType);
  if (phone === null || id === null) return unknownName('rbm', type ?? 'message', phone === null ? 'no_number' : 'no_id');
  const told = {
    id,
    channel: 'rcs',
    from: { kind: 'phone', scope: '', value: phone },
    to: account.settings.agent_id,
    at: eventDate(event.sendTime ?? object(readJson(raw.body)?.message)?.publishTime, raw.receivedAtMs),
  } as const;
  if (type === null) return readMessage(event, told);
  const message = text(event.messageId) ?? '';
  switch (type) {
    case 'UNSUBSCRIBE':
      return { kind: 'withdraw', ...told, words: 'UNSUBSCRIBE' };
    case 'SUBSCRIBE':
      return { kind: 'resume', ...told, words: 'SUBSCRIBE' };
    case 'DELIVERED':
    case 'READ':
      return { kind: 'status', ...told, message, status: type === 'READ' ? 'read' : 'delivered' };
    default:
      return unknownName('rbm', type);
  }
}

type Told = Omit<Extract<InboundEvent, { readonly kind: 'block' }>, 'kind'>;

function readMessage(event: Json, told: Told): InboundEvent {
  const tap = object(event.suggestionResponse);
  const data = text(tap?.postbackData);
  if (tap && data !== null) {
    const label = text(tap.text);
    return { kind: 'tap', ...told, data, ...(label === null ? {} : { label }) };
  }
  // A place or a file is a message of the person's too, without words.
  return { kind: 'text', ...told, text: text(event.text) ?? text(tap?.text) ?? '' };
}

/** Google Messages offers "Unsubscribe" and "Subscribe" by itself, as events; through carriers and other apps STOP comes as words. */
export const VENDOR_KEYWORDS: VendorKeywords = {
  platform: 'rbm',
  stop: ['STOP'],
  start: ['START'],
  help: [],
  matching:
    'In the countries where Google turned it on, these words alone become the events UNSUBSCRIBE and SUBSCRIBE; elsewhere they are words.',
  source: 'developers.google.com/business-communications/rcs-business-messaging, "Unsubscribe and subscribe", read November 2026',
};
