/**
 * R1.6 and R1.7 as a property: whatever people do, however the network and the receiver fail, whenever the process dies, once all is
 * quiet the receiver's last word on every address is the ledger's, and what is said never goes back in time.
 */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { COURIER_SETTINGS_CACHE_MS, WEBHOOK_SETTLE_MS } from '../../../shared/limits.ts';
import type { ChannelId } from '../../../shared/vocabulary.ts';
import { eventStates } from '../../../worker/consent/wire.ts';
import type { Written } from './memory-ledger.ts';
import { type Fate, type Landed, World } from './virtual-world.ts';

const RUNS = Number(process.env.CONVERGENCE_RUNS ?? 150);

const channel = fc.constantFrom<ChannelId>('sms', 'whatsapp');
const written: fc.Arbitrary<Omit<Written, 'atMs'>> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ act: fc.constant('grant' as const), channel }) },
  { weight: 4, arbitrary: fc.record({ act: fc.constant('withdraw' as const), channel: fc.option(channel, { nil: null }) }) },
  { weight: 1, arbitrary: fc.record({ act: fc.constant('grant' as const), channel, verified: fc.constant(false) }) },
  { weight: 1, arbitrary: fc.record({ act: fc.constantFrom('stop' as const, 'resume' as const), channel }) },
);
const fate: fc.Arbitrary<Fate> = fc.oneof(
  fc.record({ kind: fc.constant('ok' as const), afterMs: fc.integer({ min: 1, max: 14_000 }) }),
  fc.constant<Fate>({ kind: 'refused', status: 400 }),
  fc.constant<Fate>({ kind: 'refused', status: 302 }),
  fc.constant<Fate>({ kind: 'refused', status: 429, retryAfter: '40' }),
  fc.constant<Fate>({ kind: 'taken_error' }),
  fc.constant<Fate>({ kind: 'taken_silence' }),
  fc.constant<Fate>({ kind: 'lost' }),
  fc.record({ kind: fc.constant('late' as const), afterMs: fc.integer({ min: 1, max: WEBHOOK_SETTLE_MS - 1 }) }),
);
type Step =
  | {
      readonly do: 'act';
      readonly no: number;
      readonly partition: number;
      readonly written: Omit<Written, 'atMs'>;
      readonly wakes: boolean;
    }
  | { readonly do: 'pass'; readonly ms: number }
  | { readonly do: 'crash' | 'pause' | 'pause_grants' | 'resume' };
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant('act' as const),
      no: fc.integer({ min: 1, max: 2 }),
      partition: fc.integer({ min: 0, max: 1 }),
      written,
      wakes: fc.boolean(),
    }),
  },
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant('pass' as const),
      ms: fc.oneof(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 90_000 })),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constantFrom('crash' as const, 'pause' as const, 'pause_grants' as const, 'resume' as const) }),
  },
);

/** What a receiver makes of what lands. */
interface Receiver {
  readonly dedupesById: boolean;
  readonly dropsLowerSequence: boolean;
}
function lastWords(landed: readonly Landed[], receiver: Receiver): Map<string, Landed['event']['data']> {
  const ids = new Set<string>();
  const words = new Map<string, Landed['event']['data']>();
  for (const { event, onlyId } of landed) {
    const key = event.data.address.value;
    if (receiver.dedupesById && ids.has(event.id)) continue;
    ids.add(event.id);
    if (onlyId) continue;
    if (receiver.dropsLowerSequence && (words.get(key)?.sequence ?? 0) > event.data.sequence) continue;
    words.set(key, event.data);
  }
  return words;
}

async function begun(fates: readonly Fate[], jitter: number, batchMax = 1): Promise<World> {
  const world = new World(2, () => jitter);
  world.batchMax = batchMax;
  for (const ledger of world.ledgers) {
    ledger.pageMax = 3;
    ledger.onTheWay = () => world.after(2);
  }
  const beginning = world.engine.begin();
  await world.pass(10);
  await beginning;
  world.fates = [...fates];
  world.wake();
  return world;
}

const STATUS = { pause: 'paused', pause_grants: 'grants_paused', resume: 'active' } as const;

async function play(world: World, steps: readonly Step[]): Promise<void> {
  for (const one of steps) {
    if (one.do === 'act') {
      world.ledgers[one.partition]!.write(one.no, { ...one.written, atMs: world.nowMs });
      if (one.wakes) world.wake();
    } else if (one.do === 'pass') await world.pass(one.ms);
    else if (one.do === 'crash') {
      // What was on its way when the process died is lost or lands: `landed` is the network's, not the process's.
      await world.pass(0);
      world.crash();
    } else world.status = STATUS[one.do];
    if (one.do !== 'pass') await world.pass(0);
  }
}

function expectNothingStale(world: World): void {
  const newest = new Map<string, number>();
  for (const { event } of world.sent) {
    const { address, sequence } = event.data;
    expect(sequence, 'what is sent never goes back in time').toBeGreaterThanOrEqual(newest.get(address.value) ?? 0);
    newest.set(address.value, sequence);
  }
}

/** While grants are paused nothing is turned on, once the settings that a run remembers are over. */
function expectGateKept(world: World): void {
  for (const { atMs, event } of world.sent) {
    const { status, sinceMs } = world.statusAt(atMs);
    if (status !== 'grants_paused' || atMs - sinceMs < COURIER_SETTINGS_CACHE_MS) continue;
    expect(event.data.state.filter(({ permitted }) => permitted)).toEqual([]);
  }
}

function expectInStep(world: World, receiver: Receiver): void {
  const words = lastWords(world.landed, receiver);
  for (const ledger of world.ledgers) {
    for (const no of [1, 2]) {
      const owned = eventStates(ledger.stateOf(no), world.nowMs, { onlyOwned: true });
      const word = words.get(ledger.addressOf(no));
      if (owned.length === 0) expect(word, 'nothing is told of who never granted').toBeUndefined();
      else expect(word?.state, 'the last word is the ledger’s').toEqual(owned);
    }
  }
}

function expectNothingMissed(world: World): void {
  for (const ledger of world.ledgers) {
    const verifiedGrants = ledger.records.filter(({ record }) => record.act === 'grant' && record.verified);
    for (const { no, record } of verifiedGrants) {
      const listed = world.landed.some(
        ({ event, onlyId }) =>
          !onlyId && event.data.address.value === ledger.addressOf(no) && event.data.changes.some(({ seq }) => seq === record.seq),
      );
      expect(listed, 'every record told is listed in something that landed').toBe(true);
    }
  }
}

function expectNothingTooMuch(world: World, receiver: Receiver): void {
  for (const [address, word] of lastWords(world.landed, receiver)) {
    const ledger = world.ledgers.find((one) => [1, 2].some((no) => one.addressOf(no) === address))!;
    const no = [1, 2].find((one) => ledger.addressOf(one) === address)!;
    const allowed = eventStates(ledger.stateOf(no), world.nowMs, { onlyOwned: true }).filter(({ permitted }) => permitted);
    const told = word.state.filter(({ permitted }) => permitted);
    expect(allowed.map(({ channel }) => channel)).toEqual(expect.arrayContaining(told.map(({ channel }) => channel)));
  }
}

const RECEIVERS: readonly Receiver[] = [true, false].flatMap((dedupesById) =>
  [true, false].map((dropsLowerSequence) => ({ dedupesById, dropsLowerSequence })),
);

test('R1.6 once all is quiet every receiver is in step, and nothing stale was ever sent', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(step, { minLength: 1, maxLength: 24 }),
      fc.array(fate, { maxLength: 14 }),
      fc.double({ min: 0, max: 0.999, noNaN: true }),
      fc.constantFrom(1, 4),
      async (steps, fates, jitter, batchMax) => {
        const world = await begun(fates, jitter, batchMax);
        await play(world, steps);
        world.status = 'active';
        await world.passUntilQuiet();
        expectNothingStale(world);
        expectGateKept(world);
        expect(world.reports).toEqual([]);
        expect(world.openMax).toBeLessThanOrEqual(5);
        expect(world.store.list(10), 'no row is left').toEqual([]);
        for (const receiver of RECEIVERS) expectInStep(world, receiver);
        expectNothingMissed(world);
      },
    ),
    { numRuns: RUNS },
  );
}, 120_000);

test('R1.6 a receiver that remembers an id before it has done the work still ends with every withdrawal', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(step, { minLength: 1, maxLength: 16 }),
      fc.array(fc.oneof(fate, fc.constant<Fate>({ kind: 'remembered' }), fc.constant<Fate>({ kind: 'ok', afterMs: 5 })), { maxLength: 8 }),
      fc.constantFrom(1, 4),
      async (steps, fates, batchMax) => {
        // One such failure: of a receiver that does it again with the repeat, nobody could tell.
        const first = fates.findIndex(({ kind }) => kind === 'remembered');
        const world = await begun(
          fates.filter((one, index) => one.kind !== 'remembered' || index === first),
          0.5,
          batchMax,
        );
        await play(world, steps);
        world.status = 'active';
        await world.passUntilQuiet();
        for (const receiver of RECEIVERS) expectNothingTooMuch(world, receiver);
      },
    ),
    { numRuns: RUNS },
  );
}, 120_000);
