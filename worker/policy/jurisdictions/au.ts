/** Australia: Spam Act 2003. Hours of its telemarketing standard are for calls. */
import { jurisdiction } from './row.ts';

export const AU = jurisdiction({
  id: 'AU',
  name: 'Australia',
  parent: null,
  places: ['AU', 'CC', 'CX'],
  elements: [
    {
      id: 'au-identify',
      value: ['agreement', 'brand', 'legal_entity', 'marketing', 'contact', 'stop'],
      says: 'Consent, identification with contact details that stay right for 30 days, and a working way to unsubscribe.',
      source: 'Spam Act 2003 ss. 16 to 18; rulesmate.com.au, egressif.io',
      readOn: '2026-11-22',
      confidence: 'secondary',
    },
    {
      id: 'au-informed',
      value: ['kinds', 'channel', 'privacy', 'withdraw_any_time'],
      says: 'The regulator wants it clear what is agreed to, and that it can be taken back.',
      source: 'ACMA and OAIC guidance on consent',
      readOn: '2026-11-22',
      confidence: 'memory',
    },
  ],
  optIn: [
    {
      id: 'au-express',
      value: 'single',
      says: 'Express consent is a separate act; the sender carries the burden of proving it, and no message may ask for it.',
      source: 'Spam Act 2003 s. 16 and schedule 2; egressif.io',
      readOn: '2026-11-22',
      confidence: 'secondary',
    },
  ],
  withdrawalDue: [
    {
      id: 'au-unsubscribe',
      value: { days: 5, business: true },
      says: 'A request to unsubscribe is honoured within five business days.',
      source: 'Spam Act 2003 schedule 2 cl. 6; mvsbusinesspartners.org, egressif.io',
      readOn: '2026-11-22',
      confidence: 'secondary',
    },
  ],
  retention: [
    {
      id: 'au-limitation',
      value: { consentYears: 6, withdrawalYears: 6 },
      says: 'Proceedings may begin within six years.',
      source: 'Spam Act 2003 s. 26(2)',
      readOn: '2026-11-22',
      confidence: 'memory',
    },
  ],
  minimumAge: [
    {
      id: 'au-age',
      value: 15,
      says: 'The regulator presumes capacity to consent from 15.',
      source: 'OAIC, APP guidelines B.58',
      readOn: '2026-11-22',
      confidence: 'memory',
    },
  ],
});
