/** A wish on its way to two destinations, one of which includes preferences: only that one hears of it, with what stands. */
import { beforeAll, expect, test } from 'vitest';
import type { LedgerApi } from '../../../worker/consent/ledger-api.ts';
import type { Terms } from '../../../worker/consent/model.ts';
import { PARTITIONS } from '../partitions.ts';
import { aDestination, bindings, openNetwork, phoneOf, report, type TestDestination, until } from './fixtures.ts';

beforeAll(openNetwork);

async function say({ workspace }: TestDestination, no: number, act: 'prefer' | 'pause', terms: Terms): Promise<void> {
  const partition = no % PARTITIONS;
  const ledger = bindings.LEDGER.getByName(`${workspace}/${partition}`) as unknown as LedgerApi;
  const key = { programme: null, channel: null, purpose: null };
  const reported = {
    act,
    key,
    topics: null,
    at: null,
    method: 'api',
    disclosure: null,
    terms,
    optIn: 'single',
    words: null,
    attestation: null,
  } as const;
  const address = { kind: 'phone', scope: '', value: phoneOf(no) } as const;
  const recorded = await ledger.recordActs({ workspace, partition, partitions: PARTITIONS }, address, [reported], {}, []);
  expect(recorded.ok).toBe(true);
}
const arrived = (made: TestDestination, count: number) => until(() => made.receiver.arrivals.length >= count, `${count} arrivals`);

test('a destination that includes preferences is told of a wish and a pause; before that, and any other, is not', async () => {
  const made = await aDestination();
  await made.courier.start(made.place);
  await report(made, 1, 'grant');
  await arrived(made, 1);
  await say(made, 1, 'prefer', { preference: { frequency: 'weekly' } });
  // The next thing that is told shows that the wish was not.
  await report(made, 2, 'grant');
  await arrived(made, 2);
  expect(made.receiver.arrivals.map(({ event }) => event.data.address.value)).toEqual([phoneOf(1), phoneOf(2)]);
  expect(JSON.stringify(made.receiver.arrivals)).not.toContain('weekly');

  const [view] = await made.home.listDestinations();
  const settings = { ...view!.settings, include: ['preferences' as const] } as NonNullable<typeof view>['settings'];
  expect((await made.home.updateDestination('test', made.destination, { settings })).ok).toBe(true);
  await made.courier.wake(made.place);
  const until_ms = Date.now() + 3_600_000;
  await say(made, 1, 'pause', { pause_until_ms: until_ms });
  await arrived(made, 3);
  const { data } = made.receiver.arrivals[2]!.event;
  expect(data.changes.map(({ act }) => act)).toEqual(['pause']);
  expect(data.preferences).toEqual({
    order: [],
    frequency: 'weekly',
    language: null,
    hours: null,
    paused_until: new Date(until_ms).toISOString(),
    verified: false,
  });
  expect(data.state).toMatchObject([{ permitted: true }]);
});
