/** India: TRAI's regulations (TCCCPR) and the data protection act. A web tick alone does not register a consent with the operators. */
import { TEXT_CHANNELS } from '../../../shared/vocabulary.ts';
import { jurisdiction } from './row.ts';

export const IN = jurisdiction({
  id: 'IN',
  name: 'India',
  parent: null,
  places: ['IN'],
  elements: [
    {
      id: 'in-consent',
      value: ['agreement', 'brand', 'marketing', 'channel', 'withdraw_any_time'],
      says: 'The request for consent names the sender or brand, its scope and how to revoke it.',
      source: 'TRAI press release 2023-11-07; foxmandal.in',
      readOn: '2026-11-22',
      confidence: 'secondary',
    },
    {
      id: 'in-notice',
      value: ['legal_entity', 'kinds', 'contact', 'privacy'],
      says: 'A request for consent comes with a notice of the data and its purpose, and with whom to turn to.',
      source: 'Digital Personal Data Protection Act 2023 ss. 5 and 6',
      readOn: '2026-11-22',
      confidence: 'memory',
    },
  ],
  optIn: [
    {
      id: 'in-registered',
      value: 'double',
      says: "Consent is acquired by an answered message and kept on the operators' registry; what was got otherwise is void.",
      source: 'TRAI direction 2023-06-02, Digital Consent Acquisition; foxmandal.in',
      readOn: '2026-11-22',
      confidence: 'secondary',
    },
  ],
  quietHours: [
    {
      id: 'in-quiet',
      value: { from: '21:00', to: '10:00' },
      says: 'Promotional messages are delivered from 9 to 21 by some accounts and from 10 by others; the later hour is kept.',
      source: 'TCCCPR 2018; syniverse.com and satisfilabs.com say 9',
      readOn: '2026-11-22',
      confidence: 'memory',
      channels: TEXT_CHANNELS,
    },
  ],
  withdrawalDue: [
    {
      id: 'in-revocation',
      value: { days: 0, business: false },
      says: 'Consent can be revoked at any time as easily as given.',
      source: 'Digital Personal Data Protection Act 2023 s. 6(4)',
      readOn: '2026-11-22',
      confidence: 'memory',
    },
  ],
  retention: [
    {
      id: 'in-record',
      value: { consentYears: 7, withdrawalYears: 7 },
      says: 'Consent managers keep records of consents for seven years.',
      source: 'Digital Personal Data Protection Rules 2025, first schedule',
      readOn: '2026-11-22',
      confidence: 'memory',
    },
  ],
  minimumAge: [
    {
      id: 'in-age',
      value: 18,
      says: 'A child is anybody under 18, and is not advertised to.',
      source: 'Digital Personal Data Protection Act 2023 ss. 2(f) and 9',
      readOn: '2026-11-22',
      confidence: 'memory',
    },
  ],
});
