/** Massachusetts, beside the federal rules. */
import { jurisdiction, TO_A_PHONE } from './row.ts';

export const US_MA = jurisdiction({
  id: 'US-MA',
  name: 'Massachusetts',
  parent: 'US',
  places: ['US-MA'],
  quietHours: [
    {
      id: 'us-ma-quiet',
      value: { from: '20:00', to: '08:00' },
      says: 'Calls and texts that sell are allowed from 8 to 20.',
      source: 'Tables of hours by state at dropcowboy.com (2025-11) and clickpointsoftware.com (2025-07)',
      readOn: '2026-11-22',
      confidence: 'secondary',
      channels: TO_A_PHONE,
    },
  ],
});
