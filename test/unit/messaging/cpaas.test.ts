/** Twilio, Vonage and Infobip against their stand-ins: what goes out, in a form that each takes. */
import { Buffer } from 'node:buffer';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { infobipProvider } from '../../../worker/messaging/infobip/infobip.ts';
import type { OutgoingMessage } from '../../../worker/messaging/messenger.ts';
import { twilioProvider } from '../../../worker/messaging/twilio/twilio.ts';
import { vonageProvider } from '../../../worker/messaging/vonage/vonage.ts';
import { aMessage, toNetwork } from './chat-accounts.ts';
import { AC, HX_DE, HX_EN, infobipAccount, MG, PHONE, standIns, templates, twilioAccount, VA, vonageAccount } from './cpaas-accounts.ts';

const { twilio, vonage, infobip } = standIns();
beforeAll(() => Promise.all([twilio.start(), vonage.start(), infobip.start()]));
afterAll(() => Promise.all([twilio.stop(), vonage.stop(), infobip.stop()]));
beforeEach(() => {
  for (const server of [twilio, vonage, infobip]) server.delivered.length = 0;
  for (const set of [twilio.optedOut, vonage.verifying, infobip.blocked]) set.clear();
  infobip.credits = 1000;
});

const code = (over: Partial<OutgoingMessage> = {}) =>
  aMessage({ channel: 'sms', to: PHONE, kind: 'code', code: '123456', text: 'Acme: 123456 is your code', locale: 'de-AT', ...over });
const link = (over: Partial<OutgoingMessage> = {}) =>
  aMessage({ channel: 'whatsapp', to: PHONE, kind: 'link', link: 'https://a.example/l/1', text: 'Open this', ...over });
const notice = (over: Partial<OutgoingMessage> = {}) =>
  aMessage({ channel: 'whatsapp', to: PHONE, kind: 'notice', text: 'You are out.\nNo more  messages.', ...over });
const reply = (over: Partial<OutgoingMessage> = {}) => aMessage({ channel: 'sms', to: PHONE, kind: 'reply', account: 'acc_1', ...over });
const buttons = [
  { label: '42', data: 'match:42' },
  { label: 'A label that is much too long for a button', data: 'match:17' },
];
const SENT = { sent: { providerId: expect.any(String) } };

describe('Twilio', () => {
  const content = {
    code: [
      { language: 'en', sid: HX_EN },
      { language: 'de', sid: HX_DE },
    ],
    link: [{ language: 'en', sid: HX_EN }],
    notice: [{ language: 'en', sid: HX_EN }],
  };
  const send = (message: OutgoingMessage, settings = {}, senders = {}) =>
    twilioProvider.messenger(twilioAccount({ base_url: `${twilio.url}/`, content, ...settings }, senders), toNetwork).send(message);

  test.each<[string, OutgoingMessage, object, { to: string; from: string; text: string }]>([
    ['a code by text message', code(), {}, { to: PHONE, from: '+12025550199', text: 'Acme: 123456 is your code' }],
    [
      'MMS is a text message where it has no picture',
      code({ channel: 'mms' }),
      {},
      { to: PHONE, from: '+12025550199', text: 'Acme: 123456 is your code' },
    ],
    [
      'by a Messaging Service',
      code(),
      { messaging_service_sid: MG },
      { to: PHONE, from: '+12025550199', text: 'Acme: 123456 is your code' },
    ],
    [
      'RCS, and never a text message instead',
      reply({ channel: 'rcs' }),
      {},
      { to: `rcs:${PHONE}`, from: 'rcs:acme', text: 'Acme: send me offers?' },
    ],
    [
      'a code on WhatsApp, in the language',
      code({ channel: 'whatsapp' }),
      {},
      { to: `whatsapp:${PHONE}`, from: 'whatsapp:+12025550199', text: `${HX_DE}:123456` },
    ],
    ['a link on WhatsApp', link(), {}, { to: `whatsapp:${PHONE}`, from: 'whatsapp:+12025550199', text: `${HX_EN}:https://a.example/l/1` }],
    [
      'a notice on WhatsApp',
      notice(),
      {},
      { to: `whatsapp:${PHONE}`, from: 'whatsapp:+12025550199', text: `${HX_EN}:You are out. No more messages.` },
    ],
    ['a code by Verify', code(), { verify_service_sid: VA }, { to: PHONE, from: VA, text: '123456' }],
    [
      'a code by Verify on WhatsApp',
      code({ channel: 'whatsapp', locale: 'zz' }),
      { verify_service_sid: VA },
      { to: `whatsapp:${PHONE}`, from: VA, text: '123456' },
    ],
    [
      'a reply, though codes go by Verify',
      reply(),
      { verify_service_sid: VA },
      { to: PHONE, from: '+12025550199', text: 'Acme: send me offers?' },
    ],
    [
      'a code by RCS, which Verify does not have',
      code({ channel: 'rcs' }),
      { verify_service_sid: VA },
      { to: `rcs:${PHONE}`, from: 'rcs:acme', text: 'Acme: 123456 is your code' },
    ],
  ])('%s', async (_, message, settings, expected) => {
    expect(await send(message, settings)).toEqual(SENT);
    expect(twilio.delivered).toEqual([expected]);
  });

  test('an answer in a chat is free words', async () => {
    twilio.wrote.add(PHONE);
    expect(await send(reply({ channel: 'whatsapp' }))).toEqual(SENT);
    expect(twilio.delivered).toMatchObject([{ text: 'Acme: send me offers?' }]);
  });

  test('a sender may be a Messaging Service itself', async () => {
    expect(await send(code(), {}, { sms: MG })).toEqual(SENT);
    expect(new URLSearchParams(twilio.requests.at(-1)?.body).get('From')).toBeNull();
  });

  test('whoever sent STOP is not asked again, by any account', async () => {
    twilio.optedOut.add(PHONE);
    expect(await send(code())).toEqual({ retry: 'never', reason: 'recipient_opted_out' });
  });

  test.each<[string, OutgoingMessage, object, object]>([
    [
      'a code on WhatsApp without a template',
      code({ channel: 'whatsapp' }),
      { content: undefined },
      { retry: 'never', reason: 'no_template', about: 'account' },
    ],
    ['a link of no length', link({ link: '' }), {}, { retry: 'never', reason: 'template_unfit' }],
    ['buttons', reply({ channel: 'whatsapp', buttons }), {}, { retry: 'never', reason: 'buttons_unfit', about: 'account' }],
    ['1,601 characters', reply({ text: 'x'.repeat(1601) }), {}, { retry: 'never', reason: 'text_too_long' }],
    ['no number', code({ to: '+0' }), {}, { retry: 'never', reason: 'number_invalid' }],
    [
      'a service that makes its own codes',
      code(),
      { verify_service_sid: VA.replace(/1$/, '2') },
      { reason: 'custom_code_not_enabled', about: 'account' },
    ],
    ['another account’s token', code(), { account_sid: AC.replace(/1$/, '2') }, { reason: 'credentials_refused', about: 'account' }],
  ])('%s is not sent', async (_, message, settings, expected) => {
    expect(await send(message, settings)).toMatchObject(expected);
    expect(twilio.delivered).toEqual([]);
  });

  test.each<[number, number, object]>([
    [400, 21408, { retry: 'never', reason: 'country_not_enabled', about: 'account' }],
    [400, 21614, { retry: 'never', reason: 'number_not_mobile' }],
    [429, 20429, { retry: 'later', reason: 'code_20429' }],
    [400, 21611, { retry: 'later', reason: 'code_21611' }],
    [429, 0, { retry: 'later' }],
    [403, 20006, { retry: 'never', reason: 'credentials_refused', about: 'account' }],
    [400, 99999, { retry: 'never', reason: 'code_99999' }],
    [404, 20404, { retry: 'never', reason: 'code_20404' }],
  ])('%s with code %s', async (status, number, expected) => {
    twilio.faults.push({ kind: 'answer', answer: { status, body: { code: number, message: `The 'To' number ${PHONE} …` } } });
    const outcome = await send(code());
    expect(outcome).toMatchObject(expected);
    expect(outcome).toEqual(expect.objectContaining(expected));
    expect(JSON.stringify(outcome)).not.toContain(PHONE);
  });
});

describe('Vonage', () => {
  let nowMs = Date.UTC(2026, 10, 22, 12);
  const send = (message: OutgoingMessage, settings = {}, key?: string) => {
    nowMs += 1;
    return vonageProvider
      .messenger(vonageAccount({ base_url: vonage.url, templates, ...settings }, key), toNetwork)
      .send({ ...message, sentAtMs: nowMs });
  };
  const TO = PHONE.slice(1);
  const OURS = '447700900199';

  test.each<[string, OutgoingMessage, object, object]>([
    ['a code by text message', code(), {}, { channel: 'sms', to: TO, from: OURS, text: 'Acme: 123456 is your code' }],
    ['MMS is a text message where it has no picture', code({ channel: 'mms' }), {}, { channel: 'sms', text: 'Acme: 123456 is your code' }],
    ['RCS', reply({ channel: 'rcs' }), {}, { channel: 'rcs', to: TO, from: 'Acme', text: 'Acme: send me offers?' }],
    ['buttons on RCS', reply({ channel: 'rcs', buttons }), {}, { channel: 'rcs', text: 'Acme: send me offers?' }],
    ['buttons on WhatsApp', reply({ channel: 'whatsapp', buttons }), {}, { channel: 'whatsapp', text: 'Acme: send me offers?' }],
    ['a code on WhatsApp, in the language', code({ channel: 'whatsapp' }), {}, { channel: 'whatsapp', text: 'code:123456' }],
    ['a link on WhatsApp', link(), {}, { channel: 'whatsapp', text: 'link:https://a.example/l/1' }],
    ['a notice on WhatsApp', notice(), {}, { channel: 'whatsapp', text: 'link:You are out. No more messages.' }],
    ['a notice in a chat', notice({ account: 'acc_1', text: 'Done' }), {}, { channel: 'whatsapp', text: 'Done' }],
    ['a code by Verify', code(), { verify: { brand: 'Acme' } }, { channel: 'verify:sms', to: TO, from: OURS, text: '123456' }],
    [
      'a code by Verify on WhatsApp',
      code({ channel: 'whatsapp' }),
      { verify: { brand: 'Acme' } },
      { channel: 'verify:whatsapp', from: OURS, text: '123456' },
    ],
    ['a reply, though codes go by Verify', reply(), { verify: { brand: 'Acme' } }, { channel: 'sms', text: 'Acme: send me offers?' }],
  ])('%s', async (_, message, settings, expected) => {
    expect(await send(message, settings)).toEqual(SENT);
    expect(vonage.delivered).toMatchObject([expected]);
  });

  test('each attempt has a token of its own, which ends within five minutes', async () => {
    for (let n = 0; n < 3; n++) expect(await send(reply())).toEqual(SENT);
    const claims = vonage.requests.slice(-3).map(({ headers }) => {
      const payload = (headers.authorization ?? '').split('.')[1] ?? '';
      return JSON.parse(Buffer.from(payload, 'base64url').toString('utf8')) as { iat: number; exp: number; jti: string };
    });
    expect(new Set(claims.map(({ jti }) => jti)).size).toBe(3);
    for (const { iat, exp } of claims) expect([iat, exp - iat]).toEqual([Math.floor(nowMs / 1000), 300]);
  });

  test('another verification to the number is for later', async () => {
    const settings = { verify: { brand: 'Acme' } };
    expect(await send(code(), settings)).toEqual(SENT);
    expect(await send(code(), settings)).toEqual({ retry: 'later', reason: 'verification_open' });
  });

  test.each<[string, OutgoingMessage, object, object, string?]>([
    [
      'a code on WhatsApp without a template',
      code({ channel: 'whatsapp' }),
      { templates: {} },
      { reason: 'no_template', about: 'account' },
    ],
    ['1,001 characters', reply({ text: 'x'.repeat(1001) }), {}, { retry: 'never', reason: 'text_too_long' }],
    ['buttons on SMS', reply({ buttons }), {}, { retry: 'never', reason: 'buttons_unfit' }],
    [
      'four buttons on WhatsApp',
      reply({ channel: 'whatsapp', buttons: [...buttons, ...buttons] }),
      {},
      { retry: 'never', reason: 'buttons_unfit' },
    ],
    ['a key that is none', code(), {}, { retry: 'never', reason: 'private_key_unfit', about: 'account' }, 'not a key'],
    [
      'a key of another form',
      code(),
      {},
      { reason: 'private_key_unfit' },
      '-----BEGIN RSA PRIVATE KEY-----\nAAAA\n-----END RSA PRIVATE KEY-----',
    ],
    ['a key of nothing', code(), {}, { reason: 'private_key_unfit' }, '-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----'],
    ['another application', code(), { application_id: 'app-2' }, { reason: 'credentials_refused', about: 'account' }],
    ['no number', code({ to: '+1' }), {}, { retry: 'never', reason: 'message_unfit' }],
  ])('%s is not sent', async (_, message, settings, expected, key) => {
    expect(await send(message, settings, key)).toMatchObject(expected);
    expect(vonage.delivered).toEqual([]);
  });

  test('a key whose line ends were lost on the way is read', async () => {
    const { secrets } = vonageAccount();
    for (const [from, to] of [
      ['\n', '\\n'],
      ['\n', ' '],
      ['\n', '\r\n'],
    ] as const)
      expect(await send(reply(), {}, secrets.private_key.replaceAll(from, to))).toEqual(SENT);
  });

  test.each<[number, object]>([
    [402, { retry: 'never', reason: 'no_credit', about: 'account' }],
    [403, { retry: 'never', reason: 'credentials_refused', about: 'account' }],
    [429, { retry: 'later', reason: 'status_429' }],
    [422, { retry: 'never', reason: 'message_unfit' }],
    [404, { retry: 'never', reason: 'status_404' }],
  ])('%s', async (status, expected) => {
    vonage.faults.push({ kind: 'answer', answer: { status, body: { title: '1000', detail: `to ${PHONE}` } } });
    expect(await send(code())).toEqual(expected);
  });
});

describe('Infobip', () => {
  const send = (message: OutgoingMessage, settings = {}) =>
    infobipProvider.messenger(infobipAccount({ base_url: infobip.url, templates, ...settings }), toNetwork).send(message);
  const TO = PHONE.slice(1);

  test.each<[string, OutgoingMessage, object]>([
    ['a code by text message', code(), { channel: 'SMS', to: TO, from: '447700900199', text: 'Acme: 123456 is your code' }],
    ['MMS is a text message where it has no picture', code({ channel: 'mms' }), { channel: 'SMS', text: 'Acme: 123456 is your code' }],
    ['RCS', reply({ channel: 'rcs' }), { channel: 'RCS', to: TO, from: 'Acme', text: 'Acme: send me offers?' }],
    ['buttons on RCS', reply({ channel: 'rcs', buttons }), { channel: 'RCS', text: 'Acme: send me offers?' }],
    ['buttons on WhatsApp', reply({ channel: 'whatsapp', buttons }), { channel: 'WHATSAPP', text: 'Acme: send me offers?' }],
    ['a code on WhatsApp, in the language', code({ channel: 'whatsapp' }), { channel: 'WHATSAPP', text: 'code:123456' }],
    ['a link on WhatsApp', link(), { channel: 'WHATSAPP', text: 'link:https://a.example/l/1' }],
    ['a notice on WhatsApp', notice(), { channel: 'WHATSAPP', text: 'link:You are out. No more messages.' }],
    ['a notice in a chat', notice({ account: 'acc_1', text: 'Done' }), { channel: 'WHATSAPP', text: 'Done' }],
  ])('%s', async (_, message, expected) => {
    expect(await send(message)).toEqual(SENT);
    expect(infobip.delivered).toMatchObject([expected]);
  });

  test('a 200 that rejects is no success', async () => {
    infobip.blocked.add(TO);
    expect(await send(code())).toEqual({ retry: 'never', reason: 'recipient_opted_out' });
    infobip.blocked.clear();
    infobip.credits = 0;
    expect(await send(code())).toEqual({ retry: 'never', reason: 'no_credit', about: 'account' });
    expect(infobip.delivered).toEqual([]);
  });

  test.each<[string, object]>([
    ['REJECTED_SENDER', { retry: 'never', reason: 'sender_refused', about: 'account' }],
    ['REJECTED_SYSTEM_ERROR', { retry: 'later', reason: 'REJECTED_SYSTEM_ERROR' }],
    ['REJECTED_SOMETHING_NEW', { retry: 'never', reason: 'REJECTED_SOMETHING_NEW' }],
    ['rejected +12025550142', { retry: 'never', reason: 'REJECTED' }],
  ])('%s', async (name, expected) => {
    const messages = [{ messageId: 'x', status: { groupId: 5, groupName: 'REJECTED', name } }];
    infobip.faults.push({ kind: 'answer', answer: { status: 200, body: { messages } } });
    expect(await send(code())).toEqual(expected);
  });

  test('a 200 that can’t be read may have been sent, and is never sent again', async () => {
    infobip.faults.push({ kind: 'garbage' });
    // Handled, and told in words that are no JSON.
    expect([await send(code()), infobip.delivered.length]).toEqual([{ sent: { providerId: null } }, 1]);
    infobip.faults.push({ kind: 'answer', answer: { status: 200, body: 'fine' } });
    expect(await send(code())).toEqual({ sent: { providerId: null } });
  });

  test.each<[string, OutgoingMessage, object, object]>([
    [
      'a code on WhatsApp without a template',
      code({ channel: 'whatsapp' }),
      { templates: {} },
      { reason: 'no_template', about: 'account' },
    ],
    ['4,097 characters', reply({ text: 'x'.repeat(4097) }), {}, { retry: 'never', reason: 'text_too_long' }],
    ['buttons on SMS', reply({ buttons }), {}, { retry: 'never', reason: 'buttons_unfit' }],
    ['no number', code({ to: '+1' }), {}, { retry: 'never', reason: 'status_400' }],
  ])('%s is not sent', async (_, message, settings, expected) => {
    expect(await send(message, settings)).toMatchObject(expected);
    expect(infobip.delivered).toEqual([]);
  });
});
