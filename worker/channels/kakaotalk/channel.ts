/** KakaoTalk Brand Message: advertising by the number to who agreed to it, sent by certified dealers in Korea alone. */
import type { Channel } from '../channel.ts';

const NCLOUD = {
  source: 'guide.ncloud-docs.com/docs/en/sens-bmoverview: a certified dealer’s guide to Brand Message',
  readOn: '2026-11-22',
  confidence: 'secondary',
} as const;
const KAKAO = {
  source: 'developers.kakao.com: channel webhook (added, blocked); the ways out by the dealer’s guide',
  readOn: '2026-11-22',
  confidence: 'secondary',
} as const;
const KNOWN = { source: 'General knowledge of KakaoTalk', readOn: '2026-11-22', confidence: 'memory' } as const;

export const kakaotalk: Channel = {
  id: 'kakaotalk',
  address: { kind: 'phone', scope: 'none' },
  optIn: { value: 'typed', ...NCLOUD },
  link: (account) => `https://pf.kakao.com/${encodeURIComponent(account)}/friend`,
  identifies: { value: 'The number; the channel friend is another address, app_user_id or open_id', ...KAKAO },
  events: {
    value: {
      optIn: 'the code typed into the page; a channel friend by itself is no consent',
      optOut: 'the free 080 number, or the link in the message',
      stop: 'blocked',
    },
    ...KAKAO,
  },
  categories: { value: ['alimtalk', 'brand_message', 'consultation'], ...NCLOUD },
  windowMs: { value: null, ...KNOWN },
  messages: {
    value: {
      marketing: { outside: 'approved_template', inside: 'approved_template' },
      utility: { outside: 'approved_template', inside: 'approved_template' },
      authentication: { outside: 'approved_template', inside: 'approved_template' },
      service: { outside: 'none', inside: 'none' },
    },
    ...NCLOUD,
  },
  devices: { value: 'any', ...KNOWN },
  weights: { value: { elsewhere: 0, KR: 1 }, ...NCLOUD },
  notIn: { value: [], ...KNOWN },
  elements: { value: ['agreement', 'brand', 'marketing', 'channel', 'stop'], ...KNOWN },
  needs: {
    value: [
      'A business channel',
      'A contract with a certified dealer',
      'A free 080 opt-out number',
      'Sending between 08:00 and 20:50 in Korea',
    ],
    ...NCLOUD,
  },
};
