/**
 * Infobip: SMS, MMS, RCS, WhatsApp and Viber that people send, and delivery reports, as lists of results. Sources: infobip-api-java-client's
 * models and tests, read November 2026 (VENDORS A5). How its webhooks are signed was not found in what was read: an HMAC of the body under
 * the secret of the subscription, hex SHA-256 in `x-hub-signature` or base64 in `x-ib-signature`, is from memory, and a shared secret by
 * HTTP Basic, which it also offers, is taken alike. Not tried live.
 */
import { Buffer } from 'node:buffer';
import { createHmac } from 'node:crypto';
import { err, ok } from '../../../shared/result.ts';
import type { ChannelId } from '../../../shared/vocabulary.ts';
import { e164 } from '../e164.ts';
import { eventMs } from '../event-time.ts';
import type { InboundEvent, InboundPlatform, RawRequest } from '../inbound.ts';
import { type Json, object, objects, readJson, text, unknownName } from '../json.ts';
import { sameText } from '../same-text.ts';
import type { VendorKeywords } from '../vendor-keywords.ts';

const CHANNELS: Readonly<Record<string, ChannelId>> = {
  SMS: 'sms',
  MMS: 'mms',
  RCS: 'rcs',
  WHATSAPP: 'whatsapp',
  VIBER_BOTS: 'viber',
  VIBER: 'viber',
};

export const infobip: InboundPlatform<'infobip'> = {
  id: 'infobip',

  async verify(raw, { secrets: { webhook_secret: secret } }) {
    const signed = signatureOf(raw);
    if (signed === null) return err('signature_missing');
    if (!sameText(signed.given, signed.right(secret))) return err('signature_wrong');
    // Payloads name no account: the secret of the subscription is the account's own.
    return ok(undefined);
  },

  async parse(raw) {
    const body = readJson(raw.body);
    if (!body || !Array.isArray(body.results)) return err({ reason: 'malformed', detail: 'not an object with `results`' });
    const results = objects(body.results);
    if (results.length !== body.results.length || !results.every((result) => text(result.messageId) !== null)) {
      return err({ reason: 'malformed', detail: 'a result without messageId' });
    }
    const events: InboundEvent[] = [];
    const unknown: string[] = [];
    for (const result of results) {
      const read = readResult(result, raw);
      if (typeof read === 'string') unknown.push(read);
      else events.push(read);
    }
    return ok({ events, unknown });
  },
};

interface Signed {
  readonly given: string;
  readonly right: (secret: string) => string;
}
function signatureOf({ headers, body }: RawRequest): Signed | null {
  const digest = (secret: string) => createHmac('sha256', secret).update(body);
  const hexSigned = headers.get('x-hub-signature');
  if (hexSigned !== null)
    return { given: hexSigned.replace(/^sha256=/, '').toLowerCase(), right: (secret) => digest(secret).digest('hex') };
  const base64Signed = headers.get('x-ib-signature');
  if (base64Signed !== null) return { given: base64Signed, right: (secret) => digest(secret).digest('base64') };
  const basic = /^Basic (\S+)$/i.exec(headers.get('authorization') ?? '')?.[1];
  if (basic === undefined) return null;
  // The password alone is the secret; the name is the merchant's to choose.
  return { given: Buffer.from(basic, 'base64').toString('utf8').split(/:(.*)/s)[1] ?? '', right: (secret) => secret };
}

const isReport = (result: Json): boolean => object(result.status) !== null;

function readResult(result: Json, { receivedAtMs }: RawRequest): InboundEvent | string {
  const id = text(result.messageId) ?? '';
  if (isReport(result)) return report(result, id, receivedAtMs);
  const channel = CHANNELS[(text(result.integrationType) ?? text(result.channel) ?? 'SMS').toUpperCase()];
  const [from, to] = [text(result.from) ?? text(result.sender), text(result.to) ?? text(result.destination)];
  if (channel === undefined || from === null || to === null)
    return unknownName('infobip', result.integrationType ?? result.channel ?? 'result');
  const told = {
    id,
    channel,
    from: { kind: 'phone', scope: '', value: e164(from) ?? from },
    to: e164(to) ?? to,
    at: eventMs(Date.parse(text(result.receivedAt) ?? ''), receivedAtMs),
  } as const;
  const message = object(result.message);
  const data = text(message?.id) ?? text(message?.payload);
  const label = text(message?.title) ?? text(message?.text);
  if (/BUTTON|REPLY/i.test(text(message?.type) ?? '') && data !== null)
    return { kind: 'tap', ...told, data, ...(label !== null && { label }) };
  // `cleanText` leaves out a keyword that Infobip took for one: what the person wrote is `text`.
  return { kind: 'text', ...told, text: text(result.text) ?? label ?? '' };
}

const ENDED: Readonly<Record<string, 'delivered' | 'read' | 'failed'>> = {
  DELIVERED: 'delivered',
  UNDELIVERABLE: 'failed',
  EXPIRED: 'failed',
  REJECTED: 'failed',
};

function report(result: Json, id: string, receivedAtMs: number): InboundEvent | string {
  const group = text(object(result.status)?.groupName) ?? '';
  const [ended, to] = [ENDED[group], text(result.to)];
  if (ended === undefined || to === null) return unknownName('infobip', 'status', group);
  const reason = text(object(result.error)?.name);
  return {
    kind: 'status',
    id: `${id}:${group}`,
    channel: CHANNELS[(text(result.channel) ?? 'SMS').toUpperCase()] ?? 'sms',
    from: { kind: 'phone', scope: '', value: e164(to) ?? to },
    to: null,
    at: eventMs(Date.parse(text(result.doneAt) ?? ''), receivedAtMs),
    message: id,
    status: ended,
    ...(reason !== null && reason !== 'NO_ERROR' && { reason }),
  };
}

export const VENDOR_KEYWORDS: VendorKeywords = {
  platform: 'infobip',
  stop: [],
  start: [],
  help: [],
  matching: 'Keywords are the merchant’s own, set at Infobip; it has no list that holds for all.',
  source: 'infobip-api-java-client, models of inbound messages, read November 2026',
};
