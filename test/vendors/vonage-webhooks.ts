/**
 * Vonage's webhooks, signed and built from its documentation alone: it knows nothing of the adapter.
 * Sources: developer.vonage.com "Decoding signed webhooks", "Messages API, webhooks", "Messages API status callbacks"; types of
 * vonage-node-sdk (packages/messages/lib/types, Apache-2.0). Read 2026-11-22.
 */
import { Buffer } from 'node:buffer';
import { createHash, createHmac, randomUUID } from 'node:crypto';

export interface VonageAccount {
  readonly apiKey: string;
  readonly applicationId: string;
  readonly signatureSecret: string;
}

/** A UUID made of whatever names the message. */
export function uuid(of: string): string {
  const hex = createHash('md5').update(of).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20)}`;
}

const part = (value: unknown): string => Buffer.from(JSON.stringify(value), 'utf8').toString('base64url');

/** Any JWT of HS256; what it claims is the caller's. */
export function jwt(
  claims: Readonly<Record<string, unknown>>,
  secret: string,
  header: Readonly<Record<string, unknown>> = { alg: 'HS256', typ: 'JWT' },
): string {
  const signed = `${part(header)}.${part(claims)}`;
  return `${signed}.${createHmac('sha256', secret).update(signed).digest('base64url')}`;
}

/** What Vonage claims of a body as it sends it. */
export const claimsFor = (account: VonageAccount, body: Uint8Array, atMs: number): Record<string, unknown> => ({
  iat: Math.floor(atMs / 1000),
  jti: randomUUID(),
  iss: 'Vonage',
  payload_hash: createHash('sha256').update(body).digest('hex'),
  api_key: account.apiKey,
  application_id: account.applicationId,
});

export interface VonageMessage {
  readonly id: string;
  /** Digits without a plus. */
  readonly from: string;
  readonly to: string;
  readonly atMs: number;
  readonly channel?: string;
}

export const inboundMessage = (
  { id, from, to, atMs, channel = 'sms' }: VonageMessage,
  content: Readonly<Record<string, unknown>>,
): Record<string, unknown> => ({
  channel,
  message_uuid: uuid(id),
  to,
  from,
  timestamp: new Date(atMs).toISOString(),
  ...(channel === 'sms' ? { sms: { num_messages: '1' }, usage: { price: '0.0333', currency: 'EUR' } } : {}),
  ...content,
});

export const messageStatus = (
  { id, from, to, atMs, channel = 'sms' }: VonageMessage,
  status: string,
  more: Readonly<Record<string, unknown>> = {},
): Record<string, unknown> => ({
  message_uuid: uuid(id),
  to,
  from,
  timestamp: new Date(atMs).toISOString(),
  status,
  channel,
  ...more,
});
