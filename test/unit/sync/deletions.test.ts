/** What a courier does about an erased address, in virtual time: the last word is that it is to be forgotten, whatever was on its way. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { DELETIONS_IN_FLIGHT_MAX, DELIVERY_BACKOFF_MS, DELIVERY_TIMEOUT_MS, WEBHOOK_SETTLE_MS } from '../../../shared/limits.ts';
import { type Fate, World } from './virtual-world.ts';

const HOUR = 3_600_000;

async function begun(partitions = 1): Promise<World> {
  const world = new World(partitions);
  const beginning = world.engine.begin();
  await world.pass(1000);
  await beginning;
  return world;
}
async function granted(world: World, no: number): Promise<void> {
  world.ledgers[0]!.write(no, { act: 'grant', atMs: world.nowMs });
  world.wake();
  await world.pass(1000);
}
function erase(world: World, no: number): void {
  world.nowMs += 1;
  world.engine.deletions.take(0, world.ledgers[0]!.erase(no, world.nowMs));
  world.wake();
}
const statusOf = (world: World, no: number) => world.engine.deletions.statusOf([{ partition: 0, no }])[0];
/** What a request says: whether anything may be sent, or that the person is to be forgotten. */
const says = ({ event }: World['sent'][number]): string =>
  (event.type as string) === 'contact.erased' ? 'forget' : event.data.state.some((state) => state.permitted) ? 'on' : 'off';
const bodies = (world: World) => [...world.storage.sql.exec('SELECT body FROM deletion_bodies')];

test('first that everything is off, then the deletion, each once; what was kept for it is gone', async () => {
  const world = await begun();
  await granted(world, 1);
  erase(world, 1);
  expect(bodies(world)).toHaveLength(1);
  expect(Buffer.from(bodies(world)[0]!.body as Uint8Array).includes(world.ledgers[0]!.addressOf(1))).toBe(false);
  await world.pass(120_000);
  expect(world.landed.map(says)).toEqual(['on', 'off', 'forget']);
  const [on, off, forget] = world.landed;
  expect(off!.event.data.sequence).toBeGreaterThan(on!.event.data.sequence);
  expect(off!.event.data.contact).toBe(on!.event.data.contact);
  expect(forget!.event.data).toEqual({ contact: on!.event.data.contact });
  expect(statusOf(world, 1)).toMatchObject({ status: 'done', attempts: 0, nextAttemptAtMs: null, lastReason: null });
  expect(bodies(world)).toEqual([]);
  expect([...world.storage.sql.exec('SELECT * FROM scrub')]).toEqual([]);
  expect(world.reports).toEqual([]);
});

test('taken twice it is told once, also after its end', async () => {
  const world = await begun();
  await granted(world, 1);
  world.nowMs += 1;
  const job = world.ledgers[0]!.erase(1, world.nowMs);
  world.engine.deletions.take(0, job);
  world.engine.deletions.take(0, job);
  world.wake();
  await world.pass(5000);
  world.engine.deletions.take(0, job);
  world.wake();
  await world.pass(120_000);
  expect(world.landed.map(says)).toEqual(['on', 'off', 'forget']);
});

test('who was never granted anything is not told of, only to be forgotten', async () => {
  const world = await begun();
  world.ledgers[0]!.write(1, { act: 'decline', atMs: world.nowMs });
  erase(world, 1);
  await world.pass(5000);
  expect(world.landed.map(says)).toEqual(['forget']);
});

test('under every name that the number had, one for each owner', async () => {
  const world = await begun();
  await granted(world, 1);
  world.ledgers[0]!.write(1, { act: 'reassign', channel: null, atMs: ++world.nowMs });
  await granted(world, 1);
  erase(world, 1);
  await world.pass(5000);
  const names = new Set(world.landed.filter((sent) => says(sent) !== 'forget').map(({ event }) => event.data.contact));
  expect(names.size).toBe(2);
  expect(new Set(world.landed.filter((sent) => says(sent) === 'forget').map(({ event }) => event.data.contact))).toEqual(names);
});

test('it waits for a delivery on its way, and tells it again where that one may land after it', async () => {
  const world = await begun();
  world.fates = [{ kind: 'late', afterMs: 50_000 }];
  await granted(world, 1);
  erase(world, 1);
  await world.pass(5000);
  expect(world.sent.map(says)).toEqual(['on']);
  await world.pass(DELIVERY_TIMEOUT_MS);
  expect(world.landed.map(says)).toEqual(['off', 'forget']);
  expect(statusOf(world, 1)?.status).toBe('waiting');
  await world.pass(WEBHOOK_SETTLE_MS + 10_000);
  expect(world.landed.map(says)).toEqual(['off', 'forget', 'on', 'off', 'forget']);
  // Under ids of their own: a receiver that has seen the first must not drop the second.
  expect(new Set(world.landed.map(({ event }) => event.id)).size).toBe(5);
  expect(statusOf(world, 1)?.status).toBe('done');
  expect(world.store.list(10)).toEqual([]);
});

test('a delivery that waits or was given up is dropped', async () => {
  const world = await begun();
  world.fates = [{ kind: 'refused', status: 500 }];
  world.usual = { kind: 'refused', status: 500 };
  await granted(world, 1);
  expect(world.store.list(10)).toHaveLength(1);
  world.usual = { kind: 'ok', afterMs: 20 };
  erase(world, 1);
  await world.pass(5000);
  expect(world.store.list(10)).toEqual([]);
});

test('a paused destination owes it, and hears it when it is resumed', async () => {
  const world = await begun();
  await granted(world, 1);
  world.status = 'paused';
  await world.pass(60_000);
  erase(world, 1);
  await world.pass(HOUR);
  expect(world.landed.map(says)).toEqual(['on']);
  expect(statusOf(world, 1)?.status).toBe('waiting');
  world.status = 'active';
  world.wake();
  await world.pass(5000);
  expect(world.landed.map(says)).toEqual(['on', 'off', 'forget']);
});

test('refused, it is tried again for as long as it takes, with the reason to be seen', async () => {
  const world = await begun();
  await granted(world, 1);
  world.usual = { kind: 'refused', status: 503 };
  erase(world, 1);
  for (let step = 0; step < DELIVERY_BACKOFF_MS.length + 3; step++) {
    await world.pass(1000);
    expect(statusOf(world, 1)).toMatchObject({ status: 'waiting', lastStatus: 503, lastReason: 'said 503' });
    world.nowMs = Math.max(world.nowMs, world.engine.deletions.nextDueMs()!);
    await world.pass(30_000);
  }
  expect(statusOf(world, 1)!.attempts).toBeGreaterThan(DELIVERY_BACKOFF_MS.length);
  world.usual = { kind: 'ok', afterMs: 20 };
  world.nowMs = Math.max(world.nowMs, world.engine.deletions.nextDueMs()!);
  await world.pass(10 * 60_000);
  expect(world.landed.map(says).at(-1)).toBe('forget');
  expect(statusOf(world, 1)?.status).toBe('done');
});

test('a receiver that wants nothing more of anybody ends it, with nothing kept but that', async () => {
  const world = await begun();
  await granted(world, 1);
  world.usual = { kind: 'refused', status: 410 };
  erase(world, 1);
  await world.pass(5000);
  expect(statusOf(world, 1)).toMatchObject({ status: 'dead', lastStatus: 410, nextAttemptAtMs: null });
  expect(bodies(world)).toEqual([]);
});

test('deletions leave slots to those who stay', async () => {
  const world = await begun();
  for (const no of [1, 2, 3, 4]) await granted(world, no);
  world.usual = { kind: 'lost' };
  for (const no of [1, 2, 3, 4]) erase(world, no);
  await world.pass(100);
  expect([...world.open.values()].reduce((sum, open) => sum + open, 0)).toBe(DELETIONS_IN_FLIGHT_MAX);
  world.usual = { kind: 'ok', afterMs: 20 };
  await granted(world, 5);
  expect(world.landed.at(-1)!.event.data.address.value).toBe(world.ledgers[0]!.addressOf(5));
});

test('R1.6 whatever is lost, late, repeated or killed: the last that lands is to forget, and nobody else is held up', async () => {
  const fate: fc.Arbitrary<Fate> = fc.oneof(
    fc.record({ kind: fc.constant('ok' as const), afterMs: fc.integer({ min: 1, max: 2000 }) }),
    fc.record({ kind: fc.constant('refused' as const), status: fc.constantFrom(400, 429, 500, 503) }),
    fc.constantFrom<Fate>({ kind: 'taken_error' }, { kind: 'taken_silence' }, { kind: 'lost' }),
    fc.record({ kind: fc.constant('late' as const), afterMs: fc.integer({ min: 1, max: WEBHOOK_SETTLE_MS - 1 }) }),
  );
  const step = fc.record({ passMs: fc.constantFrom(0, 1, 10, 100, 5000, 20_000), crash: fc.boolean() });
  await fc.assert(
    fc.asyncProperty(fc.array(fate, { maxLength: 8 }), fc.array(step, { minLength: 1, maxLength: 5 }), async (fates, steps) => {
      const world = await begun();
      world.fates = [...fates];
      world.ledgers[0]!.write(1, { act: 'grant', atMs: world.nowMs });
      world.wake();
      await world.pass(steps[0]!.passMs);
      erase(world, 1);
      for (const { passMs, crash } of steps) {
        await world.pass(passMs);
        if (crash) world.crash();
      }
      world.ledgers[0]!.write(2, { act: 'grant', atMs: world.nowMs });
      world.wake();
      for (let round = 0; round < 60 && statusOf(world, 1)?.status !== 'done'; round++) {
        world.nowMs = Math.max(world.nowMs, world.engine.deletions.nextDueMs() ?? 0);
        await world.pass(30_000);
      }
      await world.passUntilQuiet();
      expect(statusOf(world, 1)?.status).toBe('done');
      const about1 = world.landed.filter(
        ({ event }) => (event.type as string) === 'contact.erased' || event.data.address.value === world.ledgers[0]!.addressOf(1),
      );
      expect(says(about1.at(-1)!)).toBe('forget');
      expect(world.landed.some(({ event }) => event.data.address?.value === world.ledgers[0]!.addressOf(2))).toBe(true);
      expect(world.reports.filter((what) => what !== 'courier_ledger_unreachable')).toEqual([]);
    }),
    { numRuns: 60 },
  );
}, 120_000);
