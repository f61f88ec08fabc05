/** Reads one WhatsApp entry: messages, statuses, and what a person set in the app about marketing messages. It decides nothing. */

import { eventSecond } from '../event-time.ts';
import type { InboundEvent } from '../inbound.ts';
import { idText, type Json, object, objects, text, unknownName } from '../json.ts';
import { madeId } from './event-id.ts';
import { type At, type Found, found, merge, NOTHING, type OwnEntry, unread } from './found.ts';
import { isOwnNumber } from './own-entries.ts';
import { readMessage } from './whatsapp-messages.ts';
import { contactOf, personOf } from './whatsapp-person.ts';

/** What one change is read with. */
export interface Change {
  readonly at: At;
  readonly value: Json;
  /** The WhatsApp Business Account's id: business-scoped ids mean nothing outside it. */
  readonly scope: string;
  /** The merchant's number, E.164, as the payload says. */
  readonly to: string | null;
}

export function readWhatsapp({ id, entry }: OwnEntry, at: At): Found {
  return merge(objects(entry.changes).map((change) => readChange(change, id, at)));
}

function readChange(item: Json, scope: string, at: At): Found {
  const value = object(item.value);
  if (!value) return unread(unknownName('whatsapp', item.field));
  if (item.field !== 'messages' && item.field !== 'user_preferences') return unread(unknownName('whatsapp', item.field));
  if (!isOwnNumber(value, at.account)) return unread('other_account');
  const digits = idText(object(value.metadata)?.display_phone_number)?.replace(/\D/g, '');
  const change: Change = { at, value, scope, to: digits ? `+${digits}` : null };
  if (item.field === 'user_preferences') return merge(objects(value.user_preferences).map((wish) => readPreference(wish, change)));
  return merge([
    ...objects(value.messages).map((message) => readMessage(message, change)),
    ...objects(value.statuses).map((status) => readStatus(status, change)),
    ...(objects(value.errors).length > 0 ? [unread('whatsapp.errors')] : []),
  ]);
}

/** Source: Meta docs "user_preferences webhook reference" (2026-05-21). It carries no id of its own. */
function readPreference(wish: Json, { at, value, scope, to }: Change): Found {
  const contact = contactOf(value, wish.wa_id, wish.user_id);
  const person = personOf(wish.wa_id ?? contact?.wa_id, wish.user_id ?? contact?.user_id, scope);
  const isMarketing = wish.category === 'marketing_messages';
  if (!person || !isMarketing || (wish.value !== 'stop' && wish.value !== 'resume')) {
    return unread(unknownName('whatsapp', 'user_preferences', isMarketing ? wish.value : wish.category));
  }
  return found({
    kind: wish.value === 'stop' ? 'withdraw' : 'resume',
    id: madeId(at.account, 'preference', person.from.value, idText(wish.timestamp) ?? '', wish.value),
    channel: 'whatsapp',
    ...person,
    to,
    at: eventSecond(wish.timestamp, at.receivedAtMs),
    words: text(wish.detail) ?? `marketing_messages: ${wish.value}`,
  });
}

/** "User's number is part of an experiment" and the like are ordinary failures; this one says that the person stopped marketing. */
const STOPPED_MARKETING = 131050;

/** Source: Meta docs "Status messages webhook reference" and "Error codes" (2026). Most refusals of a message are told here, not in its answer. */
function readStatus(status: Json, { at, value, scope, to }: Change): Found {
  const contact = contactOf(value, status.recipient_id, status.recipient_user_id);
  const person = personOf(status.recipient_id ?? contact?.wa_id, status.recipient_user_id ?? contact?.user_id, scope);
  const message = text(status.id);
  if (status.status === 'sent') return NOTHING; // the answer to the send said so
  const become = STATUSES[String(status.status)];
  if (!person || message === null || become === undefined) return unread(unknownName('whatsapp', 'status', status.status));
  const told = { channel: 'whatsapp', ...person, to, at: eventSecond(status.timestamp, at.receivedAtMs) } as const;
  const code = objects(status.errors)[0]?.code;
  const reason =
    become === 'failed' ? { reason: code === STOPPED_MARKETING ? 'recipient_opted_out' : `code_${idText(code) ?? 'none'}` } : {};
  const event: InboundEvent = { kind: 'status', id: `${message}:${become}`, ...told, message, status: become, ...reason };
  if (become !== 'failed' || code !== STOPPED_MARKETING) return found(event);
  const words = text(objects(status.errors)[0]?.title) ?? 'stopped marketing messages';
  return found(event, { kind: 'withdraw', id: `${message}:${STOPPED_MARKETING}`, ...told, words });
}

const STATUSES: Readonly<Record<string, 'delivered' | 'read' | 'failed' | undefined>> = {
  delivered: 'delivered',
  read: 'read',
  failed: 'failed',
};
