/**
 * Vonage's Messages API: text messages, RCS, WhatsApp, and what became of ours. Its own opt-outs come as words.
 * Sources: developer.vonage.com "Messages API, webhooks", "Messages API status callbacks", "Decoding signed webhooks"; shapes as in the types
 * of vonage-node-sdk (packages/messages); read November 2026.
 */
import { err, ok } from '../../../shared/result.ts';
import type { Address, ChannelId } from '../../../shared/vocabulary.ts';
import { eventMs } from '../event-time.ts';
import type { InboundEvent, InboundPlatform } from '../inbound.ts';
import { type Json, object, readJson, text, unknownName } from '../json.ts';
import { phoneOf, senderOf } from '../numbers.ts';
import type { VendorKeywords } from '../vendor-keywords.ts';
import { RCS_START_WORDS, RCS_STOP_WORDS, unsubscribeButton } from './rcs-unsubscribe.ts';
import { checkToken } from './token.ts';

export const vonage: InboundPlatform<'vonage'> = {
  id: 'vonage',

  verify: async (raw, account) => checkToken(raw, account),

  async parse(raw) {
    const body = readJson(raw.body);
    if (!body || (text(body.message_uuid) === null && text(body.request_id) === null)) {
      return err({ reason: 'malformed', detail: 'not an object with `message_uuid`' });
    }
    const read = readBody(body, raw.receivedAtMs);
    return ok(Array.isArray(read) ? { events: read, unknown: [] } : { events: [], unknown: [String(read)] });
  },

  // "In the rare case of an internal error it is possible that the callback service will send an unsigned callback. By returning an HTTP 5xx
  // response, a retry will be triggered."
  unsignedStatus: 503,
};

const CHANNELS: Readonly<Record<string, ChannelId | undefined>> = { sms: 'sms', mms: 'mms', rcs: 'rcs', whatsapp: 'whatsapp' };

/** @returns events, or the name of what is none of ours. */
function readBody(body: Json, receivedAtMs: number): InboundEvent[] | string {
  const id = text(body.message_uuid);
  // Callbacks of Verify: what a code is worth is judged here.
  if (id === null) return unknownName('vonage', 'verify', body.type ?? body.event);
  const channel = CHANNELS[String(body.channel)];
  if (!channel) return unknownName('vonage', 'channel', body.channel);
  const sent = { id, channel, body, at: eventMs(Date.parse(text(body.timestamp) ?? ''), receivedAtMs) };
  return text(body.status) === null ? readMessage(sent) : readStatus(sent);
}

interface Sent {
  readonly id: string;
  readonly channel: ChannelId;
  readonly body: Json;
  readonly at: InboundEvent['at'];
}

function readMessage({ id, channel, body, at }: Sent): InboundEvent[] | string {
  const from: Address | null = phoneOf(body.from, channel);
  if (!from) return unknownName('vonage', 'from', body.channel);
  const told = { id, channel, from, to: senderOf(body.to), at };
  const type = text(body.message_type) ?? '';
  const tap = type === 'button' ? object(body.button) : type === 'reply' ? object(body.reply) : null;
  const data = text(tap?.payload) ?? text(tap?.id);
  const label = text(tap?.text) ?? text(tap?.title);
  // A template's button without a payload of its own brings back its words.
  if (data !== null && data !== label) return [{ kind: 'tap', ...told, data, ...(label === null ? {} : { label }) }];
  const words = label ?? text(body.text) ?? text(object(body[type])?.caption) ?? '';
  const button = channel === 'rcs' ? unsubscribeButton(from.value, words) : null;
  return [{ kind: 'text', ...told, text: words, ...(button && { platformSays: button }) }];
}

const BECAME: Readonly<Record<string, 'delivered' | 'read' | 'failed' | undefined>> = {
  delivered: 'delivered',
  read: 'read',
  rejected: 'failed',
  undeliverable: 'failed',
};

function readStatus({ id, channel, body, at }: Sent): InboundEvent[] | string {
  if (body.status === 'submitted') return []; // the answer to the send said so
  const become = BECAME[String(body.status)];
  const person = phoneOf(body.to, channel);
  if (become === undefined || !person) return unknownName('vonage', 'status', body.status);
  const code = /^\d{1,6}$/.exec(text(object(body.error)?.title) ?? '')?.[0] ?? 'none';
  const reason = become === 'failed' ? { reason: `code_${code}` } : {};
  const told = { channel, from: person, to: senderOf(body.from), at };
  return [{ kind: 'status', id: `${id}:${String(body.status)}`, ...told, message: id, status: become, ...reason }];
}

export const VENDOR_KEYWORDS: VendorKeywords = {
  platform: 'vonage',
  stop: RCS_STOP_WORDS,
  start: RCS_START_WORDS,
  help: [],
  matching:
    'The RCS button Unsubscribe comes as one of these words, by the country of the number. A merchant can set words per RCS agent (Channel Manager). No list for text messages is documented: count on none.',
  source: 'developer.vonage.com, Messages API, RCS opt-out; Channel Manager "Update opt-out information"; read November 2026',
};
