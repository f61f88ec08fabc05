/** What Kakao tells of a channel's people: whose key proves it, which channel it is about, and who the person is. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { userId } from '../../../worker/inbound/binding/kakao-login.ts';
import { kakao } from '../../../worker/inbound/kakao/kakao.ts';
import { kakaoEvent, kakao as kit } from '../../contract/inbound/kakao.ts';
import { bytesOf, jsonOf } from '../../contract/inbound/kit.ts';
import { accountOf, arrive, eventsOf, RECEIVED_AT_MS, rawOf, URL_OF_ACCOUNT } from './arrive.ts';

const told = { from: '1376016924429759228', atMs: RECEIVED_AT_MS - 5000 };
const read = async (change: object = {}) => (await eventsOf(kakao, kit, jsonOf(kakaoEvent(told, 'blocked', kit.account, change))))[0];

test('a user’s id is read with all of its digits, and is the account’s own field', () => {
  for (const id of ['1', '4242424242', '1376016924429759228', '9223372036854775807']) {
    expect(userId(`{"id":${id},"expires_in":21599,"app_id":42}`)).toBe(id);
    expect(userId(`{ "app_id" : 42, "id" : ${id} }`)).toBe(id);
  }
  for (const none of [
    '{"app_id":42}',
    '{"id":null}',
    '{"id":-1}',
    '{"id":1.5}',
    '{"id":1e9}',
    '{"id":"7\\",\\"id\\":8"}',
    '{"id":0}',
    '',
  ]) {
    expect(userId(none)).toBeNull();
  }
});

test('the admin key is compared whole, with its scheme', async () => {
  const right = `KakaoAK ${kit.account.secrets.admin_key}`;
  const verify = (authorization: string) =>
    kakao.verify(
      rawOf({ method: 'POST', url: URL_OF_ACCOUNT, headers: { authorization }, body: jsonOf(kakaoEvent(told, 'blocked')) }),
      accountOf('kakao', kit.account),
    );
  expect((await verify(right)).ok).toBe(true);
  for (const wrong of [
    right.slice(0, -1),
    `${right}0`,
    right.replace('KakaoAK', 'Bearer'),
    kit.account.secrets.admin_key,
    'KakaoAK',
    'KakaoAK ',
  ]) {
    expect(await verify(wrong)).toEqual({ ok: false, error: 'signature_wrong' });
  }
});

test('the channel is known by its present name and by its former one', async () => {
  const arrives = (change: object) => arrive(kakao, kit, jsonOf(kakaoEvent(told, 'blocked', kit.account, change)));
  expect(await arrives({ channel_public_id: undefined })).toMatchObject({ events: [{ kind: 'block', to: '_FLX' }] });
  expect(await arrives({ channel_public_id: '_other' })).toBe('other_account');
  expect(await arrives({ channel_public_id: undefined, plus_friend_public_id: '_other' })).toBe('other_account');
});

test('an open id is never taken for a login’s user id', async () => {
  expect((await read())?.from).toEqual({ kind: 'kakao_user', scope: '_FLX', value: told.from });
  expect((await read({ id_type: 'open_id' }))?.from.value).toBe(`open_id:${told.from}`);
  expect((await read({ id: 1376016924 }))?.from.value).toBe('1376016924');
});

test('a webhook is one by its resource id, whatever its body says; without one by its bytes', async () => {
  const body = jsonOf(kakaoEvent(told, 'blocked'));
  const idOf = async (resource: string | null) => {
    const headers = resource === null ? {} : { 'x-kakao-resource-id': resource };
    const parsed = await kakao.parse(rawOf({ method: 'POST', url: URL_OF_ACCOUNT, headers, body }), accountOf('kakao', kit.account));
    return parsed.ok ? parsed.value.events[0]?.id : null;
  };
  expect(await idOf('Rvy1c2dkzBAZ5hGD3rqYbxvr')).toBe('Rvy1c2dkzBAZ5hGD3rqYbxvr');
  expect(await idOf(null)).toBe(await idOf(null));
  expect(await idOf(null)).toMatch(/^[0-9a-f]{64}$/);
});

test('no bytes break the parser', async () => {
  await fc.assert(
    fc.asyncProperty(fc.oneof(fc.uint8Array(), fc.json().map(bytesOf)), async (bytes) => {
      const parsed = await arrive(kakao, kit, new Uint8Array(bytes));
      if (typeof parsed !== 'string') expect(parsed.events).toEqual([]);
    }),
    { numRuns: 200 },
  );
});
