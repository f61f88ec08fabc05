/** United States, federal law, carriers' rules and what a number can move to. States add to it in files of their own; it must not hold a state's rule alone. */
import { TEXT_CHANNELS } from '../../../shared/vocabulary.ts';
import { jurisdiction, TO_A_PHONE } from './row.ts';

export const US = jurisdiction({
  id: 'US',
  name: 'United States (federal)',
  parent: null,
  places: ['US', 'PR', 'GU', 'VI', 'AS', 'MP'],
  elements: [
    {
      id: 'us-written-consent',
      value: ['agreement', 'brand', 'marketing', 'recurring_automated', 'not_a_condition'],
      says: 'Consent to marketing by automated means is a signed writing that names the seller, allows messages by such means to that number and says that it is no condition of buying.',
      source: '47 CFR 64.1200(f)(9); summary at lexology.com, f9b380df',
      readOn: '2026-11-22',
      confidence: 'secondary',
      channels: TO_A_PHONE,
    },
    {
      id: 'us-ctia-call-to-action',
      value: ['brand', 'kinds', 'account', 'rates', 'stop', 'help', 'terms', 'privacy'],
      says: 'Carriers expect the call to action to show the programme, who sends and from which number, the fees, how to stop, customer care and the privacy policy.',
      source: 'CTIA Messaging Principles and Best Practices, May 2023, 5.1.1',
      readOn: '2026-11-22',
      confidence: 'secondary',
      channels: TEXT_CHANNELS,
    },
    {
      id: 'us-registration',
      value: ['frequency', 'not_shared'],
      says: 'Registration of toll-free and ten-digit numbers is refused where the frequency is missing or mobile opt-in data may be shared.',
      source: 'Twilio error 30545; AWS, registration of numbers',
      readOn: '2026-11-22',
      confidence: 'secondary',
      channels: TEXT_CHANNELS,
    },
  ],
  quietHours: [
    {
      id: 'us-quiet',
      value: { from: '21:00', to: '08:00' },
      says: 'No telephone solicitation before 8 a.m. or after 9 p.m. where the person is; whether it reaches people who consented is disputed in court, so it is kept for all.',
      source: '47 CFR 64.1200(c)(1), as quoted at nwdebtresolution.com',
      readOn: '2026-11-22',
      confidence: 'read',
      channels: TO_A_PHONE,
    },
  ],
  withdrawalDue: [
    {
      id: 'us-revocation',
      value: { days: 10, business: true },
      says: 'Consent may be revoked by any reasonable means, and that is honoured within ten business days.',
      source: '47 CFR 64.1200(a)(10), summary at rothjackson.com, 2024-03',
      readOn: '2026-11-22',
      confidence: 'secondary',
      channels: TO_A_PHONE,
    },
    {
      id: 'us-can-spam',
      value: { days: 10, business: true },
      says: 'A request to get no more commercial email is honoured within ten business days.',
      source: '15 USC 7704(a)(4)',
      readOn: '2026-11-22',
      confidence: 'memory',
      channels: ['email'],
    },
  ],
  retention: [
    {
      id: 'us-consent-records',
      value: { consentYears: 5, withdrawalYears: 5 },
      says: 'Sellers keep the request for consent as it was shown and the consent given for five years.',
      source: '16 CFR 310.5(a)(8), summary at magnifyi.com',
      readOn: '2026-11-22',
      confidence: 'secondary',
    },
    {
      id: 'us-portable-withdrawal',
      value: { consentYears: 0, withdrawalYears: 10 },
      says: 'A number moves between states with its owner and one state asks for ten years, so a withdrawal of any number of the country is kept that long.',
      source: 'Va. Code 59.1-514(A), as reproduced at statutes.laws-info.com',
      readOn: '2026-11-22',
      confidence: 'read',
    },
  ],
  minimumAge: [
    {
      id: 'us-age',
      value: 13,
      says: 'Personal data of children under 13 is not taken online without a parent.',
      source: '15 USC 6501 to 6506',
      readOn: '2026-11-22',
      confidence: 'memory',
    },
  ],
});
