/** The ledger by address and by time: everything once, in bounded pages, over real SQLite. */
import { expect, test } from 'vitest';
import type { AdminAct } from '../../../worker/consent/ledger-api.ts';
import { aLedger, countRecords, phone, sql } from './fixtures.ts';

const withdraw: AdminAct = {
  act: 'withdraw',
  key: { programme: null, channel: null, purpose: null },
  topics: null,
  at: null,
  method: 'import',
  disclosure: null,
  terms: {},
  optIn: 'single',
  words: null,
  attestation: null,
};
const people = (from: number, count: number) =>
  Array.from({ length: count }, (_, index) => phone(`+1202555${String(from + index).padStart(4, '0')}`));

test('addresses come once each, by number, in pages of the size asked for, with their state and no records', async () => {
  const ledger = aLedger();
  await ledger.api.recordActsOfEach(ledger.place, people(100, 23), [withdraw], {});
  expect(await countRecords(ledger)).toBe(23);
  const seen: number[] = [];
  for (let after = 0; ; ) {
    const page = await ledger.api.addresses(ledger.place, after, 10);
    expect(page.addresses.length).toBeLessThanOrEqual(10);
    expect(page.last).toBe(23);
    if (page.upTo === after) break;
    for (const { no, records, state, seq } of page.addresses) {
      seen.push(no);
      expect([records, state.seq]).toEqual([[], seq]);
    }
    after = page.upTo;
  }
  expect(seen).toEqual(Array.from({ length: 23 }, (_, index) => index + 1));
});

test('of an empty ledger there is nothing', async () => {
  const ledger = aLedger();
  expect(await ledger.api.addresses(ledger.place, 0, 10)).toEqual({ addresses: [], upTo: 0, last: 0 });
  expect(await ledger.api.positionAt(ledger.place, Date.now())).toBe(0);
});

test('the position at a moment is that of the last record before it, for every moment there is', async () => {
  const ledger = aLedger();
  for (let round = 0; round < 6; round++) await ledger.api.recordActsOfEach(ledger.place, people(100 + round * 5, 5), [withdraw], {});
  const rows = await sql<{ seq: number; at: number }>(ledger, 'SELECT seq, recorded_at_ms AS at FROM records ORDER BY seq');
  const moments = [...new Set(rows.flatMap(({ at }) => [at - 1, at, at + 1]))];
  for (const moment of moments) {
    const expected = rows.filter(({ at }) => at < moment).at(-1)?.seq ?? 0;
    expect(await ledger.api.positionAt(ledger.place, moment), `at ${moment}`).toBe(expected);
  }
});
