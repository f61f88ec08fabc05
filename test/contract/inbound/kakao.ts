/** What the contract suite is given for KakaoTalk. The payload as devtalk.kakao.com/t/115685 and the webhook's page show it. */
import { createHash } from 'node:crypto';
import { kakaoHeaders, kakaoPush } from '../../vendors/kakao-webhooks.ts';
import { bytesOf, jsonOf, type KitAccount, type KitEvent, type KitMessage, kit } from './kit.ts';

const account: KitAccount<'kakao'> = {
  settings: { channel_id: '_FLX', rest_api_key: 'rest-1' },
  secrets: { admin_key: 'b5d1f0c2a3e4f5a6b7c8d9e0f1a2b3c4' },
  senders: { kakaotalk: '@acme' },
};
const otherAccount: KitAccount<'kakao'> = {
  settings: { channel_id: '_ZeUTxl', rest_api_key: 'rest-2' },
  secrets: { admin_key: 'c6e2f1d3b4f5a6b7c8d9e0f1a2b3c4d5' },
  senders: { kakaotalk: '@other' },
};
const address = (value: string) => (of: KitAccount<'kakao'>) => ({ kind: 'kakao_user', scope: of.settings.channel_id, value }) as const;

/** The resource id is no part of the body, so the body is remembered with it; of other bytes it is their hash. */
const resources = new WeakMap<Uint8Array, string>();
const resourceOf = (bytes: Uint8Array): string =>
  resources.get(bytes) ?? createHash('sha256').update(bytes).digest('base64url').slice(0, 24);

export const kakaoEvent = (
  { from, atMs }: Omit<KitMessage, 'id'>,
  event: string,
  of: KitAccount<'kakao'> = account,
  change: object = {},
) => ({ ...kakaoPush({ from, atMs, channelId: of.settings.channel_id }, event), ...change });

const event = (what: string, means: KitEvent['means'], name: string): KitEvent<'kakao'> => ({
  what,
  means,
  body: (message, of) => {
    const bytes = jsonOf(kakaoEvent(message, name, of));
    resources.set(bytes, createHash('sha256').update(`${name}/${message.id}`).digest('base64url').slice(0, 24));
    return bytes;
  },
});

export const kakao = kit<'kakao'>({
  platform: 'kakao',
  account,
  otherAccount,
  channel: 'kakaotalk',
  people: [
    { sent: '1376016924429759228', address: address('1376016924429759228') },
    { sent: '1376016924426814086', address: address('1376016924426814086') },
  ],
  sign: (body, { url, account: { secrets } }) => ({
    method: 'POST',
    url,
    headers: kakaoHeaders(secrets.admin_key, resourceOf(body)),
    body,
  }),
  unsigned(request) {
    const { authorization: _, ...headers } = request.headers as Record<string, string>;
    return { ...request, headers };
  },
  text: null,
  stops: [event('the channel blocked', 'stop', 'blocked')],
  resumes: [event('the channel added', 'resume', 'added')],
  unknownEvent: (of) => jsonOf(kakaoEvent({ from: '1376016924429759228', atMs: 1_780_000_000_000 }, 'renamed', of)),
  malformed: [
    { what: 'JSON that is cut off', body: bytesOf('{"event":"blocked","id":"13760') },
    { what: 'no bytes', body: bytesOf('') },
    { what: 'a list', body: bytesOf('[]') },
    { what: 'a form', body: bytesOf('event=blocked&id=1&id_type=app_user_id') },
    { what: 'no event', body: jsonOf({ id: '1', id_type: 'app_user_id' }) },
    { what: 'no id', body: jsonOf({ event: 'blocked', id_type: 'app_user_id' }) },
    { what: 'an id of another type', body: jsonOf({ event: 'blocked', id: '1', id_type: 'phone' }) },
    { what: 'an id that is an object', body: jsonOf({ event: 'blocked', id: {}, id_type: 'app_user_id' }) },
    { what: 'bytes that are not UTF-8', body: new Uint8Array([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x3a, 0x31, 0x7d]) },
  ],
  staleAfterMs: null,
  signsBytes: false,
  namesAccount: true,
  tellsTime: true,
});
