/** Signal: somebody may say that they use it; businesses can’t send there, so nothing is ever asked or sent. */
import type { Channel } from '../channel.ts';

const NONE = { source: 'No business interface was found at signal.org', readOn: '2026-11-22', confidence: 'secondary' } as const;
const KNOWN = { source: 'General knowledge of Signal', readOn: '2026-11-22', confidence: 'memory' } as const;

export const signal: Channel = {
  id: 'signal',
  address: { kind: 'phone', scope: 'none' },
  optIn: { value: 'preference', ...NONE },
  link: null,
  identifies: { value: 'Not at all', ...NONE },
  events: { value: { optIn: null, optOut: null, stop: null }, ...NONE },
  categories: { value: [], ...NONE },
  windowMs: { value: null, ...NONE },
  messages: {
    value: {
      marketing: { outside: 'none', inside: 'none' },
      utility: { outside: 'none', inside: 'none' },
      authentication: { outside: 'none', inside: 'none' },
      service: { outside: 'none', inside: 'none' },
    },
    ...NONE,
  },
  devices: { value: 'any', ...KNOWN },
  weights: { value: { elsewhere: 0.1 }, ...KNOWN },
  notIn: { value: [], ...KNOWN },
  elements: { value: [], ...NONE },
  needs: { value: [], ...NONE },
};
