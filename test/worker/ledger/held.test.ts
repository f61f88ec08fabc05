/** Rows without an index by address are looked through in steps: however small the steps, the same rows come, and none of anybody else. */
import { runInDurableObject } from 'cloudflare:test';
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import type { HeldCursor, HeldRowsPage } from '../../../worker/consent/held.ts';
import { heldRows } from '../../../worker/consent/held-reading.ts';
import { ledgerCore } from '../../../worker/consent/ledger-core.ts';
import { ledgerKeys } from '../../../worker/consent/ledger-keys.ts';
import { parseEnv } from '../../../worker/env.ts';
import { aLedger, bindings, choice, outbox, part, phone, submission, type TestLedger } from './fixtures.ts';

const START = Date.UTC(2027, 0, 10, 12);
const DAY = 24 * 60 * 60 * 1000;

beforeAll(outbox.open);
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: START });
});
afterEach(() => {
  vi.useRealTimers();
});

/** The walk as the export does it, with steps of a size. @returns what was found, and how many steps it took */
const walk = ({ object, place }: TestLedger, no: number, rowsMax: number) =>
  runInDurableObject(object, (_, state) => {
    const env = parseEnv(bindings);
    const core = ledgerCore({
      sql: state.storage.sql,
      transaction: (body) => state.storage.transactionSync(body),
      now: Date.now,
      random: (bytes) => new Uint8Array(bytes),
      keysOf: (workspace) => ledgerKeys(env.master, env.hash, workspace),
      gather: async () => {},
      closing: () => {},
      committed: () => {},
    });
    const pages: HeldRowsPage[] = [];
    for (let from: HeldCursor | null = null, first = true; first || from !== null; first = false) {
      const page: HeldRowsPage = core.read(place, (session) => heldRows(session, { no }, from, rowsMax));
      pages.push(page);
      from = page.next;
      expect(pages.length).toBeLessThan(200);
    }
    return {
      steps: pages.length,
      messages: pages.flatMap((page) => page.messages),
      challenges: pages.flatMap((page) => page.challenges),
      submissions: pages.flatMap((page) => page.submissions).sort((a, b) => a.body.createdAtMs - b.body.createdAtMs),
    };
  });

test.each([1, 2, 3, 5])('steps of %i find what one step finds', async (rowsMax) => {
  const ledger = aLedger();
  const people = ['+12025550101', '+12025550102', '+12025550103'];
  for (let round = 0; round < 2; round += 1) {
    vi.setSystemTime(START + round * (DAY / 2));
    for (const value of people) {
      await ledger.api.submit(ledger.place, submission({ parts: [part({ address: phone(value), choices: [choice('sms')] })] }));
    }
  }
  for (const value of people) {
    const { no } = (await ledger.api.find(ledger.place, phone(value)))!;
    const whole = await walk(ledger, no, 1000);
    expect([whole.messages.length, whole.challenges.length, whole.submissions.length]).toEqual([2, 2, 2]);
    const { steps, ...found } = await walk(ledger, no, rowsMax);
    expect(steps).toBeGreaterThan(whole.steps);
    expect(found).toEqual({ messages: whole.messages, challenges: whole.challenges, submissions: whole.submissions });
    expect(found.submissions.every(({ body }) => body.masked[0]?.value.endsWith(value.slice(-2)))).toBe(true);
  }
});

test('of an address that is not, or no longer, there is nothing', async () => {
  const ledger = aLedger();
  await ledger.api.submit(ledger.place, submission());
  expect(await ledger.api.heldRows(ledger.place, { no: 99 }, null)).toEqual({ messages: [], challenges: [], submissions: [], next: null });
  expect(await ledger.api.heldOf(ledger.place, { no: 99 })).toBeNull();
});
