/** The outbox and the limits: nothing goes out that was not counted, nothing is counted twice, and what it keeps names nobody. */
import { evictDurableObject, runDurableObjectAlarm, runInDurableObject } from 'cloudflare:test';
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import type { SendTerms } from '../../../worker/consent/send-terms.ts';
import { aLedger, bindings, outbox, PHONE, part, phone, sql, submission, TEMPLATE, type TestLedger, until } from '../ledger/fixtures.ts';

const START = Date.UTC(2027, 0, 10, 12);
const TERMS: SendTerms = {
  widget: 'a1b2c3d4e5f60718',
  countries: ['US'],
  costUsd: { US: 1 },
  block: null,
  widgetPerHour: null,
  burst: null,
  budget: { of: 'widget', usd: 1 },
};
beforeAll(outbox.open);
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: START });
});
afterEach(() => {
  vi.useRealTimers();
});

const submitTo = (ledger: TestLedger, number = PHONE) =>
  ledger.api.submit(ledger.place, submission({ parts: [part({ address: phone(number), challenge: { ...TEMPLATE, terms: TERMS } })] }));
const limiterOf = ({ place }: TestLedger) => bindings.LIMITER.getByName(`sends/${place.workspace}`);
const messages = (ledger: TestLedger) =>
  sql<{ status: string; reason: string | null; attempts: number }>(ledger, 'SELECT status, reason, attempts FROM messages ORDER BY no');
const reaches = (ledger: TestLedger, ...states: string[]) =>
  until(
    async () => (await messages(ledger)).map(({ status, attempts }) => `${status} ${attempts}`).join() === states.join(),
    states.join(),
  );

test('a message that its provider asked to have later was counted once, and goes out when it is tried again', async () => {
  const ledger = aLedger();
  outbox.answer(ledger, () => new Response(null, { status: 503 }));
  await submitTo(ledger);
  await reaches(ledger, 'queued 1');
  await evictDurableObject(ledger.object);
  await evictDurableObject(limiterOf(ledger));
  outbox.answer(ledger, () => new Response(null, { status: 200 }));
  vi.setSystemTime(START + 6000);
  await runDurableObjectAlarm(ledger.object);
  await reaches(ledger, 'sent 2');
  // Its dollar was the whole budget, and was spent once: the next finds none left.
  await submitTo(ledger, '+13035550123');
  await reaches(ledger, 'sent 2', 'dead 1');
  expect((await messages(ledger))[1]?.reason).toBe('over_limit_money');
});

test('while the limiter can’t be asked nothing is sent; when it can, it is', async () => {
  const ledger = aLedger();
  await runInDurableObject(limiterOf(ledger), (_, { storage }) => storage.sql.exec('ALTER TABLE tallies RENAME TO gone'));
  await submitTo(ledger);
  await reaches(ledger, 'queued 1');
  expect(await messages(ledger)).toMatchObject([{ reason: 'limiter_not_reached' }]);
  expect(outbox.all(ledger)).toEqual([]);
  await runInDurableObject(limiterOf(ledger), (_, { storage }) => storage.sql.exec('ALTER TABLE gone RENAME TO tallies'));
  vi.setSystemTime(START + 6000);
  await runDurableObjectAlarm(ledger.object);
  await reaches(ledger, 'sent 2');
});

test('a message queued before there were terms is sent as it always was', async () => {
  const ledger = aLedger();
  await ledger.api.submit(ledger.place, submission());
  await reaches(ledger, 'sent 1');
});

test('R1.9 what the limiter keeps of a message holds neither number, prefix, widget nor block', async () => {
  const ledger = aLedger();
  const terms = { ...TERMS, block: 'block-of-the-caller' };
  await ledger.api.submit(ledger.place, submission({ parts: [part({ challenge: { ...TEMPLATE, terms } })] }));
  await reaches(ledger, 'sent 1');
  const kept = await runInDurableObject(limiterOf(ledger), (_, { storage }) =>
    ['tallies', 'decisions'].flatMap((table) => storage.sql.exec(`SELECT * FROM ${table}`).toArray()).flatMap(Object.values),
  );
  expect(kept.length).toBeGreaterThan(9);
  const text = kept.map((value) => (value instanceof ArrayBuffer ? Buffer.from(value).toString('latin1') : String(value))).join('\n');
  for (const given of [PHONE.slice(1), PHONE.slice(1, -4), '0123', TERMS.widget, terms.block, `msg-${ledger.place.workspace}`]) {
    expect(text).not.toContain(given);
  }
});
