/** Michigan, beside the federal rules. */
import { jurisdiction, TO_A_PHONE } from './row.ts';

export const US_MI = jurisdiction({
  id: 'US-MI',
  name: 'Michigan',
  parent: 'US',
  places: ['US-MI'],
  quietHours: [
    {
      id: 'us-mi-quiet',
      value: { from: '21:00', to: '09:00' },
      says: 'Calls and texts that sell are allowed from 9 to 21.',
      source: 'Tables of hours by state at dropcowboy.com (2025-11) and clickpointsoftware.com (2025-07)',
      readOn: '2026-11-22',
      confidence: 'secondary',
      channels: TO_A_PHONE,
    },
  ],
});
