/** Oklahoma, beside the federal rules. */
import { jurisdiction, TO_A_PHONE } from './row.ts';

export const US_OK = jurisdiction({
  id: 'US-OK',
  name: 'Oklahoma',
  parent: 'US',
  places: ['US-OK'],
  quietHours: [
    {
      id: 'us-ok-quiet',
      value: { from: '20:00', to: '08:00' },
      says: 'Commercial telephonic sales calls, texts among them, are allowed from 8 to 20.',
      source: 'Telephone Solicitation Act of 2022, 15 O.S. 775C.4; summary at dnc.com',
      readOn: '2026-11-22',
      confidence: 'secondary',
      channels: TO_A_PHONE,
    },
  ],
});
