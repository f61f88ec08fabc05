/** The stand-ins for vendors refuse what the vendor would, before any adapter is trusted against them. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { BrazeServer } from '../vendors/braze-server.ts';
import { SegmentServer } from '../vendors/segment-server.ts';

const SMS_GROUP = '11111111-aaaa-4aaa-8aaa-111111111111';
const PHONE = '+12025550142';
const braze = new BrazeServer({
  apiKey: 'rest-key',
  permissions: ['users.track', 'email.status', 'subscription.status.set'],
  groups: { [SMS_GROUP]: 'sms' },
});
const segment = new SegmentServer({ writeKey: 'write-key', categories: ['sms_marketing', 'email_marketing'] });

beforeAll(() => Promise.all([braze.start(), segment.start()]));
afterAll(() => Promise.all([braze.stop(), segment.stop()]));

const post = (url: string, body: unknown, headers: Record<string, string>) =>
  fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
const toBraze = (path: string, body: unknown, headers: Record<string, string> = {}) =>
  post(braze.url + path, body, { authorization: 'Bearer rest-key', ...headers });
const attribute = {
  phone: PHONE,
  _update_existing_only: false,
  subscription_groups: [{ subscription_group_id: SMS_GROUP, subscription_state: 'subscribed' }],
};
const groupSet = { subscription_group_id: SMS_GROUP, subscription_state: 'unsubscribed', phones: [PHONE] };

describe('Braze', () => {
  test.each<[string, string, unknown, Record<string, string>, number]>([
    ['a wrong key', '/users/track', { attributes: [attribute] }, { authorization: 'Bearer other' }, 401],
    ['a key without the permission', '/users/delete', { external_ids: ['a'] }, {}, 403],
    ['an unknown path', '/users/tracks', { attributes: [attribute] }, {}, 404],
    ['a body that is not JSON', '/users/track', '{', {}, 400],
    ['another content type', '/users/track', { attributes: [attribute] }, { 'content-type': 'text/plain' }, 400],
    ['nothing to track', '/users/track', {}, {}, 400],
    ['an unknown field at the top', '/users/track', { attributes: [attribute], users: [] }, {}, 400],
    ['76 objects', '/users/track', { attributes: Array(76).fill(attribute) }, {}, 400],
    ['an event without a time', '/users/track', { events: [{ phone: PHONE, name: 'x' }] }, {}, 400],
    ['a group without identifiers', '/v2/subscription/status/set', { subscription_groups: [{ ...groupSet, phones: [] }] }, {}, 400],
    ['phones beside emails', '/v2/subscription/status/set', { subscription_groups: [{ ...groupSet, emails: ['a@b.example'] }] }, {}, 400],
    ['51 identifiers', '/v2/subscription/status/set', { subscription_groups: [{ ...groupSet, phones: Array(51).fill(PHONE) }] }, {}, 400],
    [
      'a number without its plus',
      '/v2/subscription/status/set',
      { subscription_groups: [{ ...groupSet, phones: ['12025550142'] }] },
      {},
      400,
    ],
    ['an unknown group', '/v2/subscription/status/set', { subscription_groups: [{ ...groupSet, subscription_group_id: 'x' }] }, {}, 400],
    ['an unknown state', '/v2/subscription/status/set', { subscription_groups: [{ ...groupSet, subscription_state: 'off' }] }, {}, 400],
    ['an email that is none', '/email/status', { email: 'jo', subscription_state: 'unsubscribed' }, {}, 400],
    ['51 emails', '/email/status', { email: Array(51).fill('a@b.example'), subscription_state: 'unsubscribed' }, {}, 400],
    ['no email', '/email/status', { email: [], subscription_state: 'unsubscribed' }, {}, 400],
    ['an email state it does not know', '/email/status', { email: 'a@b.example', subscription_state: 'off' }, {}, 400],
    ['a phone where an email belongs', '/email/status', { phone: PHONE, subscription_state: 'unsubscribed' }, {}, 400],
  ])('refuses %s', async (_, path, body, headers, status) => {
    expect((await toBraze(path, body, headers)).status).toBe(status);
    expect(braze.wouldSend(SMS_GROUP, PHONE)).toBe(false);
  });

  test.each<[string, Record<string, unknown>]>([
    ['no identifier', { subscription_groups: attribute.subscription_groups }],
    ['a phone that is not E.164', { ...attribute, phone: '202 555 0142' }],
    ['a group it does not have', { ...attribute, subscription_groups: [{ subscription_group_id: 'x', subscription_state: 'subscribed' }] }],
    ['an email state it does not know', { ...attribute, email_subscribe: 'yes' }],
  ])('says success and processes nothing for an object with %s', async (_, object) => {
    const answer = await toBraze('/users/track', { attributes: [object] });
    expect(answer.status).toBe(201);
    expect(await answer.json()).toMatchObject({ message: 'success', attributes_processed: 0, errors: [{ index: 0 }] });
    expect(braze.wouldSend(SMS_GROUP, PHONE)).toBe(false);
  });

  test('keeps the state of an email for profiles that get it later, and for all that share it', async () => {
    const email = 'later@shop.example';
    const track = (attributes: object[]) => toBraze('/users/track', { attributes });
    await toBraze('/email/status', { email, subscription_state: 'unsubscribed' });
    await track([{ external_id: 'one', email }]);
    await track([{ external_id: 'two' }]);
    await track([{ external_id: 'two', email }]);
    expect(braze.wouldEmail(email)).toBe(false);
    await track([{ external_id: 'one', email_subscribe: 'subscribed' }]);
    expect(braze.wouldEmail(email)).toBe(true);
    await toBraze('/email/status', { email: [email], subscription_state: 'unsubscribed' });
    expect(braze.wouldEmail(email)).toBe(false);
  });

  test('makes nobody by phone alone unless told that it may', async () => {
    const { _update_existing_only, ...updateOnly } = attribute;
    await toBraze('/users/track', { attributes: [updateOnly] });
    expect(braze.hasProfile(PHONE)).toBe(false);
    await toBraze('/users/track', { attributes: [attribute] });
    expect(braze.wouldSend(SMS_GROUP, PHONE)).toBe(true);
    await toBraze('/v2/subscription/status/set', { subscription_groups: [groupSet] });
    expect(braze.wouldSend(SMS_GROUP, PHONE)).toBe(false);
  });
});

const basic = (key: string) => ({ authorization: `Basic ${btoa(`${key}:`)}` });
const toSegment = (path: string, body: unknown, headers: Record<string, string> = basic('write-key')) =>
  post(segment.url + path, body, headers);
const preference = (preferences: unknown, more: Record<string, unknown> = {}) => ({
  type: 'track',
  anonymousId: 'ctc_1',
  event: 'Segment Consent Preference Updated',
  context: { consent: { categoryPreferences: preferences } },
  ...more,
});

test('Braze deletes by one kind of identifier a request, and by email only with a prioritization', async () => {
  const server = await new BrazeServer({ apiKey: 'rest-key', groups: {} }).start();
  const remove = async (body: unknown) => (await post(`${server.url}/users/delete`, body, { authorization: 'Bearer rest-key' })).status;
  expect(await remove({ external_ids: ['a'], phone_numbers: [PHONE] })).toBe(400);
  expect(await remove({ email_addresses: ['jo@shop.example'] })).toBe(400);
  expect(await remove({})).toBe(400);
  expect(await remove({ email_addresses: [{ email: 'jo@shop.example', prioritization: ['unidentified'] }] })).toBe(201);
  await server.stop();
});

describe('Segment', () => {
  test.each<[string, string, unknown, Record<string, string>?]>([
    ['an unknown write key', '/v1/track', preference({ sms_marketing: true }), basic('other')],
    ['no identity', '/v1/track', preference({ sms_marketing: true }, { anonymousId: undefined })],
    ['an event without a name', '/v1/track', preference({ sms_marketing: true }, { event: '' })],
    ['a time that is none', '/v1/track', preference({ sms_marketing: true }, { timestamp: 'yesterday' })],
    ['a messageId that is too long', '/v1/track', preference({ sms_marketing: true }, { messageId: 'm'.repeat(101) })],
    ['no consent object', '/v1/track', preference(undefined)],
    ['an unknown category', '/v1/track', preference({ SMS_marketing: true })],
    ['a value that is no boolean', '/v1/track', preference({ sms_marketing: 'true' })],
    ['other properties beside the consent', '/v1/track', preference({ sms_marketing: true }, { properties: { a: 1 } })],
    ['another type', '/v1/batch', { batch: [preference({ sms_marketing: true }, { type: 'screen' })] }],
    ['a batch that is no array', '/v1/batch', { batch: {} }],
    ['2,501 events', '/v1/batch', { batch: Array(2501).fill({}) }],
    ['traits that are no object', '/v1/identify', { anonymousId: 'ctc_1', traits: [] }],
    ['another content type', '/v1/track', preference({ sms_marketing: true }), { ...basic('write-key'), 'content-type': 'text/plain' }],
  ])('answers 200 and drops %s', async (_, path, body, headers) => {
    const before = segment.rejected.length;
    expect((await toSegment(path, body, headers)).status).toBe(200);
    expect(segment.rejected.length).toBe(before + 1);
    expect(segment.wouldSend('ctc_1', 'sms_marketing')).toBe(false);
  });

  test.each<[string, string, unknown]>([
    ['JSON that is broken', '/v1/track', '{'],
    ['an event over 32 KB', '/v1/track', preference({ sms_marketing: true }, { x: 'x'.repeat(33_000) })],
    ['a batch over 500 KB', '/v1/batch', { batch: Array(20).fill(preference({}, { x: 'x'.repeat(30_000) })) }],
  ])('answers 400 to %s', async (_, path, body) => {
    expect((await toSegment(path, body)).status).toBe(400);
  });

  test('stores a missing category as false and drops a repeated messageId', async () => {
    await toSegment('/v1/track', preference({ sms_marketing: true, email_marketing: true }, { messageId: 'm1' }));
    expect(segment.wouldSend('ctc_1', 'email_marketing')).toBe(true);
    await toSegment('/v1/track', preference({ sms_marketing: true }, { messageId: 'm2' }));
    expect(segment.wouldSend('ctc_1', 'email_marketing')).toBe(false);
    await toSegment('/v1/track', preference({ sms_marketing: true, email_marketing: true }, { messageId: 'm1' }));
    expect(segment.wouldSend('ctc_1', 'email_marketing')).toBe(false);
  });
});
