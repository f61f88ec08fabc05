/** New Mexico, beside the federal rules. */
import { jurisdiction, TO_A_PHONE } from './row.ts';

export const US_NM = jurisdiction({
  id: 'US-NM',
  name: 'New Mexico',
  parent: 'US',
  places: ['US-NM'],
  quietHours: [
    {
      id: 'us-nm-quiet',
      value: { from: '21:00', to: '09:00' },
      says: 'Calls and texts that sell are allowed from 9 to 21.',
      source: 'Table of hours by state at dropcowboy.com (2025-11)',
      readOn: '2026-11-22',
      confidence: 'secondary',
      channels: TO_A_PHONE,
    },
  ],
});
