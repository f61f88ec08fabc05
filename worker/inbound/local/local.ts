/**
 * The demo's own phone and chat, and the simplest of platforms for the tests: JSON under an HMAC. It has no clock of its own to be judged
 * by: a repeat is known by the message's id.
 */
import { Buffer } from 'node:buffer';
import { timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { channel } from '../../../shared/contract/primitives.ts';
import { err, ok, type Result } from '../../../shared/result.ts';
import type { Address } from '../../../shared/vocabulary.ts';
import { CHANNEL_CATALOGUE } from '../../channels/registry.ts';
import { ownClock } from '../../consent/time.ts';
import { utf8 } from '../../platform/bytes.ts';
import { hmac } from '../../platform/keys.ts';
import type { InboundAccount, InboundEvent, InboundPlatform, Parsed, RawRequest, VerifyRefusal } from '../inbound.ts';

/** Hex HMAC-SHA256 of the body under the account's secret. */
export const LOCAL_SIGNATURE_HEADER = 'x-local-signature';

const id = z.string().min(1).max(200);
const told = { id, channel, from: id, to: id, at_ms: z.int().min(0).optional() };
const words = z.string().max(4096);
const event = z.discriminatedUnion('type', [
  z.strictObject({ ...told, type: z.literal('text'), text: words, platform_says: z.enum(['stop', 'start', 'help']).optional() }),
  z.strictObject({ ...told, type: z.literal('start'), token: id, text: words.optional() }),
  z.strictObject({ ...told, type: z.literal('tap'), data: id }),
  z.strictObject({ ...told, type: z.enum(['stop_offers', 'resume_offers', 'block']) }),
  z.strictObject({ ...told, type: z.literal('unblock'), token: id.optional() }),
]);
type Sent = z.infer<typeof event>;
const KNOWN: readonly string[] = ['text', 'start', 'tap', 'stop_offers', 'resume_offers', 'block', 'unblock'];
const body = z.strictObject({ events: z.array(z.looseObject({ type: z.string().max(64), to: id, channel })).max(100) });

export const local: InboundPlatform<'local'> = {
  id: 'local',
  async verify(raw, account) {
    const said = raw.headers.get(LOCAL_SIGNATURE_HEADER);
    if (said === null) return err('signature_missing');
    const right = hmac(utf8(account.secrets.signing_secret), raw.body);
    const given = Buffer.from(said, 'hex');
    if (given.length !== right.length || !timingSafeEqual(given, right)) return err('signature_wrong');
    return namesAccount(raw, account);
  },
  async parse(raw) {
    const json = readBody(raw);
    if (!json.ok) return err({ reason: 'malformed', detail: 'not the form of a message' });
    const known = json.value.events.filter(({ type }) => KNOWN.includes(type)).map((each) => event.safeParse(each));
    if (known.some(({ success }) => !success)) return err({ reason: 'malformed', detail: 'an event lacks what its type has' });
    const parsed: Parsed = {
      events: known.flatMap(({ data }) => (data ? [eventOf(data, raw)] : [])),
      unknown: json.value.events.filter(({ type }) => !KNOWN.includes(type)).map(({ type }) => type),
    };
    return ok(parsed);
  },
};

/** What can't be read names nobody: `parse` says so. */
function namesAccount(raw: RawRequest, { senders }: InboundAccount<'local'>): Result<void, VerifyRefusal> {
  const json = readBody(raw);
  if (!json.ok || json.value.events.every(({ channel: on, to }) => senders[on] === to)) return ok(undefined);
  return err('other_account');
}

function readBody(raw: RawRequest): Result<z.infer<typeof body>, null> {
  try {
    const parsed = body.safeParse(JSON.parse(new TextDecoder('utf-8', { fatal: true, ignoreBOM: false }).decode(raw.body)));
    return parsed.success ? ok(parsed.data) : err(null);
  } catch {
    return err(null); // not JSON, or not UTF-8: the sender's mistake, told as a refusal
  }
}

function eventOf(sent: Sent, raw: RawRequest): InboundEvent {
  const base = {
    id: sent.id,
    channel: sent.channel,
    from: addressOf(sent),
    to: sent.to,
    at: ownClock(sent.at_ms ?? raw.receivedAtMs),
  };
  switch (sent.type) {
    case 'text':
      return { ...base, kind: 'text', text: sent.text, ...(sent.platform_says && { platformSays: sent.platform_says }) };
    case 'start':
      return { ...base, kind: 'start', token: sent.token, ...(sent.text !== undefined && { text: sent.text }) };
    case 'tap':
      return { ...base, kind: 'tap', data: sent.data };
    case 'unblock':
      return { ...base, kind: 'unblock', ...(sent.token !== undefined && { token: sent.token }) };
    case 'stop_offers':
      return { ...base, kind: 'withdraw', words: sent.type };
    case 'resume_offers':
      return { ...base, kind: 'resume', words: sent.type };
    case 'block':
      return { ...base, kind: 'block' };
  }
}

function addressOf({ channel: on, from, to }: Sent): Address {
  const { kind } = CHANNEL_CATALOGUE[on].address;
  return kind === 'phone' || kind === 'email' ? { kind, scope: '', value: from } : { kind, scope: to, value: from };
}
