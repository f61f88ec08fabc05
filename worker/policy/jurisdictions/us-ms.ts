/** Mississippi, beside the federal rules. */
import { jurisdiction, TO_A_PHONE } from './row.ts';

export const US_MS = jurisdiction({
  id: 'US-MS',
  name: 'Mississippi',
  parent: 'US',
  places: ['US-MS'],
  quietHours: [
    {
      id: 'us-ms-quiet',
      value: { from: '20:00', to: '08:00' },
      says: 'Authorised solicitations are made only between 8 a.m. and 8 p.m. Central time.',
      source: 'Miss. Code 77-3-723(1), as reproduced at getpocketlaw.com',
      readOn: '2026-11-22',
      confidence: 'read',
      channels: TO_A_PHONE,
    },
    {
      id: 'us-ms-quiet-sunday',
      value: { from: '00:00', to: '00:00', days: [0] },
      says: 'No solicitation is made on a Sunday.',
      source: 'Miss. Code 77-3-723(1), as reproduced at getpocketlaw.com',
      readOn: '2026-11-22',
      confidence: 'read',
      channels: TO_A_PHONE,
    },
  ],
});
