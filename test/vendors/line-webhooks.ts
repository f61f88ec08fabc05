/**
 * POSTs of LINE's webhook as its OpenAPI document has them, and their signature as LINE makes it. It knows nothing of Sayso.
 * Sources, read 2026-11-22: line-openapi `webhook.yml`; Messaging API reference "Webhook event objects", "Signature validation".
 */
import { createHmac } from 'node:crypto';

export const lineSignature = (channelSecret: string, body: Uint8Array): string =>
  createHmac('sha256', channelSecret).update(body).digest('base64');

/** @param content `{type, …}` of the event. An id is a ULID there; any text is taken here so that tests can name theirs. */
export const lineEvent = (user: string, given: { id: string; atMs: number; isRedelivery?: boolean; mode?: string }, content: object) => ({
  mode: given.mode ?? 'active',
  timestamp: given.atMs,
  source: { type: 'user', userId: user },
  webhookEventId: given.id,
  deliveryContext: { isRedelivery: given.isRedelivery ?? false },
  ...content,
});

export const lineText = (text: string) => ({
  type: 'message',
  replyToken: 'nHuyWiB7yP5Zw52FIkcQobQuGDXCTA',
  message: { id: '444573844083572737', type: 'text', quoteToken: 'q3Plxr4AgKd', text },
});

export const linePost = (destination: string, ...events: readonly object[]) => ({ destination, events });
