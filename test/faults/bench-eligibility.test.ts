/** The bench of eligibility runs, and finds everybody that it asks about. What it measures is for `npm run bench -- --only eligibility` to say. */
import { expect, test } from 'vitest';
import { benchEligibility } from '../../bench/eligibility/bench.ts';

test('a small round of the bench decides about all that it filled in', async () => {
  const { decisions, ratio, allowed } = await benchEligibility(20, 2);
  expect(decisions).toBe(20);
  expect(ratio).toBeGreaterThan(0);
  // One in five took it back; how many of the others may be written to hangs on the hour.
  expect(allowed).toBeLessThanOrEqual(16);
}, 120_000);
