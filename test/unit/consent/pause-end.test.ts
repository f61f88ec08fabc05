/** When a pause ends: the spans, a day wherever the person is, and the bounds to the millisecond. */
import { describe, expect, test } from 'vitest';
import { DAY_MS, PAUSE_DAYS_MAX } from '../../../shared/limits.ts';
import { pauseEnd } from '../../../worker/consent/pause-end.ts';

const NOW = Date.UTC(2026, 4, 3, 10);
const iso = (ms: number) => new Date(ms).toISOString();

describe('a pause', () => {
  test.each([
    ['1_week', NOW + 7 * DAY_MS],
    ['1_month', NOW + 31 * DAY_MS],
    ['2026-05-04', Date.UTC(2026, 4, 4, 12)],
    ['2026-05-04T08:00:00+02:00', Date.UTC(2026, 4, 4, 6)],
  ])('%s ends at %d', (until, endMs) => expect(pauseEnd(until, NOW)).toEqual({ ok: true, value: endMs }));

  test('must end in the future, and within a year, to the millisecond', () => {
    const over = { ok: false, error: { reason: 'over' } };
    expect(pauseEnd(iso(NOW), NOW)).toEqual(over);
    expect(pauseEnd('2026-02-31x', NOW)).toEqual(over);
    expect(pauseEnd(iso(NOW + 1), NOW)).toEqual({ ok: true, value: NOW + 1 });
    expect(pauseEnd(iso(NOW + PAUSE_DAYS_MAX * DAY_MS), NOW).ok).toBe(true);
    expect(pauseEnd(iso(NOW + PAUSE_DAYS_MAX * DAY_MS + 1), NOW)).toEqual({ ok: false, error: { reason: 'too_long' } });
  });
});
