/** One address that a receiver refuses, in a batch with others: it alone is given up, whatever happens meanwhile. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { World } from './virtual-world.ts';

const ADDRESSES = 12;

async function begun(poisoned: readonly number[], batchMax: number): Promise<World> {
  const world = new World();
  world.batchMax = batchMax;
  const beginning = world.engine.begin();
  await world.pass(10);
  await beginning;
  for (const no of poisoned) world.poison.add(world.ledgers[0]!.addressOf(no));
  return world;
}
const grantAll = (world: World) => {
  for (let no = 1; no <= ADDRESSES; no++) world.ledgers[0]!.write(no, { act: 'grant', atMs: world.nowMs });
  world.wake();
};
const heard = (world: World) => new Set(world.landed.map(({ event }) => event.data.address.value));

test('R1.7 whichever addresses are refused and whenever the process dies, they alone are dead and all others are told', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.uniqueArray(fc.integer({ min: 1, max: ADDRESSES }), { maxLength: 4 }),
      fc.integer({ min: 2, max: ADDRESSES }),
      fc.array(fc.integer({ min: 0, max: 60 }), { maxLength: 3 }),
      async (poisoned, batchMax, crashes) => {
        const world = await begun(poisoned, batchMax);
        grantAll(world);
        for (const ms of crashes) {
          await world.pass(ms);
          world.crash();
        }
        await world.pass(300_000);
        const rows = world.store.list(50);
        expect(rows.map(({ no, status }) => [no, status])).toEqual([...poisoned].sort((a, b) => a - b).map((no) => [no, 'dead']));
        expect(heard(world).size).toBe(ADDRESSES - poisoned.length);
        expect(world.reports).toEqual([]);
      },
    ),
    { numRuns: 60 },
  );
}, 60_000);

test('one of twelve is found in a few requests, and its letter is revived alone', async () => {
  const world = await begun([7], ADDRESSES);
  grantAll(world);
  await world.pass(20_000);
  // 12, then halves of what still holds it: never one by one.
  expect(world.requests).toBeLessThanOrEqual(9);
  expect(world.store.list(5)).toMatchObject([{ no: 7, status: 'dead', batchMax: 1, lastStatus: 400 }]);
  expect(
    new Set(world.sent.filter(({ event }) => event.data.address.value === world.ledgers[0]!.addressOf(7)).map(({ event }) => event.id))
      .size,
  ).toBe(1);
  world.ledgers[0]!.write(7, { act: 'withdraw', atMs: world.nowMs });
  for (let no = 1; no <= 6; no++) world.ledgers[0]!.write(no, { act: 'withdraw', atMs: world.nowMs });
  const before = world.requests;
  world.wake();
  await world.pass(20_000);
  expect(world.requests - before, 'it does not take the others down again').toBe(2);
  expect(world.store.list(5)).toMatchObject([{ no: 7, status: 'dead' }]);
});

test('a withdrawal goes first while a batch of grants is being split', async () => {
  const world = await begun([3], ADDRESSES);
  grantAll(world);
  await world.pass(20_000);
  world.sent.length = 0;
  for (let no = 1; no <= 5; no++) world.ledgers[0]!.write(no, { act: 'grant', channel: 'whatsapp', atMs: world.nowMs });
  world.usual = { kind: 'ok', afterMs: 200 };
  world.wake();
  await world.pass(12);
  world.ledgers[0]!.write(11, { act: 'withdraw', atMs: world.nowMs });
  world.wake();
  await world.pass(10);
  expect(world.sent.at(-1)!.event.data.changes.map(({ act }) => act)).toEqual(['withdraw']);
});

test('an address that the receiver breaks down on does not drag its company through the whole schedule', async () => {
  const world = await begun([], 4);
  const bad = world.ledgers[0]!.addressOf(2);
  for (let no = 1; no <= 4; no++) world.ledgers[0]!.write(no, { act: 'grant', atMs: world.nowMs });
  world.breaksOn = bad;
  world.wake();
  await world.pass(20_000);
  for (let round = 0; round < 8; round++) await world.skipToNextDue();
  expect(heard(world).size).toBe(3);
});
