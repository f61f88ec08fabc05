import { evictDurableObject, runInDurableObject } from 'cloudflare:test';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import {
  aLedger,
  bindings,
  choice,
  countRecords,
  EVIDENCE,
  outbox,
  part,
  phone,
  sql,
  submission,
  type TestLedger,
  until,
} from './fixtures.ts';

beforeAll(outbox.open);

const toPhone = (n: number) => submission({ parts: [part({ address: phone(`+1202555${String(1000 + n)}`), challenge: null })] });
const seqs = async (ledger: TestLedger) =>
  (await sql<{ seq: number }>(ledger, 'SELECT seq FROM records ORDER BY seq')).map(({ seq }) => seq);
const oneTo = (n: number) => Array.from({ length: n }, (_, i) => i + 1);

describe('group commit', () => {
  test('R1.7 calls that arrive together are all answered, and each is recorded once', async () => {
    const ledger = aLedger();
    const sent = oneTo(40).map(toPhone);
    const answers = await Promise.all(sent.map((command) => ledger.api.submit(ledger.place, command)));
    expect(answers).toEqual(sent.map(({ submission: id }) => ({ ok: true, value: { submission: id } })));
    expect(await seqs(ledger)).toEqual(oneTo(80));
    expect(await ledger.api.refold(ledger.place)).toEqual({ addresses: 40, differed: 0 });
  });

  test('they share one transaction', async () => {
    const ledger = aLedger();
    await ledger.api.submit(ledger.place, toPhone(0));
    // The head is written once per commit: a trigger counts how often.
    await sql(ledger, 'CREATE TABLE commits (n INTEGER) STRICT');
    await sql(ledger, 'CREATE TRIGGER count_commits AFTER UPDATE ON meta BEGIN INSERT INTO commits VALUES (1); END');
    await runInDurableObject(ledger.object, async (instance) => {
      const api = instance as unknown as TestLedger['api'];
      await Promise.all(oneTo(20).map((n) => api.submit(ledger.place, toPhone(n))));
    });
    expect(await sql(ledger, 'SELECT count(*) AS n FROM commits')).toEqual([{ n: 1 }]);
    expect(await countRecords(ledger)).toBe(42);
  });

  test('one that throws half-way leaves nothing and does not spoil the others', async () => {
    const ledger = aLedger();
    const taken = toPhone(0);
    await ledger.api.submit(ledger.place, taken);
    // Its id exists: it fails when its own row is inserted, after its records, evidence and address were.
    const broken = { ...toPhone(99), submission: taken.submission };
    const answers = await runInDurableObject(ledger.object, (instance) => {
      const api = instance as unknown as TestLedger['api'];
      return Promise.allSettled([toPhone(1), broken, toPhone(2)].map((command) => api.submit(ledger.place, command)));
    });
    expect(answers.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(await seqs(ledger)).toEqual(oneTo(6));
    expect(await sql(ledger, 'SELECT no FROM addresses ORDER BY no')).toEqual([{ no: 1 }, { no: 2 }, { no: 3 }]);
    expect(await ledger.api.find(ledger.place, broken.parts[0].address)).toBeNull();
    await ledger.api.submit(ledger.place, toPhone(3));
    expect(await seqs(ledger)).toEqual(oneTo(8));
    expect((await ledger.api.refold(ledger.place)).differed).toBe(0);
  });

  test('a table made by a call that throws is not taken for there', async () => {
    const ledger = aLedger();
    // A value that can't be sealed: it fails at its last step, after the day's tables were made.
    const broken = { ...toPhone(0), widgetVersion: 3n as unknown as number };
    await runInDurableObject(ledger.object, async (instance) => {
      const api = instance as unknown as TestLedger['api'];
      await expect(api.submit(ledger.place, broken)).rejects.toThrow('BigInt');
    });
    expect((await ledger.api.submit(ledger.place, toPhone(1))).ok).toBe(true);
    expect(await seqs(ledger)).toEqual([1, 2]);
  });

  test('a commit that fails rejects every call in it, stores nothing, and the next one goes on', async () => {
    const ledger = aLedger();
    await ledger.api.submit(ledger.place, toPhone(0));
    await sql(ledger, 'ALTER TABLE meta RENAME TO meta_away');
    const answers = await runInDurableObject(ledger.object, (instance) => {
      const api = instance as unknown as TestLedger['api'];
      return Promise.allSettled([api.submit(ledger.place, toPhone(1)), api.submit(ledger.place, toPhone(2))]);
    });
    expect(answers.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(await seqs(ledger)).toEqual([1, 2]);
    await sql(ledger, 'ALTER TABLE meta_away RENAME TO meta');
    await ledger.api.submit(ledger.place, toPhone(3));
    expect(await seqs(ledger)).toEqual(oneTo(4));
    await evictDurableObject(ledger.object);
    expect(await ledger.api.head(ledger.place)).toBe(4);
  });
});

describe('changes', () => {
  const acts = async (ledger: TestLedger) => {
    for (let round = 0; round < 3; round += 1) for (const n of [1, 2, 3, 4]) await ledger.api.submit(ledger.place, toPhone(n));
    await ledger.api.withdrawAll(ledger.place, { no: 2 }, EVIDENCE);
  };

  test.each([1, 3, 7, 100])('pages of %i cover every record exactly once, in order', async (limit) => {
    const ledger = aLedger();
    await acts(ledger);
    const seen: number[] = [];
    let after = 0;
    for (let pages = 0; after < (await ledger.api.head(ledger.place)); pages += 1) {
      const page = await ledger.api.changes(ledger.place, after, limit);
      const inPage = page.addresses.map(({ records }) => records.map(({ seq }) => seq));
      expect(inPage.map(([first]) => first)).toEqual(inPage.map(([first]) => first!).toSorted((a, b) => a! - b!));
      expect(inPage.flat().length).toBeLessThanOrEqual(limit);
      expect(Math.max(...inPage.flat())).toBe(page.upTo);
      seen.push(...inPage.flat());
      after = page.upTo;
      expect(pages).toBeLessThan(100);
    }
    expect(seen.toSorted((a, b) => a - b)).toEqual(oneTo(25));
    expect(await ledger.api.changes(ledger.place, after, limit)).toEqual({ addresses: [], upTo: after, head: after });
  });

  test('R1.6 each address comes with its state now, not as it was at the record', async () => {
    const ledger = aLedger();
    await acts(ledger);
    const page = await ledger.api.changes(ledger.place, 0, 2);
    const one = (await ledger.api.changes(ledger.place, 2, 2)).addresses[0]!;
    expect(page.addresses.map(({ no }) => no)).toEqual([1]);
    expect(one).toMatchObject({ no: 2, seq: 25, address: phone('+12025551002') });
    expect(one.state.keys.map(({ channel, standing }) => [channel, standing])).toEqual([
      ['sms', 'withdrawn'],
      ['whatsapp', 'withdrawn'],
    ]);
    expect(one.state.seq).toBe(25);
    expect(one.records.map(({ seq }) => seq)).toEqual([3, 4]);
  });

  test('one address after a position, for a retry', async () => {
    const ledger = aLedger();
    await acts(ledger);
    const retried = await ledger.api.changed(ledger.place, 2, 4);
    expect(retried?.records.map(({ seq }) => seq)).toEqual([11, 12, 19, 20, 25]);
    expect(await ledger.api.changed(ledger.place, 99, 0)).toBeNull();
  });

  test('couriers are woken once for a commit, and a failing one harms nothing', async () => {
    const ledger = aLedger();
    const { workspace } = ledger.place;
    const ids = ['00000000000000a1', '00000000000000a2'];
    const woken: unknown[] = [];
    const workspaceClass = await runInDurableObject(bindings.WORKSPACE.getByName(workspace), (instance) => Object.getPrototypeOf(instance));
    const courierClass = await runInDurableObject(bindings.COURIER.getByName(`${workspace}/${ids[0]}`), (instance) =>
      Object.getPrototypeOf(instance),
    );
    const courierIds = vi.spyOn(workspaceClass, 'courierIds').mockResolvedValue(ids as never);
    const wake = vi.spyOn(courierClass, 'wake').mockImplementation(async (...given: unknown[]) => {
      woken.push(given);
      if (woken.length === 1) throw new Error('asleep');
    });
    await runInDurableObject(ledger.object, async (instance) => {
      const api = instance as unknown as TestLedger['api'];
      await Promise.all(oneTo(10).map((n) => api.submit(ledger.place, toPhone(n))));
    });
    await until(() => woken.length === 2, 'both to be woken');
    expect(woken).toEqual(ids.map((destination) => [{ workspace, destination, partitions: 1 }, 0]));
    await ledger.api.submit(ledger.place, toPhone(11));
    await until(() => woken.length === 4, 'both to be woken again');
    expect(courierIds).toHaveBeenCalledTimes(1);
    // Nothing recorded, nobody woken.
    await ledger.api.verify(ledger.place, 'ff'.repeat(10), null, '000000', EVIDENCE);
    await ledger.api.submit(ledger.place, toPhone(12));
    await until(() => woken.length >= 6, 'both to be woken once more');
    await evictDurableObject(ledger.object); // waits for whatever is still on its way
    expect(woken.length).toBe(6);
    courierIds.mockRestore();
    wake.mockRestore();
  });
});

test('choices of one submission come in the order in which they were shown', async () => {
  const ledger = aLedger();
  const choices = [choice('whatsapp'), choice('sms'), choice('viber', { granted: false })];
  await ledger.api.submit(ledger.place, submission({ parts: [part({ choices })] }));
  expect(await sql(ledger, 'SELECT channel FROM records ORDER BY seq')).toEqual([
    { channel: 'whatsapp' },
    { channel: 'sms' },
    { channel: 'viber' },
  ]);
});
