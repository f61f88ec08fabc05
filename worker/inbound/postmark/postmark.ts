/**
 * Postmark: unsubscribes, complaints, bounces, and what was put on or taken off a stream's suppression list. Postmark signs nothing: the URL's
 * user and password, or a header that the merchant sets on the webhook, is what proves a POST.
 * Source: postmarkapp.com/developer/webhooks: webhooks overview ("Protecting your webhook"), subscription change, bounce, spam complaint,
 * delivery, read November 2026.
 */
import { Buffer } from 'node:buffer';
import { err, ok } from '../../../shared/result.ts';
import { eventDate } from '../event-time.ts';
import type { InboundEvent, InboundPlatform, RawRequest } from '../inbound.ts';
import { idText, type Json, readJson, text, unknownName } from '../json.ts';
import { mailAddress } from '../mail-address.ts';
import { sameText } from '../same-text.ts';

export const postmark: InboundPlatform<'postmark'> = {
  id: 'postmark',

  /** `server_id`, where the merchant gave it, must be the payload's: one secret may have been entered at several servers. */
  async verify(raw, account) {
    const { webhook_secret: secret } = account.secrets;
    const given = givenSecret(raw.headers);
    if (secret === undefined || given === null) return err('signature_missing');
    if (!sameText(given, secret)) return err('signature_wrong');
    const [own, named] = [account.settings.server_id, idText(readJson(raw.body)?.ServerID)];
    return own !== undefined && named !== null && named !== own ? err('other_account') : ok(undefined);
  },

  async parse(raw) {
    const record = readJson(raw.body);
    const type = text(record?.RecordType);
    if (!record || type === null) return err({ reason: 'malformed', detail: 'not an object with `RecordType`' });
    const read = readRecord(type, record, raw);
    return ok(typeof read === 'string' ? { events: [], unknown: [read] } : { events: [read], unknown: [] });
  },
};

/** The password of `https://sayso:SECRET@host/…`, whatever the user; or a custom header. */
function givenSecret(headers: Headers): string | null {
  const basic = /^Basic ([A-Za-z0-9+/=]+)$/i.exec(headers.get('authorization') ?? '')?.[1];
  if (basic === undefined) return headers.get('x-sayso-secret');
  const decoded = Buffer.from(basic, 'base64').toString('utf8');
  return decoded.slice(decoded.indexOf(':') + 1);
}

function readRecord(type: string, record: Json, { receivedAtMs }: RawRequest): InboundEvent | string {
  const from = mailAddress(record.Recipient ?? record.Email);
  if (!from) return unknownName('postmark', type, 'no_address');
  const date = text(record.ChangedAt) ?? text(record.BouncedAt) ?? text(record.DeliveredAt);
  const message = text(record.MessageID) ?? '';
  const told = {
    // A record carries no id of its own that JSON's numbers can hold; a retry repeats every byte.
    id: [type, message, date ?? '', text(record.Type) ?? '', record.SuppressSending === true ? 'on' : 'off'].join(':'),
    channel: 'email',
    from,
    to: text(record.From),
    at: eventDate(date, receivedAtMs),
  } as const;
  switch (type) {
    case 'SubscriptionChange':
      return subscriptionChange(record, told);
    case 'SpamComplaint':
      return { kind: 'withdraw', ...told, words: 'spam complaint' };
    case 'Bounce':
      return bounce(record, told, message);
    case 'Delivery':
      return { kind: 'status', ...told, message, status: 'delivered' };
    default:
      return unknownName('postmark', type);
  }
}

type Told = Omit<Extract<InboundEvent, { readonly kind: 'block' }>, 'kind'>;

/** Only the person's own word takes consent back; a list that the merchant or a bounce put somebody on stops the mail and no more. */
function subscriptionChange(record: Json, told: Told): InboundEvent | string {
  const { SuppressSending: isStopped, SuppressionReason: reason, Origin: origin } = record;
  if (isStopped === false) return { kind: 'unblock', ...told };
  if (isStopped !== true) return unknownName('postmark', 'SubscriptionChange', 'no_state');
  if (reason === 'SpamComplaint') return { kind: 'withdraw', ...told, words: 'spam complaint' };
  if (reason === 'ManualSuppression' && origin === 'Recipient') return { kind: 'withdraw', ...told, words: 'unsubscribe' };
  return { kind: 'block', ...told };
}

/** `Inactive`: Postmark sends there no more. Source: "Bounce webhook", "Bounce types". */
function bounce(record: Json, told: Told, message: string): InboundEvent {
  const type = text(record.Type) ?? 'unknown';
  if (type === 'Unsubscribe') return { kind: 'withdraw', ...told, words: 'unsubscribe' };
  if (type === 'SpamComplaint' || type === 'SpamNotification') return { kind: 'withdraw', ...told, words: 'spam complaint' };
  return record.Inactive === true ? { kind: 'block', ...told } : { kind: 'status', ...told, message, status: 'failed', reason: type };
}
