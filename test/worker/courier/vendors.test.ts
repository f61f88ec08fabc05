/** A Courier with a vendor's settings: it tells a Braze-shaped network the state, batches, and goes by the outcome of each address. */
import { beforeAll, beforeEach, expect, test, vi } from 'vitest';
import type { CourierApi, CourierPlace } from '../../../worker/sync/courier-api.ts';
import type { WorkspaceApi } from '../../../worker/workspace/workspace-api.ts';
import { PARTITIONS } from '../partitions.ts';
import { bindings, phoneOf, report, type TestDestination, until } from './fixtures.ts';

interface Attributes {
  readonly phone: string;
  readonly subscription_groups: readonly { readonly subscription_state: string }[];
}
const calls: { readonly url: string; readonly authorization: string | null; readonly attributes: readonly Attributes[] }[] = [];
let answer: (attributes: readonly Attributes[]) => Response;

beforeAll(() => {
  vi.stubGlobal('fetch', async (url: string, init: RequestInit) => {
    if (url !== 'https://rest.iad-01.braze.com/users/track') throw new TypeError('no connection');
    const { attributes } = JSON.parse(String(init.body)) as { attributes: Attributes[] };
    calls.push({ url, authorization: new Headers(init.headers).get('authorization'), attributes });
    return answer(attributes);
  });
});
beforeEach(() => {
  calls.length = 0;
  answer = () => Response.json({ message: 'success' }, { status: 201 });
});

let workspaces = 0xb0000;
const SMS = { programme: 'default', channel: 'sms', purpose: 'marketing' } as const;

async function aBraze(mapping: object[] = [{ ...SMS, subscription_group_id: 'g-sms' }]) {
  workspaces += 1;
  const workspace = workspaces.toString(16).padStart(16, '0');
  const home = bindings.WORKSPACE.getByName(workspace) as unknown as WorkspaceApi;
  await home.create({ workspace, name: 'Aurora', partitions: PARTITIONS, jurisdiction: 'none' });
  const settings = { type: 'braze', endpoint: 'https://rest.iad-01.braze.com', mapping, attributes: [] } as never;
  const made = await home.createDestination('test', { key: 'braze', name: 'Braze', settings, secret: 'rest-key' });
  if (!made.ok) throw new Error(made.error.reason);
  expect(made.value.secret).toBeNull();
  const destination = made.value.view.id;
  const place: CourierPlace = { workspace, destination, partitions: PARTITIONS };
  const courier = bindings.COURIER.getByName(`${workspace}/${destination}`) as unknown as CourierApi;
  await courier.start(place);
  return { workspace, place, courier, told: { workspace } as TestDestination };
}
const heard = (no: number) =>
  calls.flatMap(({ attributes }) =>
    attributes.filter(({ phone }) => phone === phoneOf(no)).map((one) => one.subscription_groups[0]?.subscription_state),
  );
const settled = (courier: CourierApi) => until(async () => (await courier.deliveries(1)).length === 0, 'no row left');

test('a grant and its withdrawal reach Braze under its key, in order', async () => {
  const { told, courier } = await aBraze();
  await report(told, 1, 'grant');
  await until(() => heard(1).length === 1, 'the grant');
  await report(told, 1, 'withdraw');
  await until(() => heard(1).length === 2, 'the withdrawal');
  expect(heard(1)).toEqual(['subscribed', 'unsubscribed']);
  expect(calls.every(({ authorization }) => authorization === 'Bearer rest-key')).toBe(true);
  await settled(courier);
  expect(await courier.counters()).toMatchObject({ delivered: 2, failedAttempts: 0, dead: 0 });
});

test('an address that Braze refuses is dead alone; its withdrawal is told all the same', async () => {
  const { told, courier } = await aBraze();
  const bad = phoneOf(2);
  answer = (attributes) => {
    const errors = attributes.flatMap(({ phone }, index) =>
      phone === bad ? [{ type: `phone ${bad} is bad`, input_array: 'attributes', index }] : [],
    );
    return Response.json({ message: 'success', ...(errors.length > 0 ? { errors } : {}) }, { status: 201 });
  };
  await Promise.all([1, 2, 3].map((no) => report(told, no, 'grant')));
  await until(async () => (await courier.counters()).dead === 1 && heard(1).length > 0 && heard(3).length > 0, 'one dead row');
  const rows = await courier.deliveries(10);
  expect(rows).toMatchObject([{ status: 'dead', partition: 2 % PARTITIONS }]);
  expect(rows[0]?.lastReason).not.toContain(bad);
  await report(told, 2, 'withdraw');
  await until(() => heard(2).at(-1) === 'unsubscribed', 'the withdrawal');
});

test('an address that the mapping says nothing of is settled without a call', async () => {
  const { told, courier } = await aBraze([{ ...SMS, programme: 'club', subscription_group_id: 'g-club' }]);
  await report(told, 1, 'grant');
  await until(async () => (await courier.counters()).lag === 0, 'no lag');
  await settled(courier);
  expect(calls).toEqual([]);
  expect(await courier.counters()).toMatchObject({ delivered: 0, failedAttempts: 0, dead: 0 });
});

test('a dry run shows the request that a delivery then makes, without the key, and sends nothing', async () => {
  const { told, courier, place } = await aBraze();
  answer = () => new Response(null, { status: 503 });
  await report(told, 5, 'grant');
  await until(() => calls.length > 0, 'an attempt');
  const before = calls.length;
  const [row] = await courier.deliveries(1);
  // The first address of its partition.
  const shown = await courier.dryRun(place, row!.partition, 1);
  expect(shown).toMatchObject([{ method: 'POST', url: calls[0]!.url, headers: { authorization: '[secret]' } }]);
  expect(JSON.parse(shown[0]!.body)).toEqual({ attributes: calls[0]!.attributes });
  expect(JSON.stringify(shown)).not.toContain('rest-key');
  expect(calls.length).toBe(before);
  expect(await courier.dryRun(place, row!.partition, 999)).toEqual([]);
});
