import { evictDurableObject, runDurableObjectAlarm, runInDurableObject } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Bindings } from '../../../worker/env.ts';
import type { Admission } from '../../../worker/limiter-api.ts';
import type { Claim } from '../../../worker/platform/tally.ts';

const START = Date.UTC(2027, 0, 10, 12);
const HOUR_MS = 3_600_000;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: START });
});
afterEach(() => {
  vi.useRealTimers();
});

let limiters = 0;
function aLimiter() {
  limiters += 1;
  return (env as unknown as Bindings).LIMITER.getByName(`limiter-test-${limiters}`);
}
const TABLES = ['counts', 'spent', 'tallies', 'decisions'];
const rows = (limiter: ReturnType<typeof aLimiter>) =>
  runInDurableObject(limiter, (_, state) =>
    TABLES.reduce((total, table) => total + state.storage.sql.exec(`SELECT 1 AS one FROM ${table}`).toArray().length, 0),
  );

describe('a nonce', () => {
  test('belongs to whoever came first, who may come again; nobody else may', async () => {
    const limiter = aLimiter();
    expect(await limiter.spend({ nonce: 'n1', owner: 'first', expiresAtMs: START + HOUR_MS })).toBe('ok');
    expect(await limiter.spend({ nonce: 'n1', owner: 'second', expiresAtMs: START + HOUR_MS })).toBe('spent');
    await evictDurableObject(limiter);
    expect(await limiter.spend({ nonce: 'n1', owner: 'first', expiresAtMs: START + HOUR_MS })).toBe('ok');
    expect(await limiter.spend({ nonce: 'n1', owner: 'second', expiresAtMs: START + HOUR_MS })).toBe('spent');
    expect(await limiter.spend({ nonce: 'n2', owner: 'second', expiresAtMs: START + HOUR_MS })).toBe('ok');
  });

  test('has one owner, however many come at once', async () => {
    const limiter = aLimiter();
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, n) => limiter.spend({ nonce: 'n1', owner: `owner ${n}`, expiresAtMs: START + HOUR_MS })),
    );
    expect(answers.filter((answer) => answer === 'ok')).toHaveLength(1);
  });

  test('is kept to the end of its life and dropped by the alarm after it', async () => {
    const limiter = aLimiter();
    await limiter.spend({ nonce: 'n1', owner: 'first', expiresAtMs: START + HOUR_MS });
    vi.setSystemTime(START + HOUR_MS);
    await runDurableObjectAlarm(limiter);
    expect(await limiter.spend({ nonce: 'n1', owner: 'second', expiresAtMs: START + HOUR_MS })).toBe('spent');
    vi.setSystemTime(START + HOUR_MS + 1);
    expect(await runDurableObjectAlarm(limiter)).toBe(true);
    expect(await rows(limiter)).toBe(0);
  });
});

const PROOF = { nonce: 'p1', owner: 'first', expiresAtMs: START + HOUR_MS / 2 };
type Change = Partial<Admission>;
const admitter =
  (limiter: ReturnType<typeof aLimiter>) =>
  async (key: string, change: Change = {}) =>
    (await limiter.admit(key, { windowMs: HOUR_MS, free: 2, max: 4, proof: null, token: null, ...change })).verdict;

describe('callers of one key', () => {
  test('are free up to a point, then bring a proof, then are refused, and are free again in the next window', async () => {
    const limiter = aLimiter();
    const admit = admitter(limiter);
    expect([await admit('block'), await admit('block'), await admit('block')]).toEqual(['ok', 'ok', 'prove']);
    expect(await admit('block', { proof: PROOF })).toBe('ok');
    await evictDurableObject(limiter);
    expect(await admit('block', { proof: { ...PROOF, nonce: 'p2' } })).toBe('ok');
    expect(await admit('block', { proof: { ...PROOF, nonce: 'p3' } })).toBe('refused');
    expect(await admit('block')).toBe('refused');
    expect(await admit('other')).toBe('ok');
    vi.setSystemTime(START + HOUR_MS);
    expect(await admit('block')).toBe('ok');
  });

  test('a proof that was refused was not spent, and one that was used is its owner’s alone', async () => {
    const admit = admitter(aLimiter());
    const full = { free: 0, max: 0, proof: PROOF };
    expect(await admit('block', full)).toBe('refused');
    expect(await admit('block', { free: 0, proof: PROOF })).toBe('ok');
    expect(await admit('block', { free: 0, proof: { ...PROOF, owner: 'second' } })).toBe('prove');
    expect(await admit('block', { free: 0, proof: PROOF })).toBe('ok');
  });

  test('exactly the limit is let in, however many come at once', async () => {
    const admit = admitter(aLimiter());
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, n) => admit('block', { free: 3, max: 7, proof: n < 10 ? null : { ...PROOF, nonce: `n${n}` } })),
    );
    expect(answers.filter((answer) => answer === 'ok')).toHaveLength(7);
  });

  test('what is refused is not written', async () => {
    const limiter = aLimiter();
    const admit = admitter(limiter);
    for (let n = 0; n < 5; n += 1) await admit('block', { free: 0, max: 9 });
    expect(await rows(limiter)).toBe(0);
  });
});

describe('a reservation', () => {
  const claim = (key: string, max: number): Claim => ({ key, amount: 1, windows: [{ windowMs: HOUR_MS, stepMs: HOUR_MS / 12, max }] });

  test('counts all of its claims or none, and names the one that does not fit', async () => {
    const limiter = aLimiter();
    const end = START + HOUR_MS;
    expect(await limiter.reserve('m1', end, [claim('a', 5), claim('b', 1)])).toBeNull();
    for (let n = 2; n < 9; n += 1) expect(await limiter.reserve(`m${n}`, end, [claim('a', 5), claim('b', 1)])).toBe(1);
    for (let n = 10; n < 14; n += 1) expect(await limiter.reserve(`m${n}`, end, [claim('a', 5)])).toBeNull();
    expect(await limiter.reserve('m14', end, [claim('a', 5)])).toBe(0);
  });

  test('asked for again is answered alike and counted once, also after a restart', async () => {
    const limiter = aLimiter();
    for (let n = 0; n < 3; n += 1) expect(await limiter.reserve('m1', START + HOUR_MS, [claim('a', 1)])).toBeNull();
    await evictDurableObject(limiter);
    expect(await limiter.reserve('m1', START + HOUR_MS, [claim('a', 1)])).toBeNull();
    expect(await limiter.reserve('m2', START + HOUR_MS, [claim('a', 1)])).toBe(0);
    vi.setSystemTime(START + 2 * HOUR_MS);
    expect(await limiter.reserve('m2', START + HOUR_MS, [claim('a', 1)])).toBe(0);
  });

  test('lets exactly its limit through, however many come at once', async () => {
    const limiter = aLimiter();
    const answers = await Promise.all(Array.from({ length: 20 }, (_, n) => limiter.reserve(`m${n}`, START + HOUR_MS, [claim('a', 7)])));
    expect(answers.filter((answer) => answer === null)).toHaveLength(7);
  });
});

test('every row is dropped by the alarm when its time is over, and none before', async () => {
  const limiter = aLimiter();
  await admitter(limiter)('block', { proof: PROOF });
  await limiter.reserve('m1', START + 60_000, [{ key: 'a', amount: 1, windows: [{ windowMs: HOUR_MS, stepMs: HOUR_MS / 12, max: 5 }] }]);
  expect(await rows(limiter)).toBe(4);
  for (const [afterMs, left] of [
    [60_000, 4],
    [60_001, 3],
    [HOUR_MS / 2 + 1, 2],
    [HOUR_MS + 1, 1],
    [HOUR_MS + HOUR_MS / 12, 1],
    [HOUR_MS + HOUR_MS / 12 + 1, 0],
  ] as const) {
    vi.setSystemTime(START + afterMs);
    await runDurableObjectAlarm(limiter);
    expect([afterMs, await rows(limiter)]).toEqual([afterMs, left]);
  }
  expect(await runDurableObjectAlarm(limiter)).toBe(false);
});

test('R1.9 nothing that it is given is kept as text', async () => {
  const limiter = aLimiter();
  await limiter.spend({ nonce: 'the-nonce', owner: 'the-owner', expiresAtMs: START + HOUR_MS });
  await admitter(limiter)('the-key', { proof: { nonce: 'the-proof', owner: 'the-sender', expiresAtMs: START + HOUR_MS } });
  const windows = [{ windowMs: HOUR_MS, stepMs: HOUR_MS, max: 3 }];
  await limiter.reserve('the-message', START + HOUR_MS, [{ key: 'the-prefix', amount: 1, windows }]);
  const kept = await runInDurableObject(limiter, (_, state) =>
    TABLES.flatMap((table) => state.storage.sql.exec(`SELECT * FROM ${table}`).toArray()).flatMap(Object.values),
  );
  const text = kept.map((value) => (value instanceof ArrayBuffer ? Buffer.from(value).toString('latin1') : String(value))).join('\n');
  for (const given of ['the-nonce', 'the-owner', 'the-key', 'the-proof', 'the-sender', 'the-message', 'the-prefix'])
    expect(text).not.toContain(given);
});
