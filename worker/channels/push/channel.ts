/** Push notifications of the merchant’s own app or site, which gives the token; the system’s permission is no marketing consent. */
import type { Channel } from '../channel.ts';

const KISA = {
  source: 'KISA guide to advertising information, told by flarelane: permission to notify is no consent to advertising',
  readOn: '2026-11-22',
  confidence: 'secondary',
} as const;
const APPLE = {
  source: 'developer.apple.com/app-store/review/guidelines, 4.5.4: marketing only after opt-in in the app, with a way out',
  readOn: '2026-11-22',
  confidence: 'secondary',
} as const;
const KNOWN = { source: 'General knowledge of push services', readOn: '2026-11-22', confidence: 'memory' } as const;

export const push: Channel = {
  id: 'push',
  address: { kind: 'push_token', scope: 'account' },
  optIn: { value: 'host_token', ...APPLE },
  link: null,
  identifies: { value: 'The token of one app on one device', ...KNOWN },
  events: {
    value: {
      optIn: 'the merchant’s app tells of a tick beside the text',
      optOut: 'the merchant’s app tells of it',
      stop: 'the token is no longer registered',
    },
    ...APPLE,
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
  weights: { value: { elsewhere: 0.4 }, ...KNOWN },
  notIn: { value: [], ...KNOWN },
  elements: { value: ['agreement', 'brand', 'marketing', 'channel', 'stop'], ...KISA },
  needs: { value: ['An app or site of the merchant’s own, with keys at APNs, FCM or for Web Push'], ...KNOWN },
};
