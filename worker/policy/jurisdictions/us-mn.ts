/** Minnesota, beside the federal rules. */
import { jurisdiction, TO_A_PHONE } from './row.ts';

export const US_MN = jurisdiction({
  id: 'US-MN',
  name: 'Minnesota',
  parent: 'US',
  places: ['US-MN'],
  quietHours: [
    {
      id: 'us-mn-quiet',
      value: { from: '21:00', to: '09:00' },
      says: 'Calls and texts that sell are allowed from 9 to 21.',
      source: 'Table of hours by state at dropcowboy.com (2025-11)',
      readOn: '2026-11-22',
      confidence: 'secondary',
      channels: TO_A_PHONE,
    },
  ],
});
