/** Kentucky, beside the federal rules. */
import { jurisdiction, TO_A_PHONE } from './row.ts';

export const US_KY = jurisdiction({
  id: 'US-KY',
  name: 'Kentucky',
  parent: 'US',
  places: ['US-KY'],
  quietHours: [
    {
      id: 'us-ky-quiet',
      value: { from: '21:00', to: '10:00' },
      says: 'Calls and texts that sell are allowed from 10 to 21.',
      source: 'Tables of hours by state at dropcowboy.com (2025-11) and clickpointsoftware.com (2025-07)',
      readOn: '2026-11-22',
      confidence: 'secondary',
      channels: TO_A_PHONE,
    },
  ],
});
