/**
 * RBM's webhooks: events in a Pub/Sub envelope, signed over the decoded data. Knows nothing of Sayso. Sources, read 2026-11-23:
 * developers.google.com/business-communications/rcs-business-messaging "Webhooks", "Receive user-generated messages and events".
 */
import { Buffer } from 'node:buffer';
import { createHmac } from 'node:crypto';

export const rbmSignature = (clientToken: string, data: Uint8Array): string =>
  createHmac('sha512', clientToken).update(data).digest('base64');

export const rbmEnvelope = (data: string, atMs: number, messageId = '8190549870983'): string =>
  JSON.stringify({
    message: { data: Buffer.from(data).toString('base64'), messageId, publishTime: new Date(atMs).toISOString() },
    subscription: 'projects/rbm/subscriptions/rbm-agent',
  });

/** What stands in `message.data`, decoded; empty for what is no envelope. */
export function rbmData(body: Uint8Array): Uint8Array {
  try {
    const data: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(body)).message.data;
    return new Uint8Array(Buffer.from(typeof data === 'string' ? data : '', 'base64'));
  } catch {
    return new Uint8Array();
  }
}

export interface RbmTold {
  readonly phone: string;
  readonly agent: string;
  readonly id: string;
  readonly atMs: number;
}
export const rbmEvent = ({ phone, agent, id, atMs }: RbmTold, eventType: string, more: object = {}) =>
  rbmEnvelope(
    JSON.stringify({ senderPhoneNumber: phone, eventType, eventId: id, sendTime: new Date(atMs).toISOString(), agentId: agent, ...more }),
    atMs,
  );
export const rbmMessage = ({ phone, agent, id, atMs }: RbmTold, content: object) =>
  rbmEnvelope(
    JSON.stringify({ senderPhoneNumber: phone, messageId: id, sendTime: new Date(atMs).toISOString(), agentId: agent, ...content }),
    atMs,
  );
