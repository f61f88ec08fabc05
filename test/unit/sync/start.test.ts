/** How a destination begins: it turns off from the first address on, and turns on only what happens, until its opt-outs are known. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { COURIER_POLL_MS, TOUR_ROWS_WAITING_MAX } from '../../../shared/limits.ts';
import type { ChannelId } from '../../../shared/vocabulary.ts';
import { eventStates } from '../../../worker/consent/wire.ts';
import { World } from './virtual-world.ts';

const act = (world: World, no: number, name: 'grant' | 'withdraw' | 'stop', channel: ChannelId | null = 'sms') =>
  world.ledgers[0]!.write(no, { act: name, channel, atMs: world.nowMs });

async function begin(world: World): Promise<World> {
  world.optOuts = 'awaited';
  await world.pass(10);
  const beginning = world.engine.begin();
  await world.pass(10);
  await beginning;
  return world;
}
async function told(world: World, ms = 2000): Promise<string[]> {
  world.wake();
  await world.pass(ms);
  const all = world.landed.splice(0).map(({ event }) => {
    const pairs = event.data.state.map(({ channel, permitted }) => `${channel} ${permitted ? 'on' : 'off'}`).sort();
    return `${event.data.address.value.slice(-1)}: ${pairs.join(', ')}`;
  });
  return all.sort();
}

describe('while its own opt-outs are awaited', () => {
  test('who took it back before is told off; who granted before is not told; nobody else is', async () => {
    const world = new World();
    act(world, 1, 'grant');
    act(world, 2, 'grant');
    act(world, 2, 'withdraw');
    act(world, 3, 'withdraw');
    act(world, 4, 'grant');
    act(world, 4, 'grant', 'whatsapp');
    act(world, 4, 'withdraw', 'whatsapp');
    await begin(world);
    expect(await told(world)).toEqual(['2: sms off', '4: whatsapp off']);
    expect(world.store.list(5)).toEqual([]);
  });

  test('what is granted after is told, and what else stands at that address is not', async () => {
    const world = new World();
    act(world, 1, 'grant');
    await begin(world);
    await told(world);
    act(world, 1, 'grant', 'whatsapp');
    expect(await told(world)).toEqual(['1: whatsapp on']);
    act(world, 1, 'withdraw', 'sms');
    expect(await told(world)).toEqual(['1: sms off, whatsapp on']);
  });

  test('a claim from before, confirmed after, is an act since', async () => {
    const world = new World();
    const claim = world.ledgers[0]!.write(1, { act: 'grant', verified: false, atMs: world.nowMs });
    await begin(world);
    await told(world);
    world.ledgers[0]!.write(1, {
      act: 'confirm',
      atMs: world.nowMs,
      of: [claim],
      terms: { challenge_ends_at_ms: world.nowMs + 1000 },
    });
    expect(await told(world)).toEqual(['1: sms on']);
  });

  test('a topic taken back turns nothing on', async () => {
    const world = new World();
    act(world, 1, 'grant');
    await begin(world);
    await told(world);
    act(world, 1, 'stop', 'whatsapp');
    expect(await told(world)).toEqual([]);
  });
});

test('once they are imported everybody is told in full, by itself, and only once', async () => {
  const world = new World();
  act(world, 1, 'grant');
  act(world, 2, 'grant');
  act(world, 2, 'withdraw');
  await begin(world);
  expect(await told(world)).toEqual(['2: sms off']);
  world.optOuts = 'imported';
  expect(await told(world)).toEqual(['1: sms on', '2: sms off']);
  world.crash();
  expect(await told(world, 90_000)).toEqual([]);
  expect(world.store.tours.all()).toMatchObject([{ kind: 'backfill', isDone: true, found: 2 }]);
});

describe('a long look', () => {
  test('goes in steps, keeps its place over a restart, and what happens does not wait behind it', async () => {
    const world = new World();
    const ledger = world.ledgers[0]!;
    for (let no = 1; no <= 900; no++) act(world, no, 'grant');
    await begin(world);
    world.optOuts = 'imported';
    world.usual = { kind: 'ok', afterMs: 500 };
    world.wake();
    await world.pass(10_000);
    expect(world.store.tours.waiting()).toBeGreaterThan(0);
    expect(world.store.tours.waiting()).toBeLessThanOrEqual(TOUR_ROWS_WAITING_MAX + 100);
    world.crash();
    world.sent.length = 0;
    act(world, 1000, 'grant');
    act(world, 1, 'withdraw');
    world.wake();
    await world.pass(2000);
    expect(world.sent.slice(0, 6).map(({ event }) => event.data.address.value)).toContain(ledger.addressOf(1));
    await world.pass(300_000);
    const heard = new Set(world.landed.map(({ event }) => event.data.address.value));
    expect(heard.size).toBe(901);
    expect(world.store.tours.all()).toMatchObject([{ isDone: true, afterPos: 900, endPos: 900 }]);
    const times = new Map<string, number>();
    for (const { event } of world.landed) times.set(event.id, (times.get(event.id) ?? 0) + 1);
    expect([...times.values()].filter((count) => count > 1).length, 'a restart costs no more than what was on its way').toBeLessThanOrEqual(
      5,
    );
  });

  test('finds an address before its withdrawal was noticed: the withdrawal still counts as one', async () => {
    const world = new World();
    act(world, 1, 'grant');
    await begin(world);
    world.ledgers[0]!.pageMax = 1;
    for (let no = 2; no <= 40; no++) act(world, no, 'grant');
    const recordedAtMs = world.nowMs;
    act(world, 1, 'withdraw');
    world.optOuts = 'imported';
    world.usual = { kind: 'refused', status: 400 };
    world.wake();
    await world.pass(2000);
    expect(world.store.get(0, 1)).toMatchObject({ withdrawalAtMs: recordedAtMs });
  });

  test('a ledger that cannot be asked holds up no other', async () => {
    const world = new World(2);
    world.ledgers[0]!.write(1, { act: 'grant', atMs: world.nowMs });
    world.ledgers[1]!.write(1, { act: 'grant', atMs: world.nowMs });
    await begin(world);
    const usual = world.ledgers[0]!.addresses.bind(world.ledgers[0]);
    let isDown = true;
    world.ledgers[0]!.addresses = async (...given) => {
      if (isDown) throw new Error('unreachable');
      return usual(...given);
    };
    world.optOuts = 'imported';
    world.wake();
    await world.pass(20_000);
    expect(world.landed).toHaveLength(1);
    isDown = false;
    await world.pass(2 * COURIER_POLL_MS);
    expect(world.landed).toHaveLength(2);
  });
});

describe('a replay', () => {
  const settled = async () => {
    const world = new World();
    await begin(world);
    world.optOuts = 'not_asked';
    for (let no = 1; no <= 3; no++) {
      act(world, no, 'grant');
      world.wake();
      await world.pass(10_000);
    }
    return { world, first: world.landed.splice(0).map(({ event }) => event) };
  };

  test('of a contact says the same state under the same id; something new has a new one', async () => {
    const { world, first } = await settled();
    const asked = world.engine.replay(0, 2);
    await world.pass(5);
    expect(await asked).toBe(true);
    expect(await told(world)).toEqual(['2: sms on']);
    const again = world.sent.at(-1)!.event;
    expect(again.id).toBe(first[1]!.id);
    expect(again.data.state).toEqual(first[1]!.data.state);
    const unknown = world.engine.replay(0, 99);
    await world.pass(5);
    expect(await unknown).toBe(false);
  });

  test('of a contact that is dead revives it, and of one on its way sends nothing twice', async () => {
    const { world } = await settled();
    world.usual = { kind: 'ok', afterMs: 5000 };
    act(world, 1, 'withdraw');
    world.wake();
    await world.pass(100);
    const sent = world.sent.length;
    const asked = world.engine.replay(0, 1);
    await world.pass(100);
    await asked;
    void world.engine.run();
    await world.pass(20_000);
    expect(world.sent.length).toBe(sent);
  });

  test('by time tells who has records from then on, and nobody else', async () => {
    const { world, first } = await settled();
    world.engine.tour('replay', Date.parse(first[1]!.timestamp) - 1000);
    expect(await told(world)).toEqual(['2: sms on', '3: sms on']);
    expect(world.store.tours.all().find(({ kind }) => kind === 'replay')).toMatchObject({ isDone: true, found: 2, fromPos: 1, endPos: 3 });
    world.engine.tour('replay', world.nowMs + 1000);
    expect(await told(world)).toEqual([]);
    expect(world.store.tours.open()).toEqual([]);
  });
});

test('R1.4 whatever happens, nothing from before it was connected is turned on before the import, and after it all are in step', async () => {
  const name = fc.constantFrom('grant' as const, 'withdraw' as const, 'stop' as const);
  const channel = fc.constantFrom<ChannelId>('sms', 'whatsapp');
  const one = fc.record({ no: fc.integer({ min: 1, max: 4 }), name, channel, ms: fc.constantFrom(0, 20, 40_000), crashes: fc.boolean() });
  await fc.assert(
    fc.asyncProperty(fc.array(one, { maxLength: 10 }), fc.array(one, { maxLength: 10 }), fc.boolean(), async (before, after, pauses) => {
      const world = new World();
      const ledger = world.ledgers[0]!;
      for (const { no, name: what, channel: where } of before) act(world, no, what, where);
      const startSeq = ledger.records.length;
      await begin(world);
      for (const { no, name: what, channel: where, ms, crashes } of after) {
        act(world, no, what, where);
        world.wake();
        await world.pass(ms);
        if (crashes) world.crash();
      }
      await world.pass(90_000);
      for (const { event } of world.sent) {
        const no = [1, 2, 3, 4].find((each) => ledger.addressOf(each) === event.data.address.value)!;
        for (const state of event.data.state.filter(({ permitted }) => permitted)) {
          const since = ledger.records.filter(
            ({ no: whose, record }) =>
              whose === no &&
              record.act === 'grant' &&
              record.key.channel === state.channel &&
              record.seq > startSeq &&
              record.seq <= event.data.sequence,
          );
          expect(since.length, 'granted since').toBeGreaterThan(0);
        }
      }
      if (pauses) {
        world.status = 'grants_paused';
        world.wake();
        await world.pass(1000);
      }
      world.optOuts = 'imported';
      world.wake();
      await world.pass(60_000);
      world.status = 'active';
      await world.passUntilQuiet();
      const words = new Map(world.landed.map(({ event }) => [event.data.address.value, event.data.state]));
      for (const no of [1, 2, 3, 4]) {
        const owned = eventStates(ledger.stateOf(no), world.nowMs, { onlyOwned: true });
        expect(words.get(ledger.addressOf(no)) ?? []).toEqual(owned);
      }
      expect(world.store.list(5)).toEqual([]);
      expect(world.reports).toEqual([]);
    }),
    { numRuns: 100 },
  );
}, 60_000);
