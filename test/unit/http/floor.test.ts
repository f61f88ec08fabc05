/** When an answer leaves, as a function of when the request arrived. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ANSWER_FLOOR_MS, ANSWER_STEP_MS } from '../../../shared/limits.ts';
import { quantizedWaitMs } from '../../../worker/http/middleware/floor.ts';

describe('R1.8 answers leave at the floor, then in steps', () => {
  test.each([
    [0, 50],
    [1, 49],
    [49, 1],
    [50, 0],
    [51, 24],
    [75, 0],
    [76, 24],
    [199, 1],
    [-3, 50],
  ])('%d ms after arrival it is held %d ms', (elapsed, waited) => expect(quantizedWaitMs(elapsed)).toBe(waited));

  test('whatever the work took, the answer leaves at one of few moments, none earlier than the work and none a step too late', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 100_000 }), (elapsed) => {
        const released = elapsed + quantizedWaitMs(elapsed);
        expect(released).toBeGreaterThanOrEqual(Math.max(elapsed, ANSWER_FLOOR_MS));
        expect((released - ANSWER_FLOOR_MS) % ANSWER_STEP_MS).toBe(0);
        expect(released - Math.max(elapsed, ANSWER_FLOOR_MS)).toBeLessThan(ANSWER_STEP_MS);
      }),
    );
  });
});
