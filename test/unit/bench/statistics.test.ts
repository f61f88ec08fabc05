/** The statistics that the bench prints. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { areaUnderCurve, median, quantile } from '../../../bench/statistics.ts';

const values = fc.array(fc.integer({ min: 0, max: 20 }), { minLength: 1, maxLength: 30 });

describe('area under the curve', () => {
  test('is 0.5 for the same, 1 where every one of the second is larger, 0 the other way round', () => {
    expect(areaUnderCurve([1, 2, 3], [1, 2, 3])).toBe(0.5);
    expect(areaUnderCurve([1, 2], [3, 4])).toBe(1);
    expect(areaUnderCurve([3, 4], [1, 2])).toBe(0);
  });

  test('is the share of pairs in which the second is larger, ties counting half', () => {
    fc.assert(
      fc.property(values, values, (a, b) => {
        const wins = a.flatMap((x) => b.map((y): number => (y > x ? 1 : y === x ? 0.5 : 0)));
        expect(areaUnderCurve(a, b)).toBeCloseTo(wins.reduce((sum, win) => sum + win, 0) / wins.length, 10);
      }),
    );
  });
});

describe('quantiles', () => {
  test('the median of an odd and of an even count, and the ends', () => {
    expect(median([5, 1, 3])).toBe(3);
    expect(median([4, 1, 3, 2])).toBe(2.5);
    expect([quantile([7, 9, 8], 0), quantile([7, 9, 8], 1)]).toEqual([7, 9]);
  });

  test('nothing measured is no figure', () => {
    expect(() => median([])).toThrow();
  });
});
