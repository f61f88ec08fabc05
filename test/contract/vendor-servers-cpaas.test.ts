/** The stand-ins for Twilio, Vonage and Infobip refuse what the vendor would, before any adapter is trusted against them. */
import { Buffer } from 'node:buffer';
import { createSign, generateKeyPairSync } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { InfobipServer } from '../vendors/infobip-server.ts';
import { TwilioServer } from '../vendors/twilio-server.ts';
import { VonageServer } from '../vendors/vonage-server.ts';

const AC = 'AC00000000000000000000000000000001';
const MG = 'MG00000000000000000000000000000001';
const HX = 'HX00000000000000000000000000000001';
const VA = 'VA00000000000000000000000000000001';
const keys = generateKeyPairSync('rsa', { modulusLength: 2048 });
const others = generateKeyPairSync('rsa', { modulusLength: 2048 });
const twilio = new TwilioServer({
  accountSid: AC,
  authToken: 'token',
  senders: ['+12025550199', 'whatsapp:+12025550199', 'rcs:acme'],
  services: { [MG]: ['+12025550199'] },
  contents: { [HX]: 1 },
  verify: { [VA]: true, [VA.replace('1', '2')]: false },
});
const vonage = new VonageServer({
  applicationId: 'app-1',
  publicKey: String(keys.publicKey.export({ type: 'spki', format: 'pem' })),
  senders: { sms: ['447700900199'], rcs: ['Acme'], whatsapp: ['447700900199'] },
  templates: { link: { language: 'en_US', parameters: 1, hasButton: false }, code: { language: 'en_US', parameters: 1, hasButton: true } },
});
const infobip = new InfobipServer({
  apiKey: 'key',
  senders: { SMS: ['447700900199'], RCS: ['Acme'], WHATSAPP: ['447700900199'] },
  templates: { link: { language: 'en', placeholders: 1, hasButton: false }, code: { language: 'en', placeholders: 1, hasButton: true } },
});
const servers = [twilio, vonage, infobip];

beforeAll(() => Promise.all(servers.map((server) => server.start())));
afterAll(() => Promise.all(servers.map((server) => server.stop())));
beforeEach(() => {
  for (const server of servers) server.delivered.length = 0;
  vonage.verifying.clear();
});

describe('Twilio', () => {
  const send = (
    fields: Record<string, string> | string,
    headers: Record<string, string> = {},
    path = `/2010-04-01/Accounts/${AC}/Messages.json`,
  ) =>
    fetch(twilio.url + path, {
      method: 'POST',
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        authorization: `Basic ${Buffer.from(`${AC}:token`).toString('base64')}`,
        ...headers,
      },
      body: typeof fields === 'string' ? fields : new URLSearchParams(fields).toString(),
    });
  const sms = { To: '+12025550142', From: '+12025550199', Body: 'Hi' };
  const whatsapp = { To: 'whatsapp:+12025550142', From: 'whatsapp:+12025550199', ContentSid: HX, ContentVariables: '{"1":"x"}' };
  const { Body: _, ...bodiless } = sms;

  test.each<[string, Record<string, string> | string, number, number, Record<string, string>?, string?]>([
    ['a wrong token', sms, 401, 20003, { authorization: `Basic ${Buffer.from(`${AC}:other`).toString('base64')}` }],
    ['no credentials', sms, 401, 20003, { authorization: '' }],
    ['another account', sms, 404, 20404, {}, '/2010-04-01/Accounts/AC2/Messages.json'],
    ['JSON', JSON.stringify(sms), 400, 21604, { 'content-type': 'application/json' }],
    ['nobody', { ...sms, To: '' }, 400, 21211],
    ['a number without its plus', { ...sms, To: '12025550142' }, 400, 21211],
    ['a channel it does not have', { ...sms, To: 'line:+12025550142' }, 400, 21211],
    ['no sender', { To: sms.To, Body: 'Hi' }, 400, 21603],
    ['another’s number', { ...sms, From: '+12025550111' }, 400, 21606],
    ['a service it does not have', { To: sms.To, MessagingServiceSid: 'MG2', Body: 'Hi' }, 404, 20404],
    ['two channels', { ...sms, To: 'whatsapp:+12025550142' }, 400, 21910],
    ['no words', bodiless, 400, 21602],
    ['1,601 characters', { ...sms, Body: 'x'.repeat(1601) }, 400, 21617],
    ['words beside a template', { ...whatsapp, Body: 'Hi' }, 400, 21655],
    ['a template that is not there', { ...whatsapp, ContentSid: 'HX2' }, 400, 21655],
    ['variables without a template', { ...sms, ContentVariables: '{}' }, 400, 21655],
    ['a variable too few', { ...whatsapp, ContentVariables: '{}' }, 400, 21656],
    ['a variable that is a number', { ...whatsapp, ContentVariables: '{"1":1}' }, 400, 21656],
    ['a variable with a new line', { ...whatsapp, ContentVariables: '{"1":"a\\nb"}' }, 400, 21656],
    ['variables that are no JSON', { ...whatsapp, ContentVariables: 'x' }, 400, 21656],
    ['an unknown parameter', { ...sms, IdempotencyKey: '1' }, 400, 20001],
    ['a parameter twice', 'To=%2B12025550142&To=%2B12025550143&From=%2B12025550199&Body=Hi', 400, 20001],
  ])('refuses %s', async (_, fields, status, code, headers, path) => {
    const answer = await send(fields, headers, path);
    expect([answer.status, await answer.json()]).toMatchObject([status, { code, status }]);
    expect(twilio.delivered).toEqual([]);
  });

  test('refuses whoever sent STOP, and takes all others', async () => {
    twilio.optedOut.add('+12025550143');
    expect(await (await send({ ...sms, To: '+12025550143' })).json()).toMatchObject({ code: 21610 });
    for (const fields of [sms, { ...sms, MessagingServiceSid: MG }, whatsapp]) {
      const answer = await send(fields);
      expect([answer.status, await answer.json()]).toMatchObject([
        201,
        { sid: expect.stringMatching(/^SM[0-9a-f]{32}$/), status: 'queued' },
      ]);
    }
    expect(twilio.delivered).toHaveLength(3);
  });

  const verify = (fields: Record<string, string>, service = VA) => send(fields, {}, `/v2/Services/${service}/Verifications`);
  const code = { To: '+12025550142', Channel: 'sms', CustomCode: '123456' };
  test.each<[string, Record<string, string>, number, number, string?]>([
    ['a number without its plus', { ...code, To: '12025550142' }, 400, 60200],
    ['a prefix', { ...code, To: 'whatsapp:+12025550142' }, 400, 60200],
    ['a channel it does not have', { ...code, Channel: 'rcs' }, 400, 60200],
    ['three digits', { ...code, CustomCode: '123' }, 400, 60200],
    ['letters', { ...code, CustomCode: 'abcdef' }, 400, 60200],
    ['a language it does not have', { ...code, Locale: 'en-US' }, 400, 60200],
    ['words of our own', { ...code, Body: 'Hi' }, 400, 20001],
    ['a service that makes its own codes', code, 403, 60204, VA.replace('1', '2')],
    ['a service it does not have', code, 404, 20404, VA.replace('1', '3')],
  ])('Verify refuses %s', async (_, fields, status, number, service) => {
    const answer = await verify(fields, service);
    expect([answer.status, await answer.json()]).toMatchObject([status, { code: number }]);
    expect(twilio.delivered).toEqual([]);
  });

  test('Verify sends the code that it is given, five times', async () => {
    for (let n = 0; n < 5; n++) expect((await verify(code)).status).toBe(201);
    expect(twilio.delivered.map(({ text }) => text)).toEqual(Array(5).fill('123456'));
    expect((await verify(code)).status).toBe(429);
  });
});

describe('Vonage', () => {
  const now = Math.floor(Date.now() / 1000);
  let used = 0;
  const token = (over: Record<string, unknown> = {}, key = keys.privateKey, alg = 'RS256') => {
    used += 1;
    const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const signed = `${part({ alg, typ: 'JWT' })}.${part({ application_id: 'app-1', iat: now, exp: now + 300, jti: `t${used}`, ...over })}`;
    return `Bearer ${signed}.${createSign('RSA-SHA256').update(signed).sign(key).toString('base64url')}`;
  };
  const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
    fetch(vonage.url + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: token(), ...headers },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });
  const sms = { channel: 'sms', message_type: 'text', to: '12025550142', from: '447700900199', text: 'Hi' };
  const template = (name: string, components: unknown, code = 'en_US') => ({
    channel: 'whatsapp',
    message_type: 'custom',
    to: '12025550142',
    from: '447700900199',
    custom: { type: 'template', template: { name, language: { policy: 'deterministic', code }, components } },
  });
  const body = (text: string) => ({ type: 'body', parameters: [{ type: 'text', text }] });
  const button = (text: string) => ({ type: 'button', sub_type: 'url', index: '0', parameters: [{ type: 'text', text }] });

  test.each<[string, unknown, number, (() => Record<string, string>)?, (string | undefined)?]>([
    ['no token', sms, 401, () => ({ authorization: '' })],
    ['Basic', sms, 401, () => ({ authorization: 'Basic YTpi' })],
    ['a token of another key', sms, 401, () => ({ authorization: token({}, others.privateKey) })],
    ['a token of another application', sms, 401, () => ({ authorization: token({ application_id: 'app-2' }) })],
    ['a token of another algorithm', sms, 401, () => ({ authorization: token({}, keys.privateKey, 'HS256') })],
    ['a token without an end', sms, 401, () => ({ authorization: token({ exp: undefined }) })],
    ['a token of two days', sms, 401, () => ({ authorization: token({ exp: now + 172_800 }) })],
    ['a token without an id', sms, 401, () => ({ authorization: token({ jti: undefined }) })],
    ['another content type', sms, 415, () => ({ 'content-type': 'text/plain' })],
    ['JSON that is broken', '{', 400],
    ['an unknown path', sms, 404, () => ({}), '/v0.1/messages'],
    ['a number with its plus', { ...sms, to: '+12025550142' }, 422],
    ['a number that is a number', { ...sms, to: 12025550142 }, 422],
    ['nobody', { ...sms, to: undefined }, 422],
    ['another’s number', { ...sms, from: '447700900111' }, 403],
    ['an empty text', { ...sms, text: '' }, 422],
    ['1,001 characters', { ...sms, text: 'x'.repeat(1001) }, 422],
    ['an unknown field', { ...sms, idempotency_key: '1' }, 422],
    ['a channel it does not have', { ...sms, channel: 'line' }, 422],
    ['a type it does not have', { ...sms, message_type: 'custom', custom: {} }, 422],
    ['a reference of 101 characters', { ...sms, client_ref: 'x'.repeat(101) }, 422],
    ['a template that was not approved', template('other', [body('x')]), 422],
    ['a template in another language', template('link', [body('x')], 'de'), 422],
    ['a parameter too many', template('link', [{ type: 'body', parameters: [...body('x').parameters, ...body('x').parameters] }]), 422],
    ['a parameter with a new line', template('link', [body('a\nb')]), 422],
    ['a code without its button', template('code', [body('123456')]), 422],
    ['another code in the button', template('code', [body('123456'), button('654321')]), 422],
  ])('refuses %s', async (_, sent, status, headers, path = '/v1/messages') => {
    const answer = await post(path, sent, headers?.());
    expect(answer.status).toBe(status);
    expect(await answer.json()).toMatchObject({ title: expect.any(String), instance: expect.any(String) });
    expect(vonage.delivered).toEqual([]);
  });

  test('refuses a token that was used, and takes what is right', async () => {
    const authorization = token();
    expect((await post('/v1/messages', sms, { authorization })).status).toBe(202);
    expect((await post('/v1/messages', sms, { authorization })).status).toBe(401);
    expect((await post('/v1/messages', template('code', [body('123456'), button('123456')]))).status).toBe(202);
    expect(vonage.delivered).toHaveLength(2);
  });

  const verify = { brand: 'Acme', code: '123456', locale: 'en-us', channel_timeout: 60, workflow: [{ channel: 'sms', to: '12025550142' }] };
  test.each<[string, unknown]>([
    ['no brand', { ...verify, brand: undefined }],
    ['a brand of 17 characters', { ...verify, brand: 'x'.repeat(17) }],
    ['three digits', { ...verify, code: '123' }],
    ['a code that is a number', { ...verify, code: 123456 }],
    ['a language it does not have', { ...verify, locale: 'en' }],
    ['14 seconds', { ...verify, channel_timeout: 14 }],
    ['seconds as text', { ...verify, channel_timeout: '60' }],
    ['no workflow', { ...verify, workflow: [] }],
    ['four', { ...verify, workflow: Array(4).fill(verify.workflow[0]) }],
    ['a number with its plus', { ...verify, workflow: [{ channel: 'sms', to: '+12025550142' }] }],
    ['WhatsApp without a sender', { ...verify, workflow: [{ channel: 'whatsapp', to: '12025550142' }] }],
    ['a reference of 17 characters', { ...verify, client_ref: 'x'.repeat(17) }],
    ['an unknown field', { ...verify, text: 'Hi' }],
  ])('Verify refuses %s', async (_, sent) => {
    expect((await post('/v2/verify', sent)).status).toBe(422);
    expect(vonage.delivered).toEqual([]);
  });

  test('Verify has one open to a number at a time', async () => {
    expect((await post('/v2/verify', verify)).status).toBe(202);
    expect((await post('/v2/verify', verify)).status).toBe(409);
    expect(vonage.delivered).toMatchObject([{ channel: 'verify:sms', text: '123456' }]);
  });
});

describe('Infobip', () => {
  const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
    fetch(infobip.url + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: 'App key', ...headers },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });
  const MESSAGES = '/messages-api/1/messages';
  const TEMPLATE = '/whatsapp/1/message/template';
  const sms = {
    channel: 'SMS',
    sender: '447700900199',
    destinations: [{ to: '12025550142' }],
    content: { body: { type: 'TEXT', text: 'Hi' } },
  };
  const one = (over: object) => ({ messages: [{ ...sms, ...over }] });
  const content = (templateName: string, placeholders: unknown, more: object = {}, language = 'en') => ({
    messages: [
      { from: '447700900199', to: '12025550142', content: { templateName, templateData: { body: { placeholders }, ...more }, language } },
    ],
  });
  const button = (parameter: string) => ({ buttons: [{ type: 'URL', parameter }] });

  test.each<[string, string, unknown, number, Record<string, string>?]>([
    ['a wrong key', MESSAGES, one({}), 401, { authorization: 'App other' }],
    ['a Bearer token', MESSAGES, one({}), 401, { authorization: 'Bearer key' }],
    ['another content type', MESSAGES, one({}), 415, { 'content-type': 'text/plain' }],
    ['an unknown path', '/messages-api/2/messages', one({}), 404],
    ['JSON that is broken', MESSAGES, '{', 400],
    ['no messages', MESSAGES, { messages: [] }, 400],
    ['an unknown field', MESSAGES, one({ idempotencyKey: '1' }), 400],
    ['a channel in small letters', MESSAGES, one({ channel: 'sms' }), 400],
    ['a number with its plus', MESSAGES, one({ destinations: [{ to: '+12025550142' }] }), 400],
    ['a number that is a number', MESSAGES, one({ destinations: [{ to: 12025550142 }] }), 400],
    ['nobody', MESSAGES, one({ destinations: [] }), 400],
    ['no sender', MESSAGES, one({ sender: undefined }), 400],
    ['an empty text', MESSAGES, one({ content: { body: { type: 'TEXT', text: ' ' } } }), 400],
    ['a body without its type', MESSAGES, one({ content: { body: { text: 'Hi' } } }), 400],
    ['buttons on SMS', MESSAGES, one({ content: { ...sms.content, buttons: [{ type: 'REPLY', text: 'a', postbackData: 'b' }] } }), 400],
    [
      'a label of 26 characters',
      MESSAGES,
      one({ channel: 'RCS', content: { ...sms.content, buttons: [{ type: 'REPLY', text: 'x'.repeat(26), postbackData: 'b' }] } }),
      400,
    ],
    ['a template that is not there', TEMPLATE, content('other', ['x']), 400],
    ['a template in another language', TEMPLATE, content('link', ['x'], {}, 'de'), 400],
    ['a placeholder too many', TEMPLATE, content('link', ['x', 'y']), 400],
    ['a placeholder with a new line', TEMPLATE, content('link', ['a\nb']), 400],
    ['a code without its button', TEMPLATE, content('code', ['123456']), 400],
    ['another code in the button', TEMPLATE, content('code', ['123456'], button('654321')), 400],
  ])('refuses %s', async (_, path, body, status, headers) => {
    const answer = await post(path, body, headers);
    expect([answer.status, await answer.json()]).toMatchObject([
      status,
      { requestError: { serviceException: { text: expect.any(String) } } },
    ]);
    expect(infobip.delivered).toEqual([]);
  });

  test('says 200 to what it rejects, and takes the rest', async () => {
    infobip.blocked.add('12025550143');
    const destinations = [{ to: '12025550143' }, { to: '12025550142' }];
    expect(await (await post(MESSAGES, one({ destinations }))).json()).toMatchObject({
      messages: [{ status: { groupName: 'REJECTED', name: 'REJECTED_DESTINATION' } }, { status: { groupName: 'PENDING' } }],
    });
    expect(await (await post(MESSAGES, one({ sender: 'Other' }))).json()).toMatchObject({
      messages: [{ status: { name: 'REJECTED_SENDER' } }],
    });
    expect((await post(TEMPLATE, content('code', ['123456'], button('123456')))).status).toBe(200);
    expect(infobip.delivered.map(({ to, text }) => [to, text])).toEqual([
      ['12025550142', 'Hi'],
      ['12025550142', 'code:123456'],
    ]);
  });
});
