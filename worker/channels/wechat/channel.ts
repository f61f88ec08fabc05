/** WeChat service account: the person scans a code that was made for the visit and follows; the scene in it is the token. Limit: four broadcasts a month to all followers are no message to one person, so marketing counts as none outside the window. */
import { HOUR_MS } from '../../../shared/limits.ts';
import type { Channel } from '../channel.ts';

const QR = {
  source: 'developers.weixin.qq.com: qrcode/create, scene_str of at most 64 characters; events subscribe, SCAN, unsubscribe',
  readOn: '2026-11-22',
  confidence: 'secondary',
} as const;
const WINDOW = {
  source:
    'docs.chatalog.ai/platform-setup/wechat and help.charket.com.cn: 48 hours and 5 messages after the person’s own; 4 broadcasts a month',
  readOn: '2026-11-22',
  confidence: 'secondary',
} as const;
const USE = {
  source: 'Our own estimate after similarweb.com/blog/worldwide-messaging-apps (2016) and spot-today.com/message (94 countries)',
  readOn: '2026-11-22',
  confidence: 'memory',
} as const;
const KNOWN = { source: 'General knowledge of WeChat', readOn: '2026-11-22', confidence: 'memory' } as const;

export const wechat: Channel = {
  id: 'wechat',
  address: { kind: 'wechat_openid', scope: 'account' },
  optIn: { value: 'follow', ...QR },
  link: null,
  token: { value: { carriedIn: 'qr_scene', charsMax: 64, characters: 'A-Za-z0-9_-' }, ...QR },
  identifies: { value: 'openid (FromUserName), of this account alone; unionid across accounts of one company', ...QR },
  events: {
    value: { optIn: 'subscribe or SCAN with the scene, then the person’s tap', optOut: 'the words STOP or 退订', stop: 'unsubscribe' },
    ...QR,
  },
  categories: { value: ['customer_service', 'template', 'subscription', 'broadcast'], ...WINDOW },
  windowMs: { value: 48 * HOUR_MS, ...WINDOW },
  messages: {
    value: {
      marketing: { outside: 'none', inside: 'free_form' },
      utility: { outside: 'approved_template', inside: 'free_form' },
      authentication: { outside: 'approved_template', inside: 'approved_template' },
      service: { outside: 'none', inside: 'free_form' },
    },
    ...WINDOW,
  },
  devices: { value: 'any', ...KNOWN },
  weights: { value: { elsewhere: 0.02, CN: 1, HK: 0.4, MO: 0.6 }, ...USE },
  notIn: { value: ['IN'], ...KNOWN },
  elements: { value: ['agreement', 'brand', 'marketing', 'channel', 'stop'], ...KNOWN },
  needs: {
    value: [
      'A verified service account, for which a company in China or an approved overseas one is needed',
      'A server that answers within 5 seconds',
    ],
    ...WINDOW,
  },
};
