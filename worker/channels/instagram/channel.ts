/** Instagram messages: the person starts the chat; nothing may be sent a day after the person’s last message. */
import { HOUR_MS } from '../../../shared/limits.ts';
import type { Channel } from '../channel.ts';

const POLICY = {
  source: 'developers.facebook.com/documentation/business-messaging/messenger-platform/policy (updated 2026-09-28)',
  readOn: '2026-11-22',
  confidence: 'read',
} as const;
const ENDED = {
  source:
    'developers.facebook.com/docs/messenger-platform/marketing-messages: recurring notifications end on 2026-02-10; their successor is Messenger’s alone',
  readOn: '2026-11-22',
  confidence: 'read',
} as const;
const LINK = {
  source: 'developers.facebook.com: ig.me links, ref of at most 2083 characters, icebreakers needed',
  readOn: '2026-11-22',
  confidence: 'read',
} as const;
const KNOWN = { source: 'General knowledge of Instagram', readOn: '2026-11-22', confidence: 'memory' } as const;

export const instagram: Channel = {
  id: 'instagram',
  address: { kind: 'instagram_igsid', scope: 'account' },
  optIn: { value: 'deep_link', ...LINK },
  link: (account, token) => `https://ig.me/m/${encodeURIComponent(account.replace(/^@/, ''))}?ref=${encodeURIComponent(token)}`,
  token: { value: { carriedIn: 'parameter', charsMax: 2083, characters: 'A-Za-z0-9_=-' }, ...LINK },
  identifies: { value: 'Instagram-scoped id (IGSID)', ...LINK },
  events: {
    value: { optIn: 'a message, postback or referral with the ref, then the person’s tap', optOut: 'the words STOP', stop: null },
    ...LINK,
  },
  categories: { value: ['standard', 'message_tag'], ...POLICY },
  windowMs: { value: 24 * HOUR_MS, ...POLICY },
  messages: {
    value: {
      marketing: { outside: 'none', inside: 'free_form' },
      utility: { outside: 'none', inside: 'free_form' },
      authentication: { outside: 'none', inside: 'free_form' },
      service: { outside: 'none', inside: 'free_form' },
    },
    ...ENDED,
  },
  devices: { value: 'any', ...KNOWN },
  weights: { value: { elsewhere: 0.3, BR: 0.5, IN: 0.4, JP: 0.4, KR: 0.4, TR: 0.5, CN: 0, RU: 0.05 }, ...KNOWN },
  notIn: { value: ['CN', 'IR', 'KP'], ...KNOWN },
  elements: { value: ['agreement', 'brand', 'marketing', 'channel', 'stop'], ...POLICY },
  needs: { value: ['A professional account', 'Icebreakers, without which no ref is delivered for a new chat'], ...LINK },
};
