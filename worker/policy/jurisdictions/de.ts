/** Germany, beside the rules of the Union. */
import { jurisdiction } from './row.ts';

export const DE = jurisdiction({
  id: 'DE',
  name: 'Germany',
  parent: 'EU',
  places: ['DE'],
  optIn: [
    {
      id: 'de-double-opt-in',
      value: 'double',
      says: 'The sender must prove that the consent came from the holder of that very address; courts accept a confirmation answered from it.',
      source: 'BGH 10.02.2011, I ZR 164/09; marketing-boerse.de and kathringibtdirrecht.de',
      readOn: '2026-11-22',
      confidence: 'secondary',
    },
  ],
  retention: [
    {
      id: 'de-proof',
      value: { consentYears: 5, withdrawalYears: 5 },
      says: 'Proof of consent to telephone advertising is kept five years from the grant and from each use; taken for messages too.',
      source: 'UWG 7a(2), as quoted at ihk.de/hannover',
      readOn: '2026-11-22',
      confidence: 'read',
    },
  ],
});
