/** What a courier does over a while, in virtual time. */
import { describe, expect, test } from 'vitest';
import {
  COURIER_BACKSTOP_MS,
  COURIER_POLL_MS,
  COURIER_REQUESTS_IN_FLIGHT_MAX,
  COURIER_RUN_MS_MAX,
  COURIER_SETTINGS_CACHE_MS,
  DELIVERY_BACKOFF_MS,
  DELIVERY_TIMEOUT_MS,
} from '../../../shared/limits.ts';
import { World } from './virtual-world.ts';

async function begun(world = new World()): Promise<World> {
  const beginning = world.engine.begin();
  await world.pass(1000);
  await beginning;
  world.wake();
  await world.pass(1000);
  return world;
}
const act = (world: World, no: number, name: 'grant' | 'withdraw', partition = 0) =>
  world.ledgers[partition]!.write(no, { act: name, atMs: world.nowMs });
const told = (world: World) => world.sent.map(({ event }) => event.data.changes.map(({ act: name }) => name).join('+'));

describe('where it begins', () => {
  test('a new destination starts at the head: what was before is not told', async () => {
    const world = new World();
    act(world, 1, 'grant');
    await begun(world);
    act(world, 2, 'grant');
    world.wake();
    await world.pass(1000);
    expect(world.sent.map(({ event }) => event.data.address.value)).toEqual([world.ledgers[0]!.addressOf(2)]);
  });
  test('beginning again moves nothing', async () => {
    const world = await begun();
    world.status = 'paused';
    act(world, 1, 'grant');
    const again = world.engine.begin();
    await world.pass(1000);
    await again;
    expect(world.store.position(0)).toBe(0);
  });
});

describe('when it looks', () => {
  test('a hint is enough, at once', async () => {
    const world = await begun();
    act(world, 1, 'grant');
    const before = world.nowMs;
    world.wake();
    await world.pass(1000);
    expect(world.sent[0]!.atMs - before).toBeLessThan(10);
  });
  test('without any hint it is found by the next poll', async () => {
    const world = await begun();
    act(world, 1, 'grant');
    await world.pass(COURIER_POLL_MS + 100);
    expect(world.sent).toHaveLength(1);
  });
  test('a hint that comes while it runs is not lost', async () => {
    const world = await begun();
    world.fates = [{ kind: 'lost' }];
    act(world, 1, 'grant');
    world.wake();
    await world.pass(100);
    act(world, 2, 'grant');
    world.wake();
    await world.pass(100);
    expect(world.sent).toHaveLength(2);
  });
  test('a hint that overtakes the answer to the one before is not lost', async () => {
    const world = await begun();
    world.ledgers[0]!.onTheWay = () => world.after(5);
    act(world, 1, 'grant');
    world.wake();
    await world.pass(2);
    act(world, 2, 'grant');
    world.wake();
    await world.pass(1000);
    expect(world.landed).toHaveLength(2);
  });
  test('a hint for one partition asks no other', async () => {
    const world = await begun(new World(3));
    const asked: number[] = [];
    world.ledgers.forEach((ledger, partition) => {
      ledger.before = async () => void asked.push(partition);
    });
    world.engine.hint(1);
    void world.engine.run();
    await world.pass(100);
    expect(asked).toEqual([1]);
  });
});

describe('R1.6 withdrawals first', () => {
  test('before every waiting grant, though they came later', async () => {
    const world = await begun();
    for (let no = 1; no <= 9; no++) act(world, no, 'grant');
    world.wake();
    await world.pass(2000);
    world.sent.length = 0;
    for (let no = 11; no <= 30; no++) act(world, no, 'grant');
    for (let no = 1; no <= 9; no++) act(world, no, 'withdraw');
    world.wake();
    await world.pass(3000);
    expect(told(world).slice(0, 9)).toEqual(Array(9).fill('withdraw'));
    expect(told(world).slice(9)).toEqual(Array(20).fill('grant'));
  });
  test('in the next page too, when the slots are taken by grants', async () => {
    const world = await begun();
    world.ledgers[0]!.pageMax = 10;
    act(world, 1, 'grant');
    world.wake();
    await world.pass(1000);
    world.sent.length = 0;
    for (let no = 11; no <= 60; no++) act(world, no, 'grant');
    act(world, 1, 'withdraw');
    world.wake();
    await world.pass(3000);
    expect(told(world)[0]).toBe('withdraw');
  });
  test('a withdrawal does not wait out the back-off of the grant before it', async () => {
    const world = await begun();
    world.fates = [{ kind: 'refused', status: 429, retryAfter: '3600' }];
    act(world, 1, 'grant');
    world.wake();
    await world.pass(1000);
    act(world, 1, 'withdraw');
    world.wake();
    await world.pass(1000);
    expect(told(world)).toEqual(['grant', 'grant+withdraw']);
    expect(world.landed[0]!.event.data.state).toMatchObject([{ standing: 'withdrawn', permitted: false }]);
  });
  test('what a dead process left in flight holds up nothing', async () => {
    const world = await begun();
    act(world, 1, 'grant');
    world.wake();
    await world.pass(1000);
    world.fates = [{ kind: 'lost' }];
    act(world, 1, 'withdraw');
    world.wake();
    await world.pass(50);
    expect(world.store.inFlight()).toHaveLength(1);
    world.crash();
    await world.pass(COURIER_BACKSTOP_MS);
    expect(world.sent).toHaveLength(3);
    expect(world.sent[2]!.event.id).toBe(world.sent[1]!.event.id);
  });
});

describe('one slow receiver', () => {
  test('has at most five requests at once, and the others go on as each ends', async () => {
    const world = await begun();
    world.fates = [{ kind: 'lost' }, { kind: 'lost' }, { kind: 'lost' }, { kind: 'lost' }];
    for (let no = 1; no <= 20; no++) act(world, no, 'grant');
    world.wake();
    await world.pass(DELIVERY_TIMEOUT_MS - 100);
    expect(world.openMax).toBe(COURIER_REQUESTS_IN_FLIGHT_MAX);
    expect(world.landed).toHaveLength(16);
  });
});

test('a run ends before the platform would end it, and the next one goes on where it was', async () => {
  const world = await begun();
  world.usual = { kind: 'ok', afterMs: 14_000 };
  for (let no = 1; no <= 300; no++) act(world, no, 'grant');
  let ended = false;
  world.engine.hint();
  void world.engine.run().then(() => {
    ended = true;
  });
  await world.pass(COURIER_RUN_MS_MAX - 1000);
  expect(ended).toBe(false);
  await world.pass(20_000);
  expect(ended).toBe(true);
  await world.pass(10 * 60_000);
  expect(world.landed).toHaveLength(300);
  expect(world.openMax).toBe(COURIER_REQUESTS_IN_FLIGHT_MAX);
});

describe('R1.7 nothing acknowledged is lost', () => {
  test('position and row are written together, before anything is sent', async () => {
    const world = await begun();
    act(world, 1, 'grant');
    world.wake();
    // The page takes 1 ms, the reading of the state another: now the row is written and nothing is sent.
    await world.pass(1);
    expect(world.store.position(0)).toBe(1);
    expect(world.sent).toHaveLength(0);
    world.crash();
    await world.pass(COURIER_BACKSTOP_MS + 100);
    expect(world.landed).toHaveLength(1);
    // It was never sent, so nothing about it is unknown.
    expect(world.store.list(10)).toEqual([]);
  });
  test('a ledger that cannot be asked is asked again, and costs no attempt', async () => {
    const world = await begun();
    const ledger = world.ledgers[0]!;
    const usual = ledger.before;
    act(world, 1, 'grant');
    let refusals = 3;
    ledger.before = async () => {
      await usual();
      if (refusals-- > 0) throw new Error('unreachable');
    };
    world.wake();
    await world.pass(4 * COURIER_POLL_MS);
    expect(world.landed).toHaveLength(1);
    expect(world.store.counters()).toMatchObject({ delivered: 1, failedAttempts: 0 });
    expect(world.reports).toEqual(Array(3).fill('courier_ledger_unreachable'));
  });
  test('a state that cannot be read is read later: nothing is sent, and it costs no attempt', async () => {
    const world = await begun();
    const ledger = world.ledgers[0]!;
    const usual = ledger.changed.bind(ledger);
    let refusals = 2;
    ledger.changed = async (...given) => {
      if (refusals-- > 0) throw new Error('unreachable');
      return usual(...given);
    };
    act(world, 1, 'grant');
    world.wake();
    await world.pass(100);
    expect(world.store.list(1)).toMatchObject([{ status: 'retrying', attempts: 0, unknown: null, lastReason: null }]);
    await world.pass(COURIER_POLL_MS);
    expect(world.landed).toHaveLength(1);
    expect(world.store.counters()).toMatchObject({ delivered: 1, failedAttempts: 0 });
  });
  test('after the last step it is dead, kept with the receiver’s words, and goes when asked for', async () => {
    const world = await begun();
    world.usual = { kind: 'refused', status: 400 };
    act(world, 1, 'grant');
    world.wake();
    await world.pass(1000);
    for (const _step of DELIVERY_BACKOFF_MS) await world.skipToNextDue();
    expect(world.sent).toHaveLength(DELIVERY_BACKOFF_MS.length + 1);
    expect(new Set(world.sent.map(({ event }) => event.id)).size).toBe(1);
    expect(world.store.list(10)).toMatchObject([{ status: 'dead', lastStatus: 400, lastReason: 'said 400', nextAttemptAtMs: null }]);
    expect(world.store.counters().dead).toBe(1);
    world.usual = { kind: 'ok', afterMs: 5 };
    expect(world.engine.retry(0, 99)).toBe(false);
    expect(world.engine.retry(0, 1)).toBe(true);
    void world.engine.run();
    await world.pass(1000);
    expect(world.landed).toHaveLength(1);
    expect(world.store.counters()).toMatchObject({ delivered: 1, failedAttempts: DELIVERY_BACKOFF_MS.length + 1, dead: 0 });
  });
});

describe('a destination that is not active', () => {
  test('paused: nothing is sent, withdrawals neither, and no position moves; resumed, everything is', async () => {
    const world = await begun();
    act(world, 1, 'grant');
    world.wake();
    await world.pass(20_000);
    world.status = 'paused';
    act(world, 1, 'withdraw');
    world.wake();
    await world.pass(10 * COURIER_POLL_MS);
    expect(world.sent).toHaveLength(1);
    expect(world.store.position(0)).toBe(1);
    world.status = 'active';
    world.wake();
    await world.pass(1000);
    expect(told(world)).toEqual(['grant', 'withdraw']);
  });
  test('a hint about the destination itself makes a pause act at once', async () => {
    const world = await begun();
    world.status = 'paused';
    world.wake();
    act(world, 1, 'grant');
    world.engine.hint(0);
    void world.engine.run();
    await world.pass(5000);
    expect(world.sent).toEqual([]);
  });
  test('a pause during a run ends it within the time that settings are cached', async () => {
    const world = await begun();
    world.usual = { kind: 'ok', afterMs: 1000 };
    for (let no = 1; no <= 200; no++) act(world, no, 'grant');
    world.wake();
    await world.pass(2000);
    world.status = 'paused';
    await world.pass(12_000);
    const sent = world.sent.length;
    await world.pass(60_000);
    expect(world.sent.length).toBe(sent);
    expect(sent).toBeLessThan(100);
    expect(world.store.inFlight()).toEqual([]);
  });
  test('410 disables it; what was owed goes when it is active again, without waiting out a back-off', async () => {
    const world = await begun();
    world.usual = { kind: 'refused', status: 410 };
    act(world, 1, 'grant');
    world.wake();
    await world.pass(1000);
    expect(world.status).toBe('disabled');
    act(world, 2, 'grant');
    world.wake();
    await world.pass(10 * COURIER_POLL_MS);
    expect(world.sent).toHaveLength(1);
    world.usual = { kind: 'ok', afterMs: 5 };
    world.status = 'active';
    world.wake();
    await world.pass(100);
    expect(world.landed).toHaveLength(2);
  });
  test('nothing more begins while the workspace is being told of a 410', async () => {
    const world = await begun();
    world.disablingMs = 500;
    world.usual = { kind: 'refused', status: 410 };
    act(world, 1, 'grant');
    world.wake();
    await world.pass(50);
    act(world, 2, 'grant');
    world.wake();
    await world.pass(5000);
    expect(world.sent).toHaveLength(1);
  });
  test('a back-off ends when the destination is back', async () => {
    const world = await begun();
    world.fates = [{ kind: 'refused', status: 429, retryAfter: '80000' }];
    act(world, 1, 'grant');
    world.wake();
    await world.pass(15_000);
    world.status = 'paused';
    world.wake();
    await world.pass(1000);
    world.status = 'active';
    world.wake();
    await world.pass(1000);
    expect(world.landed).toHaveLength(1);
  });
  test('one that is disabled already is left alone', async () => {
    const world = await begun();
    world.status = 'disabled';
    await world.pass(COURIER_SETTINGS_CACHE_MS);
    act(world, 1, 'grant');
    world.wake();
    await world.pass(5 * COURIER_POLL_MS);
    expect(world.sent).toEqual([]);
    expect(world.reports).toEqual([]);
  });
});

describe('answers', () => {
  test('Retry-After is kept to', async () => {
    const world = await begun();
    world.fates = [{ kind: 'refused', status: 429, retryAfter: '100' }];
    act(world, 1, 'grant');
    world.wake();
    await world.pass(99_000);
    expect(world.sent).toHaveLength(1);
    await world.pass(2000);
    expect(world.landed).toHaveLength(1);
  });
  test('the test event is sent whatever the status, and says what came back', async () => {
    const world = await begun();
    world.status = 'paused';
    const tested = world.engine.test();
    await world.pass(100);
    expect(await tested).toEqual({ ok: true, status: 200, reason: null });
    expect(world.sent[0]!.event.type).toBe('destination.test');
    world.fates = [{ kind: 'refused', status: 404 }];
    const failing = world.engine.test();
    await world.pass(100);
    expect(await failing).toEqual({ ok: false, status: 404, reason: 'said 404' });
  });
  test('lag counts what was not looked at', async () => {
    const world = await begun(new World(2));
    world.status = 'paused';
    act(world, 1, 'grant');
    act(world, 1, 'withdraw', 1);
    const lag = world.engine.lag();
    await world.pass(100);
    expect(await lag).toBe(2);
  });
});
