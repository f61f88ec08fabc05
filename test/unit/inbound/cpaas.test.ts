/** Twilio, Vonage and Infobip as they tell us: signatures against published vectors and RFC forms, and what each payload is read as. */
import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { InboundEvent, InboundPlatform, RawRequest } from '../../../worker/inbound/inbound.ts';
import { infobip } from '../../../worker/inbound/infobip/infobip.ts';
import { signedText } from '../../../worker/inbound/twilio/signature.ts';
import { readForm, twilio } from '../../../worker/inbound/twilio/twilio.ts';
import { vonage } from '../../../worker/inbound/vonage/vonage.ts';
import { infobip as infobipKit, infobipResult } from '../../contract/inbound/infobip.ts';
import { bytesOf, jsonOf, type KitRequest } from '../../contract/inbound/kit.ts';
import { twilioForm, twilio as twilioKit, twilioSignature } from '../../contract/inbound/twilio.ts';
import { vonageClaims, vonage as vonageKit, vonageMessage, vonageToken } from '../../contract/inbound/vonage.ts';

const NOW = Date.UTC(2026, 10, 22, 12);
const raw = ({ url, method, headers, body }: KitRequest): RawRequest => ({
  url,
  method,
  headers: new Headers(headers),
  body,
  receivedAtMs: NOW,
});
const URL_HERE = 'https://sayso.example/inbound/acc_1';
const message = { from: '12025550123', id: 'm1', atMs: NOW - 5000 };

describe('Twilio’s signature', () => {
  /** twilio.com/docs/usage/security and twilio-node spec/validation.spec.js. */
  const DOCUMENTED = {
    token: '12345',
    url: 'https://mycompany.com/myapp.php?foo=1&bar=2',
    form: 'Digits=1234&To=%2B18005551212&From=%2B14158675309&Caller=%2B14158675309&CallSid=CA1234567890ABCDE',
    signature: 'RSOYDt4T1cUTdK1PDd93/VVr8B8=',
  };
  const verifyAs = (token: string, request: KitRequest) =>
    twilio.verify(raw(request), {
      id: 'a',
      platform: 'twilio',
      settings: { account_sid: 'AC1' },
      secrets: { auth_token: token },
      senders: {},
    });
  const posted = (change: Partial<KitRequest> = {}, signature = DOCUMENTED.signature): KitRequest => ({
    method: 'POST',
    url: DOCUMENTED.url,
    headers: { 'content-type': 'application/x-www-form-urlencoded', 'x-twilio-signature': signature },
    body: bytesOf(DOCUMENTED.form),
    ...change,
  });

  test('is that of the documented request', async () => {
    expect(await verifyAs('12345', posted())).toEqual({ ok: true, value: undefined });
    expect(await verifyAs('12346', posted())).toMatchObject({ error: 'signature_wrong' });
    expect(await verifyAs('12345', posted({ body: bytesOf(`${DOCUMENTED.form}1`) }))).toMatchObject({ error: 'signature_wrong' });
    expect(await verifyAs('12345', posted({ url: `${DOCUMENTED.url}3` }))).toMatchObject({ error: 'signature_wrong' });
  });

  test('is taken with the port that was entered and without it', async () => {
    const withPort = DOCUMENTED.url.replace('.com/', '.com:443/');
    const signed = twilioSignature('12345', withPort, new URLSearchParams(DOCUMENTED.form));
    expect((await verifyAs('12345', posted({}, signed))).ok).toBe(true);
    expect((await verifyAs('12345', posted({ url: withPort }))).ok).toBe(true);
    const other = twilioSignature('12345', DOCUMENTED.url.replace('.com/', '.com:1234/'), new URLSearchParams(DOCUMENTED.form));
    expect((await verifyAs('12345', posted({}, other))).ok).toBe(false);
  });

  test('of JSON is over the URL, which names the body by its hash', async () => {
    const body = '{"property": "value", "boolean": true}';
    const url = `${DOCUMENTED.url}&bodySHA256=0a1ff7634d9ab3b95db5c9a2dfe9416e41502b283a80c7cf19632632f96e6620`;
    const json = {
      url,
      headers: { 'content-type': 'application/json', 'x-twilio-signature': 'a9nBmqA0ju/hNViExpshrM61xv4=' },
      body: bytesOf(body),
    };
    expect((await verifyAs('12345', posted(json))).ok).toBe(true);
    expect((await verifyAs('12345', posted({ ...json, body: bytesOf(`${body} `) }))).ok).toBe(false);
    expect((await verifyAs('12345', posted({ ...json, url: DOCUMENTED.url }))).ok).toBe(false);
  });

  test('takes a name that comes twice once a value, sorted', () => {
    const form = readForm(bytesOf('b=2&a=z&a=y&a=z'))!;
    expect(signedText('u', form)).toBe('uayazb2');
  });

  test('another account’s message is refused whoever signed it', async () => {
    const form = twilioForm(message, twilioKit.otherAccount, { Body: 'STOP' });
    const request = twilioKit.sign(bytesOf(form.toString()), { url: URL_HERE, account: twilioKit.account, atMs: NOW });
    const { account } = twilioKit;
    expect(await twilio.verify(raw(request), { id: 'a', platform: 'twilio', ...account })).toMatchObject({ error: 'other_account' });
  });
});

async function read<P extends 'twilio' | 'vonage' | 'infobip'>(
  platform: InboundPlatform<P>,
  account: object,
  body: Uint8Array<ArrayBuffer>,
  type: string,
): Promise<InboundEvent[] | string> {
  const request = raw({ url: URL_HERE, method: 'POST', headers: { 'content-type': type }, body });
  const parsed = await platform.parse(request, { id: 'a', platform: platform.id, ...account } as never);
  if (!parsed.ok) return 'malformed';
  return parsed.value.events.length > 0 ? [...parsed.value.events] : parsed.value.unknown.join();
}
const ofTwilio = (more: Record<string, string>, from = '+12025550123') =>
  read(
    twilio,
    twilioKit.account,
    bytesOf(twilioForm({ from, id: 'm1' }, twilioKit.account, more).toString()),
    'application/x-www-form-urlencoded',
  );
const ofVonage = (more: object) =>
  read(vonage, vonageKit.account, jsonOf(vonageMessage(message, vonageKit.account, more)), 'application/json');
const ofInfobip = (more: object) =>
  read(infobip, infobipKit.account, jsonOf({ results: [infobipResult(message, infobipKit.account, more)] }), 'application/json');
const JO = { kind: 'phone', scope: '', value: '+12025550123' };

describe('Twilio', () => {
  test('words by SMS, MMS, WhatsApp and RCS are of the number, on their channel', async () => {
    expect(await ofTwilio({ Body: 'stop it' })).toMatchObject([
      { kind: 'text', channel: 'sms', from: JO, to: '+12025550190', text: 'stop it', at: { fromMs: NOW, toMs: NOW } },
    ]);
    expect(await ofTwilio({ Body: '', NumMedia: '1' })).toMatchObject([{ channel: 'mms', text: '' }]);
    expect(await ofTwilio({ Body: 'hi', To: 'whatsapp:+12025550190' }, 'whatsapp:+12025550123')).toMatchObject([
      { channel: 'whatsapp', from: JO, to: '+12025550190' },
    ]);
    expect(await ofTwilio({ Body: 'hi', To: 'rcs:aurora_agent' }, 'rcs:+12025550123')).toMatchObject([
      { channel: 'rcs', from: JO, to: 'aurora_agent' },
    ]);
  });

  test('what Advanced Opt-Out made of it is told beside the words', async () => {
    for (const [type, says] of [
      ['STOP', 'stop'],
      ['START', 'start'],
      ['HELP', 'help'],
    ] as const)
      expect(await ofTwilio({ Body: 'x', OptOutType: type })).toMatchObject([{ platformSays: says }]);
  });

  test('a button is a tap; what became of a message is told of whom it went to', async () => {
    expect(await ofTwilio({ Body: 'Yes', ButtonText: 'Yes', ButtonPayload: 't.yes' })).toMatchObject([
      { kind: 'tap', data: 't.yes', label: 'Yes' },
    ]);
    const status = await ofTwilio({ MessageStatus: 'undelivered', ErrorCode: '30003', To: '+12025550123' }, '+12025550190');
    expect(status).toMatchObject([
      { kind: 'status', from: JO, status: 'failed', reason: '30003', id: expect.stringMatching(/:undelivered$/) },
    ]);
    expect(await ofTwilio({ MessageStatus: 'sent' })).toBe('twilio.status.sent');
  });

  test('escapes that are no UTF-8 are malformed', async () => {
    expect(await read(twilio, twilioKit.account, bytesOf('MessageSid=%FF%FE'), 'application/x-www-form-urlencoded')).toBe('malformed');
  });
});

describe('Vonage', () => {
  const verify = (token: string | null, body = jsonOf(vonageMessage(message, vonageKit.account, { text: 'STOP' }))) =>
    vonage.verify(raw({ url: URL_HERE, method: 'POST', headers: token === null ? {} : { authorization: `Bearer ${token}` }, body }), {
      id: 'a',
      platform: 'vonage',
      ...vonageKit.account,
    });
  const body = jsonOf(vonageMessage(message, vonageKit.account, { text: 'STOP' }));
  const secret = vonageKit.account.secrets.signature_secret;
  const claims = vonageClaims(body, vonageKit.account, NOW);

  test('takes an HS256 token over these bytes, of this account, in its time, and no other', async () => {
    expect((await verify(vonageToken(secret, claims))).ok).toBe(true);
    expect(await verify(null)).toMatchObject({ error: 'signature_missing' });
    for (const wrong of [
      vonageToken('another', claims),
      vonageToken(secret, claims, { alg: 'none', typ: 'JWT' }),
      vonageToken(secret, claims, { alg: 'HS512', typ: 'JWT' }),
      vonageToken(secret, { ...claims, payload_hash: createHash('sha256').update('other').digest('hex') }),
      vonageToken(secret, { ...claims, payload_hash: undefined }),
      `${vonageToken(secret, claims)}.x`,
      'a.b.c',
    ])
      expect(await verify(wrong), wrong).toMatchObject({ error: 'signature_wrong' });
    expect(await verify(vonageToken(secret, { ...claims, exp: NOW / 1000 - 1 }))).toMatchObject({ error: 'stale' });
    expect(await verify(vonageToken(secret, { ...claims, api_key: 'e5f6a7b8' }))).toMatchObject({ error: 'other_account' });
    expect(await verify(vonageToken(secret, { ...claims, application_id: 'another' }))).toMatchObject({ error: 'other_account' });
  });

  test('reads words, taps and statuses; a channel that it does not know is counted', async () => {
    expect(await ofVonage({ text: 'hola' })).toMatchObject([{ kind: 'text', channel: 'sms', from: JO, to: '+12025550190', text: 'hola' }]);
    expect(await ofVonage({ channel: 'rcs', to: 'Aurora', text: 'BAJA' })).toMatchObject([
      { kind: 'text', channel: 'rcs', to: 'Aurora', text: 'BAJA' },
    ]);
    expect(await ofVonage({ channel: 'whatsapp', message_type: 'reply', reply: { id: 't.yes', title: 'Yes' } })).toMatchObject([
      { kind: 'tap', data: 't.yes', label: 'Yes' },
    ]);
    expect(await ofVonage({ from: 'Aurora', to: '12025550123', status: 'rejected', error: { title: '1320' } })).toMatchObject([
      { kind: 'status', from: JO, to: 'Aurora', status: 'failed', reason: '1320' },
    ]);
    expect(await ofVonage({ channel: 'messenger' })).toBe('vonage.channel.messenger');
  });
});

describe('Infobip', () => {
  test('reads SMS, WhatsApp and reports in one list', async () => {
    expect(await ofInfobip({ text: 'STOP now', cleanText: 'now', keyword: 'STOP' })).toMatchObject([
      { kind: 'text', channel: 'sms', from: JO, text: 'STOP now' },
    ]);
    expect(await ofInfobip({ integrationType: 'WHATSAPP', message: { type: 'TEXT', text: 'hello' } })).toMatchObject([
      { channel: 'whatsapp', text: 'hello' },
    ]);
    expect(
      await ofInfobip({ integrationType: 'WHATSAPP', message: { type: 'INTERACTIVE_BUTTON_REPLY', id: 't.no', title: 'No' } }),
    ).toMatchObject([{ kind: 'tap', data: 't.no', label: 'No' }]);
    expect(
      await ofInfobip({ to: '12025550123', status: { groupName: 'UNDELIVERABLE' }, error: { name: 'EC_ABSENT_SUBSCRIBER' } }),
    ).toMatchObject([{ kind: 'status', from: JO, status: 'failed', reason: 'EC_ABSENT_SUBSCRIBER' }]);
  });

  test('takes the base64 form and the shared secret of HTTP Basic, and neither with another secret', async () => {
    const body = jsonOf({ results: [] });
    const { webhook_secret: own } = infobipKit.account.secrets;
    const verify = (headers: Record<string, string>) =>
      infobip.verify(raw({ url: URL_HERE, method: 'POST', headers, body }), { id: 'a', platform: 'infobip', ...infobipKit.account });
    const signed = infobipKit.sign(body, { url: URL_HERE, account: infobipKit.account, atMs: NOW }).headers['x-hub-signature']!;
    const base64 = Buffer.from(signed.slice(7), 'hex').toString('base64');
    const basic = (secret: string) => ({ authorization: `Basic ${Buffer.from(`sayso:${secret}`).toString('base64')}` });
    expect((await verify({ 'x-ib-signature': base64 })).ok).toBe(true);
    expect((await verify(basic(own))).ok).toBe(true);
    expect((await verify(basic(`${own}x`))).ok).toBe(false);
    expect((await verify({ 'x-ib-signature': `A${base64.slice(1)}` })).ok).toBe(false);
    expect(await verify({})).toMatchObject({ error: 'signature_missing' });
  });
});

test('no bytes make a parser throw', async () => {
  const bodies = fc.oneof(fc.uint8Array({ maxLength: 200 }), fc.json().map(bytesOf), fc.string().map(bytesOf));
  await fc.assert(
    fc.asyncProperty(bodies, async (body) => {
      const bytes = new Uint8Array(body);
      for (const [platform, kit] of [
        [twilio, twilioKit],
        [vonage, vonageKit],
        [infobip, infobipKit],
      ] as const) {
        const request = raw({ url: URL_HERE, method: 'POST', headers: {}, body: bytes });
        const account = { id: 'a', platform: platform.id, ...kit.account } as never;
        expect(await platform.parse(request, account)).toHaveProperty('ok');
        expect(await platform.verify(request, account)).toMatchObject({ ok: false });
      }
    }),
  );
});
