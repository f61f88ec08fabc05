/** The demo's phone: it plays the person and the platforms, so what it takes, shows and remembers must be as theirs. */
import { createDecipheriv, createHash, createHmac } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { journal } from '../../../demo/journal.ts';
import type { OutboxMessage } from '../../../demo/outbox.ts';
import { type InboundUrls, merged, type PhoneEntry } from '../../../demo/phone/entry.ts';
import { startPhone } from '../../../demo/phone/phone.ts';

const NOW = Date.UTC(2026, 10, 22, 12);
const TOKEN = '7201:bot-token';
let server: Server;
let url = '';
let heard: { path: string; headers: Record<string, unknown>; body: string }[] = [];
let status = 200;
let answer = '';
let file = '';

beforeAll(async () => {
  server = createServer((req, res) => {
    const chunks: Buffer[] = [];
    req.on('data', (chunk: Buffer) => chunks.push(chunk));
    req.on('end', () => {
      heard.push({ path: req.url ?? '', headers: req.headers, body: Buffer.concat(chunks).toString() });
      res.writeHead(status).end(answer);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => new Promise((resolve) => server.close(resolve)));
beforeEach(() => {
  heard = [];
  status = 200;
  file = path.join(mkdtempSync(path.join(tmpdir(), 'sayso-phone-')), 'phone.jsonl');
});

const INBOUND = (): InboundUrls => {
  const keys = ['phone', 'telegram', 'line', 'meta', 'kakao', 'wechat', 'viber'] as const;
  return Object.fromEntries(keys.map((key) => [key, `${url}/inbound/${key}`])) as InboundUrls;
};
/** On the same file it is the same phone, as after a restart. */
const phone = (isUp = true) =>
  startPhone({
    journal: journal<PhoneEntry>(file),
    now: () => NOW,
    inbound: () => (isUp ? INBOUND() : null),
    texts: { signingSecret: 'signing', senders: { sms: '+12025550123', whatsapp: '+12025550124' } },
    telegram: { username: 'shop_bot', botToken: TOKEN, webhookSecret: 'webhook-secret' },
    line: {
      botUserId: `U${'a0'.repeat(16)}`,
      channelSecret: 'channel-secret',
      channelAccessToken: 'access',
      loginChannelId: '1655000001',
      loginChannelSecret: 'login-secret',
    },
    meta: { pageId: '1040', instagramId: '1784', accessToken: 'EAA', appSecret: 'app-secret' },
    kakao: { channelId: '_xaAurora', appId: 42, restApiKey: 'rest', clientSecret: 'client-secret', adminKey: 'admin-key' },
    wechat: {
      appId: 'wx2c',
      originalId: 'gh_7f',
      appSecret: 'wechat-secret',
      token: 'wechat-token',
      encodingAesKey: 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG',
    },
    viber: { authToken: 'viber-token' },
  });
const act = (of: ReturnType<typeof phone>, deed: unknown) => of.act(JSON.stringify(deed));
const shown = (of: ReturnType<typeof phone>) => of.journal.entries().map(({ app, who, text }) => `${app} ${who}: ${text}`);
const botSends = (of: ReturnType<typeof phone>, text: string, token = TOKEN) =>
  of.telegram.call({
    method: 'POST',
    path: `/bot${token}/sendMessage`,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ chat_id: 7_204_455, text }),
  }).status;

test.each([
  ['nothing', ''],
  ['no JSON', '{'],
  ['an unknown deed', '{"do":"call","app":"sms"}'],
  ['an unknown app', '{"do":"say","app":"signal","text":"x"}'],
  ['a text message of nobody', '{"do":"say","app":"sms","text":"x"}'],
  ['a number that is none', '{"do":"say","app":"sms","me":"202","text":"x"}'],
  ['no words', '{"do":"say","app":"telegram","text":""}'],
  ['a token with a slash', '{"do":"start","app":"telegram","token":"a/b"}'],
  ['a field too many', '{"do":"block","app":"line","me":"+12025550143"}'],
  ['an app’s own deed', '{"do":"befriend","app":"line"}'],
  ['words to KakaoTalk', '{"do":"say","app":"kakaotalk","text":"STOP"}'],
  ['a tap in KakaoTalk', '{"do":"tap","app":"kakaotalk","data":"x","label":"x"}'],
  ['Instagram blocked, of which it tells nobody', '{"do":"block","app":"instagram"}'],
])('%s is no deed: refused, nothing told and nothing kept', async (_, raw) => {
  const of = phone();
  expect(await of.act(raw)).toBe(400);
  expect([heard, of.journal.entries()]).toEqual([[], []]);
});

test('what the Worker does not take, or can’t be reached for, is kept and says so', async () => {
  const of = phone();
  status = 503;
  await act(of, { do: 'say', app: 'sms', me: '+12025550143', text: 'STOP' });
  expect(of.journal.entries()).toMatchObject([{ text: 'STOP', who: 'me', refused: 503 }]);
  const down = phone(false);
  await act(down, { do: 'say', app: 'telegram', text: 'STOP' });
  expect(down.journal.entries().at(-1)).toMatchObject({ text: 'STOP', refused: 0 });
});

test('a bot can write only after Start, not while it is blocked, and with its own token; a restart changes none of that', async () => {
  const of = phone();
  expect(botSends(of, 'too early')).toBe(400);
  await act(of, { do: 'start', app: 'telegram', token: 'abc' });
  expect(JSON.parse(heard[0]!.body)).toMatchObject({ message: { text: '/start abc', chat: { type: 'private' } } });
  expect(heard[0]).toMatchObject({ path: '/inbound/telegram', headers: { 'x-telegram-bot-api-secret-token': 'webhook-secret' } });
  expect([botSends(of, 'hello'), botSends(of, 'stranger', '1:other')]).toEqual([200, 401]);
  await act(of, { do: 'block', app: 'telegram' });
  expect(botSends(of, 'blocked')).toBe(403);
  const again = phone();
  expect(botSends(again, 'still blocked')).toBe(403);
  await act(again, { do: 'unblock', app: 'telegram' });
  expect(botSends(again, 'back')).toBe(200);
  expect(shown(again).filter((line) => line.includes('them'))).toEqual(['telegram them: hello', 'telegram them: back']);
  const ids = heard.map(({ body }) => (JSON.parse(body) as { update_id: number }).update_id);
  expect(new Set(ids.slice(0, 2)).size, 'an update has an id of its own').toBe(2);
});

test('LINE takes a push for anybody, and only a friend sees it', async () => {
  const of = phone();
  const push = (to: string, text: string) =>
    of.line.call({
      method: 'POST',
      path: '/v2/bot/message/push',
      headers: { 'content-type': 'application/json', authorization: 'Bearer access' },
      body: JSON.stringify({ to, messages: [{ type: 'text', text }] }),
    }).status;
  const owner = `U${'5a'.repeat(16)}`;
  expect([of.line.isFriend(), push(owner, 'unseen')]).toEqual([false, 200]);
  await act(of, { do: 'start', app: 'line', token: null });
  expect([of.line.isFriend(), push(owner, 'seen')]).toEqual([true, 200]);
  await act(of, { do: 'block', app: 'line' });
  expect([phone().line.isFriend(), push(owner, 'unseen again')]).toEqual([false, 200]);
  expect(shown(of).filter((line) => line.includes('them'))).toEqual(['line them: seen']);
  const kinds = heard.map(({ body }) => (JSON.parse(body) as { events: { type: string }[] }).events[0]?.type);
  expect(kinds).toEqual(['follow', 'unfollow']);
});

const json = { 'content-type': 'application/json' };
const bodies = () => heard.map(({ body }) => JSON.parse(body) as Record<string, unknown>);

test('Messenger and Instagram hear from a business only after their owner wrote, and a restart within a day changes nothing', async () => {
  const of = phone();
  const send = (from: ReturnType<typeof phone>, node: string, id: string) =>
    from.meta.call({
      method: 'POST',
      path: `/v25.0/${node}/messages`,
      headers: { ...json, authorization: 'Bearer EAA' },
      body: JSON.stringify({ recipient: { id }, messaging_type: 'RESPONSE', message: { text: 'hello' } }),
    }).status;
  const [psid, igsid] = ['24001234567890123', '17841400000000042'];
  expect([send(of, '1040', psid), send(of, '1784', igsid)]).toEqual([403, 403]);
  await act(of, { do: 'start', app: 'messenger', token: 'tok' });
  await act(of, { do: 'start', app: 'instagram', token: 'tok' });
  expect(heard.map(({ path }) => path)).toEqual(['/inbound/meta', '/inbound/meta']);
  for (const { headers, body } of heard)
    expect(headers['x-hub-signature-256']).toBe(`sha256=${createHmac('sha256', 'app-secret').update(body).digest('hex')}`);
  expect(bodies()).toMatchObject([
    { object: 'page', entry: [{ id: '1040', messaging: [{ sender: { id: psid }, postback: { referral: { ref: 'tok' } } }] }] },
    { object: 'instagram', entry: [{ id: '1784', messaging: [{ sender: { id: igsid }, message: { referral: { ref: 'tok' } } }] }] },
  ]);
  expect([send(of, '1040', psid), send(of, '1784', igsid), send(phone(), '1040', psid)]).toEqual([200, 200, 200]);
  await act(of, { do: 'start', app: 'messenger', token: 'tok2' });
  expect(bodies().at(-1), 'in a chat that is there the link comes alone').toMatchObject({
    entry: [{ messaging: [{ referral: { ref: 'tok2' } }] }],
  });
  await act(of, { do: 'block', app: 'messenger' });
  expect(bodies().at(-1)).toMatchObject({ entry: [{ messaging: [{ optin: { notification_messages_status: 'STOP NOTIFICATIONS' } }] }] });
});

test('WeChat: the code that was made for a visit brings its scene, sealed; who unfollowed is not written to', async () => {
  const of = phone();
  const call = (path: string, body: object) =>
    of.wechat.call({ method: 'POST', path, headers: json, body: JSON.stringify(body) }).body as Record<string, unknown>;
  const { access_token: token } = call('/cgi-bin/stable_token', {
    grant_type: 'client_credential',
    appid: 'wx2c',
    secret: 'wechat-secret',
  });
  const made = call(`/cgi-bin/qrcode/create?access_token=${token}`, {
    expire_seconds: 600,
    action_name: 'QR_STR_SCENE',
    action_info: { scene: { scene_str: 'scene-1' } },
  });
  const send = () =>
    call(`/cgi-bin/message/custom/send?access_token=${token}`, {
      touser: 'oDemo5a7204455phoneOwner0001',
      msgtype: 'text',
      text: { content: 'hello' },
    }).errcode;
  expect(send()).toBe(43004);
  await act(of, { do: 'start', app: 'wechat', token: String(made.url).split('/').at(-1) });
  const [first] = heard;
  const query = new URL(first!.path, 'http://x').searchParams;
  const sealed = /<Encrypt><!\[CDATA\[(.*)\]\]>/.exec(first!.body)![1]!;
  const signed = ['wechat-token', query.get('timestamp')!, query.get('nonce')!, sealed].sort().join('');
  expect(query.get('msg_signature')).toBe(createHash('sha1').update(signed).digest('hex'));
  expect(first!.body).not.toContain('scene-1');
  const key = Buffer.from('abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG=', 'base64');
  const opened = createDecipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false);
  expect(Buffer.concat([opened.update(sealed, 'base64'), opened.final()]).toString()).toContain('qrscene_scene-1');
  expect(send()).toBe(0);
  await act(of, { do: 'block', app: 'wechat' });
  expect(send()).toBe(43004);
});

test('Viber: the answer to an opened chat is on the phone, a tap brings back what hung on it and subscribes', async () => {
  const of = phone();
  const send = (text: string) =>
    of.viber.call({
      method: 'POST',
      path: '/pa/send_message',
      headers: { ...json, 'x-viber-auth-token': 'viber-token' },
      body: JSON.stringify({ receiver: '72a4c0ffee5a7204455A==', type: 'text', sender: { name: 'Shop' }, text }),
    }).body;
  expect(send('too early')).toMatchObject({ status: 6 });
  const welcome = {
    type: 'text',
    sender: { name: 'Shop' },
    text: 'Do you agree?',
    tracking_data: '{"taps":["t.yes"]}',
    keyboard: { Type: 'keyboard', Buttons: [{ ActionType: 'reply', ActionBody: 't.yes', Text: 'I agree' }] },
  };
  answer = JSON.stringify(welcome);
  await act(of, { do: 'start', app: 'viber', token: 'tok' });
  answer = '';
  expect(bodies()[0]).toMatchObject({ event: 'conversation_started', context: 'tok', subscribed: false });
  expect(shown(of)).toContain('viber them: Do you agree?');
  expect(send('still too early')).toMatchObject({ status: 6 });
  await act(phone(), { do: 'tap', app: 'viber', data: 't.yes', label: 'I agree' });
  expect(bodies().at(-1)).toMatchObject({ event: 'message', message: { text: 't.yes', tracking_data: '{"taps":["t.yes"]}' } });
  await act(of, { do: 'say', app: 'viber', text: 'Hello' });
  expect(send('now')).toContain('"status":0');
  await act(of, { do: 'block', app: 'viber' });
  expect([send('off'), bodies().at(-1)]).toMatchObject([{ status: 6 }, { event: 'unsubscribed' }]);
});

test('KakaoTalk tells that its channel was added and blocked, once each, under the app’s own key', async () => {
  const of = phone();
  await act(of, { do: 'start', app: 'kakaotalk', token: null });
  await act(of, { do: 'start', app: 'kakaotalk', token: null });
  await act(of, { do: 'block', app: 'kakaotalk' });
  expect(bodies().map(({ event, id }) => [event, id])).toEqual([
    ['added', '1376016924429759228'],
    ['blocked', '1376016924429759228'],
  ]);
  expect(heard.map(({ headers }) => headers.authorization)).toEqual(['KakaoAK admin-key', 'KakaoAK admin-key']);
  expect(new Set(heard.map(({ headers }) => headers['x-kakao-resource-id'])).size).toBe(2);
});

test('outbox and phone are one list by time, and whoever watches hears of both', async () => {
  const of = phone();
  const outbox = journal<OutboxMessage>(`${file}.outbox`);
  const all = merged(outbox, of.journal);
  const seen: string[] = [];
  const end = all.watch(({ text }) => seen.push(text));
  await act(of, { do: 'say', app: 'sms', me: '+12025550143', text: 'HELP' });
  const at = (ms: number) => new Date(NOW + ms).toISOString();
  outbox.add({ id: '1', channel: 'sms', to: '+12025550143', text: 'answer', subject: null, sent_at: at(1) });
  outbox.add({ id: '2', channel: 'sms', to: '+12025550143', text: 'before', subject: null, sent_at: at(-1) });
  expect(all.entries().map(({ text }) => text)).toEqual(['before', 'HELP', 'answer']);
  expect(seen).toEqual(['HELP', 'answer', 'before']);
  end();
  outbox.add({ id: '3', channel: 'sms', to: '+12025550143', text: 'later', subject: null, sent_at: at(2) });
  expect(seen).toHaveLength(3);
});
