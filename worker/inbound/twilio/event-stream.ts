/**
 * Twilio's Event Streams: the same messages and statuses as CloudEvents in JSON, each with its time. A message that comes by both ways has one id.
 * Source: Twilio docs "Event Streams, Messaging event types", "Webhook sink"; read November 2026.
 */
import { eventMs } from '../event-time.ts';
import type { InboundAccount, Parsed } from '../inbound.ts';
import { type Json, object, objects, text, unknownName } from '../json.ts';
import { phoneOf, senderOf } from '../numbers.ts';
import { bare, placeOf } from './place.ts';
import { statusEvents } from './status.ts';

const MESSAGE = 'com.twilio.messaging.inbound-message.received';
const STATUS = /^com\.twilio\.messaging\.message\.([a-z]{1,20})$/;

/** A sink's batch is a list of events; a single one is taken as well. Null for anything else. */
export function cloudEvents(bytes: Uint8Array): readonly Json[] | null {
  try {
    const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true, ignoreBOM: false }).decode(bytes));
    const events = objects(Array.isArray(value) ? value : [value]);
    const isWhole = Array.isArray(value) ? events.length === value.length : events.length === 1;
    return isWhole && events.every((event) => text(event.type) !== null && object(event.data)) ? events : null;
  } catch {
    return null;
  }
}

export function readEvents(events: readonly Json[], account: InboundAccount<'twilio'>, receivedAtMs: number): Parsed {
  const parts = events.map((event) => readEvent(event, account, receivedAtMs));
  return { events: parts.flatMap((part) => part.events), unknown: parts.flatMap((part) => part.unknown) };
}

export const accountOfEvent = (event: Json): string | null => text(object(event.data)?.accountSid);

function readEvent(event: Json, account: InboundAccount<'twilio'>, receivedAtMs: number): Parsed {
  const [type, data] = [text(event.type) ?? '', object(event.data) ?? {}];
  const unknown: Parsed = { events: [], unknown: [unknownName('twilio', 'event', type.split('.').slice(-2).join('_'))] };
  // A sink may serve several accounts: what is not this one's is only counted.
  if (accountOfEvent(event) !== account.settings.account_sid) return { events: [], unknown: ['twilio.other_account'] };
  const id = text(data.messageSid);
  const at = eventMs(Date.parse(text(data.timestamp) ?? text(event.time) ?? ''), receivedAtMs);
  const [from, to] = [text(data.from), text(data.to)];
  if (type === MESSAGE) {
    const { channel, person } = placeOf(from, Number(data.numMedia ?? 0) > 0);
    if (id === null || !channel || !person) return unknown;
    return { events: [{ kind: 'text', id, channel, from: person, to: senderOf(bare(to)), at, text: text(data.body) ?? '' }], unknown: [] };
  }
  const status = STATUS.exec(type)?.[1];
  const { channel } = placeOf(to, false);
  const person = channel && phoneOf(bare(to), channel);
  if (status === undefined || id === null || !channel || !person) return unknown;
  const code = data.errorCode;
  const errorCode = typeof code === 'number' ? String(code) : text(code);
  return statusEvents({ told: { channel, from: person, to: senderOf(bare(from)), at }, message: id, status, errorCode }) ?? unknown;
}
