/**
 * Segment: one reserved track event for each identity, by POST /v1/batch.
 * Limit: Segment answers 200 to nearly everything, a wrong write key included, and drops what it does not like later; "delivered" means
 * that its API took the request. Limit: a write key can't delete a person; that is a regulation in Segment's Public API, with another token.
 * Source: Segment docs "HTTP API Source", read November 2026. Never called live.
 */
import { Buffer } from 'node:buffer';
import { calledUrl, segmentSettings } from '../../../../shared/contract/destination.ts';
import {
  COURIER_REQUESTS_IN_FLIGHT_MAX,
  SEGMENT_BATCH_MAX,
  SEGMENT_REQUESTS_PER_SECOND_MAX,
  SEGMENT_SETTLE_MS,
} from '../../../../shared/limits.ts';
import { retryAfterMs } from '../../../platform/retry-after.ts';
import { VERSION } from '../../../platform/version.ts';
import type { AddressId, Destination, Outcome, SendContext, VendorRequest, VendorResponse } from '../../destination.ts';
import { eventsOf, type SegmentSettings } from './events.ts';

export const segment: Destination<SegmentSettings> = {
  id: 'segment',
  docs: 'https://segment.com/docs/connections/sources/catalog/libraries/server/http-api/',
  settings: segmentSettings,
  batchMax: SEGMENT_BATCH_MAX,
  requestsPerSecondMax: SEGMENT_REQUESTS_PER_SECOND_MAX,
  concurrencyMax: COURIER_REQUESTS_IN_FLIGHT_MAX,
  settleMs: SEGMENT_SETTLE_MS,
  secretHeaders: ['authorization'],
  forgetting: 'merchant',
  build: (batch, context) => {
    const parts = batch.flatMap((state) => eventsOf(state, context.settings).map((event) => ({ id: state.id, event })));
    return parts.length === 0
      ? []
      : [
          post(
            parts.map(({ event }) => event),
            parts.map(({ id }) => id),
            context,
          ),
        ];
  },
  read: (response, request) => {
    const outcome = judge(response);
    return new Map(request.covers.map((id) => [id, outcome]));
  },
  // Nothing in it: it shows that the host answers, and no more.
  test: (messageId, context) => post([], [messageId], context),
  forget: () => [],
};

const post = (batch: readonly object[], covers: readonly AddressId[], context: SendContext<SegmentSettings>): VendorRequest => ({
  url: `${calledUrl(context.settings)}/v1/batch`,
  method: 'POST',
  headers: {
    'content-type': 'application/json',
    'user-agent': `Sayso/${VERSION}`,
    authorization: `Basic ${Buffer.from(`${context.secret}:`).toString('base64')}`,
  },
  body: JSON.stringify({ batch }),
  covers,
});

function judge({ status, headers, text, receivedAtMs }: VendorResponse): Outcome {
  const isOk = status >= 200 && status < 300;
  const said = successOf(text);
  if (isOk && said === true) return { kind: 'delivered' };
  return {
    kind: 'failed',
    // 400 and 413 are about size and JSON: the same bytes stay wrong.
    retry: status === 400 || status === 413 ? 'never' : 'later',
    reason: words(text, status),
    ofRequest: true,
    retryAfterMs: retryAfterMs(headers.get('retry-after'), receivedAtMs),
    // A 2xx that can't be read comes from something in front. The message id makes a repeat harmless.
    unknown: status < 300 || status >= 500 || status === 408,
  };
}

const words = (text: string, status: number): string => {
  if (status >= 300 && status < 400) return 'Segment answered with a redirect, which is not followed.';
  return text.trim() === '' ? `Segment answered ${status} without a word.` : text.trim();
};

function successOf(text: string): boolean | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && 'success' in value ? value.success === true : null;
  } catch {
    return null;
  }
}
