/** Texas, beside the federal rules. */
import { jurisdiction, TO_A_PHONE } from './row.ts';

export const US_TX = jurisdiction({
  id: 'US-TX',
  name: 'Texas',
  parent: 'US',
  places: ['US-TX'],
  quietHours: [
    {
      id: 'us-tx-quiet',
      value: { from: '21:00', to: '09:00' },
      says: 'Solicitation, texts among it since September 2025, is allowed from 9 to 21.',
      source: 'Tex. Bus. & Com. Code 301.051 and SB 140 (2025); table at support.referrizer.com',
      readOn: '2026-11-22',
      confidence: 'secondary',
      channels: TO_A_PHONE,
    },
    {
      id: 'us-tx-quiet-sunday',
      value: { from: '00:00', to: '12:00', days: [0] },
      says: 'On a Sunday it begins at noon.',
      source: 'Tex. Bus. & Com. Code 301.051 and SB 140 (2025); table at support.referrizer.com',
      readOn: '2026-11-22',
      confidence: 'secondary',
      channels: TO_A_PHONE,
    },
  ],
});
