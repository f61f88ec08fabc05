/** What Postmark and SendGrid tell of an address: who proved it, and which of it is the person's own word. */
import { Buffer } from 'node:buffer';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { postmark } from '../../../worker/inbound/postmark/postmark.ts';
import { sendgrid } from '../../../worker/inbound/sendgrid/sendgrid.ts';
import { verifyEcdsaP256 } from '../../../worker/platform/vendor-signatures.ts';
import { bytesOf, jsonOf } from '../../contract/inbound/kit.ts';
import { postmark as postmarkKit } from '../../contract/inbound/postmark.ts';
import { sendgrid as sendgridKit } from '../../contract/inbound/sendgrid.ts';
import { postmarkBounce, postmarkChange, postmarkDelivery, sendgridEvent } from '../../vendors/mail-webhooks.ts';
import { accountOf, arrive, eventsOf, RECEIVED_AT_MS, rawOf, URL_OF_ACCOUNT } from './arrive.ts';

const JO = { kind: 'email', scope: '', value: 'jo@example.com' };
const told = { email: 'Jo@Example.com', message: 'm-1', atMs: RECEIVED_AT_MS - 5000, server: 23 };

// Source: sendgrid-nodejs (MIT), packages/eventwebhook, spec data: a key, a signature, a time and a payload that ends in CR LF.
const VECTOR = {
  key: 'MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE83T4O/n84iotIvIW4mdBgQ/7dAfSmpqIM8kF9mN1flpVKS3GRqe62gw+2fNNRaINXvVpiglSI8eNEc6wEA3F+g==',
  signature: 'MEUCIGHQVtGj+Y3LkG9fLcxf3qfI10QysgDWmMOVmxG0u6ZUAiEAyBiXDWzM+uOe5W0JuG+luQAbPIqHh89M15TluLtEZtM=',
  timestamp: '1600112502',
  payload: `${JSON.stringify([
    {
      email: 'hello@world.com',
      event: 'dropped',
      reason: 'Bounced Address',
      sg_event_id: 'ZHJvcC0xMDk5NDkxOS1MUnpYbF9OSFN0T0doUTRrb2ZTbV9BLTA',
      sg_message_id: 'LRzXl_NHStOGhQ4kofSm_A.filterdrecv-p3mdw1-756b745b58-kmzbl-18-5F5FC76C-9.0',
      'smtp-id': '<LRzXl_NHStOGhQ4kofSm_A@ismtpd0039p1iad1.sendgrid.net>',
      timestamp: 1600112492,
    },
  ])}\r\n`,
};

describe('SendGrid’s signature', () => {
  const account = accountOf('sendgrid', { ...sendgridKit.account, secrets: { api_key: 'SG', webhook_public_key: VECTOR.key } });
  const vector = (change: Partial<typeof VECTOR> = {}, receivedAtMs = 1_600_112_503_000) => {
    const { signature, timestamp, payload } = { ...VECTOR, ...change };
    const headers = { 'x-twilio-email-event-webhook-signature': signature, 'x-twilio-email-event-webhook-timestamp': timestamp };
    return sendgrid.verify(rawOf({ method: 'POST', url: URL_OF_ACCOUNT, headers, body: bytesOf(payload) }, receivedAtMs), account);
  };

  test('of its own library’s test is taken, and no other byte, time or signature', async () => {
    expect(await vector()).toEqual({ ok: true, value: undefined });
    for (const change of [
      { payload: VECTOR.payload.trimEnd() },
      { payload: VECTOR.payload.replace('dropped', 'droppeD') },
      { timestamp: '1600112503' },
      { signature: `${VECTOR.signature.slice(0, 20)}A${VECTOR.signature.slice(21)}` },
      { signature: '' },
      { signature: 'AAAA' },
    ])
      expect(await vector(change)).toEqual({ ok: false, error: 'signature_wrong' });
  });

  test('is taken for as long as SendGrid tries again, and not a second longer', async () => {
    const atMs = 1_600_112_502_000;
    const end = atMs + 25 * 3_600_000;
    for (const [receivedAtMs, right] of [
      [end, true],
      [end + 1, false],
      [atMs - 300_000, true],
      [atMs - 300_001, false],
    ] as const)
      expect((await vector({}, receivedAtMs)).ok).toBe(right);
  });

  test('is never right by a key, a signature or bytes that are none', async () => {
    await fc.assert(
      fc.asyncProperty(fc.base64String(), fc.uint8Array({ maxLength: 80 }), async (key, signature) => {
        const given = Buffer.from(signature).toString('base64');
        expect(await verifyEcdsaP256(key, given, bytesOf('x'))).toBe(false);
        expect(await verifyEcdsaP256(VECTOR.key, given, bytesOf('x'))).toBe(false);
      }),
      { numRuns: 60 },
    );
  });

  test('without a key in the account nothing is taken', async () => {
    const without = accountOf('sendgrid', { ...sendgridKit.account, secrets: { api_key: 'SG' } });
    const raw = rawOf(sendgridKit.sign(jsonOf([]), { url: URL_OF_ACCOUNT, account: sendgridKit.account, atMs: RECEIVED_AT_MS }));
    expect(await sendgrid.verify(raw, without)).toEqual({ ok: false, error: 'signature_missing' });
  });
});

describe('SendGrid’s events', () => {
  const events = (...list: object[]) => eventsOf(sendgrid, sendgridKit, jsonOf(list));
  const event = (type: string, more: object = {}) =>
    sendgridEvent(type, { email: 'Jo@Example.com', id: `e-${type}`, atMs: told.atMs }, more);

  test('of one post are read each by itself, of the person as the address is held', async () => {
    const read = await events(event('unsubscribe'), event('spamreport'), event('delivered'), event('open'));
    expect(read.map(({ kind, from }) => [kind, from])).toEqual([
      ['withdraw', JO],
      ['withdraw', JO],
      ['status', JO],
    ]);
    expect(read[2]).toMatchObject({ message: '14c5d75ce93', status: 'delivered' });
  });

  test('a bounce stops, what was refused once or dropped does not', async () => {
    expect((await events(event('bounce', { type: 'bounce' })))[0]?.kind).toBe('block');
    expect((await events(event('bounce', { type: 'blocked' })))[0]).toMatchObject({ kind: 'status', status: 'failed' });
    expect((await events(event('dropped', { reason: 'Bounced Address' })))[0]).toMatchObject({
      status: 'failed',
      reason: 'Bounced Address',
    });
  });

  test('one that is not understood keeps no other from being read', async () => {
    const parsed = await arrive(sendgrid, sendgridKit, jsonOf([null, { event: 'unsubscribe' }, event('unsubscribe')]));
    expect(parsed).toMatchObject({ events: [{ kind: 'withdraw' }], unknown: ['sendgrid.unnamed.no_id', 'sendgrid.unsubscribe.no_id'] });
  });
});

describe('Postmark', () => {
  const verify = (headers: Record<string, string>, secrets = postmarkKit.account.secrets, body = jsonOf(postmarkChange(told))) =>
    postmark.verify(
      rawOf({ method: 'POST', url: URL_OF_ACCOUNT, headers, body }),
      accountOf('postmark', { ...postmarkKit.account, secrets }),
    );
  const basic = (text: string) => ({ authorization: `Basic ${Buffer.from(text).toString('base64')}` });

  test('proves itself by the password of the URL or by a header', async () => {
    for (const headers of [basic('sayso:a-long-word-1'), basic(':a-long-word-1'), { 'x-sayso-secret': 'a-long-word-1' }])
      expect(await verify(headers)).toEqual({ ok: true, value: undefined });
    for (const headers of [basic('a-long-word-1:x'), basic('sayso:'), basic('sayso:a-long-word-1 '), { 'x-sayso-secret': 'A-long-word-1' }])
      expect(await verify(headers)).toEqual({ ok: false, error: 'signature_wrong' });
    for (const headers of [{}, { authorization: 'Bearer a-long-word-1' }, { authorization: 'Basic' }] as Record<string, string>[])
      expect(await verify(headers)).toEqual({ ok: false, error: 'signature_missing' });
  });

  test('is refused where the account has no secret, whatever is sent', async () => {
    for (const headers of [basic('sayso:'), { 'x-sayso-secret': '' }, basic('undefined')] as Record<string, string>[])
      expect((await verify(headers, { server_token: 't' })).ok).toBe(false);
  });

  test('only the person’s own word withdraws; a list that others put them on stops', async () => {
    const kindOf = async (body: object) => (await eventsOf(postmark, postmarkKit, jsonOf(body)))[0]?.kind;
    const rows: readonly (readonly [object, string])[] = [
      [{ Origin: 'Recipient', SuppressionReason: 'ManualSuppression' }, 'withdraw'],
      [{ Origin: 'Recipient', SuppressionReason: 'SpamComplaint' }, 'withdraw'],
      [{ Origin: 'Recipient', SuppressionReason: 'HardBounce' }, 'block'],
      [{ Origin: 'Customer', SuppressionReason: 'ManualSuppression' }, 'block'],
      [{ Origin: 'Admin', SuppressionReason: 'ManualSuppression' }, 'block'],
      [{ Origin: 'Recipient', SuppressSending: false, SuppressionReason: null }, 'unblock'],
    ];
    for (const [change, kind] of rows) expect([change, await kindOf(postmarkChange(told, change))]).toEqual([change, kind]);
    expect(await kindOf(postmarkBounce(told, { Type: 'Unsubscribe' }))).toBe('withdraw');
    expect(await kindOf(postmarkBounce(told, { Type: 'Transient', Inactive: false }))).toBe('status');
    expect(await kindOf(postmarkDelivery(told))).toBe('status');
  });

  test('a state that is no truth value is counted, not guessed', async () => {
    const parsed = await arrive(postmark, postmarkKit, jsonOf(postmarkChange(told, { SuppressSending: 'true' })));
    expect(parsed).toEqual({ events: [], unknown: ['postmark.SubscriptionChange.no_state'] });
  });

  test('going on and off the list in one moment are two events; a repeat is one', async () => {
    const idOf = async (change: object) => (await eventsOf(postmark, postmarkKit, jsonOf(postmarkChange(told, change))))[0]?.id;
    expect(await idOf({})).toBe(await idOf({}));
    expect(await idOf({})).not.toBe(await idOf({ SuppressSending: false }));
  });
});

test('no bytes break a parser', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.oneof(
        fc.uint8Array(),
        fc.json().map(bytesOf),
        fc.json().map((json) => bytesOf(`[${json}]`)),
      ),
      async (bytes) => {
        const body = new Uint8Array(bytes);
        for (const read of [await arrive(postmark, postmarkKit, body), await arrive(sendgrid, sendgridKit, body)]) {
          if (typeof read !== 'string') expect(read.events).toEqual([]);
        }
      },
    ),
    { numRuns: 200 },
  );
});
