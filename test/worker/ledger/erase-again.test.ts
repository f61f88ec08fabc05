/** What a copy brings back of somebody who was erased since is erased again before the ledger answers anything. */
import { runInDurableObject } from 'cloudflare:test';
import { beforeAll, expect, test, vi } from 'vitest';
import { eraseAgain } from '../../../worker/consent/erase-again.ts';
import type { ErasureEntry } from '../../../worker/consent/ledger-api.ts';
import { ledgerCore } from '../../../worker/consent/ledger-core.ts';
import { ledgerKeys } from '../../../worker/consent/ledger-keys.ts';
import { findAddress, timeline } from '../../../worker/consent/reading.ts';
import { guarded, type HeadKeeper, recovery } from '../../../worker/consent/recovery.ts';
import { parseEnv } from '../../../worker/env.ts';
import { randomBytes } from '../../../worker/platform/random.ts';
import { aLedger, bindings, outbox, part, phone, sql, submission, type TestLedger } from './fixtures.ts';

beforeAll(outbox.open);

const [A, B] = [phone('+12025550101'), phone('+12025550102')];
const erased = (no: number): ErasureEntry => ({ partition: 0, no, seq: 50, erasedAtMs: 1, by: 'merchant', destinations: ['d1'] });
const LOST = { seq: 99, leavesHash: 'ab'.repeat(32) };

/** The ledger's own storage behind a guard of the test's own, whose Workspace remembers a later head. */
function restoredIn(ledger: TestLedger, state: DurableObjectState, keeper: Partial<HeadKeeper>) {
  const env = parseEnv(bindings);
  const core = ledgerCore({
    sql: state.storage.sql,
    transaction: (body) => state.storage.transactionSync(body),
    now: Date.now,
    random: randomBytes,
    keysOf: (workspace) => ledgerKeys(env.master, env.hash, workspace),
    gather: () => Promise.resolve(),
    closing: () => {},
    committed: () => {},
  });
  const known: HeadKeeper = {
    ledgerHead: () => Promise.resolve({ head: LOST, recovering: false }),
    reportHead: () => Promise.resolve(LOST),
    nextGeneration: (_, atLeast) => Promise.resolve(atLeast),
    erasedIn: () => Promise.resolve([]),
    ...keeper,
  };
  const { ready } = recovery({ core, keeper: () => known, eraseAgain, now: Date.now, wait: () => new Promise(() => {}), report: () => {} });
  return { core, guard: guarded(core, ready), place: ledger.place };
}

async function twoPeople(): Promise<TestLedger> {
  const ledger = aLedger();
  for (const address of [A, B]) {
    await ledger.api.submit(ledger.place, submission({ parts: [part({ address, typed: address.value, challenge: null })] }));
  }
  return ledger;
}

test('by the numbers in the journal, whoever else there is; numbers of the lost time are passed over', async () => {
  const ledger = await twoPeople();
  await sql(ledger, 'CREATE TABLE seen (zeros INTEGER) STRICT');
  await sql(
    ledger,
    'CREATE TRIGGER see BEFORE DELETE ON evidence BEGIN INSERT INTO seen VALUES (OLD.body = zeroblob(length(OLD.body))); END',
  );
  await runInDurableObject(ledger.object, async (_, state) => {
    const { guard, place } = restoredIn(ledger, state, { erasedIn: () => Promise.resolve([erased(1), erased(77)]) });
    expect(await guard.read(place, (session) => findAddress(session, A))).toBeNull();
    expect(await guard.read(place, (session) => timeline(session, { no: 1 }, null, 10))).toEqual({ entries: [], next: null });
    expect((await guard.read(place, (session) => findAddress(session, B)))?.state.recovering).toBe(true);
  });
  const [row] = await sql(ledger, 'SELECT ciphertext, wrapped_key, profile, next_due_ms FROM addresses WHERE no = 1');
  expect(row).toEqual({ ciphertext: null, wrapped_key: null, profile: null, next_due_ms: null });
  expect(await sql(ledger, 'SELECT addr FROM evidence')).toEqual([{ addr: 2 }]);
  expect((await sql<{ zeros: number }>(ledger, 'SELECT zeros FROM seen')).every(({ zeros }) => zeros === 1)).toBe(true);
  expect(await sql(ledger, 'SELECT act, addr FROM records WHERE seq > 1000')).toEqual([{ act: 'erase', addr: 1 }]);
});

test('once: a later start does not ask the journal again, and erasing twice changes nothing', async () => {
  const ledger = await twoPeople();
  const erasedIn = vi.fn(() => Promise.resolve([erased(1)]));
  await runInDurableObject(ledger.object, async (_, state) => {
    for (let start = 0; start < 2; start += 1) {
      const { core, guard, place } = restoredIn(ledger, state, { erasedIn });
      await guard.read(place, (session) => session.head);
      await core.run(place, (session) => eraseAgain(session, erased(1)));
    }
  });
  expect(erasedIn).toHaveBeenCalledTimes(1);
  expect(await sql(ledger, "SELECT count(*) AS n FROM records WHERE act = 'erase'")).toEqual([{ n: 1 }]);
});

test('where the journal, or a number for the generation, is not to be had, nothing is answered; the next call tries again', async () => {
  for (const missing of ['erasedIn', 'nextGeneration'] as const) {
    const ledger = await twoPeople();
    await runInDurableObject(ledger.object, async (_, state) => {
      const { guard, place } = restoredIn(ledger, state, {
        [missing]: vi
          .fn<() => Promise<never>>()
          .mockRejectedValueOnce(new Error('unreachable'))
          .mockResolvedValue((missing === 'erasedIn' ? [erased(1)] : 2) as never),
      });
      await expect(guard.read(place, (session) => findAddress(session, B))).rejects.toThrow('unreachable');
      expect((await guard.read(place, (session) => findAddress(session, B)))?.state.recovering).toBe(true);
    });
  }
});
