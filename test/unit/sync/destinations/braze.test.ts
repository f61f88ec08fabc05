/** Braze's adapter against its stand-in over HTTP: what is written where, and what each answer means for each address. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { BRAZE_BATCH_MAX } from '../../../../shared/limits.ts';
import type { AddressState, SendContext } from '../../../../worker/sync/destination.ts';
import type { BrazeSettings } from '../../../../worker/sync/destinations/braze/content.ts';
import { braze } from '../../../../worker/sync/destinations/braze/destination.ts';
import { addressState, claimed, EMAIL, PHONE, signed, stateOf } from '../../../contract/destination-states.ts';
import { BrazeServer } from '../../../vendors/braze-server.ts';
import { deliver, exchange } from './vendor-calls.ts';

const SMS = { programme: 'default', channel: 'sms', purpose: 'marketing' } as const;
const MAIL = { programme: 'default', channel: 'email', purpose: 'marketing' } as const;
const KAKAO = { programme: 'default', channel: 'kakaotalk', purpose: 'marketing' } as const;
let server: BrazeServer;
let context: SendContext<BrazeSettings>;

beforeEach(async () => {
  server = await new BrazeServer({ apiKey: 'rest-key', groups: { 'g-sms': 'sms', 'g-mail': 'email' } }).start();
  context = {
    secret: 'rest-key',
    nowMs: Date.now(),
    settings: braze.settings.parse({
      type: 'braze',
      endpoint: 'https://rest.iad-01.braze.com',
      base_url: `${server.url}/`,
      email_global: true,
      mapping: [
        { ...SMS, subscription_group_id: 'g-sms' },
        { ...MAIL, subscription_group_id: 'g-mail' },
      ],
      attributes: [KAKAO],
    }),
  };
});
afterEach(() => server.stop());

const granted = (more: Partial<Parameters<typeof addressState>[0]> = {}) =>
  addressState({ ...more, state: [stateOf({ ...(more.address === EMAIL ? MAIL : SMS), standing: 'granted' })] });
const withdrawn = (more: Partial<Parameters<typeof addressState>[0]> = {}) =>
  addressState({ ...more, state: [stateOf({ ...(more.address === EMAIL ? MAIL : SMS), standing: 'withdrawn' })] });
const tell = (...batch: AddressState[]) => deliver(braze, context, ...batch);
const objects = (state: AddressState) =>
  braze.build([state], context).flatMap(({ body }) => (JSON.parse(body) as { attributes?: Record<string, unknown>[] }).attributes ?? []);
const DELIVERED = { '0:1': { kind: 'delivered' } };

describe('what is told', () => {
  test('wishes are custom attributes, null where there is none, and nothing where they are not included', () => {
    const state = granted();
    const preferences = {
      order: ['whatsapp' as const, 'sms' as const],
      frequency: 'weekly' as const,
      language: null,
      hours: { from: '09:00', to: '21:00', zone: 'Europe/Berlin' },
      paused_until: '2026-12-01T12:00:00.000Z',
      verified: true,
    };
    const told = { ...state, event: { ...state.event, data: { ...state.event.data, preferences } } };
    expect(objects(told)).toMatchObject([
      {
        phone: PHONE.value,
        consent_channel_order: ['whatsapp', 'sms'],
        consent_frequency: 'weekly',
        consent_language: null,
        consent_hours: '09:00-21:00 Europe/Berlin',
        consent_paused_until: '2026-12-01T12:00:00.000Z',
      },
    ]);
    expect(JSON.stringify(objects(state))).not.toContain('consent_frequency');
  });
  test('the stand-in takes the attributes of wishes as Braze describes them', async () => {
    const state = granted();
    const preferences = { order: ['sms' as const], frequency: null, language: 'de', hours: null, paused_until: null, verified: true };
    const told = { ...state, event: { ...state.event, data: { ...state.event.data, preferences } } };
    expect(await tell(told)).toEqual(DELIVERED);
    expect(server.attributesOf(PHONE.value)).toMatchObject({ consent_channel_order: ['sms'], consent_language: 'de' });
  });

  test('a grant makes a profile by phone; its withdrawal reaches the same', async () => {
    expect(await tell(granted())).toEqual(DELIVERED);
    expect(server.wouldSend('g-sms', PHONE.value)).toBe(true);
    expect(await tell(withdrawn())).toEqual(DELIVERED);
    expect(server.wouldSend('g-sms', PHONE.value)).toBe(false);
  });

  test('a signed id is the identity; one that anybody typed is none', async () => {
    await tell(granted({ ids: [claimed('cus-typed')] }));
    expect(server.hasProfile('cus-typed')).toBe(false);
    await tell(granted({ ids: [signed('cus-7')] }));
    expect(server.hasProfile('cus-7')).toBe(true);
    expect(objects(granted({ ids: [claimed('cus-typed')] }))).toEqual([
      {
        phone: PHONE.value,
        _update_existing_only: false,
        subscription_groups: [{ subscription_group_id: 'g-sms', subscription_state: 'subscribed' }],
      },
    ]);
  });

  test('a withdrawal never moves an address to a profile: the customer may have another by now', () => {
    for (const object of objects(withdrawn({ ids: [signed('cus-7')] }))) {
      expect('external_id' in object && 'phone' in object).toBe(false);
    }
  });

  test('the global email state follows email marketing, "opted_in" only where the grant is verified', async () => {
    await tell(granted({ address: EMAIL }));
    expect(server.wouldEmail(EMAIL.value)).toBe(true);
    expect(objects(granted({ address: EMAIL }))[0]).toMatchObject({ email_subscribe: 'opted_in' });
    const unverified = addressState({ address: EMAIL, state: [stateOf({ ...MAIL, standing: 'granted', verified: false })] });
    expect(objects(unverified)[0]).toMatchObject({ email_subscribe: 'subscribed' });
    await tell(withdrawn({ address: EMAIL }));
    expect(server.wouldEmail(EMAIL.value)).toBe(false);
  });
  test('it is the address that is told of, once a state, before any profile; no profile is told by its id alone', () => {
    const other = { ...EMAIL, value: 'sam@shop.example' };
    const batch = [
      { ...granted({ address: EMAIL, ids: [signed('cus-7')] }), id: '0:1' },
      addressState({ id: '0:2', address: other, ids: [signed('cus-8')], state: [stateOf({ ...MAIL, standing: 'withdrawn' })] }),
    ];
    const requests = braze
      .build(batch, context)
      .map(({ url, body, covers }) => ({ path: new URL(url).pathname, body: JSON.parse(body), covers }));
    expect(requests.map(({ path, covers }) => [path, covers])).toEqual([
      ['/email/status', ['0:2']],
      ['/email/status', ['0:1']],
      ['/users/track', ['0:1', '0:1', '0:2']],
    ]);
    expect(requests.slice(0, 2).map(({ body }) => body)).toEqual([
      { email: [other.value], subscription_state: 'unsubscribed' },
      { email: [EMAIL.value], subscription_state: 'opted_in' },
    ]);
    for (const object of requests[2]?.body.attributes ?? []) expect('email_subscribe' in object).toBe('email' in object);
  });
  test('without the permission for it nothing is on by itself, and the merchant is told', async () => {
    await server.stop();
    server = await new BrazeServer({
      apiKey: 'rest-key',
      permissions: ['users.track'],
      groups: { 'g-sms': 'sms', 'g-mail': 'email' },
    }).start();
    const settings = { ...context.settings, base_url: `${server.url}/` };
    const told = await deliver(braze, { ...context, settings }, withdrawn({ address: EMAIL }));
    expect(told).toMatchObject({ '0:1': { kind: 'failed', retry: 'later' } });
    expect([server.hasProfile(EMAIL.value), server.wouldEmail(EMAIL.value)]).toEqual([true, false]);
  });

  test('a pair without a group is told as custom attributes with its evidence', async () => {
    await tell(addressState({ state: [stateOf({ ...KAKAO, standing: 'granted' })] }));
    expect(server.attributesOf(PHONE.value)).toEqual({
      consent_kakaotalk_marketing: true,
      consent_kakaotalk_marketing_at: '2026-11-22T10:00:00.000Z',
      consent_kakaotalk_marketing_text: 'ab'.repeat(32),
    });
    await tell(addressState({ state: [stateOf({ ...KAKAO, standing: 'withdrawn' })] }));
    expect(server.attributesOf(PHONE.value)).toMatchObject({ consent_kakaotalk_marketing: false });
  });

  test('a grant of some topics is no grant of the whole, and one of its topic', () => {
    const some = addressState({ state: [stateOf({ ...SMS, standing: 'granted', topics: ['sales'] })] });
    expect(objects(some)[0]).toMatchObject({ subscription_groups: [{ subscription_state: 'unsubscribed' }] });
    const mapping = [{ ...SMS, topic: 'sales', subscription_group_id: 'g-sms' }];
    const [request] = braze.build([some], { ...context, settings: { ...context.settings, mapping } });
    expect(request!.body).toContain('"subscribed"');
  });

  test.each([
    ['only a pair that is not mapped', { state: [stateOf({ channel: 'rcs', purpose: 'utility', standing: 'granted' })] }],
    ['a pair of another programme', { state: [stateOf({ ...SMS, programme: 'club', standing: 'granted' })] }],
    ['nothing that ever held a grant', { state: [] }],
  ])('an address with %s is not told of at all', (_, told) => {
    expect(braze.build([addressState(told)], context)).toEqual([]);
  });

  test('a full batch of signed people fits the size of a call', () => {
    const batch = Array.from({ length: BRAZE_BATCH_MAX }, (_, no) =>
      granted({ id: `0:${no}`, ids: [signed(`a-${no}`), signed(`b-${no}`)] }),
    );
    const withdrawals = batch.map((state) => ({ ...state, event: withdrawn({ ids: state.event.data.external_ids }).event }));
    for (const states of [batch, withdrawals]) {
      for (const { body, covers } of braze.build(states, context)) {
        const { attributes } = JSON.parse(body) as { attributes: unknown[] };
        expect(attributes.length).toBeLessThanOrEqual(50);
        expect(covers).toHaveLength(attributes.length);
      }
    }
  });
});

describe('what an answer means', () => {
  test('an object that Braze refuses fails its address alone, for good', async () => {
    const bad = granted({ id: '0:2', address: { kind: 'phone', scope: '', value: '12025550143' } });
    const outcomes = await tell(granted(), bad, granted({ id: '0:3', address: { ...PHONE, value: '+12025550144' } }));
    expect(outcomes).toMatchObject({
      '0:1': { kind: 'delivered' },
      '0:2': { kind: 'failed', retry: 'never', reason: "'phone' must be in E.164" },
      '0:3': { kind: 'delivered' },
    });
  });

  test('one refused object of an address with several fails that address', async () => {
    const settings = { ...context.settings, mapping: [{ ...SMS, subscription_group_id: 'g-unknown' }] };
    const outcomes = await deliver(braze, { ...context, settings }, granted({ ids: [signed('cus-7')] }));
    expect(outcomes).toMatchObject({ '0:1': { kind: 'failed', retry: 'never' } });
  });

  test.each([['a wrong key', { secret: 'other' }, 'later', 'Invalid API key']])(
    '%s is for the merchant to mend',
    async (_, more, retry, reason) => {
      expect(await deliver(braze, { ...context, ...more }, granted())).toMatchObject({
        '0:1': { kind: 'failed', retry, reason, unknown: false },
      });
    },
  );

  test('a key without the permission is for the merchant to mend', async () => {
    const narrow = await new BrazeServer({ apiKey: 'rest-key', permissions: ['users.delete'], groups: {} }).start();
    const settings = { ...context.settings, base_url: narrow.url };
    expect(await deliver(braze, { ...context, settings }, granted())).toMatchObject({ '0:1': { kind: 'failed', retry: 'later' } });
    await narrow.stop();
  });

  test('an overload waits until the window ends, told in epoch seconds', async () => {
    const reset = String(Math.ceil(Date.now() / 1000) + 90);
    server.faults.push({ kind: 'answer', answer: { status: 429, headers: { 'x-ratelimit-reset': reset }, body: { message: 'rate' } } });
    const { '0:1': outcome } = await tell(granted());
    expect(outcome).toMatchObject({ kind: 'failed', retry: 'later', unknown: false });
    const { retryAfterMs } = outcome as { retryAfterMs: number };
    expect(retryAfterMs).toBeGreaterThan(80_000);
    expect(retryAfterMs).toBeLessThanOrEqual(91_000);
  });

  test.each(['soon', '-5', '99999999999999999999', ''])('a reset of "%s" is no time', async (reset) => {
    server.faults.push({ kind: 'answer', answer: { status: 429, headers: { 'x-ratelimit-reset': reset } } });
    expect(await tell(granted())).toMatchObject({ '0:1': { retry: 'later', retryAfterMs: null } });
  });

  test.each([500, 502, 503, 504, 408])('%d may have been taken, and is tried again', async (status) => {
    server.faults.push({ kind: 'answer', answer: { status, body: 'upstream' } });
    expect(await tell(granted())).toMatchObject({ '0:1': { kind: 'failed', retry: 'later', unknown: true } });
  });

  test('a fatal 400 is never repeated', async () => {
    server.faults.push({ kind: 'answer', answer: { status: 400, body: { message: 'Invalid JSON' } } });
    expect(await tell(granted())).toMatchObject({ '0:1': { kind: 'failed', retry: 'never', reason: 'Invalid JSON' } });
  });

  test('a success that cannot be read is no success', async () => {
    server.faults.push({ kind: 'garbage' });
    expect(await tell(granted())).toMatchObject({ '0:1': { kind: 'failed', retry: 'later', unknown: true } });
    expect(await tell(granted())).toEqual(DELIVERED);
  });

  test('a queue during maintenance is a success', () => {
    const [request] = braze.build([granted()], context);
    const answer = { status: 202, headers: new Headers(), text: '{"message":"queued"}', receivedAtMs: 0 };
    expect([...braze.read(answer, request!).values()]).toEqual([{ kind: 'delivered' }]);
  });
});

test('trying the destination shows the key and makes nobody', async () => {
  const tried = async (secret: string) => [...(await exchange(braze, braze.test('msg_9', { ...context, secret }))).values()][0]?.kind;
  expect(await tried('rest-key')).toBe('delivered');
  expect(await tried('other')).toBe('failed');
  expect(server.hasProfile('sayso-test-msg_9')).toBe(false);
});

test.each([
  ['phone', PHONE],
  ['email', EMAIL],
] as const)('an erased person is deleted by %s and by signed id, one kind a request', async (_, address) => {
  await tell(granted({ address }));
  await tell(granted({ address, ids: [signed('cus-7')] }));
  const requests = braze.forget({ messageId: 'msg_9', contact: 'ctc_1', address, customers: ['cus-7'] }, context);
  for (const { url, method, headers, body } of requests) {
    expect((await fetch(url, { method, headers, body })).status).toBe(201);
  }
  expect([server.hasProfile('cus-7'), server.hasProfile(address.value)]).toEqual([false, false]);
});
