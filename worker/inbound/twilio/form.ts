/**
 * Twilio's form webhooks: a message that came in, and the status of one that went out. They carry no time: an event counts from its arrival.
 * Sources: Twilio docs "Twilio's request to your incoming message webhook URL", "Message status callback", "Advanced Opt-Out", "RCS"; read November 2026.
 */
import { ownClock } from '../../consent/time.ts';
import type { InboundEvent, Parsed } from '../inbound.ts';
import { unknownName } from '../json.ts';
import { senderOf } from '../numbers.ts';
import { bare, placeOf } from './place.ts';
import { type StatusFacts, statusEvents } from './status.ts';

type Form = URLSearchParams;

export function readForm(form: Form, receivedAtMs: number): Parsed {
  const status = form.get('MessageStatus');
  const isInbound = status === null || status === 'received' || status === 'receiving';
  return isInbound ? readMessage(form, receivedAtMs) : readStatus(form, status, receivedAtMs);
}

const none = (...parts: readonly unknown[]): Parsed => ({ events: [], unknown: [unknownName('twilio', ...parts)] });

function readMessage(form: Form, receivedAtMs: number): Parsed {
  const id = form.get('MessageSid') ?? form.get('SmsMessageSid') ?? form.get('SmsSid');
  const from = placeOf(form.get('From'), Number(form.get('NumMedia') ?? 0) > 0);
  if (id === null || id === '' || form.get('Body') === null)
    return none('form', form.get('EventType') ?? form.get('CallStatus') ?? 'other');
  if (!from.person || !from.channel) return none('from', from.channel ?? 'other');
  const told = { id, channel: from.channel, from: from.person, to: senderOf(bare(form.get('To'))), at: ownClock(receivedAtMs) };
  const said = SAYS[form.get('OptOutType')?.toUpperCase() ?? ''];
  const [words, data] = [form.get('Body') ?? '', form.get('ButtonPayload')];
  // What Twilio took for a stop is words, whatever button they came by.
  if (data !== null && data !== '' && said === undefined) {
    const label = form.get('ButtonText') ?? words;
    return { events: [{ kind: 'tap', ...told, data, ...(label === '' ? {} : { label }) }], unknown: [] };
  }
  return { events: [{ kind: 'text', ...told, text: words, ...(said && { platformSays: said }) }], unknown: [] };
}

const SAYS: Readonly<Record<string, Extract<InboundEvent, { kind: 'text' }>['platformSays']>> = {
  STOP: 'stop',
  START: 'start',
  HELP: 'help',
};

function readStatus(form: Form, status: string, receivedAtMs: number): Parsed {
  const { channel, person } = placeOf(form.get('To'), false);
  const message = form.get('MessageSid') ?? form.get('SmsSid');
  if (message === null || message === '' || !channel || !person) return none('status', 'other');
  const facts: StatusFacts = {
    told: { channel, from: person, to: senderOf(bare(form.get('From'))), at: ownClock(receivedAtMs) },
    message,
    status,
    errorCode: form.get('ErrorCode'),
  };
  return statusEvents(facts) ?? none('status', status);
}
