/**
 * Reads one Messenger or Instagram entry. Its link's token comes back in three ways: with a postback (Get Started, an icebreaker), with a
 * message, or alone. Source: Meta docs "Webhook events" of Messenger and Instagram Messaging (2026).
 */
import type { Address } from '../../../shared/vocabulary.ts';
import { eventMs } from '../event-time.ts';
import type { InboundEvent } from '../inbound.ts';
import { idText, type Json, object, objects, text, unknownName } from '../json.ts';
import { madeId } from './event-id.ts';
import { type At, type Found, found, merge, NOTHING, type OwnEntry, unread } from './found.ts';

type Told = Pick<Extract<InboundEvent, { kind: 'text' }>, 'channel' | 'from' | 'to' | 'at'>;
interface Place {
  readonly at: At;
  readonly surface: 'messenger' | 'instagram';
  readonly ours: string;
}

export function readMessaging({ surface, id, entry }: OwnEntry, at: At): Found {
  if (surface === 'whatsapp') return NOTHING;
  const place: Place = { at, surface, ours: id };
  // The test button of the App Dashboard sends the same events as `changes`.
  const changes = objects(entry.changes).map((change) => object(change.value) ?? {});
  return merge([
    ...[...objects(entry.messaging), ...changes].map((event) => readEvent(event, place, false)),
    // While another app has the thread, its taps and links are that app's; words remain the person's own.
    ...objects(entry.standby).map((event) => readEvent(event, place, true)),
  ]);
}

function readEvent(event: Json, place: Place, isStandby: boolean): Found {
  const { surface, ours, at } = place;
  const message = object(event.message);
  const person = idText(object(event.sender)?.id);
  if (message?.is_echo === true || person === ours) return NOTHING; // what we sent ourselves
  if (person === null || idText(object(event.recipient)?.id) !== ours)
    return unread(unknownName(surface, person === null ? 'no_sender' : 'other_account'));
  const from: Address =
    surface === 'messenger'
      ? { kind: 'messenger_psid', scope: ours, value: person }
      : { kind: 'instagram_igsid', scope: ours, value: person };
  const told: Told = { channel: surface, from, to: ours, at: eventMs(event.timestamp, at.receivedAtMs) };
  if (message) return readMessage(message, told, place, isStandby);
  if (isStandby) return unread(unknownName(surface, 'standby'));
  const [postback, referral, optin] = [object(event.postback), object(event.referral), object(event.optin)];
  if (postback) return readPostback(postback, event, told, place);
  if (referral) return readReferral(referral, event, told, place);
  if (optin) return readOptin(optin, event, told, place);
  if (object(event.delivery)) return readDelivery(object(event.delivery) ?? {}, told);
  if (object(event.read)) return NOTHING; // says up to when, not which message
  return unread(
    unknownName(
      surface,
      Object.keys(event).find((key) => !ENVELOPE.has(key)),
    ),
  );
}

const ENVELOPE = new Set(['sender', 'recipient', 'timestamp']);

function readMessage(message: Json, told: Told, { surface }: Place, isStandby: boolean): Found {
  const id = text(message.mid);
  if (id === null || message.is_deleted === true)
    return unread(unknownName(surface, id === null ? 'message_without_mid' : 'message_deleted'));
  const words = text(message.text) ?? '';
  const [data, token] = [text(object(message.quick_reply)?.payload), tokenOf(message.referral)];
  if (isStandby) return found({ kind: 'text', id, ...told, text: words });
  if (data !== null) return found({ kind: 'tap', id, ...told, data, ...(words === '' ? {} : { label: words }) });
  // The words are an event of their own: whoever comes by a link and writes STOP has written STOP.
  const written: InboundEvent = { kind: 'text', id, ...told, text: words };
  return token === null ? found(written) : found({ kind: 'start', id: `${id}:referral`, ...told, token }, written);
}

function readPostback(postback: Json, event: Json, told: Told, { at, surface }: Place): Found {
  const [data, label, token] = [text(postback.payload), text(postback.title), tokenOf(postback.referral)];
  const id = text(postback.mid) ?? madeId(at.account, 'postback', told.from.value, idText(event.timestamp) ?? '', data ?? '');
  if (token !== null) return found({ kind: 'start', id, ...told, token, ...(label === null ? {} : { text: label }) });
  if (data === null) return unread(unknownName(surface, 'postback'));
  return found({ kind: 'tap', id, ...told, data, ...(label === null ? {} : { label }) });
}

function readReferral(referral: Json, event: Json, told: Told, { at, surface }: Place): Found {
  const token = tokenOf(referral);
  if (token === null) return unread(unknownName(surface, 'referral'));
  return found({
    kind: 'start',
    id: madeId(at.account, 'referral', told.from.value, idText(event.timestamp) ?? '', token),
    ...told,
    token,
  });
}

/** What a link carried as `ref`. Those of advertisements carry the advertiser's own, which no token of ours equals. */
const tokenOf = (referral: unknown): string | null => text(object(referral)?.ref);

/**
 * Marketing messages on Messenger. A first opt-in to the platform's own card is no consent below our text and is only counted.
 * Source: Meta docs "messaging_optins"; the status is written with a space there and with an underscore in newer examples.
 */
function readOptin(optin: Json, event: Json, told: Told, { at, surface }: Place): Found {
  const words = text(optin.notification_messages_status);
  const status = words?.toUpperCase().replaceAll('_', ' ');
  if (optin.type !== 'notification_messages' || (status !== 'STOP NOTIFICATIONS' && status !== 'RESUME NOTIFICATIONS')) {
    return unread(unknownName(surface, 'optin', words ?? optin.type));
  }
  return found({
    kind: status === 'STOP NOTIFICATIONS' ? 'withdraw' : 'resume',
    id: madeId(at.account, 'optin', told.from.value, idText(event.timestamp) ?? '', status),
    ...told,
    words: [status, text(optin.title)].filter((part) => part !== null).join(': '),
  });
}

function readDelivery(delivery: Json, told: Told): Found {
  const mids = Array.isArray(delivery.mids) ? delivery.mids.flatMap((mid) => text(mid) ?? []) : [];
  return found(
    ...mids.map((mid): InboundEvent => ({ kind: 'status', id: `${mid}:delivered`, ...told, message: mid, status: 'delivered' })),
  );
}
