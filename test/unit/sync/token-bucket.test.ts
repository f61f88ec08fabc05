/** The rate of a destination: never more than rate and burst in any window, and never a wait that is too short. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Bucket, fullBucket, type Rate, taken, waitForToken } from '../../../worker/sync/token-bucket.ts';

const rate: fc.Arbitrary<Rate> = fc.record({
  perSecond: fc.constantFrom(0.01, 0.5, 1, 7, 100, 1000),
  burst: fc.constantFrom(1, 3, 10),
});

test('in no window more goes through than the burst and what the window brings', () => {
  fc.assert(
    fc.property(rate, fc.array(fc.integer({ min: 0, max: 3000 }), { minLength: 1, maxLength: 60 }), (given, pauses) => {
      let bucket: Bucket = fullBucket(given, 0);
      let nowMs = 0;
      const at: number[] = [];
      for (const pause of pauses) {
        nowMs += pause;
        while (waitForToken(bucket, given, nowMs) === 0) {
          bucket = taken(bucket, given, nowMs);
          at.push(nowMs);
        }
      }
      for (const [first, fromMs] of at.entries()) {
        for (const [last, toMs] of at.entries()) {
          if (last < first) continue;
          const allowed = given.burst + ((toMs - fromMs) / 1000) * given.perSecond;
          expect(last - first + 1).toBeLessThanOrEqual(allowed + 1e-6);
        }
      }
    }),
    { numRuns: 100 },
  );
});

test('after the wait that it names there is a token, and just before there was none', () => {
  fc.assert(
    fc.property(rate, fc.integer({ min: 0, max: 30 }), fc.integer({ min: 0, max: 5000 }), (given, count, nowMs) => {
      let bucket = fullBucket(given, 0);
      for (let n = 0; n < count; n++) bucket = taken(bucket, given, nowMs);
      const waitMs = waitForToken(bucket, given, nowMs);
      expect(waitForToken(bucket, given, nowMs + waitMs)).toBeLessThanOrEqual(1);
      if (waitMs > 1) expect(waitForToken(bucket, given, nowMs + waitMs - 2)).toBeGreaterThan(0);
    }),
  );
});

test('what was taken beyond is waited for, what is given back is there again, and a clock that goes back fills nothing', () => {
  const one: Rate = { perSecond: 1, burst: 1 };
  const empty = taken(fullBucket(one, 10_000), one, 10_000);
  expect(waitForToken(taken(empty, one, 10_000, 2), one, 10_000)).toBe(3000);
  expect(waitForToken(taken(empty, one, 10_000, -1), one, 10_000)).toBe(0);
  expect(waitForToken(empty, one, 5000)).toBe(1000);
  expect(waitForToken(taken(empty, one, 5000, 0), one, 10_500)).toBe(500);
});
