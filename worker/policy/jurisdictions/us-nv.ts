/** Nevada, beside the federal rules. */
import { jurisdiction, TO_A_PHONE } from './row.ts';

export const US_NV = jurisdiction({
  id: 'US-NV',
  name: 'Nevada',
  parent: 'US',
  places: ['US-NV'],
  quietHours: [
    {
      id: 'us-nv-quiet',
      value: { from: '20:00', to: '09:00' },
      says: 'Calls and texts that sell are allowed from 9 to 20.',
      source: 'Table of hours by state at dropcowboy.com (2025-11)',
      readOn: '2026-11-22',
      confidence: 'secondary',
      channels: TO_A_PHONE,
    },
  ],
});
