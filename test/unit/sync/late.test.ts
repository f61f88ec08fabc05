/** The legal clock of withdrawals, and what a destination is told of the merchant's others. */
import { describe, expect, test } from 'vitest';
import { destinationDisabled, destinationLate } from '../../../shared/contract/event.ts';
import { DELIVERY_BACKOFF_MS, WITHDRAWAL_DUE_MS, WITHDRAWAL_LATE_MS } from '../../../shared/limits.ts';
import type { Notice } from '../../../worker/workspace/workspace-api.ts';
import { World } from './virtual-world.ts';

async function begun(): Promise<World> {
  const world = new World();
  const beginning = world.engine.begin();
  await world.pass(10);
  await beginning;
  world.wake();
  await world.pass(1000);
  return world;
}
const act = (world: World, name: 'grant' | 'withdraw', no = 1) => world.ledgers[0]!.write(no, { act: name, atMs: world.nowMs });
async function wakes(world: World, ms = 1000): Promise<void> {
  world.wake();
  await world.pass(ms);
}

describe('a withdrawal that is not told', () => {
  const refused = async () => {
    const world = await begun();
    act(world, 'grant');
    await wakes(world);
    world.usual = { kind: 'refused', status: 400 };
    const recordedAtMs = world.nowMs;
    act(world, 'withdraw');
    await wakes(world);
    return { world, recordedAtMs };
  };

  test('is late after a day to the millisecond from when it was recorded, and noted once', async () => {
    const { world, recordedAtMs } = await refused();
    expect(world.store.waiting().oldestWithdrawalAtMs).toBe(recordedAtMs);
    world.nowMs = recordedAtMs + WITHDRAWAL_LATE_MS - 1;
    void world.engine.run();
    await world.pass(0);
    expect(world.lateSince).toEqual([]);
    world.nowMs = recordedAtMs + WITHDRAWAL_LATE_MS;
    await wakes(world);
    expect(world.lateSince).toEqual([recordedAtMs]);
    world.crash();
    await world.pass(120_000);
    expect(world.lateSince).toHaveLength(1);
  });

  test('counts from the first of them, however many follow and however dead it is', async () => {
    const { world, recordedAtMs } = await refused();
    for (const _step of DELIVERY_BACKOFF_MS) await world.skipToNextDue();
    expect(world.store.list(1)).toMatchObject([{ status: 'dead', withdrawalAtMs: recordedAtMs }]);
    act(world, 'withdraw');
    await wakes(world);
    expect(world.store.waiting().oldestWithdrawalAtMs).toBe(recordedAtMs);
    expect(world.lateSince).toEqual([recordedAtMs]);
  });

  test('is noted in a paused destination, too, and anew after it was told', async () => {
    const { world, recordedAtMs } = await refused();
    world.status = 'paused';
    world.nowMs = recordedAtMs + WITHDRAWAL_LATE_MS;
    await wakes(world);
    expect(world.lateSince).toEqual([recordedAtMs]);
    world.status = 'active';
    world.usual = { kind: 'ok', afterMs: 5 };
    await wakes(world, 60_000);
    expect(world.store.waiting().oldestWithdrawalAtMs).toBeNull();
    world.usual = { kind: 'refused', status: 400 };
    act(world, 'grant');
    await wakes(world);
    const secondMs = world.nowMs;
    act(world, 'withdraw');
    await wakes(world);
    world.nowMs = secondMs + WITHDRAWAL_LATE_MS;
    await wakes(world);
    expect(world.lateSince).toEqual([recordedAtMs, secondMs]);
  });

  test('that can not be noted is noted by a later look', async () => {
    const { world, recordedAtMs } = await refused();
    const usual = world.lateSince;
    let isDown = true;
    world.lateSince = Object.assign([], {
      push: (atMs: number) => {
        if (isDown) throw new Error('unreachable');
        return usual.push(atMs);
      },
    }) as unknown as number[];
    world.nowMs = recordedAtMs + WITHDRAWAL_LATE_MS;
    await wakes(world);
    expect(world.reports).toContain('courier_late_not_noted');
    isDown = false;
    await world.pass(60_000);
    expect(usual).toEqual([recordedAtMs]);
  });
});

test('a grant that is not told has no legal clock', async () => {
  const world = await begun();
  world.usual = { kind: 'refused', status: 400 };
  act(world, 'grant');
  await wakes(world);
  expect(world.store.waiting()).toMatchObject({ queued: 1, oldestWithdrawalAtMs: null });
});

describe('what happened to another destination', () => {
  const notice = (no: number, world: World, kind: Notice['kind'] = 'late'): Notice => ({
    no,
    destination: 'braze',
    kind,
    sinceMs: world.nowMs - WITHDRAWAL_LATE_MS,
    reason: kind === 'disabled' ? 'moved away' : null,
    atMs: world.nowMs,
  });
  const events = (world: World) =>
    world.sent.map(({ event }) => event as unknown as { id: string; type: string; data: { due_at?: string; since_at: string } });

  test('is sent once, as the schema says', async () => {
    const world = await begun();
    world.notices = [notice(1, world), notice(2, world, 'disabled')];
    await wakes(world, 60_000);
    const [late, disabled] = events(world);
    expect(world.sent).toHaveLength(2);
    destinationLate.parse(late);
    destinationDisabled.parse(disabled);
    expect(Date.parse(late!.data.due_at!) - Date.parse(late!.data.since_at)).toBe(WITHDRAWAL_DUE_MS);
    world.crash();
    await world.pass(120_000);
    expect(world.sent).toHaveLength(2);
  });

  test('is tried again under the same id, over a restart, and never of the time before it was connected', async () => {
    const world = new World();
    world.notices = [notice(1, world)];
    const beginning = world.engine.begin();
    await world.pass(10);
    await beginning;
    await wakes(world, 40_000);
    expect(world.sent).toEqual([]);
    world.usual = { kind: 'refused', status: 500 };
    world.notices = [...world.notices, notice(2, world)];
    await wakes(world, 1000);
    expect(world.sent.length).toBeGreaterThan(0);
    world.usual = { kind: 'ok', afterMs: 5 };
    world.crash();
    await world.pass(120_000);
    expect(new Set(events(world).map(({ id }) => id)).size).toBe(1);
    expect(world.landed).toHaveLength(1);
  });

  test('that nobody takes is given up in the end, and what follows it is told', async () => {
    const world = await begun();
    world.usual = { kind: 'refused', status: 400 };
    world.notices = [notice(1, world)];
    await wakes(world);
    for (const boundMs of DELIVERY_BACKOFF_MS) {
      world.nowMs += boundMs;
      await wakes(world);
    }
    expect(world.reports).toEqual(['courier_notice_given_up']);
    world.usual = { kind: 'ok', afterMs: 5 };
    world.notices = [...world.notices, notice(2, world)];
    await wakes(world, 60_000);
    expect(world.landed).toHaveLength(1);
  });
});
