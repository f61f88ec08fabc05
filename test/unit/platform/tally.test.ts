/** Windows of counters against an exact log of what was let in: never too much in any span, never held back for longer than a step. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Claim, counted, EMPTY_TALLY, fits, heldIn, lifeMs, type Tally, type Window } from '../../../worker/platform/tally.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const START = Date.UTC(2027, 0, 10, 12);

/** Short ones, so that a run crosses many of their edges. */
const aWindow = fc
  .record({ steps: fc.integer({ min: 2, max: 5 }), stepMs: fc.constantFrom(1000, 2000), max: fc.integer({ min: 1, max: 4 }) })
  .map(({ steps, stepMs, max }): Window => ({ windowMs: steps * stepMs, stepMs, max }));
const waits = fc.array(fc.oneof(fc.constantFrom(0, 1, 999, 1000, 1001), fc.integer({ min: 0, max: 3000 })), { maxLength: 60 });

interface Tried {
  readonly atMs: number;
  readonly amount: number;
  readonly isIn: boolean;
}
function run(claim: (n: number) => Claim, between: readonly number[]): Tried[] {
  let tally: Tally = EMPTY_TALLY;
  let nowMs = START;
  return between.map((waitMs, n) => {
    nowMs += waitMs;
    const each = claim(n);
    const isIn = fits(tally, each, nowMs);
    // As it is kept: through JSON.
    if (isIn) tally = JSON.parse(JSON.stringify(counted(tally, each, nowMs))) as Tally;
    return { atMs: nowMs, amount: each.amount, isIn };
  });
}
const within = (tried: readonly Tried[], fromMs: number, toMs: number): number =>
  tried.filter(({ atMs, isIn }) => isIn && atMs > fromMs && atMs <= toMs).reduce((sum, { amount }) => sum + amount, 0);

describe('a sliding window', () => {
  test('never lets more than its limit into any span of its length', () => {
    fc.assert(
      fc.property(
        fc.array(aWindow, { minLength: 1, maxLength: 3 }),
        waits,
        fc.array(fc.integer({ min: 1, max: 3 })),
        (windows, between, amounts) => {
          const tried = run((n) => ({ key: 'k', amount: amounts[n] ?? 1, windows }), between);
          for (const { atMs } of tried)
            for (const { windowMs, max } of windows) expect(within(tried, atMs - windowMs, atMs)).toBeLessThanOrEqual(max);
        },
      ),
      { numRuns: 2000 },
    );
  });

  test('holds nobody back for longer than one step more than its length', () => {
    fc.assert(
      fc.property(aWindow, waits, (window, between) => {
        const tried = run(() => ({ key: 'k', amount: 1, windows: [window] }), between);
        tried.forEach(({ atMs, isIn }, n) => {
          if (!isIn) expect(within(tried.slice(0, n), atMs - window.windowMs - window.stepMs, atMs) + 1).toBeGreaterThan(window.max);
        });
      }),
      { numRuns: 2000 },
    );
  });

  test('forgets what no window looks at, and all of it at the end of its life', () => {
    fc.assert(
      fc.property(aWindow, waits, (window, between) => {
        const claim: Claim = { key: 'k', amount: 1, windows: [{ ...window, max: 1e9 }] };
        let tally: Tally = EMPTY_TALLY;
        let nowMs = START;
        for (const waitMs of between) {
          nowMs += waitMs;
          tally = counted(tally, claim, nowMs);
        }
        expect(Object.values(tally.series).every((steps) => steps.length <= window.windowMs / window.stepMs + 1)).toBe(true);
        expect(heldIn(tally, window, nowMs + lifeMs(claim))).toBe(0);
      }),
    );
  });
});

test('a window of one step is that calendar step', () => {
  const day: Claim = { key: 'k', amount: 3, windows: [{ windowMs: DAY, stepMs: DAY, max: 5 }] };
  const tally = counted(EMPTY_TALLY, day, START);
  expect(fits(tally, day, START + 11 * HOUR)).toBe(false);
  expect(fits(tally, day, START + 12 * HOUR)).toBe(true);
});

describe('growth', () => {
  const sent = (perStep: readonly number[], windows: readonly Window[]): Tally =>
    perStep.reduce(
      (tally, amount, index) => counted(tally, { key: 'k', amount, windows }, START + index * (windows[0]?.windowMs ?? 0)),
      EMPTY_TALLY,
    );
  const most = (tally: Tally, windows: readonly Window[], nowMs: number) => {
    for (let amount = 1; ; amount += 1) if (!fits(tally, { key: 'k', amount, windows }, nowMs)) return amount - 1;
  };

  test('is by the median of the steps before, the empty ones too, and only upwards', () => {
    const windows: Window[] = [{ windowMs: HOUR, stepMs: 300_000, max: 30, growth: { of: 'median', factor: 3, steps: 5 } }];
    const at = (hours: number) => START + hours * HOUR + 600_000;
    expect(most(sent([20, 20, 20, 20, 20], windows), windows, at(5))).toBe(60);
    expect(most(sent([20, 20, 500, 1, 1], windows), windows, at(5))).toBe(60);
    expect(most(sent([500, 500], windows), windows, at(5))).toBe(30);
    expect(most(sent([2, 2, 2, 2, 2], windows), windows, at(5))).toBe(30);
  });

  test('is by the mean of the days before, and the current day does not raise its own limit', () => {
    const windows: Window[] = [{ windowMs: DAY, stepMs: DAY, max: 20, growth: { of: 'mean', factor: 2, steps: 4 } }];
    expect(most(sent([10, 30, 20, 20], windows), windows, START + 4 * DAY)).toBe(40);
    expect(most(sent([0, 0, 0, 0, 15], windows), windows, START + 4 * DAY)).toBe(5);
    expect(most(sent([100, 100, 100, 100], windows), windows, START + 9 * DAY)).toBe(20);
  });
});

test('a neighbour of what was counted within the window counts double', () => {
  const claim = (own: number): Claim => ({
    key: 'k',
    amount: 1,
    windows: [{ windowMs: HOUR, stepMs: 300_000, max: 3 }],
    mark: { own: `${own}`, beside: [`${own - 1}`, `${own + 1}`] },
  });
  const one = counted(EMPTY_TALLY, claim(100), START);
  expect([claim(300), claim(200)].reduce((tally, each) => counted(tally, each, START), one).series[300_000]).toEqual([
    [START / 300_000, 3],
  ]);
  const two = counted(one, claim(101), START);
  expect(two.series[300_000]).toEqual([[START / 300_000, 3]]);
  expect(fits(two, claim(500), START)).toBe(false);
  expect(counted(one, claim(101), START + 2 * HOUR).series[300_000]).toEqual([[(START + 2 * HOUR) / 300_000, 1]]);
});
