/** Viber Business Messages: by the number, through a partner; a bot’s chat is another address. */
import { HOUR_MS } from '../../../shared/limits.ts';
import type { Channel } from '../channel.ts';

const INFOBIP = {
  source: 'infobip.com/docs/viber/compliance-guidelines: consent first, kinds of messages, session of 24 hours',
  readOn: '2026-11-22',
  confidence: 'secondary',
} as const;
const BOT = {
  source: 'developers.viber.com: conversation_started with context, subscribed, unsubscribed',
  readOn: '2026-11-22',
  confidence: 'read',
} as const;
const USE = {
  source: 'Our own estimate after similarweb.com/blog/worldwide-messaging-apps (2016) and spot-today.com/message (94 countries)',
  readOn: '2026-11-22',
  confidence: 'memory',
} as const;
const KNOWN = { source: 'General knowledge of Viber', readOn: '2026-11-22', confidence: 'memory' } as const;

export const viber: Channel = {
  id: 'viber',
  address: { kind: 'phone', scope: 'none' },
  optIn: { value: 'typed', ...INFOBIP },
  link: (account, token) => `viber://pa?chatURI=${encodeURIComponent(account)}&context=${encodeURIComponent(token)}`,
  token: { value: { carriedIn: 'parameter', charsMax: 100, characters: 'A-Za-z0-9_-' }, ...KNOWN },
  identifies: { value: 'The number; in a bot’s chat user.id, another address', ...BOT },
  events: {
    value: {
      optIn: 'the code typed into the page; conversation_started is no subscription',
      optOut: 'unsubscribed, or the words STOP',
      stop: 'unsubscribed, or the sender blocked',
    },
    ...BOT,
  },
  categories: { value: ['promotional', 'transactional', 'otp', 'session'], ...INFOBIP },
  windowMs: { value: 24 * HOUR_MS, ...INFOBIP },
  messages: {
    value: {
      marketing: { outside: 'free_form', inside: 'free_form' },
      utility: { outside: 'approved_template', inside: 'free_form' },
      authentication: { outside: 'approved_template', inside: 'approved_template' },
      service: { outside: 'none', inside: 'free_form' },
    },
    ...INFOBIP,
  },
  devices: { value: 'any', ...KNOWN },
  weights: {
    // biome-ignore format: a table
    value: { elsewhere: 0.05, UA: 1, BY: 0.9, GR: 0.9, BG: 0.9, RS: 0.9, ME: 0.8, MK: 0.8, BA: 0.8, MD: 0.7, AM: 0.5, LK: 0.6, MM: 0.8, PH: 0.5, IQ: 0.5, LY: 0.5, NP: 0.5, HU: 0.6, GE: 0.5 },
    ...USE,
  },
  notIn: { value: ['RU'], ...KNOWN },
  elements: { value: ['agreement', 'brand', 'marketing', 'channel', 'stop'], ...INFOBIP },
  needs: {
    value: ['A sender approved by Viber, through a partner', 'Approved templates for transactional messages and codes'],
    ...INFOBIP,
  },
};
