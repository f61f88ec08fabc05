/** Picture messages, which go by the number of the text messages and are ended by the same STOP. */
import type { Channel } from '../channel.ts';

const CTIA = {
  source: 'CTIA Messaging Principles and Best Practices (May 2023), 5.1.1: the same for SMS and MMS',
  readOn: '2026-11-22',
  confidence: 'secondary',
} as const;
const KNOWN = { source: 'General knowledge of picture messages', readOn: '2026-11-22', confidence: 'memory' } as const;

export const mms: Channel = {
  id: 'mms',
  address: { kind: 'phone', scope: 'none' },
  optIn: { value: 'typed', ...CTIA },
  link: null,
  identifies: { value: 'The number that the message came from, E.164', ...KNOWN },
  events: { value: { optIn: 'as for sms', optOut: 'a reply STOP or any other clear words', stop: 'as for sms' }, ...CTIA },
  categories: { value: [], ...KNOWN },
  windowMs: { value: null, ...KNOWN },
  messages: {
    value: {
      marketing: { outside: 'free_form', inside: 'free_form' },
      utility: { outside: 'free_form', inside: 'free_form' },
      authentication: { outside: 'free_form', inside: 'free_form' },
      service: { outside: 'free_form', inside: 'free_form' },
    },
    ...KNOWN,
  },
  devices: { value: 'any', ...KNOWN },
  weights: { value: { elsewhere: 0.05, US: 0.8, CA: 0.8, AU: 0.5 }, ...KNOWN },
  notIn: { value: [], ...KNOWN },
  elements: {
    value: ['agreement', 'brand', 'marketing', 'channel', 'stop', 'privacy'],
    ...CTIA,
  },
  needs: { value: ['A number that carries MMS, registered as for sms'], ...KNOWN },
};
