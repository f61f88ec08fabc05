/**
 * Braze: what a merchant's own webhook template says of a choice made there. The form is ours (docs/messaging.md has the template), since
 * Braze lets the merchant write the body. It is the merchant's word: it withdraws, and what a `granted` does is judged elsewhere.
 * Source: Braze docs "Creating a webhook", "Liquid: encoding filters", read November 2026.
 */
import { z } from 'zod';
import { BRAZE_SKEW_MS_MAX, CEP_WORDS_CHARS_MAX } from '../../../shared/cep-limits.ts';
import { CEP_CHANNELS } from '../../../shared/contract/channel-account.ts';
import { err, ok, type Result } from '../../../shared/result.ts';
import { hex, utf8 } from '../../platform/bytes.ts';
import { hmac } from '../../platform/keys.ts';
import { cepAddress } from '../cep-address.ts';
import { eventDate } from '../event-time.ts';
import type { InboundAccount, InboundEvent, InboundPlatform, RawRequest, VerifyRefusal } from '../inbound.ts';
import { type Json, readJson, unknownName } from '../json.ts';
import { sameText } from '../same-text.ts';

const SIGNATURE = /^t=(\d{1,12}),v1=([0-9a-f]{64})$/;

const choice = z.strictObject({
  schema: z.literal(1),
  /** The same for every attempt at one message: the dispatch and the person. */
  id: z.string().min(1).max(200),
  event: z.enum(['withdrawn', 'granted']),
  channel: z.enum(CEP_CHANNELS),
  // Liquid writes an empty text for an attribute that a person has not.
  email: z.string().max(320).nullish(),
  phone: z.string().max(40).nullish(),
  at: z.string().max(40).nullish(),
  words: z.string().max(CEP_WORDS_CHARS_MAX).nullish(),
});
const EVENTS: readonly unknown[] = ['withdrawn', 'granted'];

export const braze: InboundPlatform<'braze'> = {
  id: 'braze',

  /** A header with the secret, which is what Braze's webhooks can send; or an HMAC over time and bytes, by whoever stands in between. */
  async verify(raw, account) {
    const signature = raw.headers.get('x-sayso-signature');
    if (signature !== null) return signed(signature, raw, account);
    const given = raw.headers.get('x-sayso-secret');
    if (given === null) return err('signature_missing');
    return sameText(given, account.secrets.webhook_secret) ? ok(undefined) : err('signature_wrong');
  },

  async parse(raw) {
    const body = readJson(raw.body);
    if (typeof body?.event === 'string' && !EVENTS.includes(body.event))
      return ok({ events: [], unknown: [unknownName('braze', body.event)] });
    const parsed = choice.safeParse(body);
    if (!parsed.success) return err({ reason: 'malformed', detail: parsed.error.issues[0]?.path.join('.') ?? 'not an object' });
    const read = readChoice(parsed.data, body ?? {}, raw.receivedAtMs);
    return ok(typeof read === 'string' ? { events: [], unknown: [read] } : { events: [read], unknown: [] });
  },
};

/** `t=<Unix seconds>,v1=<hex HMAC-SHA256 of "<t>.<body>">`. */
function signed(signature: string, raw: RawRequest, { secrets }: InboundAccount<'braze'>): Result<void, VerifyRefusal> {
  const [, seconds = '', mac = ''] = SIGNATURE.exec(signature) ?? [];
  const right = hex(hmac(utf8(secrets.webhook_secret), utf8(`${seconds}.`), raw.body));
  if (!sameText(mac, right)) return err('signature_wrong');
  return Math.abs(raw.receivedAtMs - Number(seconds) * 1000) <= BRAZE_SKEW_MS_MAX ? ok(undefined) : err('stale');
}

function readChoice(told: z.infer<typeof choice>, body: Json, receivedAtMs: number): InboundEvent | string {
  const { id, event, channel, at, words } = told;
  const from = cepAddress(channel, { email: body.email, phone: body.phone });
  if (!from) return unknownName('braze', event, channel, 'no_address');
  const common = {
    id: `${event}:${channel}:${id}`,
    channel,
    from,
    to: null,
    at: eventDate(at, receivedAtMs),
    words: words ?? event,
  } as const;
  return { kind: event === 'granted' ? 'granted' : 'withdraw', ...common };
}
