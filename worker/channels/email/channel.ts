/** Email: the visitor types the address, ticks the box and answers a code. */
import type { Channel } from '../channel.ts';

const CAN_SPAM = { source: '15 USC 7704 and CASL s. 6: who sends, how to stop', readOn: '2026-11-22', confidence: 'secondary' } as const;
const RFC = {
  source: 'RFC 8058: one-click unsubscribe, asked for by Gmail and Yahoo of bulk senders since 2024',
  readOn: '2026-11-22',
  confidence: 'secondary',
} as const;
const KNOWN = { source: 'General knowledge of email', readOn: '2026-11-22', confidence: 'memory' } as const;

export const email: Channel = {
  id: 'email',
  address: { kind: 'email', scope: 'none' },
  optIn: { value: 'typed', ...CAN_SPAM },
  link: null,
  identifies: { value: 'The address', ...KNOWN },
  events: {
    value: {
      optIn: 'the code typed into the page',
      optOut: 'List-Unsubscribe, the link in the message, or a reply',
      stop: 'a complaint; a hard bounce suppresses',
    },
    ...RFC,
  },
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
  weights: { value: { elsewhere: 0.5, US: 0.8, CA: 0.8, GB: 0.8, DE: 0.8, FR: 0.75, AU: 0.8, JP: 0.6, KR: 0.4, CN: 0.3 }, ...KNOWN },
  notIn: { value: [], ...KNOWN },
  elements: { value: ['agreement', 'brand', 'marketing', 'channel', 'withdraw_any_time'], ...CAN_SPAM },
  needs: { value: ['A sending domain with SPF, DKIM and DMARC', 'One-click unsubscribe'], ...RFC },
};
