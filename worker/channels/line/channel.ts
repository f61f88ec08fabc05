/** LINE Official Account: the person opens the chat from a link and sends the text that stands in it; a bare follow carries no token. */
import type { Channel } from '../channel.ts';
import { joinText } from '../join-text.ts';

const LINE = {
  source: 'developers.line.biz/en/docs/messaging-api/using-line-url-scheme and /reference/messaging-api',
  readOn: '2026-11-22',
  confidence: 'read',
} as const;
const USE = {
  source: 'Our own estimate after similarweb.com/blog/worldwide-messaging-apps (2016) and spot-today.com/message (94 countries)',
  readOn: '2026-11-22',
  confidence: 'memory',
} as const;
const KNOWN = { source: 'General knowledge of LINE Official Accounts', readOn: '2026-11-22', confidence: 'memory' } as const;

export const line: Channel = {
  id: 'line',
  address: { kind: 'line_user', scope: 'account' },
  optIn: { value: 'deep_link', ...LINE },
  link: (account, token) => `https://line.me/R/oaMessage/${encodeURIComponent(account)}/?${encodeURIComponent(joinText(token))}`,
  token: { value: { carriedIn: 'text', charsMax: 300, characters: 'A-Za-z0-9_-' }, ...KNOWN },
  identifies: { value: 'userId of the webhook’s source, the same within one provider', ...LINE },
  events: {
    value: {
      optIn: 'a message with the token, then the person’s tap',
      optOut: 'the words STOP',
      stop: 'unfollow; follow with isUnblocked lifts it',
    },
    ...LINE,
  },
  categories: { value: [], ...LINE },
  windowMs: { value: null, ...LINE },
  messages: {
    value: {
      marketing: { outside: 'free_form', inside: 'free_form' },
      utility: { outside: 'free_form', inside: 'free_form' },
      authentication: { outside: 'free_form', inside: 'free_form' },
      service: { outside: 'free_form', inside: 'free_form' },
    },
    ...LINE,
  },
  devices: { value: 'any', ...LINE },
  weights: { value: { elsewhere: 0.02, JP: 1, TH: 1, TW: 1 }, ...USE },
  notIn: { value: ['CN'], ...KNOWN },
  elements: { value: ['agreement', 'brand', 'marketing', 'channel', 'stop'], ...KNOWN },
  needs: { value: ['A LINE Official Account with the Messaging API', 'A plan with enough messages: pushes are counted'], ...LINE },
};
