/** Brazil: LGPD and custom. Registers of numbers that want no advertising (Procon) are the merchant's to ask. */
import { jurisdiction, TO_A_PHONE } from './row.ts';

export const BR = jurisdiction({
  id: 'BR',
  name: 'Brazil',
  parent: null,
  places: ['BR'],
  elements: [
    {
      id: 'br-consent',
      value: ['agreement', 'brand', 'marketing', 'kinds', 'channel', 'withdraw_any_time', 'privacy'],
      says: 'Consent is free, informed, for a stated purpose and never ticked beforehand, and can be revoked.',
      source: 'LGPD art. 5 XII, 8 and 9; blog.mex10.com',
      readOn: '2026-11-22',
      confidence: 'secondary',
    },
    {
      id: 'br-controller',
      value: ['legal_entity', 'contact'],
      says: 'People are told who the controller is and how to reach it.',
      source: 'LGPD art. 9 III and IV',
      readOn: '2026-11-22',
      confidence: 'memory',
    },
  ],
  optIn: [
    {
      id: 'br-opt-in',
      value: 'single',
      says: 'An explicit tick; the sender has to prove it.',
      source: 'LGPD art. 8; notifica-blog.pages.dev, blog.mex10.com',
      readOn: '2026-11-22',
      confidence: 'secondary',
    },
  ],
  quietHours: [
    {
      id: 'br-quiet',
      value: { from: '21:00', to: '09:00' },
      says: 'Marketing is sent from 9 to 21 in the time of the person.',
      source: 'notifica-blog.pages.dev',
      readOn: '2026-11-22',
      confidence: 'secondary',
      channels: TO_A_PHONE,
    },
  ],
  withdrawalDue: [
    {
      id: 'br-withdrawal',
      value: { days: 0, business: false },
      says: 'A stop is carried out at once, at most within a day by custom.',
      source: 'LGPD art. 8(5); notifica-blog.pages.dev',
      readOn: '2026-11-22',
      confidence: 'secondary',
    },
  ],
  retention: [
    {
      id: 'br-limitation',
      value: { consentYears: 5, withdrawalYears: 5 },
      says: 'Claims of consumers run for five years.',
      source: 'Lei 8.078/1990 art. 27',
      readOn: '2026-11-22',
      confidence: 'memory',
    },
  ],
  minimumAge: [
    {
      id: 'br-age',
      value: 18,
      says: 'Children and adolescents have stronger protection; the age of majority is kept.',
      source: 'LGPD art. 14; Lei 8.069/1990 art. 2',
      readOn: '2026-11-22',
      confidence: 'memory',
    },
  ],
});
