/** A Telegram bot's messages against its stand-in. */
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { OutgoingMessage } from '../../../worker/messaging/messenger.ts';
import { answerTap, telegramProvider } from '../../../worker/messaging/telegram/telegram.ts';
import { TelegramServer, telegramFlood } from '../../vendors/telegram-server.ts';
import { aMessage, anAccount, toNetwork } from './chat-accounts.ts';

const server = new TelegramServer({ token: '123456789:AAF', chats: [1111111] });
beforeAll(() => server.start());
afterAll(() => server.stop());
beforeEach(() => {
  server.delivered.length = 0;
});

const account = (token = '123456789:AAF') =>
  anAccount('telegram', {
    settings: { bot_username: 'acme_bot', base_url: server.url },
    secrets: { bot_token: token, webhook_secret: 's' },
  });
const send = (given: Partial<OutgoingMessage> = {}, token?: string) =>
  telegramProvider.messenger(account(token), toNetwork).send(aMessage({ channel: 'telegram', to: '1111111', ...given }));

test('a chat means something to its own bot alone, whatever token the bot has now', () => {
  const bot = (token: string) => account(token);
  expect([bot('123:a'), bot('123:b'), bot('124:a')].map((each) => telegramProvider.scopeOf?.(each, 'telegram_chat'))).toEqual([
    '123',
    '123',
    '124',
  ]);
});

test('a message with buttons, each on a row of its own, and no preview of its links', async () => {
  const buttons = [
    { label: 'Yes, send me your offers', data: 'tap.q83vEjRWeJCrze8SNFZ4kA.y' },
    { label: 'No', data: 'tap.q83vEjRWeJCrze8SNFZ4kA.n' },
  ];
  expect(await send({ buttons })).toEqual({ sent: { providerId: '1' } });
  expect(server.delivered).toEqual([{ chat: 1111111, text: 'Acme: send me offers?', buttons }]);
  const body = JSON.parse(server.requests.at(-1)?.body ?? '');
  expect(body.link_preview_options).toEqual({ is_disabled: true });
  expect(body.reply_markup.inline_keyboard).toHaveLength(2);
});

test('data is counted in bytes, as Telegram does', async () => {
  expect(await send({ buttons: [{ label: 'Ja', data: 'é'.repeat(32) }] })).toHaveProperty('sent');
  expect(await send({ buttons: [{ label: 'Ja', data: `${'é'.repeat(32)}x` }] })).toEqual({ retry: 'never', reason: 'buttons_unfit' });
});

test('a block is final', async () => {
  server.blocked.add(1111111);
  expect(await send()).toEqual({ retry: 'never', reason: 'recipient_blocked' });
  server.blocked.clear();
});

test.each(['', 'jo', '5'])('nobody by the id %j', async (to) => {
  expect(await send({ to })).toEqual({ retry: 'never', reason: 'no_such_chat' });
});

test('a flood is for later; a wrong token is final', async () => {
  server.faults.push({ kind: 'answer', answer: telegramFlood(5) });
  expect(await send()).toEqual({ retry: 'later', reason: 'status_429' });
  expect(await send({}, '123456789:other')).toEqual({ retry: 'never', reason: 'credentials_refused' });
  expect(server.delivered).toEqual([]);
});

test('taken and then cut off: it throws, and the person has it once', async () => {
  server.faults.push({ kind: 'reset_after' });
  await expect(send()).rejects.toThrow(/unknown/);
  expect(server.delivered).toHaveLength(1);
});

test('a tap is answered once; one too old, or an outage, harms nothing', async () => {
  server.waiting.add('4382bfdwdsb323b2d9');
  expect(await answerTap(account(), toNetwork, '4382bfdwdsb323b2d9')).toBe(true);
  expect(await answerTap(account(), toNetwork, '4382bfdwdsb323b2d9')).toBe(false);
  server.faults.push({ kind: 'reset' });
  expect(await answerTap(account(), toNetwork, 'x')).toBe(false);
  expect(server.answered).toEqual(['4382bfdwdsb323b2d9']);
});
