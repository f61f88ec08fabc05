/** United Kingdom: PECR and the UK GDPR. Jersey, Guernsey and the Isle of Man have laws of their own and fall to the default. */
import { jurisdiction } from './row.ts';

export const GB = jurisdiction({
  id: 'GB',
  name: 'United Kingdom',
  parent: null,
  places: ['GB'],
  elements: [
    {
      id: 'gb-informed',
      value: ['agreement', 'brand', 'legal_entity', 'marketing', 'kinds', 'channel', 'withdraw_any_time', 'privacy'],
      says: 'Consent is specific to the sender and to the way of contact, and people are told who asks, for what, and that they can withdraw.',
      source: 'UK GDPR art. 4(11) and 7; ICO guidance on electronic mail, summaries at dma.org.uk and rpc.co.uk',
      readOn: '2026-11-22',
      confidence: 'secondary',
    },
  ],
  optIn: [
    {
      id: 'gb-opt-in',
      value: 'single',
      says: 'No marketing by electronic mail, texts included, unless the recipient told the sender before that he consents for the time being.',
      source: 'SI 2003/2426 reg. 22(2), as reproduced at martialarts-coventry.com',
      readOn: '2026-11-22',
      confidence: 'read',
    },
  ],
  withdrawalDue: [
    {
      id: 'gb-withdrawal',
      value: { days: 0, business: false },
      says: 'Withdrawing is as easy as giving and no fixed time is allowed for it.',
      source: 'UK GDPR art. 7(3)',
      readOn: '2026-11-22',
      confidence: 'memory',
    },
  ],
  retention: [
    {
      id: 'gb-limitation',
      value: { consentYears: 6, withdrawalYears: 6 },
      says: 'Claims on a statute run for six years.',
      source: 'Limitation Act 1980 s. 9',
      readOn: '2026-11-22',
      confidence: 'memory',
    },
  ],
  minimumAge: [
    {
      id: 'gb-age',
      value: 13,
      says: 'Online consent to the use of data from 13.',
      source: 'Data Protection Act 2018 s. 9',
      readOn: '2026-11-22',
      confidence: 'memory',
    },
  ],
});
