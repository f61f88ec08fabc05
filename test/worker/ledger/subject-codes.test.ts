/** The code that opens a person's own data: one address, one use, few attempts. Each guess is against the stored object, not the route. */
import { evictDurableObject, runDurableObjectAlarm } from 'cloudflare:test';
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import {
  CHALLENGE_LIFE_MS,
  CODE_ATTEMPTS_PER_CHALLENGE,
  SENDS_PER_ADDRESS_30_DAYS,
  SENDS_PER_ADDRESS_DAY,
  SENDS_PER_ADDRESS_HOUR,
  WRONG_CODES_PER_ADDRESS_DAY,
} from '../../../shared/limits.ts';
import { aLedger, choice, countRecords, EVIDENCE, outbox, part, phone, sql, submission, TEMPLATE, type TestLedger } from './fixtures.ts';

const START = Date.UTC(2027, 0, 10, 12);
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const REFUSED = { ok: false, error: { reason: 'code_wrong' } };
const OPENED = { ok: true, value: undefined };
const GONE = { ok: false, error: { reason: 'not_found' } };

beforeAll(outbox.open);
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: START });
});
afterEach(() => {
  vi.useRealTimers();
});

/** An address that is known, and as yet without any message to it. */
async function known(ledger: TestLedger = aLedger(), value = '+12025550123'): Promise<{ ledger: TestLedger; no: number }> {
  const silent = part({ address: phone(value), choices: [choice('sms', { optIn: 'single' })], challenge: null });
  await ledger.api.submit(ledger.place, submission({ parts: [silent] }));
  return { ledger, no: (await ledger.api.find(ledger.place, phone(value)))!.no };
}
const ask = ({ ledger, no }: { ledger: TestLedger; no: number }) => ledger.api.sendSubjectCode(ledger.place, { no }, TEMPLATE);
const answer = ({ ledger, no }: { ledger: TestLedger; no: number }, code: string) =>
  ledger.api.answerSubjectCode(ledger.place, { no }, code);
const wrong = (code: string, by = 1) => String((Number(code) + by) % 1_000_000).padStart(6, '0');

async function asked() {
  const person = await known();
  await ask(person);
  return { person, code: await outbox.code(person.ledger) };
}

describe('a code for one’s own data', () => {
  test('the right one opens once; a copy of the same answer opens nothing, and no record is made', async () => {
    const { person, code } = await asked();
    const records = await countRecords(person.ledger);
    expect(await answer(person, code)).toEqual(OPENED);
    expect(await answer(person, code)).toEqual(REFUSED);
    expect(await countRecords(person.ledger)).toBe(records);
  });

  test('it counts at the last millisecond of its life and not one later', async () => {
    const early = await asked();
    vi.setSystemTime(START + CHALLENGE_LIFE_MS);
    expect(await answer(early.person, early.code)).toEqual(OPENED);
    vi.setSystemTime(START);
    const late = await asked();
    vi.setSystemTime(START + CHALLENGE_LIFE_MS + 1);
    expect(await answer(late.person, late.code)).toEqual(REFUSED);
  });

  test('after five wrong ones the right one is refused, also over an eviction; after four it counts', async () => {
    const out = await asked();
    for (let tried = 1; tried <= CODE_ATTEMPTS_PER_CHALLENGE; tried += 1) {
      expect(await answer(out.person, wrong(out.code, tried))).toEqual(REFUSED);
      await evictDurableObject(out.person.ledger.object);
    }
    expect(await answer(out.person, out.code)).toEqual(REFUSED);
    const within = await asked();
    for (let tried = 1; tried < CODE_ATTEMPTS_PER_CHALLENGE; tried += 1) await answer(within.person, wrong(within.code, tried));
    expect(await answer(within.person, within.code)).toEqual(OPENED);
  });

  test('after ten wrong ones for an address in a day no code of it counts, neither this kind nor a submission’s; the next day one does', async () => {
    const { person, code } = await asked();
    for (let tried = 1; tried <= CODE_ATTEMPTS_PER_CHALLENGE; tried += 1) await answer(person, wrong(code, tried));
    vi.setSystemTime(START + MINUTE);
    const { api, place } = person.ledger;
    const sent = submission();
    await api.submit(place, sent);
    const second = await outbox.code(person.ledger);
    for (let tried = CODE_ATTEMPTS_PER_CHALLENGE; tried < WRONG_CODES_PER_ADDRESS_DAY; tried += 1) {
      await api.verify(place, sent.submission, null, wrong(second, tried), EVIDENCE);
    }
    vi.setSystemTime(START + 2 * MINUTE);
    await ask(person);
    const third = await outbox.code(person.ledger);
    expect(await answer(person, third)).toEqual(REFUSED);
    vi.setSystemTime(START + 13 * HOUR);
    await ask(person);
    expect(await answer(person, await outbox.code(person.ledger))).toEqual(OPENED);
  });

  test('that of one address opens no other, though both were asked for', async () => {
    const mine = await known();
    const theirs = await known(mine.ledger, '+12025550199');
    await ask(mine);
    const code = await outbox.code(mine.ledger);
    await ask(theirs);
    const other = await outbox.code(mine.ledger);
    if (code !== other) expect(await answer(theirs, code)).toEqual(REFUSED);
    expect(await answer(mine, code)).toEqual(OPENED);
    await sql(
      mine.ledger,
      'INSERT INTO subject_codes SELECT ?, message, created_at_ms, ends_at_ms, code_hash, 0 FROM subject_codes',
      mine.no,
    );
    expect(await answer(mine, other), 'a stored hash counts for its own address alone').toEqual(REFUSED);
  });

  test('a code that confirms a submission opens nothing here, nor the other way round', async () => {
    const ledger = aLedger();
    const sent = submission();
    await ledger.api.submit(ledger.place, sent);
    const confirming = await outbox.code(ledger);
    const person = { ledger, no: 1 };
    expect(await answer(person, confirming)).toEqual(REFUSED);
    vi.setSystemTime(START + MINUTE);
    await ask(person);
    const opening = await outbox.code(ledger);
    if (confirming !== opening) {
      expect(await answer(person, confirming)).toEqual(REFUSED);
      expect(await ledger.api.verify(ledger.place, sent.submission, null, opening, EVIDENCE)).toEqual(REFUSED);
    }
    expect(await answer(person, opening)).toEqual(OPENED);
  });

  test('a newer one replaces it; one that the limits hold back does not take it away', async () => {
    const { person, code } = await asked();
    vi.setSystemTime(START + MINUTE - 1);
    expect(await ask(person), 'the same answer, and nothing sent').toEqual(OPENED);
    expect(outbox.all(person.ledger)).toHaveLength(1);
    vi.setSystemTime(START + MINUTE);
    await ask(person);
    const newer = await outbox.code(person.ledger);
    if (code !== newer) expect(await answer(person, code)).toEqual(REFUSED);
    expect(await answer(person, newer)).toEqual(OPENED);
  });

  test('the limits on messages are those of every other: three an hour, five a day, eight in thirty days', async () => {
    const person = await known();
    const sentAt = async (atMs: number) => {
      vi.setSystemTime(START + atMs);
      expect(await ask(person)).toEqual(OPENED);
      return (await sql<{ n: number }>(person.ledger, 'SELECT last_message AS n FROM meta'))[0]!.n;
    };
    const counts: number[] = [];
    for (const at of [0, 1, 2, 3, 60, 120, 180]) counts.push(await sentAt(at * MINUTE));
    expect(counts).toEqual([1, 2, SENDS_PER_ADDRESS_HOUR, SENDS_PER_ADDRESS_HOUR, 4, SENDS_PER_ADDRESS_DAY, SENDS_PER_ADDRESS_DAY]);
    for (const days of [1, 1.1, 1.2, 2.5, 29]) counts.push(await sentAt(days * 24 * HOUR));
    expect(counts.at(-1)).toBe(SENDS_PER_ADDRESS_30_DAYS);
  });

  test('there is none for an address that is not, or no longer: its key is gone', async () => {
    const { person, code } = await asked();
    expect(await ask({ ...person, no: 99 })).toEqual(GONE);
    expect(await answer({ ...person, no: 99 }, code)).toEqual(REFUSED);
    await sql(person.ledger, 'UPDATE addresses SET wrapped_key = NULL, ciphertext = NULL WHERE no = ?', person.no);
    vi.setSystemTime(START + MINUTE);
    expect(await ask(person)).toEqual(GONE);
    expect(await answer(person, code)).toEqual(REFUSED);
  });

  test('an erasure takes it along', async () => {
    const { person, code } = await asked();
    const erased = await person.ledger.api.erase(
      person.ledger.place,
      { no: person.no },
      { by: 'merchant', evidence: EVIDENCE, destinations: [] },
    );
    expect(erased.ok).toBe(true);
    expect(await sql(person.ledger, 'SELECT addr FROM subject_codes')).toEqual([]);
    expect(await answer(person, code)).toEqual(REFUSED);
  });

  test('the digits are nowhere in the store once sent, and a lapsed row goes with the alarm', async () => {
    const { person, code } = await asked();
    const row = (await sql(person.ledger, 'SELECT * FROM subject_codes'))[0]!;
    expect(JSON.stringify(row)).not.toContain(code);
    vi.setSystemTime(START + 5 * 24 * HOUR);
    await runDurableObjectAlarm(person.ledger.object);
    expect(await sql(person.ledger, 'SELECT addr FROM subject_codes')).toEqual([]);
  });
});
