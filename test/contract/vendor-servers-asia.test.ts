/** The stand-ins for WeChat, RBM and Viber refuse what the vendor would, before any adapter is trusted against them. */
import { Buffer } from 'node:buffer';
import { generateKeyPairSync, sign } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { RbmServer } from '../vendors/rbm-server.ts';
import { ViberServer } from '../vendors/viber-server.ts';
import { WechatServer } from '../vendors/wechat-server.ts';

const OPENID = 'oyORnuP8q7ou2gfYjqLzSIWZf0rs';
const wechat = new WechatServer({ appId: 'wx2c27', appSecret: 'app-secret', followers: [OPENID] });
const PHONE = '+12025550142';
const USER = '01234567890A=';
const keys = generateKeyPairSync('rsa', { modulusLength: 2048 });
const publicKey = keys.publicKey.export({ format: 'pem', type: 'spki' }).toString();
const rbm = new RbmServer({ agentId: 'acme', clientEmail: 'rbm@acme.example', publicKey, phones: [PHONE] });
const viber = new ViberServer({ authToken: 'viber-token', subscribers: [USER], others: ['01234567890B='] });
beforeAll(() => Promise.all([wechat.start(), rbm.start(), viber.start()]));
afterAll(() => Promise.all([wechat.stop(), rbm.stop(), viber.stop()]));
beforeEach(() => {
  wechat.writers.add(OPENID);
  wechat.delivered.length = 0;
});

const post = (url: string, body: unknown, headers: Record<string, string> = {}, method = 'POST') =>
  fetch(url, {
    method,
    headers: { 'content-type': 'application/json', ...headers },
    ...(method === 'GET' ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });

describe('WeChat', () => {
  const PATH = '/cgi-bin/message/custom/send?access_token=token-of-wx2c27';
  const send = async (body: unknown, path = PATH, method = 'POST') => (await post(wechat.url + path, body, {}, method)).json();
  const right = { touser: OPENID, msgtype: 'text', text: { content: 'Hi' } };
  const menu = (list: unknown, head: unknown = 'Agree?') => ({
    touser: OPENID,
    msgtype: 'msgmenu',
    msgmenu: { head_content: head, list, tail_content: '' },
  });
  const ask = { grant_type: 'client_credential', appid: 'wx2c27', secret: 'app-secret', force_refresh: false };

  const CODES = '/cgi-bin/qrcode/create?access_token=token-of-wx2c27';
  const code = (change: object) => ({
    expire_seconds: 900,
    action_name: 'QR_STR_SCENE',
    action_info: { scene: { scene_str: 'abc' } },
    ...change,
  });

  test.each<[string, unknown, number, string?, string?]>([
    ['no token', right, 41001, '/cgi-bin/message/custom/send'],
    ['a wrong token', right, 40001, '/cgi-bin/message/custom/send?access_token=other'],
    ['another method', right, 43002, PATH, 'GET'],
    ['JSON that is broken', '{', 47001],
    ['an openid of another form', { ...right, touser: 'jo' }, 40003],
    ['no openid', { ...right, touser: undefined }, 40003],
    ['an openid that is a number', { ...right, touser: 7 }, 40003],
    ['somebody who does not follow', { ...right, touser: 'oia2TjjewbmiOUlr6X-1crbLOvLw' }, 43004],
    ['another kind of message', { ...right, msgtype: 'html' }, 40008],
    ['an empty text', { ...right, text: { content: '' } }, 44004],
    ['a text that is a number', { ...right, text: { content: 7 } }, 40035],
    ['2,049 bytes', { ...right, text: { content: `${'好'.repeat(682)}abc` } }, 45002],
    ['a menu without items', menu([]), 40035],
    ['an item without an id', menu([{ content: 'Yes' }]), 40035],
    ['an item whose id is a number', menu([{ id: 1, content: 'Yes' }]), 40035],
    ['a menu whose words are too long together', menu([{ id: '1', content: 'x'.repeat(1000) }], 'x'.repeat(1049)), 45002],
    ['an unknown field', { ...right, enable_id_trans: 0 }, 40035],
    ['a token for another app', { ...ask, appid: 'wx0' }, 40013, '/cgi-bin/stable_token'],
    ['a token for a wrong secret', { ...ask, secret: 'x' }, 40125, '/cgi-bin/stable_token'],
    ['a token of another grant', { ...ask, grant_type: 'password' }, 40002, '/cgi-bin/stable_token'],
    ['a code without a token', code({}), 41001, '/cgi-bin/qrcode/create'],
    ['a code of a number for a scene', code({ action_info: { scene: { scene_str: 7 } } }), 40035, CODES],
    ['a code of a scene of 65 characters', code({ action_info: { scene: { scene_str: 'x'.repeat(65) } } }), 40035, CODES],
    ['a code of another kind', code({ action_name: 'QR_LIMIT_STR_SCENE' }), 40035, CODES],
    ['a code for 31 days', code({ expire_seconds: 2_678_400 }), 40035, CODES],
    ['a code with an unknown field', code({ scene_str: 'abc' }), 40035, CODES],
    ['a token with a text for a truth value', { ...ask, force_refresh: 'false' }, 40035, '/cgi-bin/stable_token'],
  ])('refuses %s', async (_, body, code, path, method) => {
    expect([(await send(body, path, method)).errcode, wechat.delivered]).toEqual([code, []]);
  });

  test('takes the documented forms, and only while the person’s message is fresh', async () => {
    expect(await send(ask, '/cgi-bin/stable_token')).toEqual({ access_token: 'token-of-wx2c27', expires_in: 7200 });
    expect([await send(right), await send(menu([{ id: '1', content: 'Yes' }]))]).toMatchObject([{ errcode: 0 }, { errcode: 0 }]);
    const { url } = await send(code({}), CODES);
    expect(url).toMatch(/^http:\/\/weixin\.qq\.com\/q\/[\w-]{20}$/);
    expect([...wechat.codes]).toEqual([[url, 'abc']]);
    wechat.writers.clear();
    expect(await send(right)).toMatchObject({ errcode: 45015 });
  });
});

describe('RBM', () => {
  const PATH = `/v1/phones/${encodeURIComponent(PHONE)}/agentMessages?messageId=m-1&agentId=acme`;
  const send = (body: unknown, headers: Record<string, string> = {}, path = PATH, method = 'POST') =>
    post(rbm.url + path, body, { authorization: 'Bearer ya29.access', ...headers }, method);
  const message = (content: object) => ({ contentMessage: content });
  const reply = { reply: { text: 'Yes', postbackData: 't.yes' } };

  test.each<[string, unknown, number, Record<string, string>?, string?, string?]>([
    ['no token', message({ text: 'Hi' }), 401, { authorization: '' }],
    ['a wrong token', message({ text: 'Hi' }), 401, { authorization: 'Bearer other' }],
    ['another content type', message({ text: 'Hi' }), 400, { 'content-type': 'text/plain' }],
    ['another method', null, 405, {}, PATH, 'GET'],
    ['another agent', message({ text: 'Hi' }), 403, {}, PATH.replace('acme', 'other')],
    ['no agent', message({ text: 'Hi' }), 403, {}, PATH.replace('&agentId=acme', '')],
    ['no message id', message({ text: 'Hi' }), 400, {}, PATH.replace('messageId=m-1', '')],
    ['a message id with other signs', message({ text: 'Hi' }), 400, {}, PATH.replace('m-1', 'm%201')],
    ['a number without its plus', message({ text: 'Hi' }), 400, {}, PATH.replace('%2B', '')],
    ['a number without RCS', message({ text: 'Hi' }), 404, {}, PATH.replace('0142', '0143')],
    ['an unknown path', message({ text: 'Hi' }), 404, {}, '/v1/phones'],
    ['JSON that is broken', '{', 400],
    ['no content', {}, 400],
    ['an empty text', message({ text: '' }), 400],
    ['3,073 characters', message({ text: 'x'.repeat(3073) }), 400],
    ['twelve suggestions', message({ text: 'Hi', suggestions: Array(12).fill(reply) }), 400],
    ['a label of 26 characters', message({ text: 'Hi', suggestions: [{ reply: { ...reply.reply, text: 'x'.repeat(26) } }] }), 400],
    ['a suggestion without data', message({ text: 'Hi', suggestions: [{ reply: { text: 'Yes' } }] }), 400],
    ['an unknown field', { ...message({ text: 'Hi' }), messageId: 'm' }, 400],
  ])('refuses %s', async (_, body, status, headers, path, method) => {
    expect([(await send(body, headers, path, method)).status, rbm.delivered]).toEqual([status, []]);
  });

  const NOW = 1_780_000_000;
  const claims = {
    iss: 'rbm@acme.example',
    scope: 'https://www.googleapis.com/auth/rcsbusinessmessaging',
    aud: 'https://oauth2.googleapis.com/token',
    iat: NOW,
    exp: NOW + 3600,
  };
  const GRANT = 'urn:ietf:params:oauth:grant-type:jwt-bearer';
  const jwt = (of: object, alg = 'RS256') => {
    const signed = [{ alg, typ: 'JWT' }, of].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.');
    return `${signed}.${sign('sha256', Buffer.from(signed), keys.privateKey).toString('base64url')}`;
  };
  const ask = (assertion: string, grant = GRANT, type = 'application/x-www-form-urlencoded') => {
    rbm.now = NOW + 1;
    return post(`${rbm.url}/token`, new URLSearchParams({ grant_type: grant, assertion }).toString(), { 'content-type': type });
  };

  test.each<[string, () => Promise<Response>]>([
    ['another grant', () => ask(jwt(claims), 'client_credentials')],
    ['another content type', () => ask(jwt(claims), GRANT, 'application/json')],
    ['another issuer', () => ask(jwt({ ...claims, iss: 'x' }))],
    ['another scope', () => ask(jwt({ ...claims, scope: 'x' }))],
    ['another audience', () => ask(jwt({ ...claims, aud: rbm.url }))],
    ['a life of two hours', () => ask(jwt({ ...claims, exp: NOW + 7200 }))],
    ['a time to come', () => ask(jwt({ ...claims, iat: NOW + 60 }))],
    ['a time that is over', () => ask(jwt({ ...claims, exp: NOW }))],
    ['times in texts', () => ask(jwt({ ...claims, iat: String(NOW) }))],
    ['another algorithm', () => ask(jwt(claims, 'none'))],
    ['a signature of other words', () => ask(jwt(claims).replace(/\.[^.]+$/, `.${jwt({}).split('.')[2]}`))],
    ['no signature', () => ask(jwt(claims).split('.').slice(0, 2).join('.'))],
  ])('gives no token for %s', async (_, asked) => {
    expect((await asked()).status).toBe(400);
  });

  test('takes the documented forms, and one id once', async () => {
    expect(await (await ask(jwt(claims))).json()).toMatchObject({ access_token: 'ya29.access', token_type: 'Bearer' });
    const right = message({ text: 'Hi', suggestions: [reply] });
    expect([(await send(right)).status, (await send(right)).status, rbm.delivered.length]).toEqual([200, 409, 1]);
  });
});

describe('Viber', () => {
  const send = async (body: unknown, headers: Record<string, string> = {}) =>
    (await post(`${viber.url}/pa/send_message`, body, { 'x-viber-auth-token': 'viber-token', ...headers })).json();
  const right = { receiver: USER, type: 'text', sender: { name: 'Acme' }, text: 'Hi' };
  const button = { Columns: 6, Rows: 1, ActionType: 'reply', ActionBody: 't.yes', Text: 'Yes' };
  const keyboard = (list: unknown, Type: unknown = 'keyboard') => ({ ...right, keyboard: { Type, Buttons: list } });

  test.each<[string, unknown, number, Record<string, string>?]>([
    ['a wrong token', right, 2, { 'x-viber-auth-token': 'other' }],
    ['a bearer token instead', right, 2, { 'x-viber-auth-token': '', authorization: 'Bearer viber-token' }],
    ['another content type', right, 3, { 'content-type': 'text/plain' }],
    ['JSON that is broken', '{', 3],
    ['no receiver', { ...right, receiver: undefined }, 4],
    ['no sender', { ...right, sender: undefined }, 4],
    ['no type', { ...right, type: undefined }, 4],
    ['somebody unknown', { ...right, receiver: 'x' }, 5],
    ['somebody who did not subscribe', { ...right, receiver: '01234567890B=' }, 6],
    ['a receiver that is a number', { ...right, receiver: 7 }, 3],
    ['a sender of 29 characters', { ...right, sender: { name: 'x'.repeat(29) } }, 3],
    ['an empty text', { ...right, text: '' }, 3],
    ['7,001 characters', { ...right, text: 'x'.repeat(7001) }, 3],
    ['tracking data of 4,001 characters', { ...right, tracking_data: 'x'.repeat(4001) }, 3],
    ['tracking data that is an object', { ...right, tracking_data: {} }, 3],
    ['a keyboard of another type', keyboard([button], 'rich_media'), 3],
    ['a keyboard without buttons', keyboard([]), 3],
    ['a button without data', keyboard([{ ...button, ActionBody: undefined }]), 3],
    ['a button of seven columns', keyboard([{ ...button, Columns: 7 }]), 3],
    ['an unknown field', { ...right, to: USER }, 3],
  ])('refuses %s', async (_, body, status, headers) => {
    expect([(await send(body, headers)).status, viber.delivered]).toEqual([status, []]);
  });

  test.each<[string, unknown]>([
    ['a receiver', right],
    ['no text', { ...right, receiver: undefined, text: undefined }],
    ['no JSON', 'Hi'],
    ['a keyboard without buttons', { ...keyboard([]), receiver: undefined }],
  ])('takes no welcome message with %s', (_, answer) => {
    expect(() => viber.welcome('01234567890B=', typeof answer === 'string' ? answer : JSON.stringify(answer))).toThrow();
    expect(viber.delivered).toEqual([]);
  });

  test('takes the documented form, with a number of 64 bits for an answer', async () => {
    const answer = await post(`${viber.url}/pa/send_message`, keyboard([button]), { 'x-viber-auth-token': 'viber-token' });
    expect(await answer.text()).toContain('"message_token":5741311803571721088');
  });
});
