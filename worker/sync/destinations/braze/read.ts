/**
 * Reads Braze's answers. A 2xx is not success: objects that it refused stand in `errors` by their index. Total.
 * Source: Braze docs "Track users", "API errors", "API limits", read November 2026.
 */
import { DELIVERY_RETRY_AFTER_MS_MAX } from '../../../../shared/limits.ts';
import { retryAfterMs } from '../../../platform/retry-after.ts';
import type { AddressId, Outcome, VendorRequest, VendorResponse } from '../../destination.ts';

export function read(response: VendorResponse, request: VendorRequest): ReadonlyMap<AddressId, Outcome> {
  const { status, text } = response;
  if (status < 200 || status >= 300) return forAll(request, refused(response));
  const body = objectOf(text);
  if (body === null) return forAll(request, failed('later', `Braze answered ${status} without JSON that can be read.`, { unknown: true }));
  // `queued`: taken during maintenance, worked on after.
  if (body.message !== 'success' && body.message !== 'queued') return forAll(request, failed('never', wordsOf(body, status)));
  const outcomes = new Map<AddressId, Outcome>(request.covers.map((id) => [id, { kind: 'delivered' }]));
  const errors = body.errors === undefined ? [] : Array.isArray(body.errors) ? body.errors : [body.errors];
  for (const error of errors) {
    const id = addressOf(error, request);
    // An error that names no object may be any object's.
    if (id === undefined) return forAll(request, failed('never', words(error)));
    if (outcomes.get(id)?.kind === 'delivered') outcomes.set(id, failed('never', words(error)));
  }
  return outcomes;
}

const forAll = (request: VendorRequest, outcome: Outcome): ReadonlyMap<AddressId, Outcome> =>
  new Map(request.covers.map((id) => [id, outcome.kind === 'failed' ? { ...outcome, ofRequest: true } : outcome]));

const failed = (
  retry: 'later' | 'never',
  reason: string,
  more: { readonly unknown?: boolean; readonly retryAfterMs?: number | null } = {},
): Outcome => ({ kind: 'failed', retry, reason, retryAfterMs: more.retryAfterMs ?? null, unknown: more.unknown ?? false });

function refused(response: VendorResponse): Outcome {
  const { status, text } = response;
  const reason = status >= 300 && status < 400 ? 'Braze answered with a redirect, which is not followed.' : wordsOf(objectOf(text), status);
  // The same bytes stay wrong. A wrong key or permission (401, 403), cluster (404) or overload does not.
  const retry = status === 400 || status === 413 || status === 422 ? 'never' : 'later';
  return failed(retry, reason, { unknown: status < 300 || status >= 500 || status === 408, retryAfterMs: waitOf(response) });
}

/** The end of the current window, UTC epoch seconds, or the usual header; the longer wait of the two. */
function waitOf({ status, headers, receivedAtMs }: VendorResponse): number | null {
  const usual = retryAfterMs(headers.get('retry-after'), receivedAtMs);
  const reset = headers.get('x-ratelimit-reset')?.trim() ?? '';
  if (status !== 429 || !/^\d{9,12}(?:\.\d+)?$/.test(reset)) return usual;
  const untilReset = Math.min(Math.max(Math.ceil(Number(reset) * 1000) - receivedAtMs, 0), DELIVERY_RETRY_AFTER_MS_MAX);
  return Math.max(untilReset, usual ?? 0);
}

function addressOf(error: unknown, request: VendorRequest): AddressId | undefined {
  if (!isObject(error) || error.input_array !== 'attributes' || typeof error.index !== 'number') return undefined;
  return request.covers[error.index];
}

const words = (error: unknown): string => {
  const said = isObject(error) ? (error.type ?? error.message) : error;
  return typeof said === 'string' && said.trim() !== '' ? said.trim() : 'Braze refused a part of the request without a word.';
};

const wordsOf = (body: Record<string, unknown> | null, status: number): string =>
  typeof body?.message === 'string' && body.message.trim() !== '' ? body.message.trim() : `Braze answered ${status} without a word.`;

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);

function objectOf(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : null;
  } catch {
    return null;
  }
}
