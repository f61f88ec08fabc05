/**
 * SendGrid's event webhook: unsubscribes, groups, complaints, bounces. Only the signed form is taken: ECDSA on P-256 over the time and the
 * bytes. Source: twilio.com/docs/sendgrid "Event Webhook Reference", "Event Webhook Security Features", read November 2026; the signature
 * was checked against the public vector of sendgrid-nodejs.
 */
import { SENDGRID_AHEAD_MS_MAX, SENDGRID_SIGNATURE_AGE_MS_MAX } from '../../../shared/mail-limits.ts';
import { err, ok } from '../../../shared/result.ts';
import { utf8 } from '../../platform/bytes.ts';
import { verifyEcdsaP256 } from '../../platform/vendor-signatures.ts';
import { eventSecond } from '../event-time.ts';
import type { InboundEvent, InboundPlatform } from '../inbound.ts';
import { type Json, object, readJsonList, text, unknownName } from '../json.ts';
import { mailAddress } from '../mail-address.ts';

export const sendgrid: InboundPlatform<'sendgrid'> = {
  id: 'sendgrid',

  /** The time is signed but may be that of the first try, and SendGrid tries for a day: so long a signature is taken. Repeats add nothing. */
  async verify(raw, account) {
    const signature = raw.headers.get('x-twilio-email-event-webhook-signature');
    const timestamp = raw.headers.get('x-twilio-email-event-webhook-timestamp');
    const { webhook_public_key: key } = account.secrets;
    if (key === undefined || signature === null || timestamp === null) return err('signature_missing');
    const signed = new Uint8Array([...utf8(timestamp), ...raw.body]);
    if (!(await verifyEcdsaP256(key, signature, signed))) return err('signature_wrong');
    const ageMs = /^\d{1,12}$/.test(timestamp) ? raw.receivedAtMs - Number(timestamp) * 1000 : Number.NaN;
    return ageMs <= SENDGRID_SIGNATURE_AGE_MS_MAX && ageMs >= -SENDGRID_AHEAD_MS_MAX ? ok(undefined) : err('stale');
  },

  async parse(raw) {
    const list = readJsonList(raw.body);
    if (!list) return err({ reason: 'malformed', detail: 'not a list of events' });
    const events: InboundEvent[] = [];
    const unknown: string[] = [];
    for (const item of list) {
      const read = readEvent(object(item) ?? {}, raw.receivedAtMs);
      if (typeof read === 'string') unknown.push(read);
      else events.push(read);
    }
    // Bytes that hold nothing of ours are no post of SendGrid's.
    if (list.length > 0 && list.every((item) => object(item) === null)) return err({ reason: 'malformed', detail: 'a list of no events' });
    return ok({ events, unknown });
  },
};

/** Limit: a group's unsubscribe ends all marketing by email, since groups are not topics here; a group's re-subscribe lifts the stop alone. */
function readEvent(event: Json, receivedAtMs: number): InboundEvent | string {
  const [type, id, from] = [text(event.event) ?? '', text(event.sg_event_id), mailAddress(event.email)];
  if (id === null || !from) return unknownName('sendgrid', type, id === null ? 'no_id' : 'no_address');
  const told = { id, channel: 'email', from, to: null, at: eventSecond(event.timestamp, receivedAtMs) } as const;
  // The part before the first dot is what the sending call was answered.
  const message = (text(event.sg_message_id) ?? '').split('.')[0] ?? '';
  switch (type) {
    case 'unsubscribe':
    case 'group_unsubscribe':
      return { kind: 'withdraw', ...told, words: 'unsubscribe' };
    case 'spamreport':
      return { kind: 'withdraw', ...told, words: 'spam complaint' };
    case 'group_resubscribe':
      return { kind: 'resume', ...told, words: 'subscribe again' };
    case 'bounce':
      // `blocked`: refused this once. A bounce puts the address on SendGrid's own list.
      if (event.type !== 'blocked') return { kind: 'block', ...told };
      return { kind: 'status', ...told, message, status: 'failed', reason: 'blocked' };
    case 'dropped':
      return { kind: 'status', ...told, message, status: 'failed', reason: (text(event.reason) ?? 'dropped').slice(0, 100) };
    case 'delivered':
      return { kind: 'status', ...told, message, status: 'delivered' };
    default:
      return unknownName('sendgrid', type);
  }
}
