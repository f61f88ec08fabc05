import { evictDurableObject, runDurableObjectAlarm, runInDurableObject } from 'cloudflare:test';
import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { CLAIM_LIFE_MS, CONSENT_KEPT_MS, NETWORK_KEPT_MS, RETENTION_PASS_MS, UNPROVED_KEPT_MS } from '../../../shared/limits.ts';
import { aLedger, choice, codeIn, DISCLOSURE, EVIDENCE, outbox, part, phone, sql, submission, type TestLedger } from './fixtures.ts';

vi.setConfig({ testTimeout: 30_000 });
beforeAll(outbox.open);
afterEach(() => clock?.mockRestore());

const realNow = Date.now.bind(Date);
let clock: { mockRestore(): void } | null = null;
/** Moves the product's clock; alarms are run by hand. */
function passTo(atMs: number): void {
  clock?.mockRestore();
  const offsetMs = atMs - realNow();
  clock = vi.spyOn(Date, 'now').mockImplementation(() => realNow() + offsetMs);
}
const rows = async (ledger: TestLedger) => (await sql<{ n: number }>(ledger, 'SELECT count(*) AS n FROM evidence'))[0]!.n;
const runAlarms = async (ledger: TestLedger, times = 3): Promise<void> => {
  for (let n = 0; n < times; n += 1) {
    await runInDurableObject(ledger.object, (_, { storage }) => storage.setAlarm(realNow() + 3_600_000));
    await runDurableObjectAlarm(ledger.object);
  }
};

async function confirmed(ledger: TestLedger, value: string): Promise<number> {
  const sent = submission({ parts: [part({ address: phone(value), typed: value, choices: [choice('sms')] })] });
  await ledger.api.submit(ledger.place, sent);
  const verified = await ledger.api.verify(ledger.place, sent.submission, null, codeIn((await outbox.next(ledger)).text), EVIDENCE);
  if (!verified.ok) throw new Error('the code was right');
  return verified.value.no;
}
const unconfirmed = (value: string) => submission({ parts: [part({ address: phone(value), typed: value, challenge: null })] });
const numbered = (n: number) => `+1${Math.floor(n / 90) + 205}55501${String(10 + (n % 90))}`;
const timeline = async (ledger: TestLedger, no: number) => (await ledger.api.timeline(ledger.place, { no }, null, 100)).entries;

describe('retention', () => {
  test('evidence of claims that nobody confirmed goes, in bounded steps; the records and what was confirmed stay', async () => {
    const ledger = aLedger();
    const start = realNow();
    const kept = await confirmed(ledger, '+12025550101');
    for (let n = 0; n < 130; n += 1) await ledger.api.submit(ledger.place, unconfirmed(numbered(n)));
    const before = await sql(ledger, 'SELECT seq, leaf FROM records ORDER BY seq');
    expect(await rows(ledger)).toBe(132);

    passTo(start + CLAIM_LIFE_MS + UNPROVED_KEPT_MS - 60_000);
    await runAlarms(ledger);
    expect(await rows(ledger)).toBe(132);

    passTo(start + CLAIM_LIFE_MS + UNPROVED_KEPT_MS + 3 * 24 * 3_600_000);
    await runAlarms(ledger, 1);
    const left = await rows(ledger);
    expect(left).toBeLessThan(132);
    expect(left).toBeGreaterThan(2);
    await runAlarms(ledger);
    expect(await rows(ledger)).toBe(2);
    expect(await sql(ledger, 'SELECT seq, leaf FROM records ORDER BY seq')).toEqual(before);
    expect((await timeline(ledger, kept)).every(({ evidence }) => evidence?.network !== null)).toBe(true);
    const gone = (await ledger.api.find(ledger.place, phone(numbered(0))))!;
    expect((await timeline(ledger, gone.no)).map(({ record, evidence }) => [record.act, evidence])).toEqual([
      ['decline', null],
      ['grant', null],
    ]);
    expect((await ledger.api.refold(ledger.place)).differed).toBe(0);
  });

  test('a year after consent ended the network part goes with its salts, the rest opens as before; five years after, all of it', async () => {
    const ledger = aLedger();
    const no = await confirmed(ledger, '+12025550102');
    const start = realNow();
    await ledger.api.withdrawAll(ledger.place, { no }, EVIDENCE);
    const full = await timeline(ledger, no);
    expect(full.map(({ evidence }) => evidence?.network)).toEqual([EVIDENCE.network, EVIDENCE.network, EVIDENCE.network]);

    passTo(start + NETWORK_KEPT_MS + RETENTION_PASS_MS);
    await runAlarms(ledger);
    expect(await timeline(ledger, no)).toEqual(full.map((entry) => ({ ...entry, evidence: { ...entry.evidence, network: null } })));
    const record = await ledger.api.record(ledger.place, 1);
    expect(record?.evidence).toMatchObject({ typed: '+12025550102', network: null });

    passTo(start + CONSENT_KEPT_MS + RETENTION_PASS_MS);
    await runAlarms(ledger);
    expect((await timeline(ledger, no)).map(({ record: { act }, evidence }) => [act, evidence === null])).toEqual([
      ['withdraw', false],
      ['confirm', true],
      ['grant', true],
    ]);
  });

  test('what is dropped is overwritten, and a restart goes on where it was', async () => {
    const ledger = aLedger();
    const start = realNow();
    for (let n = 0; n < 130; n += 1) await ledger.api.submit(ledger.place, unconfirmed(numbered(n)));
    await sql(ledger, 'CREATE TABLE seen (no INTEGER, zeros INTEGER) STRICT');
    await sql(
      ledger,
      'CREATE TRIGGER see BEFORE DELETE ON evidence BEGIN INSERT INTO seen VALUES (OLD.no, OLD.body = zeroblob(length(OLD.body))); END',
    );
    passTo(start + CLAIM_LIFE_MS + UNPROVED_KEPT_MS + 3 * 24 * 3_600_000);
    await runAlarms(ledger, 1);
    const [early] = await sql<{ position: number }>(ledger, "SELECT position FROM passes WHERE name = 'retention_early'");
    expect(early!.position).toBeGreaterThan(0);
    await evictDurableObject(ledger.object);
    await runAlarms(ledger);
    expect(await sql(ledger, 'SELECT count(*) AS n, min(zeros) AS zeros FROM seen')).toEqual([{ n: 130, zeros: 1 }]);
  });

  test('a grant that stands keeps its evidence however old it is', async () => {
    const ledger = aLedger();
    const no = await confirmed(ledger, '+12025550103');
    passTo(realNow() + 40 * CONSENT_KEPT_MS);
    await runAlarms(ledger, 5);
    const entries = await timeline(ledger, no);
    expect(entries.map(({ evidence }) => evidence?.network)).toEqual([EVIDENCE.network, EVIDENCE.network]);
    expect(entries[1]?.record.disclosure).toBe(DISCLOSURE);
  });
});
