/** Rhode Island, beside the federal rules. */
import { jurisdiction, TO_A_PHONE } from './row.ts';

export const US_RI = jurisdiction({
  id: 'US-RI',
  name: 'Rhode Island',
  parent: 'US',
  places: ['US-RI'],
  quietHours: [
    {
      id: 'us-ri-quiet',
      value: { from: '18:00', to: '09:00' },
      says: 'Unsolicited sales calls are made only in the hours of operation, on weekdays 9 to 18.',
      source: 'R.I. Gen. Laws 5-61-3.6; tables at dropcowboy.com and support.referrizer.com',
      readOn: '2026-11-22',
      confidence: 'secondary',
      channels: TO_A_PHONE,
    },
    {
      id: 'us-ri-quiet-weekend-morning',
      value: { from: '00:00', to: '10:00', days: [0, 6] },
      says: 'At the weekend the hours begin at 10.',
      source: 'R.I. Gen. Laws 5-61-3.6; table at support.referrizer.com',
      readOn: '2026-11-22',
      confidence: 'secondary',
      channels: TO_A_PHONE,
    },
    {
      id: 'us-ri-quiet-weekend-evening',
      value: { from: '17:00', to: '18:00', days: [0, 6] },
      says: 'At the weekend the hours end at 17.',
      source: 'R.I. Gen. Laws 5-61-3.6; table at support.referrizer.com',
      readOn: '2026-11-22',
      confidence: 'secondary',
      channels: TO_A_PHONE,
    },
  ],
});
