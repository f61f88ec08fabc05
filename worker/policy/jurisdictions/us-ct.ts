/** Connecticut, beside the federal rules. */
import { jurisdiction, TO_A_PHONE } from './row.ts';

export const US_CT = jurisdiction({
  id: 'US-CT',
  name: 'Connecticut',
  parent: 'US',
  places: ['US-CT'],
  quietHours: [
    {
      id: 'us-ct-quiet',
      value: { from: '20:00', to: '09:00' },
      says: 'Calls and texts that sell are allowed from 9 to 20; one table says 21, the earlier hour is kept.',
      source: 'Conn. Gen. Stat. 42-288a; tables at dropcowboy.com and support.referrizer.com',
      readOn: '2026-11-22',
      confidence: 'secondary',
      channels: TO_A_PHONE,
    },
  ],
});
