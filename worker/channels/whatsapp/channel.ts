/** WhatsApp Business: held by the number; approved templates outside 24 hours of the person’s own message. */
import { HOUR_MS } from '../../../shared/limits.ts';
import type { Channel } from '../channel.ts';
import { joinText } from '../join-text.ts';

const META = {
  source: 'developers.facebook.com/docs/whatsapp: Cloud API messages, webhooks, user_preferences, business-scoped user ids (2026-03-31)',
  readOn: '2026-11-22',
  confidence: 'read',
} as const;
const OPT_IN = {
  source: 'docs.360dialog.com/docs/messaging/overview/opt-in, which tells Meta’s policy',
  readOn: '2026-11-22',
  confidence: 'secondary',
} as const;
const US_PAUSE = {
  source: 'Twilio error 63049: recipients in the US get no marketing templates since 2025-04-01',
  readOn: '2026-11-22',
  confidence: 'secondary',
} as const;
const LINK = {
  source: 'WhatsApp FAQ, click to chat: wa.me, told by several link libraries; limit of the text not found',
  readOn: '2026-11-22',
  confidence: 'secondary',
} as const;
const USE = {
  source: 'Our own estimate after similarweb.com/blog/worldwide-messaging-apps (2016) and spot-today.com/message (94 countries)',
  readOn: '2026-11-22',
  confidence: 'memory',
} as const;

export const whatsapp: Channel = {
  id: 'whatsapp',
  address: { kind: 'phone', scope: 'none' },
  optIn: { value: 'typed', ...OPT_IN },
  link: (account, token) => `https://wa.me/${account.replace(/\D/g, '')}?text=${encodeURIComponent(joinText(token))}`,
  token: { value: { carriedIn: 'text', charsMax: 512, characters: 'A-Za-z0-9_-' }, ...LINK },
  identifies: { value: 'Business-scoped user id, and the number (wa_id) unless the person has a username', ...META },
  events: {
    value: {
      optIn: 'the code typed into the page, or a tap in the chat',
      optOut: 'user_preferences: stop, or the words STOP',
      stop: 'user_preferences: stop; error 131050',
    },
    ...META,
  },
  categories: { value: ['marketing', 'utility', 'authentication', 'service'], ...META },
  windowMs: { value: 24 * HOUR_MS, ...META },
  messages: {
    value: {
      marketing: { outside: 'approved_template', inside: 'free_form' },
      utility: { outside: 'approved_template', inside: 'free_form' },
      authentication: { outside: 'approved_template', inside: 'approved_template' },
      service: { outside: 'none', inside: 'free_form' },
    },
    ...META,
  },
  devices: { value: 'any', ...META },
  weights: {
    // biome-ignore format: a table
    value: { elsewhere: 0.9, US: 0.3, CA: 0.4, AU: 0.5, NZ: 0.5, JP: 0.05, KR: 0.1, TW: 0.1, TH: 0.1, VN: 0.1, PH: 0.2, SE: 0.4, NO: 0.4, DK: 0.4, IS: 0.2, FR: 0.7, PL: 0.5, HU: 0.3, LT: 0.4, GR: 0.4, BG: 0.5, UA: 0.3, BY: 0.2, GE: 0.5, MN: 0.1 },
    ...USE,
  },
  notIn: {
    // The others are blocked there or under sanctions, from general knowledge.
    value: ['US', 'CN', 'CU', 'IR', 'KP', 'SY'],
    ...US_PAUSE,
    confidence: 'memory',
  },
  elements: { value: ['agreement', 'brand', 'marketing', 'channel', 'stop'], ...OPT_IN },
  needs: {
    value: [
      'A WhatsApp Business account and a number registered with it',
      'Approved templates per language and category',
      'The webhook field user_preferences, subscribed to',
    ],
    ...META,
  },
};
