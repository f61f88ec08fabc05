/** Virginia, beside the federal rules. */
import { jurisdiction, TO_A_PHONE } from './row.ts';

export const US_VA = jurisdiction({
  id: 'US-VA',
  name: 'Virginia',
  parent: 'US',
  places: ['US-VA'],
  quietHours: [
    {
      id: 'us-va-quiet',
      value: { from: '21:00', to: '08:00' },
      says: 'Solicitation is allowed between 8 a.m. and 9 p.m. where the person is, at other hours with prior consent.',
      source: 'Va. Code 59.1-511, law.lis.virginia.gov',
      readOn: '2026-11-22',
      confidence: 'read',
      channels: TO_A_PHONE,
    },
  ],
  retention: [
    {
      id: 'us-va-withdrawal',
      value: { consentYears: 0, withdrawalYears: 10 },
      says: 'A request to get no more is honoured for at least ten years; by accounts of SB 1339 (2025) STOP or UNSUBSCRIBE by text is such a request.',
      source: 'Va. Code 59.1-514(A), as reproduced at statutes.laws-info.com',
      readOn: '2026-11-22',
      confidence: 'read',
    },
  ],
});
