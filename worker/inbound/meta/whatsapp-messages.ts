/** Reads one message of a person on WhatsApp, and what the system says of a person's identity. Source: Meta docs "Messages webhook reference" (2026). */
import { eventSecond } from '../event-time.ts';
import type { InboundEvent } from '../inbound.ts';
import { type Json, object, text, unknownName } from '../json.ts';
import { type Found, found, unread } from './found.ts';
import type { Change } from './whatsapp.ts';
import { bsuidAddress, phoneAddress, senderOf } from './whatsapp-person.ts';

/** What every event of one message says. */
type Told = Pick<Extract<InboundEvent, { kind: 'text' }>, 'id' | 'channel' | 'from' | 'also' | 'to' | 'at'>;

/** Messages of a person without words: they open the conversation's window and mean nothing else. */
const WORDLESS = new Set(['audio', 'sticker', 'location', 'contacts', 'order', 'voice']);
const CAPTIONED = new Set(['image', 'video', 'document']);

export function readMessage(message: Json, change: Change): Found {
  const id = text(message.id);
  const type = text(message.type) ?? '';
  const person = senderOf(message, change.value, change.scope);
  if (id === null) return unread(unknownName('whatsapp', 'messages', 'no_id'));
  if (type === 'system') return readSystem(id, message, change);
  if (!person) return unread(unknownName('whatsapp', 'messages', 'no_sender'));
  const told: Told = {
    id,
    channel: 'whatsapp',
    ...person,
    to: change.to,
    at: eventSecond(message.timestamp, change.at.receivedAtMs),
  };
  const content = object(message[type]) ?? {};
  if (type === 'text') return found({ kind: 'text', ...told, text: text(content.body) ?? '' });
  if (type === 'button') return found(templateButton(told, content));
  if (type === 'interactive') return found(interactive(told, content));
  if (CAPTIONED.has(type)) return found({ kind: 'text', ...told, text: text(content.caption) ?? '' });
  if (WORDLESS.has(type)) return found({ kind: 'text', ...told, text: '' });
  return unread(unknownName('whatsapp', 'messages', type));
}

/** A button of a template. Its payload is its own words unless the sender set another, and ours never is: so those are a person's words. */
function templateButton(told: Told, button: Json): InboundEvent {
  const [payload, label] = [text(button.payload), text(button.text)];
  if (payload === null || payload === label) return { kind: 'text', ...told, text: label ?? '' };
  return { kind: 'tap', ...told, data: payload, ...(label === null ? {} : { label }) };
}

function interactive(told: Told, content: Json): InboundEvent {
  const reply = object(content.button_reply) ?? object(content.list_reply);
  const [data, label] = [text(reply?.id), text(reply?.title)];
  if (data === null) return { kind: 'text', ...told, text: label ?? '' };
  return { kind: 'tap', ...told, data, ...(label === null ? {} : { label }) };
}

/**
 * Somebody got another number or id. Source: Meta docs, changelog 2026-08-11: `user_changed_number` carries both pairs,
 * `user_changed_user_id` the ids alone. The sentence in `body` holds the person's own name and is not read for ids.
 */
function readSystem(id: string, message: Json, change: Change): Found {
  const system = object(message.system) ?? {};
  const type = text(system.type) ?? '';
  const at = eventSecond(message.timestamp, change.at.receivedAtMs);
  const told = { channel: 'whatsapp', to: change.to, at } as const;
  if (type === 'user_preference_changed') return oldPreference(id, message, system, change);
  if (!IDENTITY_CHANGES.has(type)) return unread(unknownName('whatsapp', 'system', type));
  const newPhone = type === 'user_changed_user_id' ? null : phoneAddress(system.wa_id ?? system.new_wa_id);
  const [oldPhone, newId] = [phoneAddress(message.from), bsuidAddress(system.user_id, change.scope)];
  const oldId = bsuidAddress(system.previous_user_id ?? message.from_user_id, change.scope);
  const events: InboundEvent[] = [];
  if (newPhone && oldPhone && newPhone.value !== oldPhone.value) {
    events.push({ kind: 'moved', id, ...told, from: newPhone, ...(newId ? { also: newId } : {}), previous: oldPhone });
  }
  if (newId && oldId && newId.value !== oldId.value) {
    events.push({ kind: 'moved', id: `${id}:user_id`, ...told, from: newId, previous: oldId });
  }
  return events.length > 0 ? { events, unknown: [] } : unread(unknownName('whatsapp', 'system', type, 'incomplete'));
}

/** `customer_changed_number` is how it was called until 2021, with `new_wa_id`. */
const IDENTITY_CHANGES = new Set(['user_changed_number', 'customer_changed_number', 'user_changed_user_id']);

/** The system message that told of a marketing preference before `user_preferences` did. Its form is not documented any more: in doubt it is a stop. */
function oldPreference(id: string, message: Json, system: Json, change: Change): Found {
  const person = senderOf(message, change.value, change.scope);
  const words = text(system.body) ?? '';
  if (!person) return unread('whatsapp.system.user_preference_changed');
  const told = { id, channel: 'whatsapp', ...person, to: change.to, words } as const;
  const at = eventSecond(message.timestamp, change.at.receivedAtMs);
  return found({ kind: /resume/i.test(words) && !/stop/i.test(words) ? 'resume' : 'withdraw', ...told, at });
}
