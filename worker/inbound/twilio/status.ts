/** What became of a message of ours, as Twilio's statuses and error codes say it. Pure. */
import type { InboundEvent, Parsed } from '../inbound.ts';

export interface StatusFacts {
  readonly told: Pick<Extract<InboundEvent, { kind: 'status' }>, 'channel' | 'from' | 'to' | 'at'>;
  readonly message: string;
  readonly status: string;
  readonly errorCode: string | null;
}

const BECAME: Readonly<Record<string, 'delivered' | 'read' | 'failed' | undefined>> = {
  delivered: 'delivered',
  read: 'read',
  failed: 'failed',
  undelivered: 'failed',
};
/** On their way: the answer to the send said so. */
const ON_ITS_WAY = ['accepted', 'scheduled', 'queued', 'sending', 'sent'];

/** "Attempt to send to unsubscribed recipient": the person's STOP to this sender holds at Twilio. Error dictionary, 21610. */
const UNSUBSCRIBED = '21610';

/** @returns null for a status that is not known */
export function statusEvents({ told, message, status, errorCode }: StatusFacts): Parsed | null {
  const become = BECAME[status];
  if (become === undefined) return ON_ITS_WAY.includes(status) || status === 'canceled' ? { events: [], unknown: [] } : null;
  const isStopped = become === 'failed' && errorCode === UNSUBSCRIBED;
  const reason =
    become === 'failed' ? { reason: isStopped ? 'recipient_opted_out' : `code_${/^\d{1,6}$/.exec(errorCode ?? '')?.[0] ?? 'none'}` } : {};
  const event: InboundEvent = { kind: 'status', id: `${message}:${status}`, ...told, message, status: become, ...reason };
  // Twilio's own block, of which we may never have heard; when the STOP was said, and so whether it still is the latest word, it does not tell.
  const block: InboundEvent = { kind: 'block', id: `${message}:${UNSUBSCRIBED}`, ...told };
  return { events: isStopped ? [event, block] : [event], unknown: [] };
}
