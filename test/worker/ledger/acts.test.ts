import { evictDurableObject, runDurableObjectAlarm, runInDurableObject } from 'cloudflare:test';
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { HOLD_LIFE_MS, LEDGER_BACKSTOP_MS, SWEEP_ROWS_MAX } from '../../../shared/limits.ts';
import type { AdminAct, PreferenceChangeCommand } from '../../../worker/consent/ledger-api.ts';
import { permitted } from '../../../worker/consent/permitted.ts';
import { aLedger, choice, countRecords, DISCLOSURE, EVIDENCE, outbox, part, phone, sql, submission, type TestLedger } from './fixtures.ts';

const START = Date.UTC(2027, 0, 10, 12);
const DAY_MS = 86_400_000;

beforeAll(outbox.open);
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: START });
});
afterEach(() => {
  vi.useRealTimers();
});

const MANAGE = { ...EVIDENCE, grade: 'address_verified', verification: { by: 'token', grade: 'manage' } } as const;
const report = (act: AdminAct['act'], over: Partial<AdminAct> = {}): AdminAct => ({
  act,
  key: { programme: 'default', channel: 'sms', purpose: 'marketing' },
  topics: null,
  at: null,
  method: 'api',
  disclosure: DISCLOSURE,
  terms: {},
  optIn: 'single',
  words: null,
  attestation: null,
  ...over,
});
const WHOLE = { programme: null, channel: null, purpose: null };
const recordActs = ({ api, place }: TestLedger, ...acts: AdminAct[]) => api.recordActs(place, phone(), acts, { api_key: 'key_1' }, []);
const state = async ({ api, place }: TestLedger) => (await api.find(place, phone()))!.state;
const sms = async (ledger: TestLedger) => (await state(ledger)).keys.find(({ channel }) => channel === 'sms');
const tick = (ms: number) => vi.setSystemTime(Date.now() + ms);

async function granted(over: Partial<Parameters<typeof choice>[1]> = {}) {
  const ledger = aLedger();
  const choices = [choice('sms', { optIn: 'single', ...over }), choice('mms', { optIn: 'single', ...over })];
  await ledger.api.submit(ledger.place, submission({ parts: [part({ choices, challenge: null })] }));
  tick(1000);
  return ledger;
}

describe('verified changes', () => {
  const change = (over: Partial<PreferenceChangeCommand>): PreferenceChangeCommand => ({
    act: 'withdraw',
    programme: 'default',
    channel: 'sms',
    purpose: 'marketing',
    topic: null,
    disclosure: DISCLOSURE,
    seenSeq: 0,
    grantLifeMs: null,
    ...over,
  });
  const make = (ledger: TestLedger, ...changes: PreferenceChangeCommand[]) => ledger.api.change(ledger.place, { no: 1 }, changes, MANAGE);

  test('a withdrawal is always made, however old the page, and of the channel named alone', async () => {
    const ledger = await granted();
    expect(await make(ledger, change({ seenSeq: 0 }))).toEqual({ ok: true, value: [{ outcome: 'done' }] });
    expect((await state(ledger)).keys.map(({ channel, standing }) => [channel, standing])).toEqual([
      ['mms', 'granted'],
      ['sms', 'withdrawn'],
    ]);
  });

  test('R1.4 a grant from a page that is older than the state is not made; the other changes of the call are', async () => {
    const ledger = await granted();
    const before = (await sms(ledger))!.movedSeq;
    await make(ledger, change({}));
    tick(1000);
    const stale = change({ act: 'grant', seenSeq: before });
    expect(await make(ledger, stale, change({ channel: 'mms' }))).toEqual({
      ok: true,
      value: [{ outcome: 'state_moved' }, { outcome: 'done' }],
    });
    expect((await state(ledger)).keys.map(({ standing }) => standing)).toEqual(['withdrawn', 'withdrawn']);
    const fresh = change({ act: 'grant', seenSeq: (await sms(ledger))!.movedSeq });
    expect(await make(ledger, fresh)).toEqual({ ok: true, value: [{ outcome: 'done' }] });
    expect(await sms(ledger)).toMatchObject({ standing: 'granted', verified: true, method: 'preference_center' });
  });

  test('two topics may be turned on in one call, and a withdrawal beside a grant of the same pair wins', async () => {
    const ledger = await granted({ topics: ['news'] });
    const seenSeq = (await sms(ledger))!.movedSeq;
    const on = (topic: string) => change({ act: 'grant', topic, seenSeq });
    expect(await make(ledger, on('offers'), on('events'))).toEqual({ ok: true, value: [{ outcome: 'done' }, { outcome: 'done' }] });
    expect((await sms(ledger))?.topics).toEqual(['events', 'news', 'offers']);
    tick(1000);
    const now = (await sms(ledger))!.movedSeq;
    expect(await make(ledger, change({}), change({ act: 'grant', seenSeq: now }))).toEqual({
      ok: true,
      value: [{ outcome: 'done' }, { outcome: 'state_moved' }],
    });
    expect((await sms(ledger))?.standing).toBe('withdrawn');
  });

  test('a topic that one call both turns off and on stays off', async () => {
    const ledger = await granted();
    const seenSeq = (await sms(ledger))!.movedSeq;
    expect(await make(ledger, change({ topic: 'news' }), change({ act: 'grant', topic: 'news', seenSeq }))).toEqual({
      ok: true,
      value: [{ outcome: 'done' }, { outcome: 'state_moved' }],
    });
    expect(await sms(ledger)).toMatchObject({ standing: 'granted', topicsOff: ['news'] });
  });

  test('stop everything covers every pair, also one first seen later', async () => {
    const ledger = await granted();
    expect(await ledger.api.withdrawAll(ledger.place, { no: 1 }, MANAGE)).toEqual({ ok: true, value: undefined });
    tick(1000);
    await ledger.api.submit(
      ledger.place,
      submission({ parts: [part({ choices: [choice('viber', { optIn: 'single' })], challenge: null })] }),
    );
    expect((await state(ledger)).keys.map(({ channel, standing }) => [channel, standing])).toEqual([
      ['mms', 'withdrawn'],
      ['sms', 'withdrawn'],
      ['viber', 'withdrawn'],
    ]);
  });

  test('of an address that is not there is not found', async () => {
    const ledger = await granted();
    const missing = { ok: false, error: { reason: 'not_found' } };
    expect(await ledger.api.change(ledger.place, { no: 9 }, [change({})], MANAGE)).toEqual(missing);
    expect(await ledger.api.withdrawAll(ledger.place, { no: 9 }, MANAGE)).toEqual(missing);
  });
});

describe('acts that the merchant reports', () => {
  test('each says what it became', async () => {
    const ledger = aLedger();
    const acts = [
      report('grant'),
      report('stop', { key: WHOLE }),
      report('stop', { key: WHOLE }),
      report('grant', { optIn: 'double', key: { ...report('grant').key, channel: 'viber' } }),
    ];
    const answer = await recordActs(ledger, ...acts);
    expect(answer.ok && answer.value.outcomes.map(({ seq, outcome }) => [seq, outcome])).toEqual([
      [1, 'recorded'],
      [2, 'recorded'],
      [3, 'no_effect'],
      [4, 'claim_opened'],
    ]);
  });

  test('R1.4 none revives what was withdrawn, whatever method it names, unless attested', async () => {
    const ledger = await granted();
    await ledger.api.withdrawAll(ledger.place, { no: 1 }, MANAGE);
    tick(1000);
    for (const method of ['api', 'import', 'agent', 'keyword', 'platform_event', 'paper_form'] as const)
      await recordActs(ledger, report('grant', { method }));
    expect((await sms(ledger))?.standing).toBe('withdrawn');
    const attestation = { attester: 'store manager', artefact: 'form 12' };
    await recordActs(ledger, report('grant', { method: 'paper_form', terms: { attested: true }, attestation }));
    expect(await sms(ledger)).toMatchObject({ standing: 'granted', attested: true, verified: false });
    const { entries } = await ledger.api.timeline(ledger.place, { no: 1 }, null, 1);
    expect(entries[0]?.evidence?.context).toEqual({ api_key: 'key_1', words: null, attestation });
  });

  test('all or none: a refusal names the act and leaves nothing, no address either', async () => {
    const ledger = aLedger();
    const future = report('grant', { at: '2027-01-11T00:00:00Z' });
    expect(await recordActs(ledger, report('grant'), future)).toEqual({ ok: false, error: { reason: 'grant_in_future', index: 1 } });
    expect(await ledger.api.find(ledger.place, phone())).toBeNull();
    expect(await countRecords(ledger)).toBe(0);
    await recordActs(ledger, report('grant'));
    expect(await sql(ledger, 'SELECT no FROM addresses')).toEqual([{ no: 1 }]);
  });

  test('a late one is put in its place: an older withdrawal undoes no newer grant, an older grant no newer withdrawal', async () => {
    const ledger = aLedger();
    const attested = { terms: { attested: true }, attestation: { attester: 'store manager', artefact: 'form 12' } } as const;
    await recordActs(ledger, report('grant', { at: '2027-01-09T10:00:00Z', ...attested }));
    await recordActs(ledger, report('withdraw', { at: '2027-01-08T10:00:00Z' }));
    expect((await sms(ledger))?.standing).toBe('granted');
    await recordActs(ledger, report('withdraw', { at: '2027-01-10T10:00:00Z' }));
    await recordActs(ledger, report('grant', { at: '2027-01-09T12:00:00Z', ...attested }));
    expect((await sms(ledger))?.standing).toBe('withdrawn');
    expect((await ledger.api.refold(ledger.place)).differed).toBe(0);
  });
});

describe('what time brings', () => {
  test('a grant that runs out is recorded so by the alarm, to the millisecond, also after an eviction', async () => {
    const ledger = await granted({ grantLifeMs: DAY_MS });
    const end = START + DAY_MS;
    vi.setSystemTime(end - 1);
    await runDurableObjectAlarm(ledger.object);
    expect(await countRecords(ledger)).toBe(2);
    await evictDurableObject(ledger.object);
    vi.setSystemTime(end);
    expect(await runDurableObjectAlarm(ledger.object)).toBe(true);
    expect(await sql(ledger, 'SELECT act, channel, recorded_at_ms FROM records WHERE seq > 2 ORDER BY seq')).toEqual([
      { act: 'expire', channel: 'mms', recorded_at_ms: end },
      { act: 'expire', channel: 'sms', recorded_at_ms: end },
    ]);
    expect((await sms(ledger))?.standing).toBe('expired');
    await runDurableObjectAlarm(ledger.object);
    expect(await countRecords(ledger)).toBe(4);
  });

  test('more than one step holds run out in bounded steps, and nothing is left over', async () => {
    const ledger = aLedger();
    const over = SWEEP_ROWS_MAX + 20;
    const phones = Array.from({ length: over }, (_, n) => phone(`+1202555${String(1000 + n)}`));
    const choices = [choice('sms', { optIn: 'single', grantLifeMs: 1000 })];
    await Promise.all(
      phones.map((address) => ledger.api.submit(ledger.place, submission({ parts: [part({ address, choices, challenge: null })] }))),
    );
    vi.setSystemTime(START + 1000);
    await runDurableObjectAlarm(ledger.object);
    expect(await countRecords(ledger)).toBe(over + SWEEP_ROWS_MAX);
    expect(await runDurableObjectAlarm(ledger.object)).toBe(true);
    expect(await countRecords(ledger)).toBe(2 * over);
  });

  test('a hold ends by itself on its tenth day, and never becomes a grant', async () => {
    const ledger = await granted();
    await recordActs(ledger, report('hold'));
    const held = await state(ledger);
    expect(permitted(held.keys[1]!, held, Date.now())).toMatchObject({ permitted: false, suppressedBy: ['hold'] });
    const end = Date.now() + HOLD_LIFE_MS;
    vi.setSystemTime(end - 1);
    await runDurableObjectAlarm(ledger.object);
    expect((await state(ledger)).hold).not.toBeNull();
    vi.setSystemTime(end);
    await runDurableObjectAlarm(ledger.object);
    expect(await state(ledger)).toMatchObject({ hold: null, holdSpent: true });
    expect(await sql(ledger, 'SELECT act FROM records WHERE seq > 2 ORDER BY seq')).toEqual([{ act: 'hold' }, { act: 'release' }]);
  });
});

describe('an alarm that fails', () => {
  const alarmAt = (ledger: TestLedger) => runInDurableObject(ledger.object, (_, state) => state.storage.getAlarm());

  test.each([
    ['the commit', 'CREATE TRIGGER broken BEFORE UPDATE ON addresses BEGIN SELECT RAISE(ABORT, $$broken$$); END', 'DROP TRIGGER broken'],
    ['even the reading', 'ALTER TABLE messages RENAME TO messages_away', 'ALTER TABLE messages_away RENAME TO messages'],
  ])('does not throw, is set again but not at once, and does its work when it can: %s', async (_, breaks, mends) => {
    const ledger = await granted({ grantLifeMs: DAY_MS });
    const end = START + DAY_MS;
    vi.setSystemTime(end);
    await sql(ledger, breaks.replaceAll('$$', "'"));
    expect(await runDurableObjectAlarm(ledger.object)).toBe(true);
    expect(await countRecords(ledger)).toBe(2);
    expect(await alarmAt(ledger)).toBe(end + LEDGER_BACKSTOP_MS);
    await sql(ledger, mends);
    vi.setSystemTime(end + LEDGER_BACKSTOP_MS);
    await runDurableObjectAlarm(ledger.object);
    expect(await countRecords(ledger)).toBe(4);
  });
});

describe('reading', () => {
  test('the timeline comes newest first in pages that miss and repeat nothing', async () => {
    const ledger = aLedger();
    for (let n = 0; n < 5; n += 1) {
      await ledger.api.submit(ledger.place, submission());
      await ledger.api.submit(ledger.place, submission({ parts: [part({ address: phone('+12025550199') })] }));
    }
    const all: number[] = [];
    let before: number | null = null;
    do {
      const page: Awaited<ReturnType<typeof ledger.api.timeline>> = await ledger.api.timeline(ledger.place, { no: 1 }, before, 3);
      expect(page.entries.length).toBeLessThanOrEqual(3);
      all.push(...page.entries.map(({ record }) => record.seq));
      before = page.next;
    } while (before !== null);
    expect(all).toEqual([18, 17, 14, 13, 10, 9, 6, 5, 2, 1]);
    expect(await ledger.api.timeline(ledger.place, { no: 77 }, null, 3)).toEqual({ entries: [], next: null });
  });

  test('a timeline that ends with its page says so', async () => {
    const ledger = aLedger();
    await ledger.api.submit(ledger.place, submission());
    expect((await ledger.api.timeline(ledger.place, { no: 1 }, null, 2)).next).toBeNull();
  });

  test('a record comes with its evidence, whoever asks by number', async () => {
    const ledger = aLedger();
    await ledger.api.submit(ledger.place, submission());
    expect(await ledger.api.record(ledger.place, 2)).toMatchObject({
      no: 1,
      record: { seq: 2, act: 'decline', disclosure: DISCLOSURE },
      evidence: { grade: 'client_attested', typed: '(202) 555-0123', network: { country: 'US' } },
    });
    expect(await ledger.api.record(ledger.place, 3)).toBeNull();
  });

  test('an address whose key is gone is there no longer, and the ledger still folds', async () => {
    const ledger = await granted();
    await sql(ledger, 'UPDATE addresses SET wrapped_key = NULL, ciphertext = NULL');
    expect(await ledger.api.find(ledger.place, phone())).toBeNull();
    expect(await ledger.api.address(ledger.place, { no: 1 })).toBeNull();
    expect((await ledger.api.changes(ledger.place, 0, 10)).addresses).toEqual([]);
    expect(await ledger.api.refold(ledger.place)).toEqual({ addresses: 1, differed: 0 });
  });
});
