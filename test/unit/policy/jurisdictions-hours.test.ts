/** Hours of the local week, held against a slow second reading of what a row says. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DAY_MINUTES, WEEK_MINUTES } from '../../../shared/limits.ts';
import { cover, holdAt, minuteOfWeek, minutesUntilFree, spansOf } from '../../../worker/policy/hours.ts';
import type { QuietHours } from '../../../worker/policy/jurisdiction.ts';
import { US } from '../../../worker/policy/jurisdictions/us.ts';
import { US_MS } from '../../../worker/policy/jurisdictions/us-ms.ts';
import { US_TX } from '../../../worker/policy/jurisdictions/us-tx.ts';
import { anyHours } from './jurisdiction-arbitraries.ts';

/** By the words of the type: `from` inclusive, `to` exclusive, past midnight where `to` is not after `from`, days of its beginning. */
function slowly(hours: readonly QuietHours[], minute: number): boolean {
  const day = Math.floor(minute / DAY_MINUTES);
  const time = `${String(Math.floor((minute % DAY_MINUTES) / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
  return hours.some(({ from, to, days = [0, 1, 2, 3, 4, 5, 6] }) => {
    if (to > from) return days.includes(day) && from <= time && time < to;
    return (days.includes(day) && time >= from) || (days.includes((day + 6) % 7) && time < to);
  });
}
const everyMinute = Array.from({ length: WEEK_MINUTES }, (_, minute) => minute);
const SUNDAY = 0;
const MONDAY = 1;
const FRIDAY = 5;
const SATURDAY = 6;

describe('hours of a week', () => {
  test('hold at exactly the minutes that their words say', () => {
    fc.assert(
      fc.property(anyHours, (hours) => {
        expect(everyMinute.filter((minute) => holdAt(hours, minute))).toEqual(everyMinute.filter((minute) => slowly(hours, minute)));
      }),
      { numRuns: 25 },
    );
  });

  test('spans are in order, apart, inside the week, and the same minutes', () => {
    fc.assert(
      fc.property(anyHours, (hours) => {
        const spans = spansOf(hours);
        spans.forEach(({ from, to }, at) => {
          expect(from).toBeGreaterThanOrEqual(0);
          expect(to).toBeGreaterThan(from);
          expect(to).toBeLessThanOrEqual(WEEK_MINUTES);
          if (at > 0) expect(from).toBeGreaterThan(spans[at - 1]!.to);
        });
        const minutes = spans.reduce((sum, { from, to }) => sum + to - from, 0);
        expect(minutes).toBe(everyMinute.filter((minute) => slowly(hours, minute)).length);
      }),
      { numRuns: 50 },
    );
  });

  test('one set covers another when every minute of that is one of its own', () => {
    fc.assert(
      fc.property(anyHours, anyHours, (hours, other) => {
        expect(cover(hours, other)).toBe(everyMinute.every((minute) => !slowly(other, minute) || slowly(hours, minute)));
        expect(cover([...hours, ...other], other)).toBe(true);
      }),
      { numRuns: 50 },
    );
  });

  test('the next free minute is free, and none before it', () => {
    fc.assert(
      fc.property(anyHours, fc.integer({ min: 0, max: WEEK_MINUTES - 1 }), (hours, minute) => {
        const wait = minutesUntilFree(hours, minute);
        const ahead = [...everyMinute.slice(minute), ...everyMinute.slice(0, minute)];
        const first = ahead.findIndex((at) => !slowly(hours, at));
        expect(wait).toBe(first === -1 ? null : first);
      }),
      { numRuns: 100 },
    );
  });
});

describe('to the minute', () => {
  const federal = US.quietHours.map(({ value }) => value);
  const texas = US_TX.quietHours.map(({ value }) => value);
  const mississippi = US_MS.quietHours.map(({ value }) => value);

  test.each([
    ['federal, 20:59 is free', federal, minuteOfWeek(MONDAY, 20, 59), false],
    ['federal, 21:00 is not', federal, minuteOfWeek(MONDAY, 21, 0), true],
    ['federal, 07:59 is not', federal, minuteOfWeek(MONDAY, 7, 59), true],
    ['federal, 08:00 is free', federal, minuteOfWeek(MONDAY, 8, 0), false],
    ['federal, Saturday night runs into Sunday across the end of the week', federal, minuteOfWeek(SUNDAY, 0, 0), true],
    ['federal, the last minute of the week', federal, minuteOfWeek(SATURDAY, 23, 59), true],
    ['Texas, Sunday 11:59 is not free', texas, minuteOfWeek(SUNDAY, 11, 59), true],
    ['Texas, Sunday 12:00 is free', texas, minuteOfWeek(SUNDAY, 12, 0), false],
    ['Texas, Monday 08:59 is not', texas, minuteOfWeek(MONDAY, 8, 59), true],
    ['Texas, Monday 09:00 is free', texas, minuteOfWeek(MONDAY, 9, 0), false],
    ['Mississippi, Sunday noon is not', mississippi, minuteOfWeek(SUNDAY, 12, 0), true],
    ['Mississippi, Friday 19:59 is free', mississippi, minuteOfWeek(FRIDAY, 19, 59), false],
    ['Mississippi, Friday 20:00 is not', mississippi, minuteOfWeek(FRIDAY, 20, 0), true],
  ])('%s', (_, hours, minute, quiet) => {
    expect(holdAt(hours, minute)).toBe(quiet);
  });

  test('a Saturday night in Mississippi ends on Monday at 8', () => {
    expect(minutesUntilFree(mississippi, minuteOfWeek(SATURDAY, 20, 0))).toBe(4 * 60 + DAY_MINUTES + 8 * 60);
  });

  test('a week that is all taken has no free minute', () => {
    expect(minutesUntilFree([{ from: '00:00', to: '00:00' }], 5)).toBeNull();
  });
});
