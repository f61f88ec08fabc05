/**
 * Reads one of the results that an Infobip webhook brings. Four of its APIs write the same things in their own ways: the Messages API (`event`,
 * `channel`), SMS (MO_JSON_2 and its delivery report), WhatsApp and RCS (`integrationType`).
 * Sources: infobip.com/docs/api "Receive inbound SMS messages", "Receive incoming messages", "Receive delivery reports"; webhook examples of
 * infobip-api-java-client (MessagesApiTest); "Message status codes"; read November 2026.
 */
import type { ChannelId } from '../../../shared/vocabulary.ts';
import { eventMs } from '../event-time.ts';
import type { InboundEvent } from '../inbound.ts';
import { type Json, object, objects, text, unknownName } from '../json.ts';
import { phoneOf, senderOf } from '../numbers.ts';

const CHANNELS: Readonly<Record<string, ChannelId | undefined>> = { SMS: 'sms', MMS: 'mms', RCS: 'rcs', WHATSAPP: 'whatsapp' };

/** @returns an event, null for one that says nothing new, or the name of what is none of ours. */
export function readResult(result: Json, receivedAtMs: number): InboundEvent | string | null {
  const kind = kindOf(result);
  const named = text(result.channel) ?? text(result.integrationType) ?? 'SMS';
  const channel = CHANNELS[named.toUpperCase()];
  const id = text(result.messageId);
  if (kind === 'other' || id === null) return unknownName('infobip', text(result.event) ?? 'result');
  if (!channel) return unknownName('infobip', 'channel', named);
  const sent = { id, channel, result };
  return kind === 'message' ? readMessage(sent, receivedAtMs) : readStatus(sent, kind, receivedAtMs);
}

type Kind = 'message' | 'status' | 'seen' | 'other';

function kindOf(result: Json): Kind {
  const event = text(result.event)?.toUpperCase();
  if (event !== undefined) return event === 'MO' ? 'message' : event === 'DELIVERY' ? 'status' : event === 'SEEN' ? 'seen' : 'other';
  if (object(result.status)) return 'status';
  if (text(result.seenAt) !== null) return 'seen';
  return text(result.receivedAt) === null ? 'other' : 'message';
}

interface Sent {
  readonly id: string;
  readonly channel: ChannelId;
  readonly result: Json;
}

function readMessage({ id, channel, result }: Sent, receivedAtMs: number): InboundEvent | string {
  const from = phoneOf(result.from ?? result.sender, channel);
  if (!from) return unknownName('infobip', 'from', channel);
  const told = { id, channel, from, to: senderOf(result.to ?? result.destination), at: timeOf(result.receivedAt, receivedAtMs) };
  // The Messages API has a list of contents, the channels' own APIs one message, SMS the words alone.
  const [content] = [...objects(result.content), object(result.message) ?? {}];
  const data = text(content?.payload) ?? text(content?.postbackData) ?? text(content?.id);
  const label = text(content?.title) ?? text(content?.text);
  if (data !== null && data !== label) return { kind: 'tap', ...told, data, ...(label === null ? {} : { label }) };
  // Never `cleanText`: Infobip has taken its keyword out of that, and the keyword may be STOP.
  return { kind: 'text', ...told, text: text(result.text) ?? label ?? text(content?.caption) ?? '' };
}

/** "Message status codes": 1 pending, 2 undeliverable, 3 delivered, 4 expired, 5 rejected. */
const BECAME: Readonly<Record<string, 'delivered' | 'failed' | undefined>> = {
  DELIVERED: 'delivered',
  UNDELIVERABLE: 'failed',
  EXPIRED: 'failed',
  REJECTED: 'failed',
};
/** Intermediate, though its group says delivered. */
const AT_THE_OPERATOR = 'DELIVERED_TO_OPERATOR';

function readStatus({ id, channel, result }: Sent, kind: Kind, receivedAtMs: number): InboundEvent | string | null {
  const status = object(result.status) ?? {};
  const group = text(status.groupName)?.toUpperCase() ?? 'none';
  if (group === 'PENDING' || text(status.name) === AT_THE_OPERATOR) return null;
  // A report names the person as the message's destination; a `seen` report, as the one who saw it.
  const person = phoneOf(kind === 'seen' && result.destination === undefined ? result.from : (result.to ?? result.destination), channel);
  const become = kind === 'seen' ? 'read' : BECAME[group];
  if (become === undefined || !person) return unknownName('infobip', 'status', group);
  const ours = kind === 'seen' && result.destination === undefined ? result.to : (result.sender ?? result.from);
  const told = { channel, from: person, to: senderOf(ours), at: timeOf(result.doneAt ?? result.seenAt, receivedAtMs) };
  const why = text(object(result.error)?.name) ?? text(status.name) ?? 'none';
  const reason = become === 'failed' ? { reason: `code_${/^[A-Z][A-Z_]{1,60}$/.exec(why)?.[0] ?? 'none'}` } : {};
  return { kind: 'status', id: `${id}:${become}`, ...told, message: id, status: become, ...reason };
}

/** `2020-02-06T14:18:29.797+0000`: without the colon that RFC 3339 has in its zone. */
const timeOf = (time: unknown, receivedAtMs: number) =>
  eventMs(Date.parse((text(time) ?? '').replace(/([+-]\d\d)(\d\d)$/, '$1:$2')), receivedAtMs);
