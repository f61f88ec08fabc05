/**
 * Infobip's webhooks as its documentation shows them: it knows nothing of the adapter.
 * Sources: infobip.com/docs/api "Receive inbound SMS messages" (MO_JSON_2), "Receive delivery reports", "Create security settings"; webhook
 * examples of infobip-api-java-client (MessagesApiTest: shouldParseReceiveIncomingMessages, shouldParseReceiveDeliveryReports, MIT). Read 2026-11-22.
 */
import { Buffer } from 'node:buffer';

/** `2020-02-06T14:18:29.797+0000`. */
export const infobipTime = (atMs: number): string => new Date(atMs).toISOString().replace('Z', '+0000');

export const basic = (nameAndPassword: string): string => `Basic ${Buffer.from(nameAndPassword, 'utf8').toString('base64')}`;

export interface InfobipMessage {
  readonly id: string;
  /** Digits without a plus. */
  readonly from: string;
  readonly to: string;
  readonly atMs: number;
}

const results = (...list: readonly unknown[]) => ({ results: list, messageCount: list.length, pendingMessageCount: 0 });

/** SMS, format MO_JSON_2: Infobip cuts its own keyword out of `cleanText`. */
export function inboundSms({ id, from, to, atMs }: InfobipMessage, text: string): object {
  const [keyword = '', ...rest] = text.split(' ');
  const price = { pricePerMessage: 0, currency: 'EUR' };
  return results({
    messageId: id,
    from,
    to,
    text,
    cleanText: rest.join(' '),
    keyword,
    receivedAt: infobipTime(atMs),
    smsCount: 1,
    price,
    callbackData: 'x',
  });
}

/** The Messages API, any channel. */
export const inboundMo = ({ id, from, to, atMs }: InfobipMessage, channel: string, content: object): object =>
  results({
    channel,
    sender: from,
    destination: to,
    content: [content],
    receivedAt: infobipTime(atMs),
    messageId: id,
    platform: { applicationId: 'my-application-id', entityId: 'my-entity-id' },
    event: 'MO',
  });

/** WhatsApp's and RCS's own APIs. */
export const inboundChat = ({ id, from, to, atMs }: InfobipMessage, integrationType: string, message: object): object =>
  results({
    from,
    to,
    integrationType,
    receivedAt: infobipTime(atMs),
    messageId: id,
    pairedMessageId: null,
    callbackData: null,
    message,
    contact: { name: 'A' },
    price: { pricePerMessage: 0, currency: 'EUR' },
  });

const status = (groupName: string, name: string) => ({ groupId: 5, groupName, id: 6, name, description: 'x' });

/** A delivery report of the Messages API. */
export const deliveryEvent = (
  { id, from, to, atMs }: InfobipMessage,
  channel: string,
  groupName: string,
  name: string,
  error?: string,
): object =>
  results({
    event: 'DELIVERY',
    channel,
    sender: from,
    destination: to,
    sentAt: infobipTime(atMs),
    doneAt: infobipTime(atMs),
    messageId: id,
    messageCount: 1,
    status: status(groupName, name),
    error: { groupId: 1, groupName: 'HANDSET_ERRORS', id: 1, name: error ?? 'NO_ERROR', description: 'x', permanent: true },
  });

/** A delivery report of SMS. */
export const smsReport = ({ id, from, to, atMs }: InfobipMessage, groupName: string, name: string): object =>
  results({
    bulkId: 'b',
    messageId: id,
    from,
    to,
    sentAt: infobipTime(atMs),
    doneAt: infobipTime(atMs),
    smsCount: 1,
    status: status(groupName, name),
  });

export const seenReport = ({ id, from, to, atMs }: InfobipMessage): object =>
  results({ messageId: id, from, to, sentAt: infobipTime(atMs), seenAt: infobipTime(atMs) });
