/** The stored form of a state: nothing of it is lost, and it is the same for the same state. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canonicalText } from '../../../shared/proof/canonical.ts';
import { fold, initialAddressState } from '../../../worker/consent/fold.ts';
import { readState, stateText } from '../../../worker/consent/state-text.ts';
import { ANY, histories } from './histories.ts';

describe('R1.3 the stored form of a state', () => {
  test('is read back whole, whatever happened at the address', () => {
    fc.assert(
      fc.property(histories(ANY, 14), (records) => {
        const state = fold(records);
        expect(canonicalText(readState(stateText(state)))).toBe(canonicalText(state));
        expect(stateText(readState(stateText(state)))).toBe(stateText(state));
        expect(stateText(state).length).toBeLessThanOrEqual(canonicalText(state).length);
      }),
      { numRuns: 1000 },
    );
  });

  test('is read from the whole text of the build before, too', () => {
    fc.assert(
      fc.property(histories(ANY, 14), (records) => {
        const state = fold(records);
        expect(canonicalText(readState(canonicalText(state)))).toBe(canonicalText(state));
      }),
    );
  });

  test('keeps a field that it knows nothing of', () => {
    const later = { ...initialAddressState, newer: true };
    expect(readState(stateText(later))).toEqual(later);
  });
});
