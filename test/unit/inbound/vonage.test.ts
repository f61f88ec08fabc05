/** What is read of Vonage's webhooks, and whose token counts. What holds of every platform is in the contract suite. */
import { Buffer } from 'node:buffer';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { unsubscribeButton } from '../../../worker/inbound/vonage/rcs-unsubscribe.ts';
import { claimsOf } from '../../../worker/inbound/vonage/token.ts';
import { vonage } from '../../../worker/inbound/vonage/vonage.ts';
import { bytesOf, jsonOf } from '../../contract/inbound/kit.ts';
import { vonageSms } from '../../contract/inbound/vonage.ts';
import { claimsFor, inboundMessage, jwt, messageStatus, uuid, type VonageMessage } from '../../vendors/vonage-webhooks.ts';
import { accountOf, arrive, eventsOf, RECEIVED_AT_MS, rawOf, URL_OF_ACCOUNT } from './arrive.ts';

const { settings, secrets } = vonageSms.account;
const ACME = { apiKey: settings.api_key, applicationId: settings.application_id, signatureSecret: secrets.signature_secret };
const PHONE = '12025550142';
const sent = (over: Partial<VonageMessage> = {}): VonageMessage => ({
  id: 'm1',
  from: PHONE,
  to: '447700900199',
  atMs: RECEIVED_AT_MS,
  ...over,
});
const read = (body: unknown) => eventsOf(vonage, vonageSms, jsonOf(body));
const counted = async (body: unknown) => {
  const parsed = await arrive(vonage, vonageSms, jsonOf(body));
  return typeof parsed === 'string' ? parsed : [...parsed.events, ...parsed.unknown];
};
const utf8 = (text: string) => new TextEncoder().encode(text);

describe('the token', () => {
  const BODY = jsonOf(inboundMessage(sent(), { message_type: 'text', text: 'STOP' }));
  const claims = claimsFor(ACME, BODY, RECEIVED_AT_MS);
  const verify = async (authorization: string, body = BODY) => {
    const request = { method: 'POST', url: URL_OF_ACCOUNT, headers: { authorization }, body } as const;
    const verified = await vonage.verify(rawOf(request), accountOf('vonage', vonageSms.account));
    return verified.ok ? 'ok' : verified.error;
  };
  const signed = (over: Record<string, unknown>, header?: Record<string, unknown>) =>
    `Bearer ${jwt({ ...claims, ...over }, secrets.signature_secret, header)}`;

  test('is read as others sign it: the vectors of RFC 7515 A.1 and of jwt.io', () => {
    const rfc =
      'eyJ0eXAiOiJKV1QiLA0KICJhbGciOiJIUzI1NiJ9.eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ.dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk';
    const key = Buffer.from('AyM1SysPpbyDfgZld3umj1qzKObwVMkoqQ-EstJQLr_T-1qS0gZH75aKtMN3Yj0iPS4hcgUuTwjAzZr1Z9CAow', 'base64url');
    expect(claimsOf(rfc, key)).toEqual({ iss: 'joe', exp: 1300819380, 'http://example.com/is_root': true });
    const io =
      'eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiIxMjM0NTY3ODkwIiwibmFtZSI6IkpvaG4gRG9lIiwiaWF0IjoxNTE2MjM5MDIyfQ.SflKxwRJSMeKKF2QT4fwpMeJf36POk6yJV_adQssw5c';
    expect(claimsOf(io, utf8('your-256-bit-secret'))).toMatchObject({ sub: '1234567890' });
    expect(claimsOf(io, utf8('your-256-bit-secreT'))).toBeNull();
  });

  test.each([
    ['as Vonage sends it', signed({}), 'ok'],
    ['in lower case', signed({}).replace('Bearer', 'bearer'), 'ok'],
    ['without an application', signed({ application_id: undefined }), 'ok'],
    ['its hash in capitals', signed({ payload_hash: String(claims.payload_hash).toUpperCase() }), 'ok'],
    ['another account’s key', signed({ api_key: 'ffffffff' }), 'other_account'],
    ['no key', signed({ api_key: undefined }), 'other_account'],
    ['another application of the account', signed({ application_id: 'other' }), 'other_account'],
    ['no hash of the body', signed({ payload_hash: undefined }), 'signature_wrong'],
    ['a hash of other bytes', signed({ payload_hash: '0'.repeat(64) }), 'signature_wrong'],
    ['no time', signed({ iat: undefined }), 'stale'],
    ['a time in words', signed({ iat: '1' }), 'stale'],
    ['a day and a second old', signed({ iat: Math.floor(RECEIVED_AT_MS / 1000) - 86_401 }), 'stale'],
    ['a day old', signed({ iat: Math.floor(RECEIVED_AT_MS / 1000) - 86_400 }), 'ok'],
    ['three minutes ahead', signed({ iat: Math.floor(RECEIVED_AT_MS / 1000) + 180 }), 'stale'],
    ['over', signed({ exp: Math.floor(RECEIVED_AT_MS / 1000) - 180 }), 'stale'],
    ['of another algorithm', signed({}, { alg: 'HS512', typ: 'JWT' }), 'signature_wrong'],
    ['of none', `Bearer ${signed({}, { alg: 'none' }).slice(7).split('.').slice(0, 2).join('.')}.`, 'signature_wrong'],
    ['with a critical header', signed({}, { alg: 'HS256', crit: ['b64'], b64: false }), 'signature_wrong'],
    ['under another secret', `Bearer ${jwt(claims, 'other')}`, 'signature_wrong'],
    ['as Basic', `Basic ${Buffer.from('a:b').toString('base64')}`, 'signature_wrong'],
    ['nothing', 'Bearer', 'signature_wrong'],
    ['four parts', `${signed({})}.x`, 'signature_wrong'],
  ])('%s', async (_, authorization, expected) => {
    expect(await verify(authorization)).toBe(expected);
  });

  test('a callback without any is to come again', async () => {
    const unsigned = rawOf({ method: 'POST', url: URL_OF_ACCOUNT, headers: {}, body: BODY });
    expect(await vonage.verify(unsigned, accountOf('vonage', vonageSms.account))).toEqual({ ok: false, error: 'signature_missing' });
    expect(vonage.unsignedStatus).toBe(503);
  });
});

describe('a message', () => {
  test.each<[string, Partial<VonageMessage>, Record<string, unknown>, Record<string, unknown>]>([
    ['a text message', {}, { message_type: 'text', text: 'STOP' }, { kind: 'text', text: 'STOP', channel: 'sms', to: '+447700900199' }],
    ['RCS', { channel: 'rcs', to: 'Acme' }, { message_type: 'text', text: 'Hi' }, { kind: 'text', text: 'Hi', channel: 'rcs', to: 'Acme' }],
    [
      'a picture with words',
      { channel: 'mms' },
      { message_type: 'image', image: { url: 'https://a.example/1', caption: 'STOP' } },
      { kind: 'text', text: 'STOP', channel: 'mms' },
    ],
    [
      'a place',
      { channel: 'whatsapp' },
      { message_type: 'location', location: { lat: 1, long: 2 } },
      { kind: 'text', text: '', channel: 'whatsapp' },
    ],
    [
      'a reply button',
      { channel: 'whatsapp' },
      { message_type: 'reply', reply: { id: 'match:42', title: '42' } },
      { kind: 'tap', data: 'match:42', label: '42' },
    ],
    [
      'a template’s button with a payload',
      { channel: 'whatsapp' },
      { message_type: 'button', button: { payload: 'p1', text: 'Yes' } },
      { kind: 'tap', data: 'p1', label: 'Yes' },
    ],
    [
      'a template’s button without',
      { channel: 'whatsapp' },
      { message_type: 'button', button: { payload: 'Stop', text: 'Stop' } },
      { kind: 'text', text: 'Stop' },
    ],
    [
      'the button Unsubscribe in the USA',
      { channel: 'rcs' },
      { message_type: 'text', text: 'STOP' },
      { kind: 'text', platformSays: 'stop' },
    ],
    ['one in France', { channel: 'rcs', from: '33700000142' }, { message_type: 'text', text: 'De\u0301marrer' }, { platformSays: 'start' }],
    ['a short code of ours', { to: '12345' }, { message_type: 'text', text: 'Hi' }, { to: '12345' }],
  ])('%s', async (_, over, content, expected) => {
    const [event, ...others] = await read(inboundMessage(sent(over), content));
    expect(others).toEqual([]);
    expect(event).toMatchObject({ id: uuid('m1'), from: { kind: 'phone', scope: '', value: `+${over.from ?? PHONE}` }, ...expected });
    if (!('platformSays' in expected)) expect(event).not.toHaveProperty('platformSays');
  });

  test('on WhatsApp a number keeps the spelling that was typed', async () => {
    const [event] = await read(
      inboundMessage(sent({ channel: 'whatsapp', from: '5215512345678' }), { message_type: 'text', text: 'STOP' }),
    );
    expect(event?.from.value).toBe('+525512345678');
  });

  test.each([
    ['Messenger', { channel: 'messenger', from: '1234567890123456' }, 'vonage.channel.messenger'],
    ['no number', { from: 'Mallory' }, 'vonage.from.sms'],
  ])('%s is counted', async (_, over, name) => {
    expect(await counted(inboundMessage(sent(over), { message_type: 'text', text: 'STOP' }))).toEqual([name]);
  });
});

describe('the button Unsubscribe of RCS', () => {
  test.each([
    ['+34600000142', 'BAJA', 'stop'],
    ['+34600000142', 'ALTA', 'start'],
    ['+525500000142', 'baja', 'stop'],
    ['+33700000142', 'STOP', 'stop'],
    ['+33700000142', 'Démarrer', 'start'],
    ['+5511900000142', 'parar', 'stop'],
    ['+5511900000142', 'começar', 'start'],
    ['+12025550142', 'STOP', 'stop'],
    ['+447700900142', 'START', 'start'],
    ['+12025550142', 'BAJA', null],
    ['+34600000142', 'BAJA por favor', null],
    ['+12025550142', '', null],
  ])('%s, %j: %s', (number, words, expected) => {
    expect(unsubscribeButton(number, words)).toBe(expected);
  });
});

describe('a status', () => {
  const status = (name: string, more = {}) => messageStatus(sent({ from: 'Acme', to: PHONE, channel: 'rcs' }), name, more);
  test.each([
    ['delivered', {}, { status: 'delivered' }],
    ['read', {}, { status: 'read' }],
    ['rejected', { error: { type: 'https://x', title: '1320', detail: '…', instance: '…' } }, { status: 'failed', reason: 'code_1320' }],
    ['undeliverable', {}, { status: 'failed', reason: 'code_none' }],
    ['undeliverable', { error: { title: 'Bob <script>' } }, { status: 'failed', reason: 'code_none' }],
  ])('%s', async (name, more, expected) => {
    expect(await read(status(name, more))).toMatchObject([
      {
        kind: 'status',
        message: uuid('m1'),
        id: `${uuid('m1')}:${name}`,
        from: { value: `+${PHONE}` },
        to: 'Acme',
        channel: 'rcs',
        ...expected,
      },
    ]);
  });
  test('on its way says nothing new; one that is not known is counted', async () => {
    expect(await counted(status('submitted'))).toEqual([]);
    expect(await counted(status('teleported'))).toEqual(['vonage.status.teleported']);
  });
});

test('whatever a body holds, reading it never throws, and names nobody but who is in it', async () => {
  const account = accountOf('vonage', vonageSms.account);
  const value = fc.oneof(fc.string(), fc.constantFrom('sms', 'rcs', 'whatsapp', 'text', 'button', 'delivered', PHONE), fc.jsonValue());
  const names = fc.constantFrom(
    'message_uuid',
    'channel',
    'from',
    'to',
    'text',
    'message_type',
    'status',
    'button',
    'reply',
    'timestamp',
    'error',
  );
  await fc.assert(
    fc.asyncProperty(fc.dictionary(names, value), async (fields) => {
      const parsed = await vonage.parse(
        rawOf({ method: 'POST', url: URL_OF_ACCOUNT, headers: {}, body: bytesOf(JSON.stringify(fields)) }),
        account,
      );
      if (!parsed.ok) return;
      for (const { from, at } of parsed.value.events) {
        expect([fields.from, fields.to].map((each) => `+${String(each).replace('+', '')}`)).toContain(from.value);
        expect(at.fromMs).toBeLessThanOrEqual(at.toMs);
      }
    }),
  );
});
