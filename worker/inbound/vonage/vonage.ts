/**
 * Vonage Messages: SMS, MMS, RCS, WhatsApp and Viber in one form of JSON, and what became of the merchant's messages. Each webhook brings a
 * JWT under the account's signature secret, whose `payload_hash` names the body. Sources, read November 2026: developer.vonage.com
 * "Webhooks: signed webhooks", the data sets of vonage-node-sdk's tests; VENDORS A4.
 */
import { Buffer } from 'node:buffer';
import { createHmac } from 'node:crypto';
import { PLATFORM_CLOCK_SKEW_MS } from '../../../shared/limits.ts';
import { err, ok, type Result } from '../../../shared/result.ts';
import type { ChannelId } from '../../../shared/vocabulary.ts';
import { hex } from '../../platform/bytes.ts';
import { sha256 } from '../../platform/sha256.ts';
import { e164 } from '../e164.ts';
import { eventMs } from '../event-time.ts';
import type { InboundEvent, InboundPlatform, VerifyRefusal } from '../inbound.ts';
import { type Json, object, readJson, text, unknownName } from '../json.ts';
import { sameText } from '../same-text.ts';
import type { VendorKeywords } from '../vendor-keywords.ts';

const CHANNELS: Readonly<Record<string, ChannelId>> = {
  sms: 'sms',
  mms: 'mms',
  rcs: 'rcs',
  whatsapp: 'whatsapp',
  viber_service: 'viber',
};

export const vonage: InboundPlatform<'vonage'> = {
  id: 'vonage',
  /** "An unsigned callback can rarely happen": answered so that it comes again, signed. */
  unsignedStatus: 503,

  async verify(raw, { settings, secrets }) {
    const token = /^Bearer (\S+)$/i.exec(raw.headers.get('authorization') ?? '')?.[1];
    if (token === undefined) return err('signature_missing');
    const claims = readToken(token, secrets.signature_secret);
    if (!claims || !sameText(text(claims.payload_hash) ?? '', hex(sha256(raw.body)))) return err('signature_wrong');
    const fresh = isFresh(claims, raw.receivedAtMs);
    if (!fresh.ok) return fresh;
    const isOwn =
      claims.api_key === settings.api_key && [undefined, settings.application_id].includes(text(claims.application_id) ?? undefined);
    return isOwn ? ok(undefined) : err('other_account');
  },

  async parse(raw) {
    const body = readJson(raw.body);
    const [id, channel] = [text(body?.message_uuid), CHANNELS[text(body?.channel) ?? '']];
    const [from, to] = [party(body?.from), party(body?.to)];
    if (!body || id === null || from === null || to === null) return err({ reason: 'malformed', detail: 'no message_uuid, from and to' });
    if (channel === undefined) return ok({ events: [], unknown: [unknownName('vonage', 'channel', body.channel)] });
    const at = eventMs(Date.parse(text(body.timestamp) ?? ''), raw.receivedAtMs);
    const status = text(body.status);
    const told = { channel, at } as const;
    const event =
      status === null
        ? said(body, { ...told, id, from: { kind: 'phone', scope: '', value: from }, to })
        : became(body, status, { ...told, id, from: { kind: 'phone', scope: '', value: to }, to: from });
    return ok(typeof event === 'string' ? { events: [], unknown: [event] } : { events: [event], unknown: [] });
  },
};

type Told = Pick<Extract<InboundEvent, { readonly kind: 'text' }>, 'id' | 'channel' | 'from' | 'to' | 'at'>;

/** An RCS unsubscribe arrives as words, by country: STOP, BAJA, parar. They are read like any others. */
function said(body: Json, told: Told): InboundEvent {
  const reply = object(body.reply) ?? object(body.button);
  const data = text(reply?.id) ?? text(reply?.payload);
  const label = text(reply?.title) ?? text(reply?.text);
  if (data !== null) return { kind: 'tap', ...told, data, ...(label !== null && { label }) };
  return { kind: 'text', ...told, text: text(body.text) ?? '' };
}

const ENDED: Readonly<Record<string, 'delivered' | 'read' | 'failed'>> = {
  delivered: 'delivered',
  read: 'read',
  rejected: 'failed',
  undeliverable: 'failed',
};

function became(body: Json, status: string, told: Told): InboundEvent | string {
  const ended = ENDED[status];
  if (ended === undefined) return unknownName('vonage', 'status', status);
  const reason = text(object(body.error)?.title);
  return { kind: 'status', ...told, id: `${told.id}:${status}`, message: told.id, status: ended, ...(reason !== null && { reason }) };
}

/** Digits without a plus, or an older payload's `{type, number}`. What is no number stays, and is refused as nobody's address. */
function party(value: unknown): string | null {
  const spelled = text(value) ?? text(object(value)?.number);
  return spelled === null ? null : (e164(spelled) ?? spelled);
}

/** HS256 and no other: what the token itself says of its algorithm is not believed. */
function readToken(token: string, secret: string): Json | null {
  const [head, claims, signature, ...rest] = token.split('.');
  if (head === undefined || claims === undefined || signature === undefined || rest.length > 0) return null;
  const right = createHmac('sha256', secret).update(`${head}.${claims}`, 'utf8').digest('base64url');
  if (!sameText(signature, right) || decoded(head)?.alg !== 'HS256') return null;
  return decoded(claims);
}

const decoded = (part: string): Json | null => readJson(new Uint8Array(Buffer.from(part, 'base64url')));

/** Where it says until when it holds. A webhook that is told again brings a token of its own. */
function isFresh({ exp, iat }: Json, receivedAtMs: number): Result<void, VerifyRefusal> {
  const isOver = typeof exp === 'number' && exp * 1000 < receivedAtMs;
  const isToCome = typeof iat === 'number' && iat * 1000 > receivedAtMs + PLATFORM_CLOCK_SKEW_MS;
  return isOver || isToCome ? err('stale') : ok(undefined);
}

export const VENDOR_KEYWORDS: VendorKeywords = {
  platform: 'vonage',
  stop: ['STOP', 'BAJA', 'PARAR'],
  start: ['START', 'ALTA', 'DÉMARRER', 'COMEÇAR'],
  help: [],
  matching: 'Not matched: the words that an RCS unsubscribe or subscribe arrives as, by country (ES, MX; FR; BR; else English).',
  source: 'developer.vonage.com, RCS suggested actions (VENDORS A4), read November 2026',
};
