/** South Korea: Network Act article 50 and the guide of its agency KISA. The result of each consent or refusal is also to be told within 14 days. */
import { jurisdiction, NOT_EMAIL } from './row.ts';

export const KR = jurisdiction({
  id: 'KR',
  name: 'South Korea',
  parent: null,
  places: ['KR'],
  elements: [
    {
      id: 'kr-explicit',
      value: ['agreement', 'brand', 'marketing', 'channel', 'contact', 'withdraw_any_time'],
      says: 'Consent is explicit, given before and for each medium; advertisements name the sender and how to reach and refuse them.',
      source: 'Network Act art. 50(1) and (4); kboard.kr, smscore.co.kr',
      readOn: '2026-11-22',
      confidence: 'secondary',
    },
    {
      id: 'kr-informed',
      value: ['legal_entity', 'kinds', 'privacy'],
      says: 'Who asks for consent says who it is, for what data is used, and that one may refuse.',
      source: 'Personal Information Protection Act art. 15(2) and 22',
      readOn: '2026-11-22',
      confidence: 'memory',
    },
  ],
  optIn: [
    {
      id: 'kr-opt-in',
      value: 'single',
      says: 'Explicit prior consent of the recipient.',
      source: 'Network Act art. 50(1); kboard.kr, smscore.co.kr',
      readOn: '2026-11-22',
      confidence: 'secondary',
    },
  ],
  nightConsent: [
    {
      id: 'kr-night',
      value: { from: '21:00', to: '08:00' },
      says: 'From 21 to 8 a separate prior consent is needed, except for email.',
      source: 'Network Act art. 50(3); zdnet.co.kr, 2014-11-28',
      readOn: '2026-11-22',
      confidence: 'secondary',
      channels: NOT_EMAIL,
    },
  ],
  reconfirmation: [
    {
      id: 'kr-two-years',
      value: { afterMonths: 24, onSilence: 'keeps' },
      says: 'Every two years from consent the person is told of it and asked; who does not answer is taken to agree still.',
      source: 'Network Act art. 50(8); etnews.com, 2016-11-29, and asiae.co.kr, 2016-11-25',
      readOn: '2026-11-22',
      confidence: 'secondary',
    },
  ],
  withdrawalDue: [
    {
      id: 'kr-refusal',
      value: { days: 0, business: false },
      says: 'Nothing may be sent once refused; the 14 days are for telling the result.',
      source: 'Network Act art. 50(2) and (7)',
      readOn: '2026-11-22',
      confidence: 'memory',
    },
  ],
  retention: [
    {
      id: 'kr-proof',
      value: { consentYears: 5, withdrawalYears: 5 },
      says: 'Records of contract and withdrawal in electronic commerce are kept five years.',
      source: 'E-Commerce Act decree art. 6',
      readOn: '2026-11-22',
      confidence: 'memory',
    },
  ],
  minimumAge: [
    {
      id: 'kr-age',
      value: 14,
      says: 'Under 14 the legal representative consents.',
      source: 'Personal Information Protection Act art. 22-2',
      readOn: '2026-11-22',
      confidence: 'memory',
    },
  ],
  label: [
    {
      id: 'kr-label',
      value: '(광고)',
      says: 'An advertisement begins with (광고).',
      source: 'Network Act art. 50(4); smscore.co.kr, woorimail.com',
      readOn: '2026-11-22',
      confidence: 'secondary',
    },
  ],
});
