/** Text messages: the visitor types the number, ticks the box and answers a code. Not to be opened prefilled from a form that asked for the number. */
import type { Channel } from '../channel.ts';
import { joinText } from '../join-text.ts';

const CTIA = {
  source: 'CTIA Messaging Principles and Best Practices (May 2023), 5.1.1 and 5.1.2; Twilio errors 30540 to 30571',
  readOn: '2026-11-22',
  confidence: 'secondary',
} as const;
const FCC = {
  source: '47 CFR 64.1200(a)(10) to (12): the words that revoke, by reply; Twilio’s defaults and errors',
  readOn: '2026-11-22',
  confidence: 'secondary',
} as const;
const RFC = {
  source: 'RFC 5724 (sms: URI); body on iOS and Android differs and was tried on no device',
  readOn: '2026-11-22',
  confidence: 'memory',
} as const;
const KNOWN = { source: 'General knowledge of text messages', readOn: '2026-11-22', confidence: 'memory' } as const;

export const sms: Channel = {
  id: 'sms',
  address: { kind: 'phone', scope: 'none' },
  optIn: { value: 'typed', ...CTIA },
  link: (account, token) => `sms:${account.replace(/[^+\d]/g, '')}?&body=${encodeURIComponent(joinText(token))}`,
  token: { value: { carriedIn: 'text', charsMax: 140, characters: 'A-Za-z0-9_-' }, ...RFC },
  identifies: { value: 'The number that the message came from, E.164', ...KNOWN },
  events: {
    value: {
      optIn: 'a reply START, or the code typed into the page',
      optOut: 'a reply STOP or any other clear words',
      stop: 'carrier error 21610 or the like; STOP at a toll-free number never reaches us',
    },
    ...FCC,
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
  weights: {
    // biome-ignore format: a table
    value: { elsewhere: 0.6, US: 1, CA: 0.9, AU: 0.9, NZ: 0.8, FR: 0.8, SE: 0.9, NO: 0.9, DK: 0.9, FI: 0.8, IS: 0.9, PL: 0.8, CZ: 0.7, HU: 0.8, KR: 0.7, CN: 0.7, VN: 0.7, PH: 0.8, UA: 0.7, GR: 0.7, BG: 0.7 },
    ...KNOWN,
  },
  notIn: { value: [], ...KNOWN },
  elements: {
    value: ['agreement', 'brand', 'marketing', 'channel', 'stop', 'privacy'],
    ...CTIA,
  },
  needs: {
    value: [
      'A number or sender name of the merchant’s own',
      'US: 10DLC campaign, or a verified toll-free number, or a short code',
      'Many countries: a registered sender name or template',
    ],
    ...CTIA,
  },
};
