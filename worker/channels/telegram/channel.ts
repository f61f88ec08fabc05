/** Telegram bot: the person opens the bot from a link and presses Start; the token comes with it. */
import type { Channel } from '../channel.ts';

const BOT = { source: 'core.telegram.org/bots/api (10.1, 2026-06-11)', readOn: '2026-11-22', confidence: 'read' } as const;
const LINK = {
  source: 'core.telegram.org/bots/features, deep linking, told by the libraries televerse and telega: at most 64 base64url characters',
  readOn: '2026-11-22',
  confidence: 'secondary',
} as const;
const USE = { source: 'Our own estimate after spot-today.com/message (94 countries)', readOn: '2026-11-22', confidence: 'memory' } as const;
const KNOWN = { source: 'General knowledge of Telegram', readOn: '2026-11-22', confidence: 'memory' } as const;

export const telegram: Channel = {
  id: 'telegram',
  address: { kind: 'telegram_chat', scope: 'account' },
  optIn: { value: 'deep_link', ...LINK },
  link: (account, token) => `https://t.me/${encodeURIComponent(account.replace(/^@/, ''))}?start=${encodeURIComponent(token)}`,
  token: { value: { carriedIn: 'parameter', charsMax: 64, characters: 'A-Za-z0-9_-' }, ...LINK },
  identifies: { value: 'from.id of the message, which is the private chat’s id', ...BOT },
  events: {
    value: {
      optIn: '/start with the token, then the person’s tap',
      optOut: 'the words STOP or /stop',
      stop: 'my_chat_member: kicked; member lifts it',
    },
    ...BOT,
  },
  categories: { value: [], ...BOT },
  windowMs: { value: null, ...BOT },
  messages: {
    value: {
      marketing: { outside: 'free_form', inside: 'free_form' },
      utility: { outside: 'free_form', inside: 'free_form' },
      authentication: { outside: 'free_form', inside: 'free_form' },
      service: { outside: 'free_form', inside: 'free_form' },
    },
    ...BOT,
  },
  devices: { value: 'any', ...KNOWN },
  weights: {
    // biome-ignore format: a table
    value: { elsewhere: 0.2, RU: 0.9, BY: 0.8, UA: 0.9, UZ: 1, KZ: 0.7, KG: 0.6, AM: 0.8, AZ: 0.5, MD: 0.6, ET: 0.9, KH: 0.9, EG: 0.5, LT: 0.5, VE: 0.5, IR: 0.8, IN: 0.4, CN: 0 },
    ...USE,
  },
  notIn: { value: ['CN', 'KP'], ...KNOWN },
  elements: { value: ['agreement', 'brand', 'marketing', 'channel', 'stop'], ...KNOWN },
  needs: { value: ['A bot', 'allowed_updates with message, my_chat_member and callback_query'], ...BOT },
};
