/** Erasure inside the ledger: what is gone, what stands, and who can bring it back. The files on disk are in test/faults/erasure.test.ts. */
import { evictDurableObject, runInDurableObject } from 'cloudflare:test';
import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { extendLeavesHash } from '../../../worker/consent/leaf.ts';
import type { AdminAct, ErasureOrder } from '../../../worker/consent/ledger-api.ts';
import { permitted } from '../../../worker/consent/permitted.ts';
import {
  aLedger,
  choice,
  DISCLOSURE,
  EVIDENCE,
  email,
  outbox,
  part,
  phone,
  sql,
  submission,
  TEMPLATE,
  type TestLedger,
  until,
} from './fixtures.ts';
import { secretBytes } from './secret-bytes.ts';

beforeAll(() => outbox.open());

const ORDER: ErasureOrder = { by: 'merchant', evidence: EVIDENCE, destinations: [] };
const erase = (ledger: TestLedger, no: number, over: Partial<ErasureOrder> = {}) =>
  ledger.api.erase(ledger.place, { no }, { ...ORDER, ...over });

/** Confirmed for text messages, with a signed and an unsigned id. */
async function aPerson(ledger: TestLedger, value?: string) {
  const externalIds = [
    { namespace: 'customer', value: 'c-77', verified: true },
    { namespace: 'customer', value: 'claimed', verified: false },
  ];
  const command = submission({ parts: [part({ address: phone(value) })], externalIds });
  await ledger.api.submit(ledger.place, command);
  const verified = await ledger.api.verify(ledger.place, command.submission, null, await outbox.code(ledger), EVIDENCE);
  if (!verified.ok) throw new Error('not verified');
  return { no: verified.value.no, submission: command.submission, command };
}

const admin = (act: AdminAct['act'], over: Partial<AdminAct> = {}): AdminAct => ({
  act,
  key: { programme: 'default', channel: 'sms', purpose: 'marketing' },
  topics: null,
  at: null,
  method: 'api',
  disclosure: act === 'grant' || act === 'decline' ? DISCLOSURE : null,
  terms: {},
  optIn: 'single',
  words: null,
  attestation: null,
  ...over,
});
const whole = { programme: null, channel: null, purpose: null };

async function isPermitted(ledger: TestLedger, value?: string): Promise<boolean> {
  const found = await ledger.api.find(ledger.place, phone(value));
  if (found === null) return false;
  return found.state.keys.some((key) => permitted(key, found.state, Date.now()).permitted);
}

test('R1.9 nothing of the address is left in any table: no ciphertext, key, hash, evidence, code or message', async () => {
  const ledger = aLedger();
  const { no, submission: id } = await aPerson(ledger);
  await ledger.api.submit(ledger.place, submission()); // a message that waits, or was sent
  const secrets = await secretBytes(ledger, no);
  for (const kind of ['hash', 'ciphertext', 'wrapped_key', 'profile', 'evidence', 'challenge', 'submission']) {
    expect(
      [...secrets.keys()].some((name) => name.startsWith(kind)),
      `${kind} was looked for`,
    ).toBe(true);
  }
  expect((await erase(ledger, no)).ok).toBe(true);
  const dump = await runInDurableObject(ledger.object, (_, state) => {
    const tables = state.storage.sql.exec<{ name: string }>(
      "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '\\_cf%' ESCAPE '\\'",
    );
    return tables
      .toArray()
      .flatMap(({ name }) =>
        state.storage.sql
          .exec(`SELECT * FROM ${name}`)
          .toArray()
          .flatMap((row) => Object.values(row)),
      )
      .map((value) => (value instanceof ArrayBuffer ? Buffer.from(value).toString('latin1') : String(value)));
  });
  const all = dump.join('\n');
  expect([...secrets].filter(([, bytes]) => all.includes(bytes.toString('latin1'))).map(([name]) => name)).toEqual([]);
  expect(all).not.toContain('2025550123');
  for (const table of ['evidence', 'challenges', 'messages', 'owed']) {
    expect(await sql(ledger, `SELECT * FROM ${table} WHERE addr = ?`, no), table).toEqual([]);
  }
  expect(await ledger.api.submission(ledger.place, id)).toBeNull();
});

test('the records stand, their running hash is that of their leaves, and folding again gives the same bytes', async () => {
  const ledger = aLedger();
  const { no } = await aPerson(ledger);
  const other = await aPerson(ledger, '+12025550147');
  const before = await sql<{ seq: number; leaf: ArrayBuffer }>(ledger, 'SELECT seq, leaf FROM records ORDER BY seq');
  const done = await erase(ledger, no);
  const after = await sql<{ seq: number; leaf: ArrayBuffer; act: string; addr: number }>(ledger, 'SELECT * FROM records ORDER BY seq');
  expect(after.slice(0, before.length).map(({ leaf }) => Buffer.from(leaf))).toEqual(before.map(({ leaf }) => Buffer.from(leaf)));
  expect(after.slice(before.length).map(({ act, addr }) => [act, addr])).toEqual([
    ['withdraw', no],
    ['erase', no],
  ]);
  expect(done).toMatchObject({ ok: true, value: { no, seq: after.at(-1)!.seq, jobs: 0 } });
  const hash = after.reduce((running, { leaf }) => extendLeavesHash(running, new Uint8Array(leaf)), new Uint8Array(32) as Uint8Array);
  expect(Buffer.from((await sql<{ leaves_hash: ArrayBuffer }>(ledger, 'SELECT leaves_hash FROM meta'))[0]!.leaves_hash)).toEqual(
    Buffer.from(hash),
  );
  expect((await ledger.api.refold(ledger.place)).differed).toBe(0);
  await sql(ledger, 'UPDATE addresses SET folded = NULL, last_seq = NULL');
  expect((await ledger.api.refold(ledger.place)).differed).toBe(2);
  expect((await sql<{ folded: string }>(ledger, 'SELECT folded FROM addresses WHERE no = ?', no))[0]!.folded).toContain('"erased":true');
  expect(await isPermitted(ledger, '+12025550147')).toBe(true);
  expect((await ledger.api.address(ledger.place, { no: other.no }))?.address.value).toBe('+12025550147');
});

test('where nothing was ever granted there is no withdrawal, and an erasure all the same', async () => {
  const ledger = aLedger();
  await ledger.api.submit(ledger.place, submission());
  await erase(ledger, 1, { by: 'subject' });
  const acts = await sql<{ act: string; method: string }>(ledger, 'SELECT act, method FROM records ORDER BY seq');
  expect(acts.slice(2)).toEqual([{ act: 'erase', method: 'preference_center' }]);
});

test('erasing again answers alike and records nothing; a number never given out is not found', async () => {
  const ledger = aLedger();
  const { no } = await aPerson(ledger);
  const first = await erase(ledger, no);
  const again = await erase(ledger, no);
  expect(again).toEqual(first);
  expect(await sql(ledger, "SELECT seq FROM records WHERE act = 'erase'")).toHaveLength(1);
  expect(await erase(ledger, 99)).toEqual({ ok: false, error: { reason: 'not_found' } });
});

test('R1.8 after it every way in answers as for somebody unknown, and brings nobody back', async () => {
  const ledger = aLedger();
  const { no, submission: id } = await aPerson(ledger);
  const later = submission({ parts: [part({ choices: [choice('whatsapp')] })] });
  await ledger.api.submit(ledger.place, later);
  await erase(ledger, no);
  const before = await sql(ledger, 'SELECT count(*) AS n FROM records');
  const { api, place } = ledger;
  expect(await api.verify(place, later.submission, null, '123456', EVIDENCE)).toEqual({ ok: false, error: { reason: 'code_wrong' } });
  await api.resend(place, later.submission, null, TEMPLATE);
  expect(await api.retract(place, id, [{ channel: 'sms', purpose: 'marketing' }], EVIDENCE)).toEqual({
    ok: false,
    error: { reason: 'not_own_record' },
  });
  expect(await api.submission(place, id)).toBeNull();
  expect(await api.change(place, { no }, [], EVIDENCE)).toEqual({ ok: false, error: { reason: 'not_found' } });
  expect(await api.withdrawAll(place, { no }, EVIDENCE)).toEqual({ ok: false, error: { reason: 'not_found' } });
  expect(await api.address(place, { no })).toBeNull();
  expect(await api.find(place, phone())).toBeNull();
  expect(await api.timeline(place, { no }, null, 10)).toEqual({ entries: [], next: null });
  expect(await api.record(place, 1)).toBeNull();
  await api.requestLink(place, phone(), 'a1b2c3d4e5f60718', { ...TEMPLATE, text: '{link}' }, { locale: 'en', jurisdiction: 'none' });
  expect(await sql(ledger, 'SELECT count(*) AS n FROM records')).toEqual(before);
  expect(await sql(ledger, 'SELECT * FROM messages')).toEqual([]);
});

test('a message that waits is not sent any more', async () => {
  const ledger = aLedger();
  const { no } = await aPerson(ledger);
  outbox.answer(ledger, () => new Response(null, { status: 503 }));
  await ledger.api.requestLink(
    ledger.place,
    phone(),
    'a1b2c3d4e5f60718',
    { ...TEMPLATE, text: '{link}' },
    { locale: 'en', jurisdiction: 'none' },
  );
  await until(
    async () =>
      (await sql<{ status: string; attempts: number }>(ledger, "SELECT * FROM messages WHERE status = 'queued' AND attempts > 0"))
        .length === 1,
    'a refused message',
  );
  const sent = outbox.all(ledger).length;
  await erase(ledger, no);
  expect(await sql(ledger, 'SELECT * FROM messages')).toEqual([]);
  await evictDurableObject(ledger.object);
  expect(await ledger.api.head(ledger.place)).toBeGreaterThan(0);
  expect(outbox.all(ledger)).toHaveLength(sent);
});

test('a part owed from before the erasure is not taken, nor one that was taken before it once more; one from after it is', async () => {
  const ledger = aLedger(4, 2);
  const owed = (submittedAtMs: number) =>
    submission({ parts: [part({ address: email(), choices: [choice('email')] }), part()], submittedAtMs });
  const taken = owed(Date.now());
  await ledger.api.takeOwed(ledger.place, taken);
  const no = (await ledger.api.find(ledger.place, email()))!.no;
  const done = await erase(ledger, no);
  const erasedAtMs = done.ok ? done.value.erasedAtMs : 0;
  await ledger.api.takeOwed(ledger.place, taken);
  await ledger.api.takeOwed(ledger.place, owed(erasedAtMs));
  expect(await ledger.api.find(ledger.place, email())).toBeNull();
  await ledger.api.takeOwed(ledger.place, owed(erasedAtMs + 1));
  expect(await ledger.api.find(ledger.place, email())).not.toBeNull();
  // As after the person's own return, which ends the suppression.
  await sql(ledger, 'DELETE FROM suppressions');
  const head = await ledger.api.head(ledger.place);
  await ledger.api.takeOwed(ledger.place, taken);
  expect(await ledger.api.head(ledger.place)).toBe(head);
});

test('the same request with its key is answered as it was, and nothing comes of it', async () => {
  const ledger = aLedger();
  const { no, command } = await aPerson(ledger);
  await erase(ledger, no);
  expect(await ledger.api.submit(ledger.place, { ...command, submission: 'ff'.repeat(10) })).toEqual({
    ok: true,
    value: { submission: command.submission },
  });
  expect(await ledger.api.find(ledger.place, phone())).toBeNull();
});

test('an import or an API grant is refused, attested or not; a withdrawal is taken', async () => {
  const ledger = aLedger();
  const { no } = await aPerson(ledger);
  await erase(ledger, no);
  const report = (acts: AdminAct[]) => ledger.api.recordActs(ledger.place, phone(), acts, {}, []);
  const attested = admin('grant', { terms: { attested: true }, attestation: { attester: 'desk', artefact: 'form 7' } });
  for (const act of [admin('grant'), admin('grant', { method: 'import' }), attested, admin('decline'), admin('reassign', { key: whole })]) {
    expect(await report([admin('withdraw'), act])).toEqual({ ok: false, error: { reason: 'erased', index: 1 } });
  }
  expect(await ledger.api.find(ledger.place, phone())).toBeNull();
  expect((await report([admin('withdraw'), admin('stop')])).ok).toBe(true);
  expect((await report([admin('grant')])).ok).toBe(false);
});

test('R1.8 an unverified return by a single opt-in form is answered alike and opens a claim', async () => {
  const ledger = aLedger();
  const { no } = await aPerson(ledger);
  await erase(ledger, no);
  const again = submission({ parts: [part({ choices: [choice('sms', { optIn: 'single' })], challenge: null })] });
  expect(await ledger.api.submit(ledger.place, again)).toEqual({ ok: true, value: { submission: again.submission } });
  const found = await ledger.api.find(ledger.place, phone());
  expect(found?.no).not.toBe(no);
  expect(found?.externalIds).toEqual([]);
  expect(found?.state.keys[0]).toMatchObject({ standing: 'withdrawn', claims: [{ method: 'web_form' }] });
  expect(await isPermitted(ledger)).toBe(false);
});

test('R1.4 a verified return is taken, ends the suppression, and gives only what the person gave', async () => {
  const ledger = aLedger();
  const { no } = await aPerson(ledger);
  await erase(ledger, no);
  await aPerson(ledger);
  expect(await isPermitted(ledger)).toBe(true);
  expect(await sql(ledger, 'SELECT * FROM suppressions')).toEqual([]);
  const imported = await ledger.api.recordActs(
    ledger.place,
    phone(),
    [admin('grant', { method: 'import', key: { programme: 'default', channel: 'whatsapp', purpose: 'marketing' } })],
    {},
    [],
  );
  expect(imported).toMatchObject({ ok: true, value: { outcomes: [{ outcome: 'claim_opened' }] } });
  expect((await ledger.api.refold(ledger.place)).differed).toBe(0);
});

test('R1.4 no sequence of unverified acts, imports and API acts makes anything permitted after an erasure; a verified return does', async () => {
  const ledger = aLedger();
  let people = 0;
  const step = fc.oneof(
    fc.record({ do: fc.constant('submit' as const), optIn: fc.constantFrom('single' as const, 'double' as const), granted: fc.boolean() }),
    fc.record({
      do: fc.constant('report' as const),
      act: fc.constantFrom(
        'grant' as const,
        'decline' as const,
        'withdraw' as const,
        'stop' as const,
        'resume' as const,
        'release' as const,
        'reassign' as const,
      ),
      method: fc.constantFrom('api' as const, 'import' as const, 'keyword' as const, 'platform_event' as const),
      attested: fc.boolean(),
    }),
    fc.constant({ do: 'erase' as const }),
    fc.constant({ do: 'guess' as const }),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 8 }), async (steps) => {
      people += 1;
      const value = `+1202555${String(1000 + people)}`;
      const { no } = await aPerson(ledger, value);
      await erase(ledger, no);
      let id = '';
      for (const each of steps) {
        if (each.do === 'submit') {
          const command = submission({ parts: [part({ address: phone(value), choices: [choice('sms', each)], challenge: null })] });
          id = command.submission;
          await ledger.api.submit(ledger.place, command);
        } else if (each.do === 'report') {
          const isWhole = each.act === 'release' || each.act === 'reassign';
          const acts = [
            admin(each.act, {
              method: each.method,
              ...(isWhole ? { key: whole } : {}),
              ...(each.attested ? { terms: { attested: true } } : {}),
            }),
          ];
          await ledger.api.recordActs(ledger.place, phone(value), acts, {}, []);
        } else if (each.do === 'erase') {
          const found = await ledger.api.find(ledger.place, phone(value));
          if (found) await erase(ledger, found.no);
        } else if (id !== '') {
          await ledger.api.verify(ledger.place, id, null, '000000', EVIDENCE);
        }
        expect(await isPermitted(ledger, value)).toBe(false);
      }
      await aPerson(ledger, value);
      const [key] = (await ledger.api.find(ledger.place, phone(value)))!.state.keys;
      expect(key).toMatchObject({ standing: 'granted', verified: true });
      // Their word is not the platform's switch.
      expect(await isPermitted(ledger, value)).toBe(!key!.stopped);
    }),
    { numRuns: 25 },
  );
  expect((await ledger.api.refold(ledger.place)).differed).toBe(0);
}, 60_000);
