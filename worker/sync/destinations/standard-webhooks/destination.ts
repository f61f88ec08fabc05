/**
 * Standard Webhooks: one signed POST an event. Only a 2xx is success; redirects are failures; 410 means "no more".
 * Source: https://www.standardwebhooks.com, specification 1.0.0, read November 2026.
 */
import type { z } from 'zod';
import { standardWebhooksSettings } from '../../../../shared/contract/destination.ts';
import type { ContactLinked } from '../../../../shared/contract/event.ts';
import { COURIER_REQUESTS_IN_FLIGHT_MAX, WEBHOOK_REQUESTS_PER_SECOND_MAX, WEBHOOK_SETTLE_MS } from '../../../../shared/limits.ts';
import { retryAfterMs } from '../../../platform/retry-after.ts';
import { VERSION } from '../../../platform/version.ts';
import type { Destination, Outcome, SendContext, VendorRequest, VendorResponse } from '../../destination.ts';
import { signature } from './signature.ts';

type Settings = z.infer<typeof standardWebhooksSettings>;

export const standardWebhooks: Destination<Settings> = {
  id: 'standard_webhooks',
  docs: 'https://www.standardwebhooks.com',
  settings: standardWebhooksSettings,
  batchMax: 1,
  requestsPerSecondMax: WEBHOOK_REQUESTS_PER_SECOND_MAX,
  concurrencyMax: COURIER_REQUESTS_IN_FLIGHT_MAX,
  settleMs: WEBHOOK_SETTLE_MS,
  secretHeaders: ['webhook-signature'],
  forgetting: 'request',
  build: (batch, context) => batch.map(({ id, event }) => signed(event.id, event, [id], context)),
  read: (response, request) => {
    const outcome = judge(response);
    return new Map(request.covers.map((id) => [id, outcome]));
  },
  test: (messageId, context) =>
    signed(
      messageId,
      { id: messageId, type: 'destination.test', schema: 1, timestamp: iso(context.nowMs), data: {} },
      [messageId],
      context,
    ),
  linked: ({ messageId, contacts }, context) => {
    const event: ContactLinked = {
      id: messageId,
      type: 'contact.linked',
      schema: 1,
      timestamp: iso(context.nowMs),
      data: { contacts: [...contacts] },
    };
    return signed(messageId, event, [messageId], context);
  },
  notify: (notice, context) => signed(notice.id, notice, [notice.id], context),
  forget: ({ messageId, contact }, context) => [
    signed(messageId, { id: messageId, type: 'contact.erased', schema: 1, timestamp: iso(context.nowMs), data: { contact } }, [], context),
  ],
};

function signed(messageId: string, event: object, covers: readonly string[], context: SendContext<Settings>): VendorRequest {
  const body = JSON.stringify(event);
  const seconds = Math.floor(context.nowMs / 1000);
  return {
    url: context.settings.url,
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'user-agent': `Sayso/${VERSION}`,
      'webhook-id': messageId,
      'webhook-timestamp': String(seconds),
      'webhook-signature': signature(context.secret, messageId, seconds, body),
    },
    body,
    covers,
  };
}

function judge({ status, headers, text, receivedAtMs }: VendorResponse): Outcome {
  if (status >= 200 && status < 300) return { kind: 'delivered' };
  if (status === 410) return { kind: 'gone', reason: words(text, status) };
  return {
    kind: 'failed',
    // The specification knows no answer that means "never": a 4xx is often a receiver's own mistake, mended before the schedule ends.
    retry: 'later',
    reason: words(text, status),
    retryAfterMs: retryAfterMs(headers.get('retry-after'), receivedAtMs),
    // A 5xx or 408 often comes from something in front of a receiver that is still at work, or that failed half-way.
    unknown: status >= 500 || status === 408,
  };
}

const words = (text: string, status: number): string => {
  if (status >= 300 && status < 400) return 'The receiver answered with a redirect, which is not followed.';
  return text.trim() === '' ? `The receiver answered ${status} without a word.` : text.trim();
};

const iso = (ms: number): string => new Date(ms).toISOString();
