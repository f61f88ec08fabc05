/** Twilio, Vonage and Infobip as messages go out by them, against their stand-ins. */
import { generateKeyPairSync } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { infobipProvider } from '../../../worker/messaging/infobip/infobip.ts';
import type { OutgoingMessage } from '../../../worker/messaging/messenger.ts';
import { twilioProvider } from '../../../worker/messaging/twilio/twilio.ts';
import { vonageProvider } from '../../../worker/messaging/vonage/vonage.ts';
import { InfobipServer } from '../../vendors/infobip-server.ts';
import { TwilioServer } from '../../vendors/twilio-server.ts';
import { VonageServer } from '../../vendors/vonage-server.ts';
import { aMessage, anAccount, toNetwork } from './chat-accounts.ts';

const TO = '+12025550142';
const FROM = '+12025550190';
const ACCOUNT = `AC${'1'.repeat(32)}`;
const VERIFY = `VA${'a'.repeat(32)}`;
const CODE_CONTENT = `HX${'b'.repeat(32)}`;
const { privateKey, publicKey } = generateKeyPairSync('rsa', {
  modulusLength: 2048,
  publicKeyEncoding: { type: 'spki', format: 'pem' },
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
});
const twilio = new TwilioServer({
  accountSid: ACCOUNT,
  authToken: 'token',
  senders: [FROM, `whatsapp:${FROM}`, `rcs:aurora`],
  messagingServices: ['MG1'],
  verifyServices: [VERIFY],
  content: { [CODE_CONTENT]: 1 },
});
const vonage = new VonageServer({ applicationId: 'app-1', publicKey, senders: ['12025550190', 'Aurora'] });
const infobip = new InfobipServer({ apiKey: 'key', senders: ['12025550190', 'Aurora'] });
const servers = [twilio, vonage, infobip];
beforeAll(async () => void (await Promise.all(servers.map((server) => server.start()))));
afterAll(async () => void (await Promise.all(servers.map((server) => server.stop()))));
beforeEach(() => {
  for (const server of servers) {
    server.delivered.length = 0;
    server.requests.length = 0;
  }
  twilio.verifications.length = 0;
  vonage.verifications.length = 0;
});

let count = 0;
const message = (given: Partial<OutgoingMessage> = {}) => aMessage({ channel: 'sms', to: TO, id: `msg-1-0-${count++}`, ...given });
const code = (given: Partial<OutgoingMessage> = {}) =>
  message({ kind: 'code', code: '123456', locale: 'pt-BR', text: 'Aurora: 123456 is your code.', ...given });
const senders = { sms: FROM, whatsapp: FROM, rcs: 'aurora' };

const byTwilio = (given: OutgoingMessage, settings: object = {}, token = 'token') =>
  twilioProvider
    .messenger(
      {
        ...anAccount('twilio', { settings: { account_sid: ACCOUNT, base_url: twilio.url, ...settings }, secrets: { auth_token: token } }),
        senders,
      },
      toNetwork,
    )
    .send(given);
const byVonage = (given: OutgoingMessage, settings: object = {}, key: string = privateKey) =>
  vonageProvider
    .messenger(
      {
        ...anAccount('vonage', {
          settings: { application_id: 'app-1', api_key: 'k', base_url: vonage.url, ...settings },
          secrets: { private_key: key, signature_secret: 's' },
        }),
        senders,
      },
      toNetwork,
    )
    .send(given);
const byInfobip = (given: OutgoingMessage, key = 'key') =>
  infobipProvider
    .messenger(
      {
        ...anAccount('infobip', {
          settings: { host: 'x.api.infobip.com', base_url: infobip.url },
          secrets: { api_key: key, webhook_secret: 's' },
        }),
        senders,
      },
      toNetwork,
    )
    .send(given);

describe('Twilio', () => {
  test('a text goes by the number, or by the Messaging Service where there is one', async () => {
    expect(await byTwilio(message())).toEqual({ sent: { providerId: expect.stringMatching(/^SM/) } });
    await byTwilio(message(), { messaging_service_sid: 'MG1' });
    expect(twilio.delivered.map(({ to, from }) => [to, from])).toEqual([
      [TO, FROM],
      [TO, 'MG1'],
    ]);
  });

  test('a code goes by Verify where the account has a service, and the code stays ours', async () => {
    expect(await byTwilio(code(), { verify_service_sid: VERIFY })).toEqual({ sent: { providerId: expect.stringMatching(/^VE/) } });
    expect(twilio.verifications).toEqual([{ to: TO, channel: 'sms', code: '123456', locale: 'pt-BR' }]);
    await byTwilio(code({ locale: 'zh-Hant' }), { verify_service_sid: VERIFY });
    await byTwilio(code({ locale: 'de-AT' }), { verify_service_sid: VERIFY });
    expect(twilio.verifications.map(({ locale }) => locale)).toEqual(['pt-BR', 'zh-HK', 'de']);
    await byTwilio(message({ kind: 'link' }), { verify_service_sid: VERIFY });
    expect(twilio.delivered).toHaveLength(1);
  });

  test('WhatsApp takes approved content alone outside of a conversation', async () => {
    expect(await byTwilio(code({ channel: 'whatsapp' }))).toEqual({ retry: 'never', reason: 'no_template' });
    await byTwilio(code({ channel: 'whatsapp' }), { content: { code: CODE_CONTENT } });
    await byTwilio(message({ channel: 'whatsapp', kind: 'reply', text: 'You are out.' }));
    expect(twilio.delivered).toEqual([
      { to: `whatsapp:${TO}`, from: `whatsapp:${FROM}`, text: '123456' },
      { to: `whatsapp:${TO}`, from: `whatsapp:${FROM}`, text: 'You are out.' },
    ]);
  });

  test('who has opted out there, wrong credentials, too fast, too long: told apart; none is tried as unknown', async () => {
    twilio.optedOut.add(TO);
    expect(await byTwilio(message())).toEqual({ retry: 'never', reason: 'recipient_opted_out' });
    twilio.optedOut.clear();
    expect(await byTwilio(message(), {}, 'other')).toEqual({ retry: 'never', reason: 'credentials_refused' });
    twilio.faults.push({ kind: 'answer', answer: { status: 429, body: { code: 20429 } } });
    expect(await byTwilio(message())).toEqual({ retry: 'later', reason: 'status_429' });
    expect(await byTwilio(message({ text: 'x'.repeat(1601) }))).toEqual({ retry: 'never', reason: 'text_too_long' });
    expect(await byTwilio(message({ to: '+1' }))).toEqual({ retry: 'never', reason: 'twilio_21211' });
  });
});

describe('Vonage', () => {
  test('a text goes under a token of its own, in digits without a plus', async () => {
    expect(await byVonage(message())).toEqual({ sent: { providerId: expect.stringMatching(/^[0-9a-f-]{36}$/) } });
    await byVonage(message());
    expect(vonage.delivered.map(({ channel, to }) => [channel, to])).toEqual([
      ['sms', '12025550142'],
      ['sms', '12025550142'],
    ]);
  });

  test('a code goes by Verify where the account says so; one that runs already is not doubled', async () => {
    expect(await byVonage(code(), { verify: true })).toHaveProperty('sent');
    expect(vonage.verifications).toEqual([{ brand: 'Aurora', to: '12025550142', code: '123456', channel: 'sms' }]);
    expect(await byVonage(code(), { verify: true })).toEqual({ retry: 'never', reason: 'verification_running' });
    await byVonage(code());
    expect(vonage.delivered).toHaveLength(1);
  });

  test('a key that is none sends nothing and is not repeated in the error', async () => {
    expect(await byVonage(message(), {}, 'not a key')).toEqual({ retry: 'never', reason: 'credentials_refused' });
    expect(vonage.requests).toEqual([]);
    expect(await byVonage(message(), { application_id: 'another' })).toEqual({ retry: 'never', reason: 'credentials_refused' });
  });

  test('throttling is tried later', async () => {
    vonage.faults.push({ kind: 'answer', answer: { status: 429, body: { title: '1000' } } });
    expect(await byVonage(message())).toEqual({ retry: 'later', reason: 'status_429' });
  });
});

describe('Infobip', () => {
  test('a text is taken under our own id; on the blocklist it is not, whatever the status says', async () => {
    const given = message();
    expect(await byInfobip(given)).toEqual({ sent: { providerId: given.id } });
    expect(infobip.delivered).toEqual([{ channel: 'SMS', to: '12025550142', text: given.text, id: given.id }]);
    infobip.blocked.add('12025550142');
    expect(await byInfobip(message())).toEqual({ retry: 'never', reason: 'recipient_opted_out' });
    infobip.blocked.clear();
    expect(await byInfobip(message(), 'other')).toEqual({ retry: 'never', reason: 'credentials_refused' });
  });
});

test.each([
  ['Twilio', twilio, byTwilio],
  ['Vonage', vonage, byVonage],
  ['Infobip', infobip, byInfobip],
] as const)('%s: taken and then cut off, or broken: it throws, and is never said to be unsent', async (_, server, send) => {
  for (const fault of [{ kind: 'reset_after' }, { kind: 'reset' }, { kind: 'answer', answer: { status: 500 } }] as const) {
    server.faults.push(fault);
    await expect(send(message() as never)).rejects.toThrow(/unknown/);
  }
});
