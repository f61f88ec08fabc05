/** The stand-ins for Twilio, Vonage and Infobip refuse what the vendor would, before any adapter is trusted against them. */
import { createSign, generateKeyPairSync } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { InfobipServer } from '../vendors/infobip-server.ts';
import { TwilioServer } from '../vendors/twilio-server.ts';
import { VonageServer } from '../vendors/vonage-server.ts';

const SID = `AC${'1'.repeat(32)}`;
const VERIFY = `VA${'a'.repeat(32)}`;
const twilio = new TwilioServer({
  accountSid: SID,
  authToken: 'token',
  senders: ['+12025550190', 'whatsapp:+12025550190'],
  messagingServices: ['MG1'],
  verifyServices: [VERIFY],
  content: { HX1: 1 },
});
const keys = generateKeyPairSync('rsa', { modulusLength: 2048 });
const vonage = new VonageServer({
  applicationId: 'app-1',
  publicKey: keys.publicKey.export({ type: 'spki', format: 'pem' }).toString(),
  senders: ['12025550190'],
});
const infobip = new InfobipServer({ apiKey: 'key', senders: ['Aurora'] });
beforeAll(async () => void (await Promise.all([twilio.start(), vonage.start(), infobip.start()])));
afterAll(async () => void (await Promise.all([twilio.stop(), vonage.stop(), infobip.stop()])));

describe('Twilio', () => {
  const post = (path: string, form: Record<string, string> | string, headers: Record<string, string> = {}) =>
    fetch(twilio.url + path, {
      method: 'POST',
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        authorization: `Basic ${Buffer.from(`${SID}:token`).toString('base64')}`,
        ...headers,
      },
      body: typeof form === 'string' ? form : new URLSearchParams(form).toString(),
    });
  const MESSAGES = `/2010-04-01/Accounts/${SID}/Messages.json`;
  const VERIFICATIONS = `/v2/Services/${VERIFY}/Verifications`;
  const text = { To: '+12025550142', From: '+12025550190', Body: 'Hi' };
  const code = { To: '+12025550142', Channel: 'sms', CustomCode: '123456' };

  test('takes a text and a code', async () => {
    expect((await post(MESSAGES, text)).status).toBe(201);
    expect((await post(VERIFICATIONS, code)).status).toBe(201);
  });

  test.each<[string, string, Record<string, string> | string, number, Record<string, string>?]>([
    ['a wrong token', MESSAGES, text, 401, { authorization: `Basic ${Buffer.from(`${SID}:other`).toString('base64')}` }],
    ['JSON', MESSAGES, JSON.stringify(text), 415, { 'content-type': 'application/json' }],
    ['another account', `/2010-04-01/Accounts/AC2/Messages.json`, text, 404],
    ['nobody', MESSAGES, { From: '+12025550190', Body: 'Hi' }, 400],
    ['a number without its plus', MESSAGES, { ...text, To: '12025550142' }, 400],
    ['no sender', MESSAGES, { To: text.To, Body: 'Hi' }, 400],
    ['a sender of somebody else', MESSAGES, { ...text, From: '+12025550191' }, 400],
    ['two senders', MESSAGES, { ...text, MessagingServiceSid: 'MG1' }, 400],
    ['an unknown service', MESSAGES, { To: text.To, MessagingServiceSid: 'MG2', Body: 'Hi' }, 400],
    ['WhatsApp from a number', MESSAGES, { ...text, To: 'whatsapp:+12025550142' }, 400],
    ['no words', MESSAGES, { To: text.To, From: text.From }, 400],
    ['1,601 characters', MESSAGES, { ...text, Body: 'x'.repeat(1601) }, 400],
    ['words beside content', MESSAGES, { ...text, ContentSid: 'HX1', ContentVariables: '{"1":"a"}' }, 400],
    ['content that was not approved', MESSAGES, { To: text.To, From: text.From, ContentSid: 'HX2' }, 400],
    ['content without its variable', MESSAGES, { To: text.To, From: text.From, ContentSid: 'HX1' }, 400],
    ['variables that are no JSON', MESSAGES, { To: text.To, From: text.From, ContentSid: 'HX1', ContentVariables: '{' }, 400],
    ['an unknown parameter', MESSAGES, { ...text, IdempotencyKey: '1' }, 400],
    ['a parameter twice', MESSAGES, 'To=%2B12025550142&To=%2B12025550143&From=%2B12025550190&Body=Hi', 400],
    ['another Verify service', `/v2/Services/VA${'b'.repeat(32)}/Verifications`, code, 404],
    ['a code by pigeon', VERIFICATIONS, { ...code, Channel: 'pigeon' }, 400],
    ['a code of letters', VERIFICATIONS, { ...code, CustomCode: 'abcdef' }, 400],
    ['a code of three digits', VERIFICATIONS, { ...code, CustomCode: '123' }, 400],
    ['a language that Verify has not', VERIFICATIONS, { ...code, Locale: 'de-AT' }, 400],
    ['a code to WhatsApp’s spelling of a number', VERIFICATIONS, { ...code, To: 'whatsapp:+12025550142' }, 400],
  ])('refuses %s', async (_, path, form, status, headers) => {
    expect((await post(path, form, headers)).status).toBe(status);
  });
});

describe('Vonage', () => {
  let jti = 0;
  const token = (change: object = {}, head: object = { alg: 'RS256', typ: 'JWT' }) => {
    const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const iat = Math.floor(Date.now() / 1000);
    jti += 1;
    const signed = `${part(head)}.${part({ application_id: 'app-1', iat, exp: iat + 900, jti: `j${jti}`, ...change })}`;
    return `${signed}.${createSign('RSA-SHA256').update(signed).sign(keys.privateKey).toString('base64url')}`;
  };
  const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
    fetch(vonage.url + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token()}`, ...headers },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });
  const text = { channel: 'sms', message_type: 'text', from: '12025550190', to: '12025550142', text: 'Hi' };
  const code = (to: string) => ({ brand: 'Aurora', code: '123456', workflow: [{ channel: 'sms', to }] });

  test('takes a text and a code, and one code a number at a time', async () => {
    expect((await post('/v1/messages', text)).status).toBe(202);
    expect((await post('/v2/verify', code('12025550142'))).status).toBe(202);
    expect((await post('/v2/verify', code('12025550142'))).status).toBe(409);
  });

  test.each<[string, string, unknown, number, Record<string, string>?]>([
    ['no token', '/v1/messages', text, 401, { authorization: '' }],
    ['a token without a signature', '/v1/messages', text, 401, { authorization: `Bearer ${token().split('.').slice(0, 2).join('.')}.` }],
    ['a token of another algorithm', '/v1/messages', text, 401, { authorization: `Bearer ${token({}, { alg: 'none', typ: 'JWT' })}` }],
    ['another application’s token', '/v1/messages', text, 401, { authorization: `Bearer ${token({ application_id: 'app-2' })}` }],
    [
      'a token for a week',
      '/v1/messages',
      text,
      401,
      { authorization: `Bearer ${token({ exp: Math.floor(Date.now() / 1000) + 604_800 })}` },
    ],
    ['a token without an id', '/v1/messages', text, 401, { authorization: `Bearer ${token({ jti: undefined })}` }],
    ['a form', '/v1/messages', 'to=1', 415, { 'content-type': 'application/x-www-form-urlencoded' }],
    ['broken JSON', '/v1/messages', '{', 422],
    ['a number with its plus', '/v1/messages', { ...text, to: '+12025550142' }, 422],
    ['a number that is a number', '/v1/messages', { ...text, to: 12025550142 }, 422],
    ['somebody else’s sender', '/v1/messages', { ...text, from: '12025550191' }, 422],
    ['no words', '/v1/messages', { ...text, text: '' }, 422],
    ['an unknown field', '/v1/messages', { ...text, idempotency_key: '1' }, 422],
    ['an unknown channel', '/v1/messages', { ...text, channel: 'pigeon' }, 422],
    ['a brand of 17 characters', '/v2/verify', { ...code('12025550143'), brand: 'x'.repeat(17) }, 422],
    ['a code of three', '/v2/verify', { ...code('12025550143'), code: '123' }, 422],
    ['a code with a space', '/v2/verify', { ...code('12025550143'), code: '123 456' }, 422],
    ['a language alone', '/v2/verify', { ...code('12025550143'), locale: 'en' }, 422],
    ['no way', '/v2/verify', { ...code('12025550143'), workflow: [] }, 422],
    ['a code with its length', '/v2/verify', { ...code('12025550143'), code_length: 6 }, 422],
  ])('refuses %s', async (_, path, body, status, headers) => {
    expect((await post(path, body, headers)).status).toBe(status);
  });

  test('refuses a token that was used before', async () => {
    const headers = { authorization: `Bearer ${token()}` };
    expect([(await post('/v1/messages', text, headers)).status, (await post('/v1/messages', text, headers)).status]).toEqual([202, 401]);
  });
});

describe('Infobip', () => {
  const post = (body: unknown, headers: Record<string, string> = {}, path = '/messages-api/1/messages') =>
    fetch(infobip.url + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: 'App key', ...headers },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });
  const content = { body: { type: 'TEXT', text: 'Hi' } };
  const destinations = [{ to: '12025550142', messageId: 'm1' }];
  const text = { channel: 'SMS', sender: 'Aurora', destinations, content };
  const one = (change: object) => ({ messages: [{ ...text, ...change }] });

  test('takes a text', async () => expect((await post(one({}))).status).toBe(200));

  test.each<[string, unknown, number, Record<string, string>?, string?]>([
    ['a wrong key', one({}), 401, { authorization: 'App other' }],
    ['a bearer', one({}), 401, { authorization: 'Bearer key' }],
    ['another path', one({}), 404, {}, '/sms/3/messages'],
    ['a form', 'x=1', 415, { 'content-type': 'application/x-www-form-urlencoded' }],
    ['broken JSON', '{', 400],
    ['no messages', { messages: [] }, 400],
    ['an unknown channel', one({ channel: 'PIGEON' }), 400],
    ['somebody else’s sender', one({ sender: 'Other' }), 400],
    ['a number with its plus', one({ destinations: [{ to: '+12025550142', messageId: 'm1' }] }), 400],
    ['nobody', one({ destinations: [] }), 400],
    ['no id', one({ destinations: [{ to: '12025550142' }] }), 400],
    ['no words', one({ content: { body: { type: 'TEXT', text: '' } } }), 400],
    ['another kind of content', one({ content: { body: { type: 'IMAGE', text: 'Hi' } } }), 400],
    ['an unknown field', one({ idempotencyKey: '1' }), 400],
  ])('refuses %s', async (_, body, status, headers, path) => {
    expect((await post(body, headers, path)).status).toBe(status);
  });
});
