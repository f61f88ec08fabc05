/** Rate, concurrency and breaker of one destination, in virtual time. */
import { describe, expect, test } from 'vitest';
import { BREAKER_FAILURES_MAX, COURIER_POLL_MS } from '../../../shared/limits.ts';
import { World } from './virtual-world.ts';

const MINUTE = 60_000;

async function begun(world = new World()): Promise<World> {
  const beginning = world.engine.begin();
  await world.pass(1000);
  await beginning;
  return world;
}
const act = (world: World, no: number, name: 'grant' | 'withdraw') => world.ledgers[0]!.write(no, { act: name, atMs: world.nowMs });
/** As a ledger's hint: of one partition. */
const hint = (world: World) => {
  world.engine.hint(0);
  void world.engine.run();
};
const breaker = (world: World) => JSON.parse(String(world.store.meta('breaker') ?? '{"status":"closed"}')) as { status: string };

async function outOfOrder(): Promise<World> {
  const world = await begun();
  world.usual = { kind: 'refused', status: 503 };
  for (let no = 1; no <= 20; no++) act(world, no, 'grant');
  world.wake();
  await world.pass(2000);
  expect(breaker(world).status).toBe('open');
  return world;
}

describe('a merchant’s own limits', () => {
  test('a rate is kept to: ten at one a second take nine seconds', async () => {
    const world = await begun();
    world.limits = { requests_per_second: 1 };
    for (let no = 1; no <= 10; no++) act(world, no, 'grant');
    world.wake();
    await world.pass(8500);
    expect(world.sent).toHaveLength(9);
    await world.pass(2000);
    expect(world.landed).toHaveLength(10);
  });
  test('a rate of one in many seconds outlives the run, and its alarm', async () => {
    const world = await begun();
    world.limits = { requests_per_second: 0.02 };
    for (let no = 1; no <= 3; no++) act(world, no, 'grant');
    world.wake();
    await world.pass(99_000);
    expect(world.sent).toHaveLength(2);
    await world.pass(2000);
    expect(world.sent).toHaveLength(3);
  });
  test('concurrency too', async () => {
    const world = await begun();
    world.limits = { concurrency: 2 };
    world.usual = { kind: 'ok', afterMs: 500 };
    for (let no = 1; no <= 8; no++) act(world, no, 'grant');
    world.wake();
    await world.pass(5000);
    expect(world.landed).toHaveLength(8);
    expect(world.openMax).toBe(2);
  });
});

describe('a destination that is out of order', () => {
  test('is left alone but for one probe at a time, and nobody becomes a dead letter in a week of it', async () => {
    const world = await outOfOrder();
    expect(world.sent.length).toBeLessThanOrEqual(BREAKER_FAILURES_MAX + 5);
    const [sent, before] = [world.sent.length, world.nowMs];
    world.openMax = 0;
    while (world.nowMs - before < 7 * 24 * 60 * MINUTE) {
      world.nowMs += 10 * MINUTE;
      await world.pass(2 * COURIER_POLL_MS);
    }
    expect(world.openMax).toBe(1);
    expect(world.sent.length - sent).toBeLessThan(7 * 24 * 12);
    expect(world.store.counters().dead).toBe(0);
    expect(Math.max(...world.store.list(50).map(({ attempts }) => attempts))).toBeLessThanOrEqual(1);
    world.usual = { kind: 'ok', afterMs: 5 };
    await world.pass(16 * MINUTE);
    expect(breaker(world).status).toBe('closed');
    expect(new Set(world.landed.map(({ event }) => event.data.address.value)).size).toBe(20);
    expect(world.store.list(50)).toEqual([]);
  });

  test.each([401, 403, 404, 429, 500, 503])('%i of everything opens it', async (status) => {
    const world = await begun();
    world.usual = { kind: 'refused', status };
    for (let no = 1; no <= 9; no++) act(world, no, 'grant');
    world.wake();
    await world.pass(2000);
    expect(breaker(world).status).toBe('open');
  });

  test('what it says of an address does not', async () => {
    const world = await begun();
    world.usual = { kind: 'refused', status: 422 };
    for (let no = 1; no <= 9; no++) act(world, no, 'grant');
    world.wake();
    await world.pass(2000);
    expect(world.sent.length).toBeGreaterThanOrEqual(9);
    expect(breaker(world).status).toBe('closed');
  });

  test('a withdrawal probes first', async () => {
    const world = await outOfOrder();
    act(world, 5, 'withdraw');
    hint(world);
    world.sent.length = 0;
    await world.pass(MINUTE);
    expect(world.sent[0]!.event.data.changes.map(({ act: name }) => name)).toContain('withdraw');
  });

  test('an address that alone breaks the receiver does not keep it open: probes take turns', async () => {
    const world = await outOfOrder();
    world.breaksOn = world.ledgers[0]!.addressOf(5);
    world.usual = { kind: 'ok', afterMs: 5 };
    act(world, 5, 'withdraw');
    hint(world);
    await world.pass(5 * MINUTE);
    expect(breaker(world).status).toBe('closed');
    expect(new Set(world.landed.map(({ event }) => event.data.address.value)).size).toBe(19);
  });

  test('a restart does not forget it', async () => {
    const world = await outOfOrder();
    const sent = world.sent.length;
    world.crash();
    await world.pass(1000);
    expect(breaker(world).status).toBe('open');
    expect(world.sent.length).toBeLessThanOrEqual(sent + 1);
  });

  test('a Retry-After is honoured by the next probe, but not against a withdrawal', async () => {
    const world = await begun();
    world.usual = { kind: 'refused', status: 429, retryAfter: '3600' };
    for (let no = 1; no <= 9; no++) act(world, no, 'grant');
    world.wake();
    await world.pass(1000);
    const sent = world.sent.length;
    await world.pass(30 * MINUTE);
    expect(world.sent.length).toBe(sent);
    act(world, 1, 'withdraw');
    hint(world);
    await world.pass(MINUTE);
    expect(world.sent.length).toBe(sent + 1);
    await world.pass(40 * MINUTE);
    expect(world.sent.length).toBeGreaterThan(sent + 6);
  });

  test('a test event that arrives closes it', async () => {
    const world = await outOfOrder();
    world.usual = { kind: 'ok', afterMs: 5 };
    const tested = world.engine.test();
    await world.pass(5);
    expect(await tested).toMatchObject({ ok: true });
    expect(breaker(world).status).toBe('closed');
  });
});
