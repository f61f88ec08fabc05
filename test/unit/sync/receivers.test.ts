/**
 * The engine against a strict receiver over real HTTP: whatever that does, nothing is lost, nothing stale follows a withdrawal.
 * Times are short here; that they are what limits.ts says is shown in virtual time.
 */
import { afterEach, expect, test } from 'vitest';
import { guardedFetch } from '../../../worker/platform/outbound.ts';
import { wait } from '../../../worker/platform/timer.ts';
import { Engine } from '../../../worker/sync/engine.ts';
import { pseudonyms } from '../../../worker/sync/pseudonyms.ts';
import { destinationFor } from '../../../worker/sync/registry.ts';
import { Store } from '../../../worker/sync/store.ts';
import { type Behaviour, type ReceiverOptions, StandardWebhooksReceiver } from '../../vendors/standard-webhooks-receiver.ts';
import { MemoryLedger } from './memory-ledger.ts';
import { nodeStorage, testBox } from './node-storage.ts';

const SECRET = `whsec_${Buffer.alloc(32, 7).toString('base64')}`;
const TIMEOUT_MS = 150;
const SETTLE_MS = 250;
const ends: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0)) await end();
});

async function given(options: Omit<ReceiverOptions, 'secret'>, ...behaviours: readonly Behaviour[]) {
  const receiver = new StandardWebhooksReceiver({ secret: SECRET, ...options });
  await receiver.start();
  receiver.next(...behaviours);
  const ledger = new MemoryLedger();
  const store = new Store(nodeStorage());
  const place = { workspace: '00'.repeat(8), destination: 'd1', partitions: 1 };
  const call = guardedFetch({ demo: true, ownHost: 'sayso.test', fetch: (url, init) => fetch(url, init) });
  let alarm: ReturnType<typeof setTimeout> | undefined;
  let status: 'active' | 'disabled' = 'active';
  const reports: unknown[] = [];
  const engine = new Engine({
    place,
    store,
    names: pseudonyms({ current: 1, keys: new Map([[1, new Uint8Array(32)]]) }, place.workspace, place.destination),
    links: () => null,
    ledger: () => ledger,
    target: async () => ({
      id: 'd1',
      key: 'hook',
      settings: { type: 'standard_webhooks', url: receiver.url },
      secret: SECRET,
      status,
      optOuts: 'not_asked' as const,
      lastNotice: 0,
      partitions: 1,
      jurisdiction: 'none' as const,
      footer: null,
    }),
    disable: async () => {
      status = 'disabled';
    },
    late: async () => undefined,
    notices: async () => [],
    adapter: (target) => ({ ...destinationFor(target.settings), settleMs: SETTLE_MS }),
    call: ({ url, method, headers, body }) => call(url, { method, headers, body }, { timeoutMs: TIMEOUT_MS, answerBytesMax: 10_000 }),
    now: Date.now,
    random: () => 0.002,
    wait,
    arm: async (atMs) => {
      clearTimeout(alarm);
      alarm = setTimeout(() => void engine.run(), atMs - Date.now());
    },
    box: testBox(),
    report: (what, error) => reports.push([what, error]),
  });
  await engine.begin();
  ends.push(async () => {
    status = 'disabled';
    clearTimeout(alarm);
    await receiver.stop();
  });
  return {
    receiver,
    store,
    status: () => status,
    run: () => engine.run(),
    act(name: 'grant' | 'withdraw', no = 1) {
      ledger.write(no, { act: name, atMs: Date.now() });
      engine.hint();
      void engine.run();
    },
    word: (no = 1) => receiver.lastWord(ledger.addressOf(no))?.data.state[0]?.standing ?? null,
    async quiet() {
      await until(() => store.list(1).length === 0 && store.position(0) === ledger.records.length);
      expect(receiver.violations).toEqual([]);
      expect(reports).toEqual([]);
    },
    async arrived(count: number) {
      await until(() => receiver.arrivals.length >= count);
    },
  };
}

async function until(holds: () => boolean): Promise<void> {
  const deadline = Date.now() + 8000;
  while (!holds()) {
    if (Date.now() > deadline) throw new Error('not within 8 s');
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

test('what is sent verifies, keeps to the contract, and says the state', async () => {
  const { receiver, act, word, quiet } = await given({});
  act('grant');
  await quiet();
  // More than once only where a busy machine's answer was not in time, and then under the same id.
  expect(new Set(receiver.arrivals.map(({ id }) => id)).size).toBe(1);
  expect(receiver.arrivals[0]!.id).toMatch(/^msg_[0-9a-f]{32}$/);
  expect(word()).toBe('granted');
});

test('R1.6 a receiver that dedupes by id and times out once ends with the withdrawal', async () => {
  // It remembers the id and loses the event: the retry has the same id and is dropped, and yet answered 200.
  const { receiver, act, word, quiet } = await given({ dedupesById: true }, 'ok', 'remember_and_hang');
  act('grant');
  await quiet();
  act('withdraw');
  await quiet();
  expect(word()).toBe('withdrawn');
  const ids = receiver.arrivals.map(({ id }) => id);
  expect(ids).toHaveLength(4);
  expect([ids[1] === ids[2], ids[3] === ids[2]], 'a retry keeps the id, the repeat has its own').toEqual([true, false]);
});

test('R1.6 a grant that lands late, after the withdrawal, is overwritten', async () => {
  const { receiver, act, word, quiet, arrived } = await given({ dedupesById: true }, { lateMs: TIMEOUT_MS + 120 });
  act('grant');
  await arrived(1);
  act('withdraw');
  await quiet();
  expect(receiver.taken.map(({ event }) => event.data.state[0]?.standing)).toEqual(['withdrawn', 'granted', 'withdrawn']);
  expect(word()).toBe('withdrawn');
});

test('a receiver that drops lower sequences never goes back at all', async () => {
  const { receiver, act, quiet, arrived } = await given({ dropsLowerSequence: true }, { lateMs: TIMEOUT_MS + 120 });
  act('grant');
  await arrived(1);
  act('withdraw');
  await quiet();
  expect(receiver.taken.map(({ event }) => event.data.state[0]?.standing)).not.toContain('granted');
});

test.each<[string, Behaviour]>([
  ['500', { status: 500, body: 'no' }],
  ['429 with Retry-After', { status: 429, headers: { 'retry-after': '0' } }],
  ['400', { status: 400 }],
  ['a redirect', { status: 302 }],
  ['a hang', 'hang'],
  ['taken, then a hang', 'take_and_hang'],
  ['a reset', 'reset'],
  ['taken, then a reset', 'take_and_reset'],
  ['bytes that are no HTTP', 'garbage'],
  ['200 with garbage', 'garbage_200'],
])('R1.6 %s on the grant, then on the withdrawal: nothing is lost, no stale grant follows', async (_what, behaviour) => {
  const { receiver, act, word, quiet } = await given({ dedupesById: true }, behaviour);
  act('grant');
  await quiet();
  expect(word()).toBe('granted');
  receiver.next(behaviour);
  act('withdraw');
  await quiet();
  expect(word()).toBe('withdrawn');
  const firstNo = receiver.arrivals.findIndex(({ event }) => event.data.state[0]?.standing === 'withdrawn');
  expect(receiver.arrivals.slice(firstNo).map(({ event }) => event.data.state[0]?.standing)).not.toContain('granted');
});

test('410 disables the destination; the receiver is left alone', async () => {
  const { receiver, act, status, run } = await given({}, { status: 410, body: 'gone' });
  act('grant');
  await until(() => status() === 'disabled');
  act('withdraw');
  await run();
  expect(receiver.arrivals).toHaveLength(1);
});

test('the receiver’s words are kept, short and without the address they repeat', async () => {
  const { store, act, arrived } = await given(
    {},
    { status: 422, body: `unknown subscriber +12025550101 (ann@shop.example) ${'x'.repeat(900)}` },
  );
  act('grant');
  await arrived(1);
  await until(() => store.counters().failedAttempts === 1);
  const reason = store.list(1)[0]?.lastReason ?? '';
  expect(reason).toContain('unknown subscriber');
  expect(reason.length).toBeLessThanOrEqual(200);
  expect(reason).not.toMatch(/2025550101|ann@/);
});
