/** For what an address is given up, and for what never. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DELIVERY_BACKOFF_MS, NOT_OWN_ATTEMPTS_MAX } from '../../../shared/limits.ts';
import { absorb, claim, type Delivery, type Failure, orphaned, sending } from '../../../worker/sync/delivery.ts';
import { type Blame, blame } from '../../../worker/sync/settle-failure.ts';
import { type Fate, World } from './virtual-world.ts';

const NOW = 1_000_000;
const SETTLE_MS = 60_000;
const failure: Failure = { status: 500, reason: 'no', unknown: false, retryAfterMs: null, retry: 'later' };
const own: Blame = { failure, isExcused: false, isTheirs: false, carried: 1 };
const fresh = absorb(null, { partition: 0, no: 1, seq: 5, afterSeq: 4, withdrawal: false, withdrawalAtMs: null }, NOW);
const sent = (row: Delivery): Delivery => sending(claim(row, SETTLE_MS, NOW), 5);

describe('an address is given up', () => {
  test('after its own failures, one more than the schedule has steps', () => {
    let row = fresh;
    for (let n = 0; n < DELIVERY_BACKOFF_MS.length; n++) {
      row = blame(sent(row), own, NOW, 0.5);
      expect(row.status).toBe('retrying');
    }
    expect(blame(sent(row), own, NOW, 0.5)).toMatchObject({ status: 'dead', attempts: DELIVERY_BACKOFF_MS.length + 1 });
  });
  test('at once where the answer says that it will never be taken', () => {
    expect(blame(sent(fresh), { ...own, failure: { ...failure, retry: 'never' } }, NOW, 0.5).status).toBe('dead');
  });
});

describe('R1.6 an address is never given up', () => {
  const NOT_OWN: readonly (readonly [string, (row: Delivery) => Delivery])[] = [
    ['for a destination that fails others too, or asks for patience', (row) => blame(sent(row), { ...own, isTheirs: true }, NOW, 0.5)],
    ['for those with whom it was sent', (row) => blame(sent(row), { ...own, carried: 7 }, NOW, 0.5)],
    ['for a destination that is out of order', (row) => blame(sent(row), { ...own, isTheirs: true, isExcused: true }, NOW, 0.5)],
    ['for a process that died', (row) => orphaned(sent(row), NOW)],
  ];

  test.each(NOT_OWN)('%s', (_, happens) => {
    let row = fresh;
    for (let n = 0; n < 50; n++) row = happens(row);
    expect(row.status).toBe('retrying');
    expect(row.attempts).toBeLessThanOrEqual(NOT_OWN_ATTEMPTS_MAX);
    expect(row.nextAttemptAtMs).toBeLessThanOrEqual(NOW + (DELIVERY_BACKOFF_MS[NOT_OWN_ATTEMPTS_MAX - 1] ?? 0));
  });

  test('whatever happens in between, before it has failed by itself oftener than the schedule has steps', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: NOT_OWN.length }), { maxLength: 60 }), (story) => {
        let [row, ownFailures] = [fresh, 0];
        for (const at of story) {
          const happens = NOT_OWN[at]?.[1];
          const before = row.attempts;
          row = happens ? happens(row) : blame(sent(row), own, NOW, 0.5);
          if (!happens) ownFailures += 1;
          expect(row.attempts).toBeGreaterThanOrEqual(before);
          if (row.status === 'dead') break;
        }
        const reachable = ownFailures + NOT_OWN_ATTEMPTS_MAX;
        expect(row.attempts).toBeLessThanOrEqual(reachable);
        expect(row.status === 'dead').toBe(row.attempts > DELIVERY_BACKOFF_MS.length);
      }),
    );
  });
});

describe('a destination that fails two calls in three, in every way that is its own', () => {
  const WAYS: readonly Fate[] = [
    { kind: 'refused', status: 500 },
    { kind: 'refused', status: 503, retryAfter: '1' },
    { kind: 'refused', status: 429 },
    { kind: 'taken_error' },
    { kind: 'taken_silence' },
    { kind: 'lost' },
  ];

  const PEOPLE = 200;

  test.each([1, 8])(
    'with the process dying again and again, gives nobody up: %i in a request',
    async (batchMax) => {
      const world = new World();
      world.batchMax = batchMax;
      const beginning = world.engine.begin();
      await world.pass(10);
      await beginning;
      const draw = drawn(7);
      const weather = (): Fate => (draw() < 2 / 3 ? (WAYS[Math.floor(draw() * WAYS.length)] as Fate) : { kind: 'ok', afterMs: 20 });
      world.fates = Array.from({ length: 20_000 }, weather);
      for (let no = 1; no <= PEOPLE; no++) world.ledgers[0]!.write(no, { act: 'grant', atMs: world.nowMs });
      world.wake();
      await world.pass(1000);
      for (let no = 3; no <= PEOPLE; no += 3) world.ledgers[0]!.write(no, { act: 'withdraw', atMs: world.nowMs });
      world.wake();
      await world.pass(1000);
      for (let round = 0; round < 3000 && world.store.list(1).length > 0; round++) {
        await world.skipToNextDue();
        if (round % 3 === 0) world.crash();
      }
      expect(world.store.counters().dead).toBe(0);
      expect(world.store.list(5)).toEqual([]);
      expect(new Set(world.landed.map(({ event }) => event.data.address.value)).size).toBe(PEOPLE);
    },
    120_000,
  );
});

/** The same for the same seed, in [0, 1): a linear congruential generator. */
function drawn(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
