/** While the gate is closed what is not permitted is told, at once, and nothing else; when it opens, everything is. */
import { describe, expect, test } from 'vitest';
import { GATE_RECHECK_MS } from '../../../shared/limits.ts';
import type { ChannelId } from '../../../shared/vocabulary.ts';
import { World } from './virtual-world.ts';

async function begun(): Promise<World> {
  const world = new World();
  const beginning = world.engine.begin();
  await world.pass(10);
  await beginning;
  return world;
}
const act = (world: World, name: 'grant' | 'withdraw', channel: ChannelId, no = 1) =>
  world.ledgers[0]!.write(no, { act: name, channel, atMs: world.nowMs });
const told = async (world: World) => {
  world.wake();
  await world.pass(1000);
  return world.landed.splice(0).map(({ event }) => event);
};
const pairs = (event: { data: { state: readonly { channel: string; permitted: boolean }[] } }) =>
  event.data.state.map(({ channel, permitted }) => `${channel} ${permitted ? 'on' : 'off'}`);

describe('grants are paused', () => {
  test('a grant waits, visibly, and is told when they resume', async () => {
    const world = await begun();
    world.status = 'grants_paused';
    act(world, 'grant', 'sms');
    expect(await told(world)).toEqual([]);
    expect(world.store.list(5)).toMatchObject([{ phase: 'gate', nextAttemptAtMs: null }]);
    await world.pass(600_000);
    expect(world.sent).toEqual([]);
    world.status = 'active';
    expect((await told(world)).map(pairs)).toEqual([['sms on']]);
    expect(world.store.list(5)).toEqual([]);
  });

  test('R1.6 a withdrawal passes with nothing that is on; the full state follows under an id of its own', async () => {
    const world = await begun();
    act(world, 'grant', 'sms');
    act(world, 'grant', 'whatsapp');
    const [first] = await told(world);
    world.status = 'grants_paused';
    act(world, 'withdraw', 'whatsapp');
    const [off] = await told(world);
    expect(pairs(off!)).toEqual(['whatsapp off']);
    expect(off!.data.changes.map(({ act: name }) => name)).toEqual(['withdraw']);
    act(world, 'grant', 'email');
    expect(await told(world), 'the no was told; the grant waits').toEqual([]);
    world.status = 'active';
    const [full] = await told(world);
    expect(pairs(full!).sort()).toEqual(['email on', 'sms on', 'whatsapp off']);
    // Nothing that waited is missing from what follows: it begins where the destination was last told all.
    expect(full!.data.changes.map(({ act: name }) => name)).toEqual(['withdraw', 'grant']);
    expect(new Set([first!.id, off!.id, full!.id]).size).toBe(3);
  });

  test('an address with nothing on is told in full: nothing waits, and the id is that of the state', async () => {
    const world = await begun();
    act(world, 'grant', 'sms');
    await told(world);
    world.status = 'grants_paused';
    act(world, 'withdraw', 'sms');
    expect((await told(world)).map(pairs)).toEqual([['sms off']]);
    expect(world.store.list(5)).toEqual([]);
  });

  test('R1.7 what waits outlives the process', async () => {
    const world = await begun();
    world.status = 'grants_paused';
    act(world, 'grant', 'sms');
    await told(world);
    world.crash();
    world.status = 'active';
    world.crash();
    expect((await told(world)).map(pairs)).toEqual([['sms on']]);
  });

  test('a withdrawal of unknown outcome is repeated, and still the rest waits', async () => {
    const world = await begun();
    act(world, 'grant', 'sms');
    act(world, 'grant', 'whatsapp');
    await told(world);
    world.status = 'grants_paused';
    world.fates = [{ kind: 'taken_error' }];
    act(world, 'withdraw', 'sms');
    world.wake();
    await world.pass(10 * 60_000);
    const offs = world.sent.slice(1).map(({ event }) => event);
    expect(offs.map(pairs)).toEqual([['sms off'], ['sms off'], ['sms off']]);
    expect(new Set(offs.map(({ id }) => id)).size, 'the repeat has an id of its own').toBe(2);
    expect(world.store.list(5)).toMatchObject([{ phase: 'gate' }]);
    world.landed.length = 0;
    world.status = 'active';
    expect((await told(world)).map((event) => pairs(event).sort())).toEqual([['sms off', 'whatsapp on']]);
  });
});

test('R1.6 a receiver that drops ids it knows ends with the full state, though it was told that very state before', async () => {
  const world = await begun();
  act(world, 'grant', 'sms');
  act(world, 'grant', 'whatsapp');
  await told(world);
  world.fates = [{ kind: 'taken_error' }];
  act(world, 'withdraw', 'whatsapp');
  world.wake();
  await world.pass(10_000);
  expect(world.store.list(1)).toMatchObject([{ phase: 'repeat' }]);
  world.status = 'grants_paused';
  world.wake();
  await world.pass(120_000);
  world.status = 'active';
  world.wake();
  await world.pass(1000);
  const known = new Set<string>();
  const taken = world.landed.filter(({ event }) => !known.has(event.id) && known.add(event.id)).map(({ event }) => pairs(event).sort());
  expect(taken.slice(-2)).toEqual([['whatsapp off'], ['sms on', 'whatsapp off']]);
});

test('a pause that ends while a state is being read does not leave it waiting', async () => {
  const world = await begun();
  world.status = 'grants_paused';
  world.wake();
  await world.pass(100);
  const ledger = world.ledgers[0]!;
  const usual = ledger.changed.bind(ledger);
  ledger.changed = async (...given) => {
    const answer = await usual(...given);
    await world.after(50);
    return answer;
  };
  act(world, 'grant', 'sms');
  world.wake();
  await world.pass(20);
  expect(world.store.inFlight()).toHaveLength(1);
  world.status = 'active';
  world.wake();
  await world.pass(1000);
  expect(world.landed.map(({ event }) => pairs(event))).toEqual([['sms on']]);
});

describe('a ledger that holds grants back', () => {
  test('closes the gate for its addresses, and is asked again until it doesn’t', async () => {
    const world = await begun();
    const ledger = world.ledgers[0]!;
    act(world, 'grant', 'sms');
    await told(world);
    ledger.grantsHeld = true;
    act(world, 'grant', 'whatsapp');
    expect(await told(world)).toEqual([]);
    act(world, 'withdraw', 'sms');
    expect((await told(world)).map(pairs)).toEqual([['sms off']]);
    await world.pass(3 * GATE_RECHECK_MS);
    expect(world.landed).toEqual([]);
    ledger.grantsHeld = false;
    await world.pass(2 * GATE_RECHECK_MS);
    expect(world.landed.map(({ event }) => pairs(event).sort())).toEqual([['sms off', 'whatsapp on']]);
  });
});
