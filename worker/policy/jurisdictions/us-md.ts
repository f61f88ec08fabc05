/** Maryland, beside the federal rules. */
import { jurisdiction, TO_A_PHONE } from './row.ts';

export const US_MD = jurisdiction({
  id: 'US-MD',
  name: 'Maryland',
  parent: 'US',
  places: ['US-MD'],
  quietHours: [
    {
      id: 'us-md-quiet',
      value: { from: '20:00', to: '08:00' },
      says: 'Solicitation is allowed from 8 to 20 in the time zone of the person.',
      source: 'Stop the Spam Calls Act of 2023, Md. Code, Com. Law 14-4502; summary at dnc.com',
      readOn: '2026-11-22',
      confidence: 'secondary',
      channels: TO_A_PHONE,
    },
  ],
});
