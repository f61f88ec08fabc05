/** RCS for Business (Google RBM): branded messages in the phone’s own messages app, held by the number. */
import type { Channel } from '../channel.ts';
import { joinText } from '../join-text.ts';

const RBM = {
  source: 'developers.google.com/business-communications/rcs-business-messaging: webhooks, capabilities, UNSUBSCRIBE',
  readOn: '2026-11-22',
  confidence: 'read',
} as const;
const GSMA = { source: 'GSMA RCC.07 v14, 3.6.3.4: links to a chatbot', readOn: '2026-11-22', confidence: 'read' } as const;
const CTIA = {
  source: 'CTIA Messaging Principles and Best Practices (May 2023), 5.1.1',
  readOn: '2026-11-22',
  confidence: 'secondary',
} as const;
const SINCH = {
  source: 'sinch.com/blog/apple-support-RCS and hygt.github.io/sad-state-of-rcs: where carriers offer it',
  readOn: '2026-11-22',
  confidence: 'secondary',
} as const;
const KNOWN = { source: 'General knowledge of RCS', readOn: '2026-11-22', confidence: 'memory' } as const;

export const rcs: Channel = {
  id: 'rcs',
  address: { kind: 'phone', scope: 'none' },
  optIn: { value: 'typed', ...CTIA },
  link: (account, token) => `sms:${encodeURIComponent(`${account}@rbm.goog`)}?body=${encodeURIComponent(joinText(token))}`,
  token: { value: { carriedIn: 'text', charsMax: 140, characters: 'A-Za-z0-9_-' }, ...GSMA },
  identifies: { value: 'The number that the message came from, E.164', ...RBM },
  events: {
    value: {
      optIn: 'a reply START; SUBSCRIBE is a lifted stop, no new consent',
      optOut: 'UNSUBSCRIBE, or a reply STOP',
      stop: 'UNSUBSCRIBE',
    },
    ...RBM,
  },
  categories: { value: ['otp', 'transactional', 'promotional', 'multi_use'], ...KNOWN },
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
  devices: { value: 'any', ...SINCH },
  weights: { value: { elsewhere: 0.2, US: 0.6, CA: 0.5, GB: 0.5, FR: 0.6, DE: 0.6, ES: 0.6, IN: 0.6, BR: 0.6, MX: 0.6 }, ...SINCH },
  notIn: { value: [], ...KNOWN },
  elements: {
    value: ['agreement', 'brand', 'marketing', 'channel', 'stop', 'privacy'],
    ...CTIA,
  },
  needs: { value: ['A verified RBM agent', 'Launch approval by each carrier, country by country'], ...KNOWN },
};
