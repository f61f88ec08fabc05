/** What is read of Telegram's updates. Updates after the Bot API's reference. */
import { describe, expect, test } from 'vitest';
import { telegram } from '../../../worker/inbound/telegram/telegram.ts';
import { jsonOf } from '../../contract/inbound/kit.ts';
import { telegram as kit } from '../../contract/inbound/telegram.ts';
import { telegramMember, telegramMessage, telegramTap } from '../../vendors/telegram-updates.ts';
import { arrive, RECEIVED_AT_MS } from './arrive.ts';

const BOT = { id: 123456789, username: 'acme_offers_bot' };
const JO = 1111111;
const AT_MS = RECEIVED_AT_MS - 10 * 60_000;
const TOKEN = 'q83vEjRWeJCrze8SNFZ4kA';
const from = { kind: 'telegram_chat', scope: '123456789', value: '1111111' };
const at = { fromMs: AT_MS - 120_000, toMs: AT_MS + 120_999 };

const read = (update: object) => arrive(telegram, kit, jsonOf(update));
const message = (content: object) => read(telegramMessage(JO, { update: 10000, number: 1365, atMs: AT_MS }, content));
const one = (event: object) => ({ events: [event], unknown: [] });

describe('messages', () => {
  const told = { id: `message:1365.${AT_MS / 1000}`, channel: 'telegram', from, to: null, at };

  test('words', async () => {
    expect(await message({ text: 'STOP' })).toEqual(one({ kind: 'text', ...told, text: 'STOP' }));
  });

  test.each([
    ['the start button with a token', `/start ${TOKEN}`],
    ['the same, naming the bot', `/start@acme_offers_bot ${TOKEN}`],
  ])('%s', async (_, text) => {
    expect(await message({ text })).toEqual(one({ kind: 'start', ...told, token: TOKEN }));
  });

  test.each([
    ['/start', ''],
    ['/start@acme_offers_bot', ''],
    ['/start please stop', 'please stop'],
    [`/start ${'x'.repeat(65)}`, 'x'.repeat(65)],
  ])('%s without a token is no keyword START: what counts is what stands behind it', async (text, words) => {
    expect(await message({ text })).toEqual(one({ kind: 'text', ...told, text: words }));
  });

  test('a command is the word behind its slash, and only if it is the whole message', async () => {
    expect(await message({ text: '/stop' })).toEqual(one({ kind: 'text', ...told, text: 'stop' }));
    expect(await message({ text: '/STOP@acme_offers_bot' })).toMatchObject(one({ text: 'STOP' }));
    expect(await message({ text: '/help' })).toMatchObject(one({ text: 'help' }));
    expect(await message({ text: '/stop it, no' })).toEqual(one({ kind: 'text', ...told, text: '/stop it, no' }));
  });

  test('words below a picture', async () => {
    expect(await message({ photo: [], caption: 'unsubscribe' })).toMatchObject(one({ kind: 'text', text: 'unsubscribe' }));
  });

  test('the contact button gives the person’s own number', async () => {
    const contact = { phone_number: '12025550142', first_name: 'Jo', user_id: JO };
    const phone = { kind: 'phone', scope: '', value: '+12025550142' };
    expect(await message({ contact })).toEqual(one({ kind: 'text', ...told, also: phone, text: '' }));
    expect(await message({ contact: { ...contact, phone_number: '+12025550142' } })).toMatchObject(one({ also: phone }));
  });

  test.each([
    ['somebody else’s', { phone_number: '12025550143', first_name: 'Min', user_id: 7222222222 }],
    ['one of nobody', { phone_number: '12025550143', first_name: 'Min' }],
    ['one that is no number', { phone_number: 'call me', first_name: 'Jo', user_id: JO }],
  ])('a contact that is %s is no address', async (_, contact) => {
    expect(await message({ contact })).toEqual(one({ kind: 'text', ...told, text: '' }));
  });

  test.each([
    ['a group', { chat: { id: -100, type: 'supergroup', title: 'Friends' } }],
    ['another bot', { from: { id: 99, is_bot: true, first_name: 'Bot' } }],
  ])('%s is nobody', async (_, content) => {
    expect(await message({ text: 'STOP', ...content })).toMatchObject({
      events: [],
      unknown: [expect.stringMatching(/^telegram\.message\./)],
    });
  });
});

describe('taps', () => {
  const tap = (given: { sentAtMs: number }) => telegramTap(BOT, JO, { update: 10001, id: '4382bfdwdsb323b2d9', data: 't.yes', ...given });

  test('bring back our data, some time between our message and now, with the id to be answered', async () => {
    expect(await read(tap({ sentAtMs: AT_MS }))).toEqual(
      one({
        kind: 'tap',
        id: 'tap:4382bfdwdsb323b2d9',
        channel: 'telegram',
        from,
        to: null,
        at: { fromMs: AT_MS - 120_000, toMs: RECEIVED_AT_MS },
        data: 't.yes',
        answerId: '4382bfdwdsb323b2d9',
      }),
    );
  });

  test('below a message too old to be shown count from now', async () => {
    expect(await read(tap({ sentAtMs: 0 }))).toMatchObject(one({ at: { fromMs: RECEIVED_AT_MS, toMs: RECEIVED_AT_MS } }));
  });

  test('the answer to the POST ends the waiting on the button', async () => {
    const parsed = await read(tap({ sentAtMs: AT_MS }));
    expect(typeof parsed === 'string' ? null : telegram.acceptedFor?.(parsed)).toEqual({
      status: 200,
      contentType: 'application/json',
      body: '{"method":"answerCallbackQuery","callback_query_id":"4382bfdwdsb323b2d9"}',
    });
    expect(telegram.acceptedFor?.({ events: [], unknown: [] })).toBeNull();
  });

  test('in a group, or by another than the chat’s own person, are nobody’s', async () => {
    const update = tap({ sentAtMs: AT_MS });
    const query = update.callback_query;
    const group = { ...query, message: { ...query.message, chat: { ...query.message.chat, type: 'group' } } };
    expect(await read({ ...update, callback_query: group })).toEqual({ events: [], unknown: ['telegram.callback_query'] });
    const other = { ...query, from: { ...query.from, id: 7222222222 } };
    expect(await read({ ...update, callback_query: other })).toEqual({ events: [], unknown: ['telegram.callback_query'] });
  });
});

test('blocking and unblocking the bot', async () => {
  const told = { id: `member:10002.${AT_MS / 1000}`, channel: 'telegram', from, to: null, at };
  const member = (status: 'kicked' | 'member' | 'left') => read(telegramMember(BOT, JO, { update: 10002, atMs: AT_MS, status }));
  expect(await member('kicked')).toEqual(one({ kind: 'block', ...told }));
  expect(await member('member')).toEqual(one({ kind: 'unblock', ...told }));
  expect(await member('left')).toEqual({ events: [], unknown: ['telegram.my_chat_member.left'] });
});

test.each(['edited_message', 'channel_post', 'message_reaction', 'chat_join_request'])('%s is counted', async (name) => {
  expect(await read({ update_id: 1, [name]: { chat: { id: JO, type: 'private' }, text: 'STOP' } })).toEqual({
    events: [],
    unknown: [`telegram.${name}`],
  });
});
