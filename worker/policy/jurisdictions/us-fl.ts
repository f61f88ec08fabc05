/** Florida, beside the federal rules. */
import { TEXT_CHANNELS } from '../../../shared/vocabulary.ts';
import { jurisdiction, TO_A_PHONE } from './row.ts';

export const US_FL = jurisdiction({
  id: 'US-FL',
  name: 'Florida',
  parent: 'US',
  places: ['US-FL'],
  quietHours: [
    {
      id: 'us-fl-quiet',
      value: { from: '20:00', to: '08:00' },
      says: 'No commercial solicitation before 8 a.m. or after 8 p.m. in the time zone of the person.',
      source: 'Fla. Stat. 501.616(6)(a), as reproduced at lawserver.com',
      readOn: '2026-11-22',
      confidence: 'read',
      channels: TO_A_PHONE,
    },
  ],
  withdrawalDue: [
    {
      id: 'us-fl-stop',
      value: { days: 15, business: false },
      says: 'After STOP to a text the sender has fifteen days before it may be sued for texting on.',
      source: 'Fla. Stat. 501.059, Senate analysis of CS/CS/SB 1308 (2023)',
      readOn: '2026-11-22',
      confidence: 'secondary',
      channels: TEXT_CHANNELS,
    },
  ],
});
