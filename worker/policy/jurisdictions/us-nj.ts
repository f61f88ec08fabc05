/** New Jersey, beside the federal rules. */
import { jurisdiction, TO_A_PHONE } from './row.ts';

export const US_NJ = jurisdiction({
  id: 'US-NJ',
  name: 'New Jersey',
  parent: 'US',
  places: ['US-NJ'],
  quietHours: [
    {
      id: 'us-nj-quiet',
      value: { from: '21:00', to: '08:00' },
      says: 'No unsolicited telemarketing call between 9 p.m. and 8 a.m. where the customer is.',
      source: 'N.J. Stat. 56:8-128(d), through L. 2024, c. 62, as reproduced by casetext',
      readOn: '2026-11-22',
      confidence: 'read',
      channels: TO_A_PHONE,
    },
    {
      id: 'us-nj-quiet-vendors',
      value: { from: '20:00', to: '08:00' },
      says: "Vendors' tables end the day at 20:00 since the amendment of December 2023; kept though the statute as read says 21:00.",
      source: 'Table at support.referrizer.com',
      readOn: '2026-11-22',
      confidence: 'secondary',
      channels: TO_A_PHONE,
    },
  ],
});
