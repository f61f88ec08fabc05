import { evictDurableObject, runDurableObjectAlarm, runInDurableObject } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Bindings } from '../../../worker/env.ts';

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
const rows = (limiter: ReturnType<typeof aLimiter>) =>
  runInDurableObject(
    limiter,
    (_, state) => state.storage.sql.exec('SELECT expires_at_ms FROM counters UNION ALL SELECT expires_at_ms FROM nonces').toArray().length,
  );

describe('a nonce', () => {
  test('belongs to whoever came first, who may come again; nobody else may', async () => {
    const limiter = aLimiter();
    expect(await limiter.spend('n1', 'first', START + HOUR_MS)).toBe('ok');
    expect(await limiter.spend('n1', 'second', START + HOUR_MS)).toBe('spent');
    await evictDurableObject(limiter);
    expect(await limiter.spend('n1', 'first', START + HOUR_MS)).toBe('ok');
    expect(await limiter.spend('n1', 'second', START + HOUR_MS)).toBe('spent');
    expect(await limiter.spend('n2', 'second', START + HOUR_MS)).toBe('ok');
  });

  test('has one owner, however many come at once', async () => {
    const limiter = aLimiter();
    const answers = await Promise.all(Array.from({ length: 10 }, (_, n) => limiter.spend('n1', `owner ${n}`, START + HOUR_MS)));
    expect(answers.filter((answer) => answer === 'ok')).toHaveLength(1);
  });

  test('is kept to the end of its life and dropped by the alarm after it', async () => {
    const limiter = aLimiter();
    await limiter.spend('n1', 'first', START + HOUR_MS);
    vi.setSystemTime(START + HOUR_MS);
    await runDurableObjectAlarm(limiter);
    expect(await limiter.spend('n1', 'second', START + HOUR_MS)).toBe('spent');
    vi.setSystemTime(START + HOUR_MS + 1);
    expect(await runDurableObjectAlarm(limiter)).toBe(true);
    expect(await rows(limiter)).toBe(0);
  });
});

describe('a counter', () => {
  test('counts up to its limit within a window and anew in the next', async () => {
    const limiter = aLimiter();
    const count = () => limiter.count('block', HOUR_MS, 3);
    expect([await count(), await count(), await count(), await count()]).toEqual([true, true, true, false]);
    await evictDurableObject(limiter);
    expect(await count()).toBe(false);
    expect(await limiter.count('other', HOUR_MS, 3)).toBe(true);
    vi.setSystemTime(START + HOUR_MS);
    expect(await count()).toBe(true);
  });

  test('lets exactly its limit through, however many come at once', async () => {
    const limiter = aLimiter();
    const answers = await Promise.all(Array.from({ length: 20 }, () => limiter.count('block', HOUR_MS, 7)));
    expect(answers.filter(Boolean)).toHaveLength(7);
  });

  test('is dropped by the alarm when its window is over, and others are not', async () => {
    const limiter = aLimiter();
    await limiter.count('block', HOUR_MS, 3);
    await limiter.count('block', 24 * HOUR_MS, 3);
    vi.setSystemTime(START + HOUR_MS + 1);
    expect(await runDurableObjectAlarm(limiter)).toBe(true);
    expect(await rows(limiter)).toBe(1);
    vi.setSystemTime(START + 24 * HOUR_MS);
    expect(await runDurableObjectAlarm(limiter)).toBe(true);
    expect(await rows(limiter)).toBe(0);
    expect(await runDurableObjectAlarm(limiter)).toBe(false);
  });
});

test('R1.9 nothing that it is given is kept as text', async () => {
  const limiter = aLimiter();
  await limiter.spend('the-nonce', 'the-owner', START + HOUR_MS);
  await limiter.count('the-key', HOUR_MS, 3);
  const kept = await runInDurableObject(limiter, (_, state) =>
    ['counters', 'nonces'].flatMap((table) => state.storage.sql.exec(`SELECT * FROM ${table}`).toArray()).flatMap(Object.values),
  );
  const text = kept.map((value) => (value instanceof ArrayBuffer ? Buffer.from(value).toString('latin1') : String(value))).join('\n');
  for (const given of ['the-nonce', 'the-owner', 'the-key']) expect(text).not.toContain(given);
});
