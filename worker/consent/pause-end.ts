/** When an asked-for pause ends. Pure. */
import { DAY_MS, PAUSE_DAYS_MAX, PAUSE_MONTH_DAYS, PAUSE_WEEK_DAYS } from '../../shared/limits.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import type { Ms } from './model.ts';

/** A day begins last in UTC−12: until then it has not begun for whoever asked, wherever they are. */
const LAST_MIDNIGHT_MS = 12 * 60 * 60 * 1000;

export const PAUSE_SPANS = { '1_week': PAUSE_WEEK_DAYS, '1_month': PAUSE_MONTH_DAYS } as const;

/** @param until a span, an RFC 3339 time with an offset, or a day, on which messages may go again */
export function pauseEnd(until: string, nowMs: Ms): Result<Ms, { readonly reason: 'over' | 'too_long' }> {
  const endMs = endOf(until, nowMs);
  if (!(endMs > nowMs)) return err({ reason: 'over' });
  return endMs - nowMs > PAUSE_DAYS_MAX * DAY_MS ? err({ reason: 'too_long' }) : ok(endMs);
}

function endOf(until: string, nowMs: Ms): Ms {
  if (until === '1_week' || until === '1_month') return nowMs + PAUSE_SPANS[until] * DAY_MS;
  return /^\d{4}-\d\d-\d\d$/.test(until) ? Date.parse(until) + LAST_MIDNIGHT_MS : Date.parse(until);
}
