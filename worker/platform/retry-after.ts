/** Reads the header `Retry-After`: seconds or an HTTP date. Source: RFC 9110 section 10.2.3. */
import { DELIVERY_RETRY_AFTER_MS_MAX } from '../../shared/limits.ts';

/** @returns how long to wait from `nowMs`, ms, at most a day; null where the header is absent or not understood. */
export function retryAfterMs(header: string | null, nowMs: number): number | null {
  const text = header?.trim() ?? '';
  const waitMs = /^\d+$/.test(text) ? Number(text) * 1000 : IMF_FIXDATE.test(text) ? Date.parse(text) - nowMs : Number.NaN;
  return Number.isNaN(waitMs) ? null : Math.min(Math.max(waitMs, 0), DELIVERY_RETRY_AFTER_MS_MAX);
}

/** The one form that senders must use; `Date.parse` alone would take much that is no HTTP date. */
const IMF_FIXDATE = /^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/;
