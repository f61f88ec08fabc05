/** What a CEP says of a person: whose secret proves it, which channels it takes back, and that nothing of it is more than the merchant's word. */
import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createChannelAccountRequest } from '../../../shared/contract/channel-account.ts';
import { braze } from '../../../worker/inbound/braze/braze.ts';
import { judgeEvent } from '../../../worker/inbound/judge-event.ts';
import { segment } from '../../../worker/inbound/segment/segment.ts';
import { braze as brazeKit } from '../../contract/inbound/braze.ts';
import { bytesOf, jsonOf } from '../../contract/inbound/kit.ts';
import { segmentEvent, segment as segmentKit } from '../../contract/inbound/segment.ts';
import { accountOf, arrive, eventsOf, RECEIVED_AT_MS, rawOf, URL_OF_ACCOUNT } from './arrive.ts';

const JO = { kind: 'email', scope: '', value: 'jo@example.com' };
const PHONE = { kind: 'phone', scope: '', value: '+12025550142' };
const said = (change: object = {}) => ({
  schema: 1,
  id: 'd-1',
  event: 'withdrawn',
  channel: 'email',
  email: 'Jo@example.com',
  phone: '',
  at: '2026-11-22T11:59:00Z',
  ...change,
});

describe('Braze', () => {
  const verify = (headers: Record<string, string>, body = jsonOf(said())) =>
    braze.verify(rawOf({ method: 'POST', url: URL_OF_ACCOUNT, headers, body }), accountOf('braze', brazeKit.account));
  const read = (change: object) => eventsOf(braze, brazeKit, jsonOf(said(change)));

  test('proves itself by the secret in a header, as the template sends it', async () => {
    expect(await verify({ 'x-sayso-secret': 'braze-word-1' })).toEqual({ ok: true, value: undefined });
    for (const word of ['braze-word-2', '', 'braze-word-1 x', 'Braze-word-1'])
      expect(await verify({ 'x-sayso-secret': word })).toEqual({ ok: false, error: 'signature_wrong' });
    expect(await verify({})).toEqual({ ok: false, error: 'signature_missing' });
  });

  test('a signature that is wrong is not outweighed by a secret that is right', async () => {
    const headers = { 'x-sayso-secret': 'braze-word-1', 'x-sayso-signature': `t=1,v1=${'0'.repeat(64)}` };
    expect(await verify(headers)).toEqual({ ok: false, error: 'signature_wrong' });
    expect(await verify({ ...headers, 'x-sayso-signature': 'v1=' })).toEqual({ ok: false, error: 'signature_wrong' });
  });

  test('the time is under the signature, to five minutes either way', async () => {
    const at = (seconds: number, signedAs = seconds) => {
      const mac = createHmac('sha256', 'braze-word-1').update(`${signedAs}.`).update(jsonOf(said())).digest('hex');
      return verify({ 'x-sayso-signature': `t=${seconds},v1=${mac}` });
    };
    const now = RECEIVED_AT_MS / 1000;
    for (const seconds of [now - 300, now, now + 300]) expect((await at(seconds)).ok).toBe(true);
    for (const seconds of [now - 301, now + 301]) expect(await at(seconds)).toEqual({ ok: false, error: 'stale' });
    expect(await at(now, now - 10)).toEqual({ ok: false, error: 'signature_wrong' });
  });

  test('a channel is of the address that it goes to, whatever else is named', async () => {
    const both = { email: 'Jo@example.com', phone: '+1 202-555-0142' };
    expect(await read({ ...both, channel: 'email' })).toMatchObject([{ kind: 'withdraw', channel: 'email', from: JO }]);
    for (const channel of ['sms', 'mms', 'rcs', 'whatsapp', 'kakaotalk'])
      expect(await read({ ...both, channel })).toMatchObject([{ kind: 'withdraw', channel, from: PHONE }]);
    for (const phone of ['', '2025550142', '0044 7700 900100', null, undefined])
      expect(await arrive(braze, brazeKit, jsonOf(said({ channel: 'sms', phone })))).toMatchObject({
        events: [],
        unknown: ['braze.withdrawn.sms.no_address'],
      });
  });

  test('one dispatch may say something of several channels', async () => {
    const ids = await Promise.all(['sms', 'whatsapp'].map((channel) => read({ channel, phone: PHONE.value })));
    expect(new Set(ids.map(([event]) => event?.id)).size).toBe(2);
  });
});

describe('Segment', () => {
  const message = { from: 'Jo@example.com', id: 'm', atMs: RECEIVED_AT_MS - 1000 };
  const both = { email: 'Jo@example.com', phone: PHONE.value };
  const read = async (preferences: unknown, traits: object = both) =>
    (await eventsOf(segment, segmentKit, jsonOf(segmentEvent(message, preferences, segmentKit.account, traits)))).map(
      ({ kind, channel, from }) => `${kind} ${channel} ${from.kind}`,
    );

  test('a category is off where it is false, and where it is missing', async () => {
    const off = ['withdraw email email', 'withdraw sms phone', 'withdraw whatsapp phone'];
    expect(await read({ Advertising: false, 'Text messages': false })).toEqual(off);
    expect(await read({})).toEqual(off);
    expect(await read({ advertising: true, 'text messages': true })).toEqual(off); // they are case-sensitive
    expect(await read({ Advertising: true })).toEqual(['granted email email', ...off.slice(1)]);
  });

  test('a channel of two categories is on only where both are', async () => {
    const categories = ['A', 'B'].map((category) => ({ category, channels: ['email' as const] }));
    const account = { ...segmentKit.account, settings: { categories } };
    for (const [a, b] of [
      [true, true],
      [true, false],
      [false, true],
      [false, false],
    ]) {
      const [event, ...more] = await eventsOf(segment, segmentKit, jsonOf(segmentEvent(message, { A: a, B: b })), account);
      expect([event?.kind, more]).toEqual([a && b ? 'granted' : 'withdraw', []]);
    }
  });

  test('names nobody by an id of its own: without an address nothing is read, and it is counted', async () => {
    const parsed = await arrive(segment, segmentKit, jsonOf(segmentEvent(message, { Advertising: false }, segmentKit.account, {})));
    expect(parsed).toEqual({ events: [], unknown: ['segment.email.no_address', 'segment.sms.no_address', 'segment.whatsapp.no_address'] });
  });

  test('an event without preferences has no effect', async () => {
    for (const preferences of [undefined, null, [], 'all'])
      expect(await arrive(segment, segmentKit, jsonOf(segmentEvent(message, preferences)))).toEqual({
        events: [],
        unknown: ['segment.no_preferences'],
      });
  });

  test('what we told Segment ourselves says nothing when it comes back', async () => {
    const own = { ...segmentEvent(message, { Advertising: false }), messageId: `msg_${'0a'.repeat(16)}-1` };
    expect(await arrive(segment, segmentKit, jsonOf(own))).toEqual({ events: [], unknown: ['segment.own_event'] });
  });

  test('names of the prototype are categories like any other', async () => {
    const settings = { categories: [{ category: 'constructor', channels: ['email' as const] }] };
    const [event] = await eventsOf(segment, segmentKit, jsonOf(segmentEvent(message, {})), { ...segmentKit.account, settings });
    expect(event?.kind).toBe('withdraw');
  });

  test('an account without categories, or with a channel that a CEP can’t name, can’t be made', () => {
    const account = (settings: object) =>
      createChannelAccountRequest.safeParse({
        key: 'segment',
        platform: 'segment',
        name: 'Segment',
        senders: {},
        settings,
        secrets: { webhook_secret: 'x' },
      }).success;
    expect(account({ categories: [{ category: 'Ads', channels: ['email'] }] })).toBe(true);
    for (const categories of [
      undefined,
      [],
      [{ category: 'Ads', channels: [] }],
      [{ category: 'Ads', channels: ['line'] }],
      [{ channels: ['email'] }],
    ])
      expect(account({ categories })).toBe(false);
  });
});

test('whatever they say, it is the merchant’s word, and gives nothing unless the account says so', async () => {
  const granted = [
    ...(await eventsOf(braze, brazeKit, jsonOf(said({ event: 'granted' })))),
    ...(await eventsOf(
      segment,
      segmentKit,
      jsonOf(segmentEvent({ from: 'jo@example.com', id: '1', atMs: RECEIVED_AT_MS }, { Advertising: true })),
    )),
  ].filter(({ kind }) => kind === 'granted');
  expect(granted).toHaveLength(2);
  const grant = {
    programme: 'default',
    channel: 'email',
    purpose: 'marketing',
    topics: null,
    disclosure: 'ab',
    optIn: 'single',
    grantLifeMs: null,
  } as const;
  const heard = { verdict: null, joined: null, grantedThere: [grant], replies: {} };
  for (const platform of ['braze', 'segment'] as const) {
    const account = { id: 'a', platform, programme: 'default' };
    for (const event of granted) {
      expect(judgeEvent(event, { ...account, inbound: 'withdrawals' }, heard)).toEqual({ skipped: 'grant_not_taken' });
      expect(judgeEvent(event, { ...account, inbound: 'withdrawals_and_grants' }, heard)).toMatchObject({ told: { proved: false } });
    }
  }
});

test('no bytes break a parser', async () => {
  await fc.assert(
    fc.asyncProperty(fc.oneof(fc.uint8Array(), fc.json().map(bytesOf)), async (bytes) => {
      const body = new Uint8Array(bytes);
      for (const read of [await arrive(braze, brazeKit, body), await arrive(segment, segmentKit, body)])
        if (typeof read !== 'string') expect(read.events).toEqual([]);
    }),
    { numRuns: 200 },
  );
});
