import { evictDurableObject, runDurableObjectAlarm, runInDurableObject } from 'cloudflare:test';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { RECENT_SUBMISSIONS_MAX, UNVERIFIED_RECORDS_PER_ADDRESS_DAY } from '../../../shared/limits.ts';
import type { LedgerPlace } from '../../../worker/consent/ledger-api.ts';
import { partitionOf } from '../../../worker/consent/place.ts';
import { parseEnv } from '../../../worker/env.ts';
import {
  aLedger,
  bindings,
  choice,
  countRecords,
  EMAIL,
  EVIDENCE,
  email,
  ledgerAt,
  outbox,
  part,
  phone,
  sql,
  submission,
  type TestLedger,
  until,
} from './fixtures.ts';

beforeAll(outbox.open);

const standings = async ({ api, place }: TestLedger, address = phone()) =>
  Object.fromEntries((await api.find(place, address))?.state.keys.map(({ channel, standing }) => [channel, standing]) ?? []);

describe('what is recorded', () => {
  test('R1.1 a control yields a record of its own; one never shown yields none', async () => {
    const ledger = aLedger();
    const choices = [
      choice('sms', { optIn: 'single' }),
      choice('whatsapp', { granted: false }),
      choice('rcs', { granted: false, shown: false }),
    ];
    await ledger.api.submit(ledger.place, submission({ parts: [part({ choices, challenge: null })] }));
    expect(await standings(ledger)).toEqual({ sms: 'granted', whatsapp: 'declined' });
    expect(await sql(ledger, 'SELECT act, channel FROM records ORDER BY seq')).toEqual([
      { act: 'grant', channel: 'sms' },
      { act: 'decline', channel: 'whatsapp' },
    ]);
  });

  test('ranks and frequency are kept as a preference, and a grant carries its end', async () => {
    const ledger = aLedger();
    const choices = [choice('sms', { rank: 2, optIn: 'single', grantLifeMs: 1000 }), choice('whatsapp', { rank: 1, optIn: 'single' })];
    await ledger.api.submit(ledger.place, submission({ parts: [part({ choices, challenge: null })], frequency: 'weekly' }));
    const { state } = (await ledger.api.find(ledger.place, phone()))!;
    expect(state.preference).toMatchObject({ order: ['whatsapp', 'sms'], frequency: 'weekly', verified: false });
    const sms = state.keys.find(({ channel }) => channel === 'sms')!;
    expect(sms.expiresAtMs! - sms.sinceMs!).toBe(1000);
  });

  test('signed external ids supersede claims of their namespace, and claims never enter it again', async () => {
    const ledger = aLedger();
    const withId = (value: string, verified: boolean) => submission({ externalIds: [{ namespace: 'customer', value, verified }] });
    await ledger.api.submit(ledger.place, withId('claimed', false));
    await ledger.api.submit(ledger.place, withId('signed', true));
    await ledger.api.submit(ledger.place, withId('claimed-later', false));
    expect((await ledger.api.find(ledger.place, phone()))?.externalIds).toEqual([
      { namespace: 'customer', value: 'signed', verified: true },
    ]);
  });
});

describe('idempotency', () => {
  test('R1.7 the same key and body is the same submission, recorded once, also after an eviction', async () => {
    const ledger = aLedger();
    const first = submission();
    await ledger.api.submit(ledger.place, first);
    const records = await countRecords(ledger);
    await evictDurableObject(ledger.object);
    const again = await ledger.api.submit(ledger.place, { ...first, submission: '00'.repeat(10) });
    expect(again).toEqual({ ok: true, value: { submission: first.submission } });
    expect(await countRecords(ledger)).toBe(records);
  });

  test('the same key with another body is refused and records nothing', async () => {
    const ledger = aLedger();
    const first = submission();
    await ledger.api.submit(ledger.place, first);
    const records = await countRecords(ledger);
    expect(await ledger.api.submit(ledger.place, { ...first, bodyHash: 'ef'.repeat(32) })).toEqual({
      ok: false,
      error: { reason: 'idempotency_key_reused' },
    });
    expect(await countRecords(ledger)).toBe(records);
  });

  test('a key belongs to one widget and one address: elsewhere it is another submission', async () => {
    const ledger = aLedger();
    const first = submission();
    const otherPhone = { ...first, submission: '11'.repeat(10), parts: [part({ address: phone('+12025550199') })] as const };
    const otherWidget = { ...first, submission: '22'.repeat(10), widget: 'ffffffffffffffff' };
    for (const sent of [first, otherPhone, otherWidget]) {
      expect(await ledger.api.submit(ledger.place, sent)).toEqual({ ok: true, value: { submission: sent.submission } });
    }
    expect(await countRecords(ledger)).toBe(6);
  });

  test('R1.7 each of many keys of one address is known, the latest as well as the first', async () => {
    const ledger = aLedger();
    const all = Array.from({ length: RECENT_SUBMISSIONS_MAX + 3 }, () => submission());
    for (const sent of all) await ledger.api.submit(ledger.place, sent);
    const records = await countRecords(ledger);
    for (const sent of all) {
      const again = await ledger.api.submit(ledger.place, { ...sent, submission: 'ab'.repeat(10) });
      expect(again).toEqual({ ok: true, value: { submission: sent.submission } });
    }
    expect(await ledger.api.submit(ledger.place, { ...all[0]!, bodyHash: 'ef'.repeat(32) })).toMatchObject({ ok: false });
    expect(await ledger.api.submit(ledger.place, { ...all.at(-1)!, bodyHash: 'ef'.repeat(32) })).toMatchObject({ ok: false });
    expect(await countRecords(ledger)).toBe(records);
  });

  test('R1.7 a request that comes again after its address was erased brings nothing back', async () => {
    const ledger = aLedger();
    const first = submission();
    await ledger.api.submit(ledger.place, first);
    const { no } = (await ledger.api.find(ledger.place, phone()))!;
    await ledger.api.erase(ledger.place, { no }, { by: 'merchant', destinations: [], evidence: EVIDENCE });
    const records = await countRecords(ledger);
    expect(await sql(ledger, 'SELECT recent FROM addresses')).toEqual([{ recent: null }]);
    expect(await ledger.api.submit(ledger.place, first)).toEqual({ ok: true, value: { submission: first.submission } });
    expect(await countRecords(ledger)).toBe(records);
    expect(await ledger.api.find(ledger.place, phone())).toBeNull();
  });

  test('a key is remembered for two days at least, and its table goes as a whole', async () => {
    const ledger = aLedger();
    const first = submission();
    const start = Date.UTC(2027, 0, 10, 23, 59);
    vi.useFakeTimers({ toFake: ['Date'], now: start });
    try {
      await ledger.api.submit(ledger.place, first);
      vi.setSystemTime(start + 2 * 86_400_000);
      await runDurableObjectAlarm(ledger.object);
      const again = await ledger.api.submit(ledger.place, { ...first, submission: '33'.repeat(10) });
      expect(again).toEqual({ ok: true, value: { submission: first.submission } });
      vi.setSystemTime(start + 5 * 86_400_000);
      await runDurableObjectAlarm(ledger.object);
      expect(await sql(ledger, "SELECT name FROM sqlite_master WHERE name GLOB 'idempotency_*' OR name GLOB 'submissions_*'")).toEqual([]);
      expect(await ledger.api.submission(ledger.place, first.submission)).toBeNull();
      expect(await sql(ledger, 'SELECT no FROM challenges UNION ALL SELECT no FROM messages')).toEqual([]);
    } finally {
      vi.useRealTimers();
    }
  });
});

describe('R1.8 the daily cap of unverified records', () => {
  test('over it the answer and the own view are the same, and no record, id or message is left', async () => {
    const ledger = aLedger();
    const two = () => submission({ externalIds: [{ namespace: 'segment_anonymous', value: 'late', verified: false }] });
    for (let sent = 0; sent < UNVERIFIED_RECORDS_PER_ADDRESS_DAY / 2; sent += 1) await ledger.api.submit(ledger.place, submission());
    expect(await countRecords(ledger)).toBe(UNVERIFIED_RECORDS_PER_ADDRESS_DAY);
    const within = submission();
    const over = two();
    expect(await ledger.api.submit(ledger.place, over)).toEqual({ ok: true, value: { submission: over.submission } });
    expect(await countRecords(ledger)).toBe(UNVERIFIED_RECORDS_PER_ADDRESS_DAY);
    expect((await ledger.api.find(ledger.place, phone()))?.externalIds).toEqual([]);
    expect(outbox.all(ledger).length).toBeLessThanOrEqual(1);

    const other = { ...within, parts: [part({ address: phone('+12025550142') })] as const };
    await ledger.api.submit(ledger.place, other);
    const seen = async (id: string) => {
      const { createdAtMs: _, masked: __, ...rest } = (await ledger.api.submission(ledger.place, id))!;
      return rest;
    };
    expect(await seen(over.submission)).toEqual(await seen(other.submission));
    // Taking it back is answered alike too.
    const sms = [{ channel: 'sms', purpose: 'marketing' }] as const;
    expect(await ledger.api.retract(ledger.place, over.submission, sms, EVIDENCE)).toEqual({ ok: true, value: undefined });
    expect(await ledger.api.retract(ledger.place, other.submission, sms, EVIDENCE)).toEqual({ ok: true, value: undefined });
    expect(await seen(over.submission)).toEqual(await seen(other.submission));
  });

  test('it is counted per address and forgotten the next day; a withdrawal is never under it', async () => {
    const ledger = aLedger();
    const start = Date.UTC(2027, 0, 10, 12);
    vi.useFakeTimers({ toFake: ['Date'], now: start });
    try {
      for (let sent = 0; sent <= UNVERIFIED_RECORDS_PER_ADDRESS_DAY / 2; sent += 1) await ledger.api.submit(ledger.place, submission());
      const { no } = (await ledger.api.find(ledger.place, phone()))!;
      await ledger.api.withdrawAll(ledger.place, { no }, EVIDENCE);
      expect(await countRecords(ledger)).toBe(UNVERIFIED_RECORDS_PER_ADDRESS_DAY + 1);
      vi.setSystemTime(start + 86_400_000);
      await ledger.api.submit(ledger.place, submission());
      expect(await countRecords(ledger)).toBe(UNVERIFIED_RECORDS_PER_ADDRESS_DAY + 3);
    } finally {
      vi.useRealTimers();
    }
  });
});

describe('own acts', () => {
  test('a submission sees its own acts alone, with masked addresses', async () => {
    const ledger = aLedger();
    await ledger.api.submit(ledger.place, submission({ parts: [part({ choices: [choice('viber')] })] }));
    const second = part({ address: email(), typed: EMAIL, choices: [choice('email')] });
    const sent = submission({ parts: [part(), second] });
    await ledger.api.submit(ledger.place, sent);
    expect(await ledger.api.submission(ledger.place, sent.submission)).toMatchObject({
      widget: sent.widget,
      locale: 'en',
      acts: [
        { channel: 'sms', status: 'received' },
        { channel: 'whatsapp', status: 'declined' },
        { channel: 'email', status: 'received' },
      ],
      masked: [
        { kind: 'phone', value: '+1••••••••23' },
        { kind: 'email', value: 'v•••@example.com' },
      ],
      otherPartition: 0,
    });
    expect(await ledger.api.submission(ledger.place, 'ff'.repeat(10))).toBeNull();
  });

  test('it takes back its own records, and no other', async () => {
    const ledger = aLedger();
    const single = (channel: 'sms' | 'whatsapp') =>
      submission({ parts: [part({ choices: [choice(channel, { optIn: 'single' })], challenge: null })] });
    const [mine, theirs] = [single('sms'), single('whatsapp')];
    await ledger.api.submit(ledger.place, mine);
    await ledger.api.submit(ledger.place, theirs);
    const sms = { channel: 'sms', purpose: 'marketing' } as const;
    const refused = await ledger.api.retract(ledger.place, mine.submission, [sms, { ...sms, channel: 'whatsapp' }], EVIDENCE);
    expect(refused).toEqual({ ok: false, error: { reason: 'not_own_record' } });
    expect(await standings(ledger)).toEqual({ sms: 'granted', whatsapp: 'granted' });
    await ledger.api.retract(ledger.place, mine.submission, [sms], EVIDENCE);
    expect(await standings(ledger)).toEqual({ sms: 'not_asked', whatsapp: 'granted' });
    const records = await countRecords(ledger);
    expect(await ledger.api.retract(ledger.place, mine.submission, [sms], EVIDENCE)).toEqual({ ok: true, value: undefined });
    expect(await countRecords(ledger)).toBe(records);
    expect((await ledger.api.submission(ledger.place, mine.submission))?.acts[0]?.status).toBe('retracted');
  });
});

describe('a second address', () => {
  /** An email that lives in another of 16 partitions than the phone of the fixtures. */
  function twoPlaces() {
    const ring = parseEnv(bindings).hash;
    const workspace = aLedger().place.workspace;
    const at = (partition: number): LedgerPlace => ({ workspace, partition, partitions: 16 });
    const home = at(partitionOf(ring, workspace, phone(), 16));
    const value = Array.from({ length: 64 }, (_, n) => `visitor${n}@example.com`).find(
      (v) => partitionOf(ring, workspace, email(v), 16) !== home.partition,
    )!;
    const other = at(partitionOf(ring, workspace, email(value), 16));
    const sent = submission({ parts: [part(), part({ address: email(value), typed: value, choices: [choice('email')] })] });
    return { first: ledgerAt(home), second: ledgerAt(other), sent, value };
  }
  const acts = async (ledger: TestLedger) =>
    (await sql<{ act: string }>(ledger, 'SELECT act FROM records ORDER BY seq')).map(({ act }) => act);

  test('in the same ledger both parts are one commit, with an unverified link at both ends', async () => {
    const ledger = aLedger();
    const second = part({ address: email(), typed: EMAIL, choices: [choice('email')] });
    await ledger.api.submit(ledger.place, submission({ parts: [part(), second] }));
    expect(await acts(ledger)).toEqual(['grant', 'decline', 'link', 'grant', 'link']);
    expect(await sql(ledger, "SELECT addr, verified FROM records WHERE act = 'link'")).toEqual([
      { addr: 1, verified: 0 },
      { addr: 2, verified: 0 },
    ]);
    expect(await sql(ledger, 'SELECT * FROM owed')).toEqual([]);
  });

  test('elsewhere it is owed and handed over at once; a repeat changes nothing', async () => {
    const { first, second, sent, value } = twoPlaces();
    await first.api.submit(first.place, sent);
    await until(async () => (await sql(first, 'SELECT no FROM owed')).length === 0, 'the handing over');
    expect(await acts(first)).toEqual(['grant', 'decline', 'link']);
    expect(await acts(second)).toEqual(['grant', 'link']);
    const [owed, own] = [sent.parts[1]!, sent.parts[0]];
    await second.api.takeOwed(second.place, { ...sent, parts: [owed, own] });
    expect(await acts(second)).toEqual(['grant', 'link']);
    expect((await first.api.submission(first.place, sent.submission))?.otherPartition).toBe(second.place.partition);
    expect((await second.api.submission(second.place, sent.submission))?.acts.map(({ channel }) => channel)).toEqual(['email']);
    // Its code arrives from its own ledger and confirms there.
    const message = await outbox.next(second);
    expect(message.to).toBe(value);
    const code = /\d{6}/.exec(message.text)![0];
    expect((await second.api.verify(second.place, sent.submission, 'email', code, EVIDENCE)).ok).toBe(true);
  });

  test('R1.7 what is owed survives an eviction and an other ledger that fails, and is handed over once', async () => {
    const { first, second, sent } = twoPlaces();
    const takeOwed = vi.spyOn(await prototypeOf(second), 'takeOwed');
    takeOwed.mockRejectedValueOnce(new Error('unreachable')).mockRejectedValueOnce(new Error('unreachable'));
    await first.api.submit(first.place, sent);
    await until(async () => (await sql<{ attempts: number }>(first, 'SELECT attempts FROM owed'))[0]?.attempts === 1, 'a failed attempt');
    await evictDurableObject(first.object);
    expect(await acts(second)).toEqual([]);
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 60_000 });
    try {
      expect(await runDurableObjectAlarm(first.object)).toBe(true);
      vi.setSystemTime(Date.now() + 600_000);
      expect(await runDurableObjectAlarm(first.object)).toBe(true);
      await until(async () => (await acts(second)).length > 0, 'the second part');
    } finally {
      vi.useRealTimers();
      takeOwed.mockRestore();
    }
    expect(await acts(second)).toEqual(['grant', 'link']);
    await until(async () => (await sql(first, 'SELECT no FROM owed')).length === 0, 'the debt to be settled');
  });
});

/** The class of the object as it runs: RPC calls reach its prototype. */
const prototypeOf = (ledger: TestLedger): Promise<TestLedger['api']> =>
  runInDurableObject(ledger.object, (instance) => Object.getPrototypeOf(instance) as TestLedger['api']);
