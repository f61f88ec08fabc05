/** Facebook Messenger: the person starts the chat; marketing goes only to who subscribed there, and not everywhere. */
import { HOUR_MS } from '../../../shared/limits.ts';
import type { Channel } from '../channel.ts';

const POLICY = {
  source: 'developers.facebook.com/documentation/business-messaging/messenger-platform/policy (updated 2026-09-28)',
  readOn: '2026-11-22',
  confidence: 'read',
} as const;
const MARKETING = {
  source:
    'developers.facebook.com/documentation/business-messaging/messenger-platform/marketing-messages-on-messenger (updated 2026-04-17)',
  readOn: '2026-11-22',
  confidence: 'read',
} as const;
const LINK = {
  source: 'developers.facebook.com/documentation/business-messaging/messenger-platform/discovery/m-me-links',
  readOn: '2026-11-22',
  confidence: 'read',
} as const;
const REF = {
  source: 'gist govindpatel/36d787cb: an error message of the platform, fewer than 150 characters of a ref',
  readOn: '2026-11-22',
  confidence: 'secondary',
} as const;
const USE = {
  source: 'Our own estimate after similarweb.com/blog/worldwide-messaging-apps (2016) and spot-today.com/message (94 countries)',
  readOn: '2026-11-22',
  confidence: 'memory',
} as const;
const KNOWN = { source: 'General knowledge of Messenger', readOn: '2026-11-22', confidence: 'memory' } as const;

export const messenger: Channel = {
  id: 'messenger',
  address: { kind: 'messenger_psid', scope: 'account' },
  optIn: { value: 'deep_link', ...LINK },
  link: (account, token) => `https://m.me/${encodeURIComponent(account)}?ref=${encodeURIComponent(token)}`,
  token: { value: { carriedIn: 'parameter', charsMax: 149, characters: 'A-Za-z0-9_-' }, ...REF },
  identifies: { value: 'Page-scoped id (PSID)', ...LINK },
  events: {
    value: {
      optIn: 'messaging_optins after the referral (messaging_postbacks or messaging_referrals)',
      optOut: 'messaging_optins with STOP NOTIFICATIONS, or the words STOP',
      stop: 'STOP NOTIFICATIONS; sending fails once blocked',
    },
    ...MARKETING,
  },
  categories: { value: ['standard', 'message_tag', 'marketing_message'], ...POLICY },
  windowMs: { value: 24 * HOUR_MS, ...POLICY },
  messages: {
    value: {
      marketing: { outside: 'approved_template', inside: 'free_form' },
      utility: { outside: 'none', inside: 'free_form' },
      authentication: { outside: 'none', inside: 'free_form' },
      service: { outside: 'none', inside: 'free_form' },
    },
    ...POLICY,
  },
  devices: { value: 'any', ...KNOWN },
  weights: {
    // biome-ignore format: a table
    value: { elsewhere: 0.3, US: 0.5, CA: 0.5, AU: 0.5, NZ: 0.5, PH: 1, VN: 0.6, TH: 0.5, MN: 0.9, PL: 0.7, HU: 0.8, DK: 0.6, SE: 0.6, NO: 0.6, FR: 0.5, BE: 0.5, LT: 0.7, GE: 0.7, CN: 0, KR: 0.05, JP: 0.1 },
    ...USE,
  },
  notIn: {
    // The European Union, Japan, Korea, Australia, the United Kingdom as the page has it; China, Iran and North Korea block it.
    // biome-ignore format: a table
    value: ['AT', 'BE', 'BG', 'CY', 'CZ', 'DE', 'DK', 'EE', 'ES', 'FI', 'FR', 'GR', 'HR', 'HU', 'IE', 'IT', 'LT', 'LU', 'LV', 'MT', 'NL', 'PL', 'PT', 'RO', 'SE', 'SI', 'SK', 'GB', 'JP', 'KR', 'AU', 'CN', 'IR', 'KP'],
    ...MARKETING,
  },
  elements: { value: ['agreement', 'brand', 'marketing', 'channel', 'stop'], ...POLICY },
  needs: {
    value: [
      'A Page with a Get Started button',
      'Marketing: a provider approved for paid_marketing_messages, and a business in one of some twenty countries',
    ],
    ...MARKETING,
  },
};
