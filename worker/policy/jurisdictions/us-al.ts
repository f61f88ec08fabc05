/** Alabama, beside the federal rules. */
import { jurisdiction, TO_A_PHONE } from './row.ts';

export const US_AL = jurisdiction({
  id: 'US-AL',
  name: 'Alabama',
  parent: 'US',
  places: ['US-AL'],
  quietHours: [
    {
      id: 'us-al-quiet',
      value: { from: '20:00', to: '08:00' },
      says: 'Calls and texts that sell are allowed from 8 to 20.',
      source: 'Tables of hours by state at dropcowboy.com (2025-11) and clickpointsoftware.com (2025-07)',
      readOn: '2026-11-22',
      confidence: 'secondary',
      channels: TO_A_PHONE,
    },
    {
      id: 'us-al-quiet-sunday',
      value: { from: '00:00', to: '00:00', days: [0] },
      says: 'No calls that sell on a Sunday.',
      source: 'Tables of hours by state at dropcowboy.com (2025-11) and clickpointsoftware.com (2025-07)',
      readOn: '2026-11-22',
      confidence: 'secondary',
      channels: TO_A_PHONE,
    },
  ],
});
