/** The demo's phone: it plays the person and the platforms, so what it takes, shows and remembers must be as theirs. */
import { mkdtempSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { journal } from '../../../demo/journal.ts';
import type { OutboxMessage } from '../../../demo/outbox.ts';
import { merged, type PhoneEntry } from '../../../demo/phone/entry.ts';
import { startPhone } from '../../../demo/phone/phone.ts';

const NOW = Date.UTC(2026, 10, 22, 12);
const TOKEN = '7201:bot-token';
let server: Server;
let url = '';
let heard: { path: string; headers: Record<string, unknown>; body: string }[] = [];
let status = 200;
let file = '';

beforeAll(async () => {
  server = createServer((req, res) => {
    const chunks: Buffer[] = [];
    req.on('data', (chunk: Buffer) => chunks.push(chunk));
    req.on('end', () => {
      heard.push({ path: req.url ?? '', headers: req.headers, body: Buffer.concat(chunks).toString() });
      res.writeHead(status).end();
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

/** On the same file it is the same phone, as after a restart. */
const phone = (isUp = true) =>
  startPhone({
    journal: journal<PhoneEntry>(file),
    now: () => NOW,
    inbound: () => (isUp ? { phone: `${url}/inbound/p`, telegram: `${url}/inbound/t`, line: `${url}/inbound/l` } : null),
    texts: { signingSecret: 'signing', senders: { sms: '+12025550123', whatsapp: '+12025550124' } },
    telegram: { username: 'shop_bot', botToken: TOKEN, webhookSecret: 'webhook-secret' },
    line: {
      botUserId: `U${'a0'.repeat(16)}`,
      channelSecret: 'channel-secret',
      channelAccessToken: 'access',
      loginChannelId: '1655000001',
      loginChannelSecret: 'login-secret',
    },
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
  ['a friend in Telegram', '{"do":"befriend","app":"telegram"}'],
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
  expect(heard[0]).toMatchObject({ path: '/inbound/t', headers: { 'x-telegram-bot-api-secret-token': 'webhook-secret' } });
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
  await act(of, { do: 'befriend', app: 'line' });
  expect([of.line.isFriend(), push(owner, 'seen')]).toEqual([true, 200]);
  await act(of, { do: 'block', app: 'line' });
  expect([phone().line.isFriend(), push(owner, 'unseen again')]).toEqual([false, 200]);
  expect(shown(of).filter((line) => line.includes('them'))).toEqual(['line them: seen']);
  const kinds = heard.map(({ body }) => (JSON.parse(body) as { events: { type: string }[] }).events[0]?.type);
  expect(kinds).toEqual(['follow', 'unfollow']);
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
