/** Regimes that nobody enacted, for properties over rules. */
import fc from 'fast-check';
import { CHANNELS, OPT_IN_STRENGTHS } from '../../../shared/vocabulary.ts';
import { ELEMENTS } from '../../../worker/channels/elements.ts';
import type { Jurisdiction, QuietHours, Rule } from '../../../worker/policy/jurisdiction.ts';
import { jurisdiction } from '../../../worker/policy/jurisdictions/row.ts';
import { GENERAL_LABEL } from '../../../worker/policy/rule-set.ts';

const time = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.constantFrom('00', '01', '30', '59'))
  .map(([hour, minute]) => `${String(hour).padStart(2, '0')}:${minute}`);
const days = fc.uniqueArray(fc.integer({ min: 0, max: 6 }), { minLength: 1, maxLength: 6 });
const someHours: fc.Arbitrary<QuietHours> = fc
  .record({ from: time, to: time, days: fc.option(days, { nil: undefined }) })
  .map(({ from, to, days }) => ({ from, to, ...(days && { days }) }));
export const anyHours = fc.array(someHours, { maxLength: 4 });

/** The id says the whole rule, so that equal ids are equal rules wherever they meet. */
function rules<T>(value: fc.Arbitrary<T>): fc.Arbitrary<readonly Rule<T>[]> {
  const row = fc
    .record({
      value,
      channels: fc.option(fc.uniqueArray(fc.constantFrom(...CHANNELS), { minLength: 1, maxLength: 3 }), { nil: undefined, freq: 2 }),
    })
    .map(({ value, channels }) => ({
      id: JSON.stringify([value, channels ?? null]),
      value,
      says: 'Nothing.',
      source: 'made up',
      readOn: '2026-11-22',
      confidence: 'memory' as const,
      ...(channels && { channels }),
    }));
  return fc.array(row, { maxLength: 3 });
}

const years = fc.integer({ min: 0, max: 12 });

export const anyJurisdiction: fc.Arbitrary<Jurisdiction> = fc
  .record({
    id: fc.constantFrom('A', 'B', 'C', 'D'),
    elements: rules(fc.subarray([...ELEMENTS])),
    optIn: rules(fc.constantFrom(...OPT_IN_STRENGTHS)),
    quietHours: rules(someHours),
    nightConsent: rules(someHours),
    reconfirmation: rules(fc.record({ afterMonths: fc.integer({ min: 1, max: 48 }), onSilence: fc.constantFrom('keeps', 'ends') })),
    withdrawalDue: rules(fc.record({ days: fc.integer({ min: 0, max: 20 }), business: fc.boolean() })),
    retention: rules(fc.record({ consentYears: years, withdrawalYears: years })),
    minimumAge: rules(fc.integer({ min: 13, max: 21 })),
    label: rules(fc.constantFrom('(광고)', 'Publi', GENERAL_LABEL)),
  })
  .map((row) => jurisdiction({ name: row.id, parent: null, places: [], ...row }));
