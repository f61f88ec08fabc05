/** Italy, beside the rules of the Union. */
import { jurisdiction } from './row.ts';

export const IT = jurisdiction({
  id: 'IT',
  name: 'Italy',
  parent: 'EU',
  places: ['IT'],
  optIn: [
    {
      id: 'it-consent',
      value: 'single',
      says: 'Automated marketing by text, email and the like needs prior consent.',
      source: 'D.Lgs. 196/2003 art. 130(1) and (2); cyberlaws.it, lhevo.com',
      readOn: '2026-11-22',
      confidence: 'secondary',
    },
  ],
  reconfirmation: [
    {
      id: 'it-renewal',
      value: { afterMonths: 24, onSilence: 'ends' },
      says: 'The authority named 24 months in 2005, called consent valid until withdrawn in 2020, and in 2023 refused keeping it until then; the strictest of these is kept.',
      source: 'Garante 24.02.2005, no. 181 of 15.10.2020 and no. 321 of 18.07.2023; iprights.it, studiolegalebertini.it',
      readOn: '2026-11-22',
      confidence: 'secondary',
    },
  ],
});
