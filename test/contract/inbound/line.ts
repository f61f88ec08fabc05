/** What the contract suite is given for LINE. Payloads as its OpenAPI document has them (test/vendors/line-webhooks.ts). */
import { createHash } from 'node:crypto';
import { lineEvent, linePost, lineSignature, lineText } from '../../vendors/line-webhooks.ts';
import { bytesOf, jsonOf, type KitAccount, type KitEvent, kit } from './kit.ts';

const account: KitAccount<'line'> = {
  settings: { bot_user_id: 'Udeadbeefdeadbeefdeadbeefdeadbeef', basic_id: '@acme' },
  secrets: { channel_secret: '8c570fa6dd201bb328f1c1eac23a96d8', channel_access_token: 'line-token' },
  senders: { line: '@acme' },
};
const otherAccount: KitAccount<'line'> = {
  settings: { bot_user_id: 'U0123456789abcdef0123456789abcdef', basic_id: '@other' },
  secrets: { channel_secret: '9d681ab7ee312cc439a2d2fbd34ba7e9', channel_access_token: 'line-other' },
  senders: { line: '@other' },
};
const JO = 'U4af4980629b2a1d1f3c4e5a6b7c8d9e0';
const MIN = 'U8189cf6745fc0d808977bdb0b9f22995';
const address = (value: string) => (of: KitAccount<'line'>) => ({ kind: 'line_user', scope: of.settings.bot_user_id, value }) as const;

/** ULIDs are 26 characters; another id is another event. */
const ulid = (id: string): string => `01${createHash('sha256').update(id).digest('hex').slice(0, 24).toUpperCase()}`;

const event = (what: string, means: KitEvent<'line'>['means'], content: object): KitEvent<'line'> => ({
  what,
  means,
  body: ({ from, id, atMs }, of) => jsonOf(linePost(of.settings.bot_user_id, lineEvent(from, { id: ulid(id), atMs }, content))),
});

export const line = kit<'line'>({
  platform: 'line',
  account,
  otherAccount,
  channel: 'line',
  people: [
    { sent: JO, address: address(JO) },
    { sent: MIN, address: address(MIN) },
  ],
  sign(body, { url, account: { secrets } }) {
    const headers = {
      'content-type': 'application/json; charset=utf-8',
      'user-agent': 'LineBotWebhook/2.0',
      'x-line-signature': lineSignature(secrets.channel_secret, body),
    };
    return { method: 'POST', url, headers, body };
  },
  unsigned(request) {
    const { 'x-line-signature': _, ...headers } = request.headers as Record<string, string>;
    return { ...request, headers };
  },
  text: ({ from, id, atMs }, text, of) =>
    jsonOf(linePost(of.settings.bot_user_id, lineEvent(from, { id: ulid(id), atMs }, lineText(text)))),
  stops: [event('unfollow', 'stop', { type: 'unfollow' })],
  resumes: [
    event('follow after a block', 'resume', { type: 'follow', replyToken: 'r', follow: { isUnblocked: true } }),
    event('follow for the first time', 'resume', { type: 'follow', replyToken: 'r', follow: { isUnblocked: false } }),
  ],
  unknownEvent(of) {
    const beacon = { type: 'beacon', replyToken: 'r', beacon: { hwid: 'd41d8cd98f', type: 'enter' } };
    return jsonOf(linePost(of.settings.bot_user_id, lineEvent(JO, { id: ulid('beacon'), atMs: 1_780_000_000_000 }, beacon)));
  },
  malformed: [
    { what: 'JSON that is cut off', body: bytesOf('{"destination":"Udeadbeef') },
    { what: 'no bytes', body: bytesOf('') },
    { what: 'a list', body: bytesOf('[]') },
    { what: 'no events', body: jsonOf({ destination: account.settings.bot_user_id }) },
    { what: 'events that are no list', body: jsonOf({ destination: account.settings.bot_user_id, events: { type: 'follow' } }) },
    { what: 'no destination', body: jsonOf({ events: [] }) },
    { what: 'a destination that is a number', body: jsonOf({ destination: 7, events: [] }) },
    { what: 'bytes that are not UTF-8', body: new Uint8Array([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x3a, 0x31, 0x7d]) },
  ],
  staleAfterMs: null,
  signsBytes: true,
  namesAccount: true,
  tellsTime: true,
});
