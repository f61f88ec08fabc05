import { evictDurableObject, runDurableObjectAlarm, runInDurableObject } from 'cloudflare:test';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { GENERATION_NUMBERS, HEAD_RETRY_MS, HEADS_KEPT } from '../../../shared/limits.ts';
import type { Address } from '../../../shared/vocabulary.ts';
import type { AddressView } from '../../../worker/consent/ledger-api.ts';
import { permitted } from '../../../worker/consent/permitted.ts';
import { Workspace } from '../../../worker/index.ts';
import { copyOf, emptied, putBack } from './copies.ts';
import {
  aLedger,
  bindings,
  choice,
  DISCLOSURE,
  EVIDENCE,
  outbox,
  part,
  phone,
  sql,
  submission,
  type TestLedger,
  until,
} from './fixtures.ts';

vi.setConfig({ testTimeout: 30_000 });
beforeAll(outbox.open);

const BASE = GENERATION_NUMBERS;
const A = phone('+12025550101');
const B = phone('+12025550102');
const C = phone('+12025550103');

const workspaceOf = ({ place }: TestLedger) => bindings.WORKSPACE.getByName(place.workspace);
const remembered = async (ledger: TestLedger) => (await workspaceOf(ledger).ledgerHead(ledger.place.partition)).head;
const reported = (ledger: TestLedger) =>
  until(async () => (await remembered(ledger))?.seq === (await ledger.api.head(ledger.place)), 'a reported head');

/** Grants SMS by the person's own act. */
async function granted(ledger: TestLedger, address: Address): Promise<number> {
  const sent = submission({ parts: [part({ address, typed: address.value, choices: [choice('sms')], challenge: null })] });
  await ledger.api.submit(ledger.place, sent);
  const { no } = (await ledger.api.find(ledger.place, address))!;
  await change(ledger, no, 'grant');
  return no;
}
async function change(ledger: TestLedger, no: number, act: 'grant' | 'withdraw'): Promise<void> {
  const view = (await ledger.api.address(ledger.place, { no }))!;
  const seenSeq = view.state.keys.find((key) => key.channel === 'sms')?.movedSeq ?? 0;
  const wanted = { act, programme: 'default', channel: 'sms', purpose: 'marketing', topic: null } as const;
  const changed = await ledger.api.change(
    ledger.place,
    { no },
    [{ ...wanted, disclosure: DISCLOSURE, seenSeq, grantLifeMs: null }],
    EVIDENCE,
  );
  expect(changed).toEqual({ ok: true, value: [{ outcome: 'done' }] });
}
const sms = (view: Pick<AddressView, 'state'>) => {
  const key = view.state.keys.find(({ channel }) => channel === 'sms')!;
  return { standing: key.standing, ...permitted(key, view.state, Date.now() + 1) };
};
const found = async (ledger: TestLedger, address: Address) => sms((await ledger.api.find(ledger.place, address))!);

/** A and B granted and copied; then A withdraws, and C comes; then the copy is put back. */
async function restored(): Promise<
  TestLedger & { readonly lastSeq: number; readonly lostSeq: number; readonly a: number; readonly b: number }
> {
  const ledger = aLedger();
  const [a, b] = [await granted(ledger, A), await granted(ledger, B)];
  const copy = await copyOf(ledger);
  const lastSeq = await ledger.api.head(ledger.place);
  await change(ledger, a, 'withdraw');
  await granted(ledger, C);
  await reported(ledger);
  const lostSeq = await ledger.api.head(ledger.place);
  await putBack(ledger, copy);
  return { ...ledger, lastSeq, lostSeq, a, b };
}

describe('a ledger that is not an extension of its remembered head', () => {
  test('permits nothing and says why; its couriers are told to hold grants', async () => {
    const ledger = await restored();
    for (const address of [A, B]) {
      expect(await found(ledger, address)).toMatchObject({ standing: 'granted', permitted: false });
      expect((await found(ledger, address)).suppressedBy).toContain('recovering');
    }
    expect(await ledger.api.find(ledger.place, C)).toBeNull();
    const page = await ledger.api.changes(ledger.place, 0, 100);
    expect(page.addresses.map(({ grantsHeld }) => grantsHeld)).toEqual([true, true]);
    expect(await ledger.api.changed(ledger.place, ledger.b, 0)).toMatchObject({ grantsHeld: true, seq: BASE });
    expect(await ledger.api.status(ledger.place)).toMatchObject({
      seq: BASE,
      generation: 2,
      recoveringSinceMs: expect.any(Number),
      baseSeq: BASE,
    });
    expect(await workspaceOf(ledger).ledgerStandings()).toMatchObject([{ partition: 0, seq: ledger.lostSeq, generation: 2 }]);
    expect((await workspaceOf(ledger).ledgerStandings())[0]!.recoveringSinceMs).not.toBeNull();
  });

  test('gives out no number a second time, and keeps the sequences of before and after apart', async () => {
    const ledger = await restored();
    const no = await granted(ledger, phone('+12025550104'));
    expect(no).toBe(BASE + 1);
    const seqs = await sql<{ seq: number }>(ledger, 'SELECT seq FROM records ORDER BY seq');
    expect(seqs.map(({ seq }) => seq)).toEqual([1, 2, 3, 4, BASE + 1, BASE + 2]);
    for (const table of ['evidence', 'addresses']) {
      const [{ no: last }] = (await sql<{ no: number }>(ledger, `SELECT max(no) AS no FROM ${table}`)) as [{ no: number }];
      expect(last, table).toBeGreaterThan(BASE);
    }
  });

  test('records and tells withdrawals: a courier whose position is past the copy finds them', async () => {
    const ledger = await restored();
    await change(ledger, ledger.b, 'withdraw');
    expect(await found(ledger, B)).toMatchObject({ standing: 'withdrawn' });
    const page = await ledger.api.changes(ledger.place, ledger.lostSeq, 100);
    expect(page.addresses.map(({ no, seq, grantsHeld }) => ({ no, seq, grantsHeld }))).toEqual([
      { no: ledger.b, seq: BASE + 1, grantsHeld: true },
    ]);
    expect(page).toMatchObject({ upTo: BASE + 1, head: BASE + 1 });
  });

  test('a courier that is up to date with what was lost has no lag for the gap', async () => {
    const ledger = await restored();
    expect(await ledger.api.changes(ledger.place, ledger.lostSeq, 100)).toEqual({ addresses: [], upTo: BASE, head: BASE });
  });

  test('a grant made meanwhile is acknowledged as ever, and permits nothing yet', async () => {
    const ledger = await restored();
    await change(ledger, ledger.b, 'grant');
    expect(await found(ledger, B)).toEqual({ standing: 'granted', permitted: false, suppressedBy: ['recovering'] });
    const told = await ledger.api.changed(ledger.place, ledger.b, 0);
    // The courier itself must see which pairs are held back and which are off.
    expect(sms(told!)).toEqual({ standing: 'granted', permitted: true, suppressedBy: [] });
    expect(told!.grantsHeld).toBe(true);
  });

  test('a further start neither begins another generation nor ends this one', async () => {
    const ledger = await restored();
    await ledger.api.head(ledger.place);
    await evictDurableObject(ledger.object);
    expect(await ledger.api.status(ledger.place)).toMatchObject({ generation: 2, recoveringSinceMs: expect.any(Number) });
    await change(ledger, ledger.b, 'withdraw');
    await reported(ledger);
    await evictDurableObject(ledger.object);
    expect(await ledger.api.status(ledger.place)).toMatchObject({ generation: 2, recoveringSinceMs: expect.any(Number) });
  });

  test('the lost file put back before anything was recorded makes it whole again', async () => {
    const ledger = aLedger();
    const a = await granted(ledger, A);
    const copy = await copyOf(ledger);
    await change(ledger, a, 'withdraw');
    await reported(ledger);
    const newest = await copyOf(ledger);
    await putBack(ledger, copy);
    expect(await ledger.api.status(ledger.place)).toMatchObject({ generation: 2 });
    await putBack(ledger, newest);
    expect(await ledger.api.status(ledger.place)).toMatchObject({ generation: 1, recoveringSinceMs: null });
    expect(await found(ledger, A)).toMatchObject({ standing: 'withdrawn' });
    // The number that was given out is not given out again.
    expect(await workspaceOf(ledger).nextGeneration(0, 2)).toBe(3);
    expect((await workspaceOf(ledger).ledgerStandings())[0]!.recoveringSinceMs, 'the operator is told').toBeNull();
  });

  test('an empty one where there were records', async () => {
    const ledger = aLedger();
    await granted(ledger, A);
    await reported(ledger);
    await emptied(ledger);
    expect(await ledger.api.status(ledger.place)).toMatchObject({ generation: 2, recoveringSinceMs: expect.any(Number) });
    expect(await granted(ledger, A)).toBe(BASE + 1);
    expect((await found(ledger, A)).suppressedBy).toContain('recovering');
  });

  test('one of the same length with other records, and a longer one that went another way', async () => {
    for (const more of [0, 1]) {
      const ledger = aLedger();
      await granted(ledger, A);
      const copy = await copyOf(ledger);
      await granted(ledger, B);
      await reported(ledger);
      const unreachable = vi.spyOn(Workspace.prototype, 'ledgerHead').mockRejectedValue(new Error('unreachable'));
      await putBack(ledger, copy);
      await granted(ledger, C); // it goes on without the Workspace, by the numbers that it knows
      if (more === 1) await granted(ledger, phone('+12025550105'));
      expect((await found(ledger, C)).permitted).toBe(true);
      unreachable.mockRestore();
      await evictDurableObject(ledger.object);
      expect(await ledger.api.status(ledger.place)).toMatchObject({ generation: 2, recoveringSinceMs: expect.any(Number) });
    }
  });
});

describe('a whole ledger', () => {
  test('stays of the first generation over any number of starts', async () => {
    const ledger = aLedger();
    for (let n = 0; n < 4; n += 1) {
      await granted(ledger, phone(`+1202555011${n}`));
      if (n === 2) await reported(ledger);
      await evictDurableObject(ledger.object);
    }
    expect(await ledger.api.status(ledger.place)).toMatchObject({ seq: 8, generation: 1, recoveringSinceMs: null, baseSeq: null });
    expect(await found(ledger, phone('+12025550110'))).toEqual({ standing: 'granted', permitted: true, suppressedBy: [] });
    expect((await ledger.api.changes(ledger.place, 0, 100)).addresses[0]).not.toHaveProperty('grantsHeld');
  });

  test('reports its last head, and what a dead process did not report the alarm of the next one does', async () => {
    const ledger = aLedger();
    const lost = vi.spyOn(Workspace.prototype, 'reportHead').mockRejectedValue(new Error('unreachable'));
    await granted(ledger, A);
    await until(() => lost.mock.calls.length > 0, 'a report');
    expect(await remembered(ledger)).toBeNull();
    lost.mockRestore();
    await evictDurableObject(ledger.object);
    expect(await runDurableObjectAlarm(ledger.object)).toBe(true);
    await reported(ledger);
    const [meta] = await sql<{ leaves_hash: ArrayBuffer }>(ledger, 'SELECT leaves_hash FROM meta');
    expect((await remembered(ledger))!.leavesHash).toBe(Buffer.from(meta!.leaves_hash).toString('hex'));
  });

  test('of many commits it reports few heads, and remembers each that it sent', async () => {
    const ledger = aLedger();
    for (let n = 0; n < 20; n += 1)
      await ledger.api.submit(ledger.place, submission({ parts: [part({ address: phone(`+120255501${10 + n}`) })] }));
    await reported(ledger);
    const rows = await sql<{ seq: number }>(ledger, 'SELECT seq FROM heads ORDER BY seq');
    expect(rows.length).toBeLessThan(10);
    expect(rows.at(-1)!.seq).toBe(40);
  });

  test('a head that the Workspace may come to remember is never forgotten; others beyond the last hundred are', async () => {
    const ledger = aLedger();
    await granted(ledger, A);
    await reported(ledger);
    await runInDurableObject(ledger.object, (_, { storage }) => {
      for (let n = 1; n <= 150; n += 1) storage.sql.exec('INSERT OR IGNORE INTO heads VALUES (?, ?, 0)', -n, new Uint8Array(32));
    });
    const acked = (await remembered(ledger))!.seq;
    await granted(ledger, B);
    await reported(ledger);
    const rows = (await sql<{ seq: number }>(ledger, 'SELECT seq FROM heads ORDER BY seq')).map(({ seq }) => seq);
    expect(rows).toContain(acked);
    expect(rows.length).toBeLessThanOrEqual(HEADS_KEPT + 2);
  });

  test('serves while the Workspace is away, and asks again', async () => {
    const ledger = aLedger();
    await granted(ledger, A);
    await reported(ledger);
    const asked = vi.spyOn(Workspace.prototype, 'ledgerHead').mockRejectedValue(new Error('unreachable'));
    await evictDurableObject(ledger.object);
    expect((await found(ledger, A)).permitted).toBe(true);
    expect(asked).toHaveBeenCalledTimes(1);
    expect((await found(ledger, A)).permitted).toBe(true);
    expect(asked, 'not at every call').toHaveBeenCalledTimes(1);
    const realNow = Date.now;
    const later = vi.spyOn(Date, 'now').mockImplementation(() => realNow() + HEAD_RETRY_MS + 1000);
    await found(ledger, A);
    expect(asked).toHaveBeenCalledTimes(2);
    later.mockRestore();
    asked.mockRestore();
  });

  test('the Workspace never goes back, and takes no head of a sequence twice', async () => {
    const workspace = bindings.WORKSPACE.getByName('00000000000000fe');
    const head = (seq: number, byte: string) => ({ seq, leavesHash: byte.repeat(32) });
    const report = (seq: number, byte: string) =>
      workspace.reportHead(3, { head: head(seq, byte), generation: 1, recoveringSinceMs: null });
    expect(await report(7, 'aa')).toEqual(head(7, 'aa'));
    expect(await report(6, 'bb')).toEqual(head(7, 'aa'));
    expect(await report(7, 'cc')).toEqual(head(7, 'aa'));
    expect(await report(8, 'dd')).toEqual(head(8, 'dd'));
    expect(await workspace.reportHead(3, { head: null, generation: 2, recoveringSinceMs: 5 })).toEqual(head(8, 'dd'));
    expect(await workspace.ledgerHead(4)).toEqual({ head: null, recovering: false });
    expect([await workspace.nextGeneration(3, 1), await workspace.nextGeneration(3, 9), await workspace.nextGeneration(3, 1)]).toEqual([
      3, 9, 10,
    ]);
    expect(await workspace.ledgerHead(3)).toEqual({ head: head(8, 'dd'), recovering: true });
  });
});

describe('a successor', () => {
  const opened = async (): Promise<Awaited<ReturnType<typeof restored>>> => {
    const ledger = await restored();
    await change(ledger, ledger.b, 'grant');
    expect(await ledger.api.openSuccessor(ledger.place, false)).toMatchObject({
      ok: true,
      value: { generation: 2, recoveringSinceMs: null },
    });
    return ledger;
  };

  test('R1.4 what was granted before needs a confirm; what the person granted since counts', async () => {
    const ledger = await opened();
    expect(await found(ledger, A), 'her withdrawal was lost').toEqual({
      standing: 'granted',
      permitted: false,
      suppressedBy: ['needs_confirm'],
    });
    expect(await found(ledger, B)).toEqual({ standing: 'granted', permitted: true, suppressedBy: [] });
    expect(sms((await ledger.api.changed(ledger.place, ledger.a, 0))!)).toMatchObject({ permitted: false });
    expect((await ledger.api.changes(ledger.place, 0, 100)).addresses.every(({ grantsHeld }) => grantsHeld === undefined)).toBe(true);
    await change(ledger, ledger.a, 'grant');
    expect(await found(ledger, A)).toEqual({ standing: 'granted', permitted: true, suppressedBy: [] });
  });

  test('R1.3 the stored states are still the fold of the records, byte for byte', async () => {
    const ledger = await opened();
    await change(ledger, ledger.a, 'grant');
    await change(ledger, ledger.b, 'withdraw');
    expect(await ledger.api.refold(ledger.place)).toEqual({ addresses: 2, differed: 0 });
    expect(JSON.stringify(await sql(ledger, 'SELECT states FROM addresses'))).not.toContain('recovering');
  });

  test('lives on over starts, and its head is remembered at once', async () => {
    const ledger = await opened();
    expect((await workspaceOf(ledger).ledgerStandings())[0]).toMatchObject({ recoveringSinceMs: null, generation: 2 });
    await reported(ledger);
    await evictDurableObject(ledger.object);
    expect(await ledger.api.status(ledger.place)).toMatchObject({ generation: 2, recoveringSinceMs: null });
    expect((await workspaceOf(ledger).ledgerStandings())[0]).toMatchObject({ recoveringSinceMs: null, generation: 2 });
  });

  test('that loses records itself begins a third, beyond all of its numbers', async () => {
    const ledger = await opened();
    const copy = await copyOf(ledger);
    await granted(ledger, C);
    await reported(ledger);
    await putBack(ledger, copy);
    expect(await found(ledger, B)).toMatchObject({ permitted: false, suppressedBy: ['needs_confirm', 'recovering'] });
    expect(await ledger.api.status(ledger.place)).toMatchObject({ generation: 3, baseSeq: 2 * BASE });
    expect((await ledger.api.openSuccessor(ledger.place, false)).ok).toBe(true);
    expect(await found(ledger, B)).toMatchObject({ permitted: false, suppressedBy: ['needs_confirm'] });
    expect(await granted(ledger, C)).toBe(2 * BASE + 1);
    expect((await found(ledger, C)).permitted).toBe(true);
  });

  test('is refused where nothing was lost, unless the operator says that all was put back', async () => {
    const ledger = aLedger();
    const a = await granted(ledger, A);
    expect(await ledger.api.openSuccessor(ledger.place, false)).toEqual({ ok: false, error: { reason: 'not_recovering' } });
    expect((await found(ledger, A)).permitted).toBe(true);
    expect(await ledger.api.openSuccessor(ledger.place, true)).toMatchObject({ ok: true, value: { generation: 2, baseSeq: BASE } });
    expect(await found(ledger, A)).toMatchObject({ permitted: false, suppressedBy: ['needs_confirm'] });
    await change(ledger, a, 'grant');
    expect((await found(ledger, A)).permitted).toBe(true);
  });

  test('only the one gap that it made is let into the records', async () => {
    const ledger = await opened();
    const insert = (seq: number) =>
      sql(
        ledger,
        `INSERT INTO records SELECT ?, addr, prev, evidence, act, programme, channel, purpose, topics, from_ms, to_ms, recorded_at_ms, method,
           verified, of_seqs, disclosure, terms, leaf FROM records WHERE seq = 1`,
        seq,
      );
    const last = (await sql<{ seq: number }>(ledger, 'SELECT max(seq) AS seq FROM records'))[0]!.seq;
    for (const seq of [5, BASE, BASE + 1, last + 2, 2 * BASE + 1]) await expect(insert(seq), String(seq)).rejects.toThrow();
    await insert(last + 1);
  });
});

test('what waited when the copy was made is not sent or handed over a second time', async () => {
  const ledger = aLedger();
  await granted(ledger, A);
  await ledger.api.submit(ledger.place, submission({ parts: [part({ address: B })] }));
  await outbox.next(ledger);
  await until(async () => (await sql(ledger, "SELECT no FROM messages WHERE status = 'sent'")).length === 1);
  const copy = await copyOf(ledger);
  const waiting = copy.tables.get('messages')!.map((row) => ({ ...row, status: 'queued', due_ms: 1, provider_id: null, sent_at_ms: null }));
  await granted(ledger, C);
  await reported(ledger);
  await putBack(ledger, { ...copy, tables: new Map([...copy.tables, ['messages', waiting]]) });
  await ledger.api.head(ledger.place);
  await runDurableObjectAlarm(ledger.object);
  expect(await sql(ledger, 'SELECT status, reason, due_ms, body FROM messages')).toEqual([
    { status: 'dead', reason: 'restored', due_ms: null, body: null },
  ]);
  expect(outbox.all(ledger).length).toBe(1);
});
