/** Washington, beside the federal rules. */
import { jurisdiction, TO_A_PHONE } from './row.ts';

export const US_WA = jurisdiction({
  id: 'US-WA',
  name: 'Washington',
  parent: 'US',
  places: ['US-WA'],
  quietHours: [
    {
      id: 'us-wa-quiet',
      value: { from: '20:00', to: '08:00' },
      says: 'No call that would be received before 8 a.m. or after 8 p.m. local time.',
      source: 'RCW 19.158.040(2), app.leg.wa.gov',
      readOn: '2026-11-22',
      confidence: 'read',
      channels: TO_A_PHONE,
    },
  ],
  withdrawalDue: [
    {
      id: 'us-wa-prompt',
      value: { days: 0, business: false },
      says: 'A wish not to be called again is carried out promptly.',
      source: 'RCW 19.158.040(6), app.leg.wa.gov',
      readOn: '2026-11-22',
      confidence: 'read',
      channels: TO_A_PHONE,
    },
  ],
});
