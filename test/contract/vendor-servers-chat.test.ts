/** The stand-ins for Meta, LINE and Telegram refuse what the vendor would, before any adapter is trusted against them. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { LineServer } from '../vendors/line-server.ts';
import { MetaServer } from '../vendors/meta-server.ts';
import { TelegramServer } from '../vendors/telegram-server.ts';

const PHONE = '12025550142';
const PERSON = '1254477777772919';
const IG_PERSON = '8211548912345678';
const LINE_USER = 'U4af4980629b2a1d1f3c4e5a6b7c8d9e0';
const metaServer = new MetaServer({
  accessToken: 'EAAJB',
  phoneNumberId: '106540352242922',
  pageId: '104405242342',
  instagramId: '17841405309211844',
  templates: [
    { name: 'code', language: 'en_US', category: 'AUTHENTICATION', parameters: 1 },
    { name: 'link', language: 'en_US', category: 'UTILITY', parameters: 1 },
  ],
  people: { messenger: [PERSON], instagram: [IG_PERSON] },
});
const lineServer = new LineServer({ channelAccessToken: 'line-token', users: [LINE_USER] });
const telegramServer = new TelegramServer({ token: '123456789:AAF', chats: [1111111] });

beforeAll(() => Promise.all([metaServer.start(), lineServer.start(), telegramServer.start()]));
afterAll(() => Promise.all([metaServer.stop(), lineServer.stop(), telegramServer.stop()]));
beforeEach(() => {
  for (const person of [PHONE, PERSON, IG_PERSON, 'US.13491208655302741918']) metaServer.personWrote(person);
});

const post = (url: string, body: unknown, headers: Record<string, string>) =>
  fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });

describe('WhatsApp', () => {
  const send = (body: unknown, headers: Record<string, string> = {}, path = '/v23.0/106540352242922/messages') =>
    post(metaServer.url + path, body, { authorization: 'Bearer EAAJB', ...headers });
  const base = { messaging_product: 'whatsapp', recipient_type: 'individual', to: PHONE };
  const text = { ...base, type: 'text', text: { body: 'Hi' } };
  const template = (name: string, components: unknown, code = 'en_US') => ({
    ...base,
    type: 'template',
    template: { name, language: { code }, components },
  });
  const value = (content: string) => [{ type: 'text', text: content }];
  const body = (content: string) => ({ type: 'body', parameters: value(content) });
  const copy = (content: string) => ({ type: 'button', sub_type: 'url', index: '0', parameters: value(content) });
  const reply = (id: string, title = id) => ({ type: 'reply', reply: { id, title } });
  const buttons = (list: unknown, words = 'Agree?') => ({
    ...base,
    type: 'interactive',
    interactive: { type: 'button', body: { text: words }, action: { buttons: list } },
  });
  const rows = (list: unknown, button: unknown = 'Open') => ({
    ...base,
    type: 'interactive',
    interactive: { type: 'list', body: { text: 'Agree?' }, action: { button, sections: [{ rows: list }] } },
  });

  test.each<[string, unknown, number, Record<string, string>?, string?]>([
    ['a wrong token', text, 401, { authorization: 'Bearer other' }],
    ['another content type', text, 400, { 'content-type': 'text/plain' }],
    ['a path without a version', text, 404, {}, '/106540352242922/messages'],
    ['another number', text, 400, {}, '/v23.0/999/messages'],
    ['JSON that is broken', '{', 400],
    ['no product', { ...text, messaging_product: undefined }, 400],
    ['a number with its plus', { ...text, to: `+${PHONE}` }, 400],
    ['a number that is a number', { ...text, to: Number(PHONE) }, 400],
    ['nobody', { ...text, to: undefined }, 400],
    ['a number beside an id', { ...text, recipient: 'US.1' }, 400],
    ['an id of another form', { ...text, to: undefined, recipient: 'nobody' }, 400],
    ['an empty text', { ...text, text: { body: ' ' } }, 400],
    ['4,097 characters', { ...text, text: { body: 'x'.repeat(4097) } }, 400],
    ['an unknown field', { ...text, idempotency_key: '1' }, 400],
    ['a template beside a text', { ...text, template: {} }, 400],
    ['a template that was not approved', template('other', [body('1')]), 400],
    ['a template in another language', template('link', [body('1')], 'de'), 400],
    ['a template without its variable', template('link', []), 400],
    ['a variable with a line break', template('link', [body('a\nb')]), 400],
    ['a code without its button', template('code', [body('123456')]), 400],
    ['a button with another code', template('code', [body('123456'), copy('654321')]), 400],
    ['a code of 16 digits', template('code', [body('1'.repeat(16)), copy('1'.repeat(16))]), 400],
    ['a code to an id', { ...template('code', [body('1'), copy('1')]), to: undefined, recipient: 'US.13491208655302741918' }, 400],
    ['four buttons', buttons(['1', '2', '3', '4'].map((id) => reply(id))), 400],
    ['a label of 21 characters', buttons([reply('1', 'x'.repeat(21))]), 400],
    ['two buttons of one id', buttons([reply('1', 'a'), reply('1', 'b')]), 400],
    ['a text of 1,025 characters above buttons', buttons([reply('1')], 'x'.repeat(1025)), 400],
    ['eleven rows', rows(Array.from({ length: 11 }, (_, n) => ({ id: `${n}`, title: `${n}` }))), 400],
    ['a list that nothing opens', rows([{ id: '1', title: '1' }], ''), 400],
  ])('refuses %s', async (_, content, status, headers, path) => {
    const before = metaServer.delivered.length;
    expect((await send(content, headers, path)).status).toBe(status);
    expect(metaServer.delivered.length).toBe(before);
  });

  test('takes the documented forms, and free words only where somebody wrote', async () => {
    for (const right of [
      text,
      template('code', [body('123456'), copy('123456')]),
      buttons([reply('1')]),
      rows([{ id: '1', title: '1' }]),
    ]) {
      expect((await send(right)).status).toBe(200);
    }
    const answer = await send({ ...text, to: '447700900142' });
    expect(await answer.json()).toMatchObject({ error: { code: 131047 } });
    expect((await send({ ...template('link', [body('https://a.example')]), to: '447700900142' })).status).toBe(200);
  });
});

describe('Messenger and Instagram', () => {
  const send = (body: unknown, headers: Record<string, string> = {}, node = '104405242342') =>
    post(`${metaServer.url}/v23.0/${node}/messages`, body, { authorization: 'Bearer EAAJB', ...headers });
  const right = { recipient: { id: PERSON }, messaging_type: 'RESPONSE', message: { text: 'Hi' } };
  const onInstagram = { ...right, recipient: { id: IG_PERSON } };
  const replies = (list: unknown) => ({ ...right, message: { text: 'Agree?', quick_replies: list } });
  const reply = { content_type: 'text', title: 'Yes', payload: 't.yes' };

  test.each<[string, unknown, number, Record<string, string>?]>([
    ['a wrong token', right, 401, { authorization: 'Bearer other' }],
    ['no token', right, 401, { authorization: '' }],
    ['another content type', right, 400, { 'content-type': 'application/x-www-form-urlencoded' }],
    ['no kind of message', { ...right, messaging_type: undefined }, 400],
    ['a tag', { ...right, messaging_type: 'MESSAGE_TAG', tag: 'ACCOUNT_UPDATE' }, 400],
    ['somebody unknown', { ...right, recipient: { id: '999' } }, 400],
    ['an id that is a number', { ...right, recipient: { id: 1 } }, 400],
    ['an empty text', { ...right, message: { text: '' } }, 400],
    ['2,001 characters', { ...right, message: { text: 'x'.repeat(2001) } }, 400],
    ['1,001 bytes on Instagram', { ...onInstagram, message: { text: 'é'.repeat(501) } }, 400],
    ['14 quick replies', replies(Array(14).fill(reply)), 400],
    ['a title of 21 characters', replies([{ ...reply, title: 'x'.repeat(21) }]), 400],
    ['a payload of 1,001 characters', replies([{ ...reply, payload: 'x'.repeat(1001) }]), 400],
    ['a quick reply without its type', replies([{ title: 'Yes', payload: 'y' }]), 400],
    ['an unknown field', { ...right, notification_type: 'NO_PUSH' }, 400],
  ])('refuses %s', async (_, content, status, headers) => {
    const before = metaServer.delivered.length;
    expect((await send(content, headers)).status).toBe(status);
    expect(metaServer.delivered.length).toBe(before);
  });

  test('takes the documented forms, by the page or by the account', async () => {
    expect((await send(replies([reply]))).status).toBe(200);
    expect((await send(onInstagram)).status).toBe(200);
    expect((await send(onInstagram, {}, '17841405309211844')).status).toBe(200);
    expect((await send(right, {}, '17841405309211844')).status).toBe(400);
  });
});

describe('LINE', () => {
  const KEY = '123e4567-e89b-12d3-a456-426614174000';
  const send = (body: unknown, headers: Record<string, string> = {}, path = '/v2/bot/message/push') =>
    post(lineServer.url + path, body, { authorization: 'Bearer line-token', ...headers });
  const text = { type: 'text', text: 'Hi' };
  const right = { to: LINE_USER, messages: [text] };
  const action = { type: 'postback', label: 'Yes', data: 't.yes' };
  const template = (actions: unknown, words = 'Agree?') => ({
    ...right,
    messages: [{ type: 'template', altText: words, template: { type: 'buttons', text: words, actions } }],
  });
  const quick = (actions: readonly unknown[]) => ({
    ...right,
    messages: [{ ...text, quickReply: { items: actions.map((each) => ({ type: 'action', action: each })) } }],
  });

  test.each<[string, unknown, number, Record<string, string>?, string?]>([
    ['a wrong token', right, 401, { authorization: 'Bearer other' }],
    ['another content type', right, 400, { 'content-type': 'text/plain' }],
    ['an unknown path', right, 404, {}, '/v2/bot/message/pushes'],
    ['JSON that is broken', '{', 400],
    ['a user of another form', { ...right, to: 'jo' }, 400],
    ['a user of another provider', { ...right, to: LINE_USER.replace('4', '5') }, 400],
    ['no messages', { ...right, messages: [] }, 400],
    ['six messages', { ...right, messages: Array(6).fill(text) }, 400],
    ['an empty text', { ...right, messages: [{ type: 'text', text: '' }] }, 400],
    ['5,001 characters', { ...right, messages: [{ type: 'text', text: 'x'.repeat(5001) }] }, 400],
    ['an unknown field', { ...right, retryKey: KEY }, 400],
    ['a retry key that is no UUID', right, 400, { 'x-line-retry-key': 'msg-1' }],
    ['five buttons', template(Array(5).fill(action)), 400],
    ['a text of 161 characters above buttons', template([action], 'x'.repeat(161)), 400],
    ['a label of 21 characters', quick([{ ...action, label: 'x'.repeat(21) }]), 400],
    ['data of 301 characters', quick([{ ...action, data: 'x'.repeat(301) }]), 400],
    ['14 quick replies', quick(Array(14).fill(action)), 400],
    ['a button that is no postback', quick([{ type: 'uri', label: 'Yes', uri: 'https://a.example' }]), 400],
  ])('refuses %s', async (_, content, status, headers, path) => {
    const before = lineServer.delivered.length;
    expect((await send(content, headers, path)).status).toBe(status);
    expect(lineServer.delivered.length).toBe(before);
  });

  test('delivers once under one retry key, and says so by 409', async () => {
    const before = lineServer.delivered.length;
    const headers = { 'x-line-retry-key': KEY };
    expect([(await send(quick([action]), headers)).status, (await send(quick([action]), headers)).status]).toEqual([200, 409]);
    expect(lineServer.delivered.length).toBe(before + 1);
    expect((await send(template([action]))).status).toBe(200);
  });
});

describe('Telegram', () => {
  const send = (body: unknown, headers: Record<string, string> = {}, path = '/bot123456789:AAF/sendMessage') =>
    post(telegramServer.url + path, body, headers);
  const right = { chat_id: 1111111, text: 'Hi' };
  const keyboard = (...buttons: readonly unknown[]) => ({ ...right, reply_markup: { inline_keyboard: [buttons] } });
  const button = { text: 'Yes', callback_data: 't.yes' };

  test.each<[string, unknown, number, Record<string, string>?, string?]>([
    ['a wrong token', right, 401, {}, '/bot123456789:other/sendMessage'],
    ['a token of another form', right, 404, {}, '/botAAF/sendMessage'],
    ['an unknown method', right, 404, {}, '/bot123456789:AAF/sendMessages'],
    ['another content type', right, 400, { 'content-type': 'text/plain' }],
    ['JSON that is broken', '{', 400],
    ['a chat that is a text', { ...right, chat_id: '1111111' }, 400],
    ['a chat that nobody opened', { ...right, chat_id: 5 }, 400],
    ['an empty text', { ...right, text: '' }, 400],
    ['4,097 characters', { ...right, text: 'x'.repeat(4097) }, 400],
    ['an unknown field', { ...right, parseMode: 'HTML' }, 400],
    ['a keyboard that is no list of rows', { ...right, reply_markup: { inline_keyboard: [button] } }, 400],
    ['a button without data', keyboard({ text: 'Yes' }), 400],
    ['data of 65 bytes', keyboard({ ...button, callback_data: `${'é'.repeat(32)}x` }), 400],
    ['a button with two deeds', keyboard({ ...button, url: 'https://a.example' }), 400],
    ['an answer to no tap', { callback_query_id: '1' }, 400, {}, '/bot123456789:AAF/answerCallbackQuery'],
  ])('refuses %s', async (_, content, status, headers, path) => {
    const before = telegramServer.delivered.length;
    const answer = await send(content, headers, path);
    expect([answer.status, (await answer.json()).ok]).toEqual([status, false]);
    expect([telegramServer.delivered.length, telegramServer.answered]).toEqual([before, []]);
  });

  test('takes the documented forms, and 403 is a block', async () => {
    expect((await send(keyboard(button))).status).toBe(200);
    telegramServer.blocked.add(1111111);
    expect((await send(right)).status).toBe(403);
    telegramServer.blocked.clear();
  });
});
