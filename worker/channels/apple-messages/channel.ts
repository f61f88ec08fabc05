/** Apple Messages for Business: the person writes first; answers alone, never marketing of one’s own accord. */
import type { Channel } from '../channel.ts';

const APPLE = {
  source: 'register.apple.com/resources/messages/messaging-documentation, told by providers’ guides (Infobip, Zendesk)',
  readOn: '2026-11-22',
  confidence: 'secondary',
} as const;
const KNOWN = {
  source: 'General knowledge of Apple Messages for Business; the stricter reading: marketing never begins there',
  readOn: '2026-11-22',
  confidence: 'memory',
} as const;

export const appleMessages: Channel = {
  id: 'apple_messages',
  address: { kind: 'apple_mbid', scope: 'account' },
  optIn: { value: 'deep_link', ...APPLE },
  link: (account, token) =>
    `https://bcrw.apple.com/urn:biz:${encodeURIComponent(account.replace(/^urn:biz:/, ''))}?biz-intent-id=${encodeURIComponent(token)}`,
  token: { value: { carriedIn: 'parameter', charsMax: 100, characters: 'A-Za-z0-9_-' }, ...KNOWN },
  identifies: { value: 'An opaque id of the business’s own (urn:mbid:…)', ...APPLE },
  events: {
    value: {
      optIn: 'the person’s first message with the intent id',
      optOut: 'the words STOP',
      stop: 'the conversation is deleted: a close event at the provider',
    },
    ...KNOWN,
  },
  categories: { value: [], ...KNOWN },
  windowMs: { value: null, ...KNOWN },
  messages: {
    value: {
      marketing: { outside: 'none', inside: 'none' },
      utility: { outside: 'none', inside: 'free_form' },
      authentication: { outside: 'none', inside: 'free_form' },
      service: { outside: 'none', inside: 'free_form' },
    },
    ...KNOWN,
  },
  devices: { value: 'apple', ...APPLE },
  weights: { value: { elsewhere: 0.1, US: 0.4, CA: 0.3, GB: 0.3, AU: 0.3, JP: 0.2, CN: 0.1 }, ...KNOWN },
  notIn: { value: [], ...KNOWN },
  elements: { value: ['agreement', 'brand', 'marketing', 'channel', 'stop'], ...KNOWN },
  needs: { value: ['A registered business', 'A messaging service provider that Apple approved; there is no access without one'], ...APPLE },
};
