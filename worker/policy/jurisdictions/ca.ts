/** Canada: anti-spam law (CASL) and its regulator's guidance. */
import { TEXT_CHANNELS } from '../../../shared/vocabulary.ts';
import { jurisdiction } from './row.ts';

export const CA = jurisdiction({
  id: 'CA',
  name: 'Canada',
  parent: null,
  places: ['CA'],
  elements: [
    {
      id: 'ca-request',
      value: ['agreement', 'brand', 'legal_entity', 'marketing', 'contact', 'sender_address', 'withdraw_any_time'],
      says: 'A request for express consent says for what, who asks and for whom, a postal address with a phone, email or web address, and that consent can be withdrawn.',
      source: 'S.C. 2010 c. 23, s. 10(1); SOR/2012-36 s. 4; CRTC 2012-548; summary at cmbabc.ca',
      readOn: '2026-11-22',
      confidence: 'secondary',
    },
    {
      id: 'ca-carriers',
      value: ['brand', 'kinds', 'account', 'frequency', 'rates', 'stop', 'help', 'terms', 'privacy'],
      says: 'Canadian carriers follow the same principles for the call to action as those of the United States.',
      source: 'CTIA Messaging Principles and Best Practices, May 2023, 5.1.1',
      readOn: '2026-11-22',
      confidence: 'memory',
      channels: TEXT_CHANNELS,
    },
  ],
  optIn: [
    {
      id: 'ca-opt-in',
      value: 'single',
      says: 'Consent is a positive act such as ticking an empty box; a ticked one to be cleared is none, and no message may be sent to ask for it.',
      source: 'CRTC 2012-549; summary at privacyandcybersecuritylaw.com',
      readOn: '2026-11-22',
      confidence: 'secondary',
    },
  ],
  withdrawalDue: [
    {
      id: 'ca-unsubscribe',
      value: { days: 10, business: true },
      says: 'A request to unsubscribe has its effect without delay and in any case within ten business days, by the same medium.',
      source: 'S.C. 2010 c. 23, s. 11(3); BLG at mondaq.com 301380',
      readOn: '2026-11-22',
      confidence: 'secondary',
    },
  ],
  retention: [
    {
      id: 'ca-onus',
      value: { consentYears: 3, withdrawalYears: 3 },
      says: 'The sender has to prove consent, and proceedings may begin within three years of the regulator knowing of it.',
      source: 'S.C. 2010 c. 23, ss. 13 and 23',
      readOn: '2026-11-22',
      confidence: 'memory',
    },
  ],
  minimumAge: [
    {
      id: 'ca-age',
      value: 14,
      says: 'Quebec asks a parent for those under 14; elsewhere the regulator says 13.',
      source: 'CQLR c. P-39.1, s. 4.1',
      readOn: '2026-11-22',
      confidence: 'memory',
    },
  ],
});
