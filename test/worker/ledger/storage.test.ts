import { evictDurableObject, runInDurableObject } from 'cloudflare:test';
import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { canonicalText } from '../../../shared/proof/canonical.ts';
import { isCanonicalLeaf, readLeaf } from '../../../shared/proof/leaf.ts';
import { opens, recordOf } from '../../../worker/consent/leaf.ts';
import { ledgerCore } from '../../../worker/consent/ledger-core.ts';
import { ledgerKeys } from '../../../worker/consent/ledger-keys.ts';
import { addressByNo } from '../../../worker/consent/store-addresses.ts';
import { openingsOf } from '../../../worker/consent/store-evidence.ts';
import { recordsAfter } from '../../../worker/consent/store-records.ts';
import { parseEnv } from '../../../worker/env.ts';
import { randomBytes } from '../../../worker/platform/random.ts';
import {
  aLedger,
  bindings,
  choice,
  codeIn,
  EMAIL,
  EVIDENCE,
  email,
  outbox,
  PHONE,
  part,
  phone,
  sql,
  submission,
  type TestLedger,
} from './fixtures.ts';

beforeAll(outbox.open);

/** A history with a grant, a decline, a link, a confirm, a change and a report, over two addresses. */
async function aHistory(ledger: TestLedger): Promise<void> {
  const { api, place } = ledger;
  const second = part({ address: email(), typed: EMAIL, choices: [choice('email', { topics: ['offers'] })] });
  const sent = submission({
    parts: [part(), second],
    externalIds: [{ namespace: 'customer', value: 'customer-77', verified: true }],
    evidence: { ...EVIDENCE, context: { campaign: 'spring-launch', words: 'yes please' } },
  });
  await api.submit(place, sent);
  const codes = [await outbox.next(ledger), await outbox.next(ledger)];
  const code = codeIn(codes.find(({ to }) => to === PHONE)!.text);
  const verified = await api.verify(place, sent.submission, 'phone', code, EVIDENCE);
  if (!verified.ok) throw new Error('the code was right');
  const withdraw = { act: 'withdraw', programme: 'default', channel: 'sms', purpose: 'marketing', topic: null } as const;
  await api.change(place, { no: verified.value.no }, [{ ...withdraw, disclosure: null, seenSeq: 0, grantLifeMs: null }], EVIDENCE);
  await api.requestLink(
    place,
    email(),
    'a1b2c3d4e5f60718',
    { channel: 'email', text: '{link}', subject: null },
    { locale: 'en', jurisdiction: 'none' },
  );
}

describe('records', () => {
  test('R5.2 R1.3 the table itself refuses edits', async () => {
    const ledger = aLedger();
    await aHistory(ledger);
    for (const edit of [
      "UPDATE records SET act = 'grant'",
      'UPDATE records SET leaf = leaf WHERE seq = 1',
      'DELETE FROM records WHERE seq = 1',
    ]) {
      await expect(sql(ledger, edit)).rejects.toThrow('append-only');
    }
    await expect(
      sql(
        ledger,
        'INSERT INTO records SELECT seq + 5, addr, prev, evidence, act, programme, channel, purpose, topics, from_ms, to_ms, recorded_at_ms, method, verified, of_seqs, disclosure, terms, leaf FROM records WHERE seq = 1',
      ),
    ).rejects.toThrow('contiguous');
  });

  test('R1.3 deleting all derived state and folding again gives the same bytes', async () => {
    const ledger = aLedger();
    await aHistory(ledger);
    const derived = 'SELECT no, epoch, states, folded, last_seq, next_due_ms FROM addresses ORDER BY no';
    const before = await sql(ledger, derived);
    await sql(ledger, 'UPDATE addresses SET epoch = 0, folded = NULL, last_seq = NULL, next_due_ms = NULL');
    // Even before it is put right, what is read is folded from the records.
    expect((await ledger.api.find(ledger.place, phone()))?.state.keys.map(({ channel, standing }) => [channel, standing])).toEqual([
      ['sms', 'withdrawn'],
      ['whatsapp', 'declined'],
    ]);
    expect(await ledger.api.refold(ledger.place)).toEqual({ addresses: 2, differed: 2 });
    expect(await sql(ledger, derived)).toEqual(before);
    expect(await ledger.api.refold(ledger.place)).toEqual({ addresses: 2, differed: 0 });
  });

  test('R1.3 a state as the build before wrote it counts before any other, and is written anew by the next act', async () => {
    const ledger = aLedger();
    await aHistory(ledger);
    const before = await ledger.api.find(ledger.place, phone());
    // That build wrote the whole state beside what this one had written, and knows of no other column.
    await sql(ledger, 'UPDATE addresses SET states = ? WHERE no = ?', canonicalText(before?.state), before?.no ?? 0);
    await sql(ledger, `UPDATE addresses SET folded = replace(folded, '"withdrawn"', '"granted"')`);
    expect(await ledger.api.find(ledger.place, phone())).toEqual(before);
    expect((await ledger.api.refold(ledger.place)).differed).toBe(0);
    await ledger.api.withdrawAll(ledger.place, { no: before?.no ?? 0 }, EVIDENCE);
    const [row] = await sql<{ states: string | null; folded: string }>(
      ledger,
      'SELECT states, folded FROM addresses WHERE no = ?',
      before?.no ?? 0,
    );
    expect(row?.states).toBeNull();
    expect(row?.folded).not.toContain('"granted"');
    expect((await ledger.api.refold(ledger.place)).differed).toBe(0);
  });

  test('R1.3 a state that was tampered with is found and put right', async () => {
    const ledger = aLedger();
    await aHistory(ledger);
    await sql(ledger, `UPDATE addresses SET folded = replace(folded, '"withdrawn"', '"granted"')`);
    expect((await ledger.api.refold(ledger.place)).differed).toBe(1);
    expect((await ledger.api.find(ledger.place, phone()))?.state.keys[0]?.standing).toBe('withdrawn');
  });

  test('each leaf is canonical and says what the columns beside it say', async () => {
    const ledger = aLedger();
    await aHistory(ledger);
    const rows = await sql<Record<string, SqlStorageValue>>(ledger, 'SELECT * FROM records ORDER BY seq');
    expect(rows.length).toBeGreaterThanOrEqual(7);
    const last = new Map<SqlStorageValue, SqlStorageValue>();
    for (const [index, row] of rows.entries()) {
      const leaf = new Uint8Array(row.leaf as ArrayBuffer);
      expect(isCanonicalLeaf(leaf)).toBe(true);
      const record = recordOf(leaf);
      expect(row).toMatchObject({
        seq: index + 1,
        prev: last.get(row.addr ?? null) ?? 0,
        act: record.act,
        programme: record.key.programme,
        channel: record.key.channel,
        purpose: record.key.purpose,
        topics: record.topics === null ? null : JSON.stringify(record.topics),
        from_ms: record.fromMs,
        to_ms: record.toMs,
        recorded_at_ms: record.recordedAtMs,
        method: record.method,
        verified: record.verified ? 1 : 0,
        of_seqs: record.of.length === 0 ? null : JSON.stringify(record.of),
      });
      last.set(row.addr ?? null, row.seq ?? null);
    }
  });

  test('the kept head is the running hash over all leaves', async () => {
    const ledger = aLedger();
    await aHistory(ledger);
    const rows = await sql<{ leaf: ArrayBuffer }>(ledger, 'SELECT leaf FROM records ORDER BY seq');
    const expected = rows.reduce(
      (hash, { leaf }) => createHash('sha256').update(hash).update(new Uint8Array(leaf)).digest(),
      Buffer.alloc(32),
    );
    const [meta] = await sql<{ leaves_hash: ArrayBuffer; last_seq: number }>(ledger, 'SELECT leaves_hash, last_seq FROM meta');
    expect(Buffer.from(meta!.leaves_hash).toString('hex')).toBe(expected.toString('hex'));
    expect(meta!.last_seq).toBe(rows.length);
    expect(await ledger.api.head(ledger.place)).toBe(rows.length);
  });

  test('the own clock never goes back', async () => {
    const ledger = aLedger();
    await ledger.api.submit(ledger.place, submission());
    const ahead = Date.now() + 3_600_000;
    await sql(ledger, 'UPDATE meta SET clock_ms = ?', ahead);
    await evictDurableObject(ledger.object);
    await ledger.api.submit(ledger.place, submission());
    const times = await sql<{ at: number }>(ledger, 'SELECT recorded_at_ms AS at FROM records ORDER BY seq');
    expect(times.at(-1)?.at).toBe(ahead);
  });
});

describe('evidence', () => {
  test('every commitment of a leaf opens with the salt and value in the evidence, and with no other value', async () => {
    const ledger = aLedger();
    await aHistory(ledger);
    const opened = await runInDurableObject(ledger.object, (_, state) => {
      const core = readingCore(state);
      return core.read(ledger.place, (session) =>
        recordsAfter(session.sql, 0, 100).map((stored) => ({
          leaf: readLeaf(stored.leaf),
          openings: openingsOf(session, addressByNo(session, stored.no)!, stored.evidence, stored.record.seq)!,
        })),
      );
    });
    const salts = new Set<string>();
    for (const { leaf, openings } of opened) {
      expect(Object.keys(openings).sort()).toEqual(Object.keys(leaf.commitments).sort());
      expect(Object.keys(openings)).toEqual(expect.arrayContaining(['address', 'epoch', 'grade', 'page', 'network']));
      for (const [name, { salt, value }] of Object.entries(openings)) {
        const commitment = leaf.commitments[name as keyof typeof leaf.commitments];
        expect(opens(commitment, salt, value)).toBe(true);
        expect(opens(commitment, salt, { other: value })).toBe(false);
        salts.add(salt);
      }
    }
    // A fresh salt for each record and part: equal values never show as equal commitments.
    expect(salts.size).toBe(opened.reduce((count, { openings }) => count + Object.keys(openings).length, 0));
    const [grant] = opened;
    expect(grant!.openings.address!.value).toEqual(phone());
    expect(grant!.openings.typed!.value).toBe('(202) 555-0123');
    const link = opened.find(({ leaf }) => leaf.act === 'link')!;
    expect(link.leaf.verified).toBe(false);
    expect(link.openings.context!.value).toMatchObject({ linked: { kind: 'email', contact: null }, campaign: 'spring-launch' });
    // Erasing the other end must not leave its address here.
    expect(JSON.stringify(link.openings)).not.toContain(EMAIL);
  });

  test('a record stands without its evidence', async () => {
    const ledger = aLedger();
    await aHistory(ledger);
    const found = await ledger.api.find(ledger.place, phone());
    await sql(ledger, 'DELETE FROM evidence');
    const { entries } = await ledger.api.timeline(ledger.place, { no: found!.no }, null, 100);
    expect(entries.every(({ evidence }) => evidence === null)).toBe(true);
    expect(entries.map(({ record }) => record.act)).toContain('withdraw');
    expect((await ledger.api.refold(ledger.place)).differed).toBe(0);
  });

  test('R1.9 no column of any table holds phone, email, IP, name, code, link, token or key in the clear', async () => {
    const ledger = aLedger();
    const key = 'idempotency-key-of-128-bits-or-more';
    await aHistory(ledger);
    await ledger.api.submit(ledger.place, submission({ idempotencyKey: key }));
    const codes = outbox.all(ledger).flatMap(({ text }) => /\d{6}/.exec(text)?.[0] ?? []);
    const links = outbox.all(ledger).flatMap(({ text }) => /me\/(\S+)/.exec(text)?.[1] ?? []);
    const dump = await runInDurableObject(ledger.object, (_, state) => {
      const { sql: db } = state.storage;
      const tables = db.exec<{ name: string }>("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT GLOB '_cf_*'").toArray();
      const rows = tables.flatMap(({ name }) => db.exec(`SELECT * FROM ${name}`).toArray());
      const texts = rows
        .flatMap(Object.values)
        .map((value) => (value instanceof ArrayBuffer ? Buffer.from(value).toString('latin1') : String(value)));
      return { tables: tables.map(({ name }) => name), text: texts.join('\n') };
    });
    expect(dump.tables).toEqual(expect.arrayContaining(['meta', 'addresses', 'records', 'evidence', 'challenges', 'messages', 'owed']));
    expect(dump.tables.some((name) => name.startsWith('submissions_'))).toBe(true);
    expect(codes.length).toBeGreaterThan(0);
    const secrets = [
      PHONE,
      PHONE.slice(1),
      '5550123',
      '555-0123',
      EMAIL,
      'visitor',
      '203.0.113.77',
      'customer-77',
      'Probe/1.0',
      'yes please',
      key,
      'summer',
      'spring-launch',
      ...links,
    ];
    for (const secret of secrets) expect(dump.text).not.toContain(secret);
    // Codes are short: they may turn up by chance in ciphertext or a time, never as a whole word of a text.
    for (const code of codes) expect(dump.text).not.toMatch(new RegExp(`(?<![0-9a-zA-Z])${code}(?![0-9a-zA-Z])`));
    const hashed = codes.map((code) => createHash('sha256').update(code).digest().toString('latin1'));
    for (const hash of hashed) expect(dump.text).not.toContain(hash);
  });
});

test('R1.7 an evicted object has everything when it comes back', async () => {
  const ledger = aLedger();
  await aHistory(ledger);
  const before = await ledger.api.find(ledger.place, phone());
  const head = await ledger.api.head(ledger.place);
  await evictDurableObject(ledger.object);
  expect(await ledger.api.find(ledger.place, phone())).toEqual(before);
  await ledger.api.submit(ledger.place, submission());
  const page = await ledger.api.changes(ledger.place, head, 100);
  expect(page.addresses[0]?.records.map(({ seq }) => seq)).toEqual([head + 1, head + 2]);
  expect((await ledger.api.refold(ledger.place)).differed).toBe(0);
});

test('a ledger refuses a call meant for another place', async () => {
  const ledger = aLedger();
  await ledger.api.submit(ledger.place, submission());
  const other = { ...ledger.place, workspace: 'ffffffffffffffff' };
  await runInDurableObject(ledger.object, async (instance) => {
    await expect((instance as unknown as TestLedger['api']).submit(other, submission())).rejects.toThrow('own place');
  });
});

/** A core over the object's storage that only reads, to open what the object keeps sealed. */
function readingCore(state: DurableObjectState) {
  const { master, hash } = parseEnv(bindings);
  return ledgerCore({
    sql: state.storage.sql,
    transaction: (body) => body(),
    now: () => 0,
    random: randomBytes,
    keysOf: (workspace) => ledgerKeys(master, hash, workspace),
    gather: async () => undefined,
    closing: () => undefined,
    committed: () => undefined,
  });
}
