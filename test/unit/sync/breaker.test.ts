/** The breaker as a state machine, and as any sequence of answers. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { BREAKER_BACKOFF_MS, BREAKER_FAILURES_MAX, BREAKER_WITHDRAWAL_PROBE_MS_MAX } from '../../../shared/limits.ts';
import { type Breaker, CLOSED, type Health, nextProbeMs, noted, probedNow } from '../../../worker/sync/breaker.ts';

const NOW = 1_000_000;
const FAILING: Health = { kind: 'failing', retryAfterMs: null };
const failing = (count: number, breaker: Breaker = CLOSED): Breaker =>
  Array.from({ length: count }).reduce<Breaker>((before) => noted(before, FAILING, false, NOW, 0.999999), breaker);
const opened = failing(BREAKER_FAILURES_MAX);

describe('opening', () => {
  test('takes that many failures in a row', () => {
    expect(failing(BREAKER_FAILURES_MAX - 1)).toEqual({ status: 'closed', failures: BREAKER_FAILURES_MAX - 1 });
    expect(opened).toMatchObject({ status: 'open', failures: BREAKER_FAILURES_MAX, sinceMs: NOW, probes: 0 });
    const interrupted = noted(failing(BREAKER_FAILURES_MAX - 1), { kind: 'well' }, false, NOW, 0);
    expect(failing(BREAKER_FAILURES_MAX - 1, interrupted)).toMatchObject({ status: 'closed' });
  });
  test('what is said of an address alone neither counts nor clears', () => {
    const neutral = noted(failing(BREAKER_FAILURES_MAX - 1), { kind: 'neutral' }, false, NOW, 0);
    expect(noted(neutral, FAILING, false, NOW, 0)).toMatchObject({ status: 'open' });
  });
  test('Retry-After of the last failure is waited out', () => {
    const asked = noted(failing(BREAKER_FAILURES_MAX - 1), { kind: 'failing', retryAfterMs: 3_600_000 }, false, NOW, 0);
    expect(nextProbeMs(asked, false)).toBe(NOW + 3_600_000);
  });
});

describe('probing', () => {
  test('each failed probe waits longer, up to the last step, which repeats', () => {
    let breaker = opened;
    const waits: number[] = [];
    for (let probe = 0; probe < 8; probe++) {
      waits.push(nextProbeMs(breaker, false)! - NOW);
      breaker = noted(breaker, FAILING, true, NOW, 0.999999);
    }
    const last = BREAKER_BACKOFF_MS.at(-1)!;
    expect(waits.map((ms) => ms + 1)).toEqual([...BREAKER_BACKOFF_MS, last, last, last]);
  });
  test('a failure of what was under way when it opened pushes nothing away', () => {
    expect(noted(opened, FAILING, false, NOW + 1, 0)).toMatchObject({ probes: 0, probeAtMs: (opened as { probeAtMs: number }).probeAtMs });
  });
  test('a withdrawal is not kept waiting by what the receiver asked for', () => {
    const asked = noted(opened, { kind: 'failing', retryAfterMs: 80_000_000 }, true, NOW, 0);
    expect(nextProbeMs(asked, false)).toBe(NOW + 80_000_000);
    expect(nextProbeMs(asked, true)).toBe(NOW + BREAKER_WITHDRAWAL_PROBE_MS_MAX);
  });
  test('an answer about one address lets the next be tried at once, and it stays open', () => {
    expect(noted(opened, { kind: 'neutral' }, true, NOW + 9, 0)).toMatchObject({ status: 'open', probeAtMs: NOW + 9 });
  });
  test('the first success closes it, whoever had it', () => {
    for (const isProbe of [true, false]) expect(noted(opened, { kind: 'well' }, isProbe, NOW, 0)).toEqual(CLOSED);
  });
  test('who asks for it now gets it now, and a closed one stays as it is', () => {
    expect(nextProbeMs(probedNow(opened, NOW), false)).toBe(NOW);
    expect(probedNow(CLOSED, NOW)).toBe(CLOSED);
    expect(nextProbeMs(CLOSED, true)).toBeNull();
  });
});

test('for any sequence of answers: a probe never comes before what was asked for, and an outage costs few of them', () => {
  const health: fc.Arbitrary<Health> = fc.oneof(
    {
      weight: 6,
      arbitrary: fc.record({ kind: fc.constant('failing' as const), retryAfterMs: fc.option(fc.integer({ min: 0, max: 60_000 })) }),
    },
    { weight: 1, arbitrary: fc.constant<Health>({ kind: 'neutral' }) },
    { weight: 1, arbitrary: fc.constant<Health>({ kind: 'well' }) },
  );
  fc.assert(
    fc.property(
      fc.array(fc.tuple(health, fc.integer({ min: 0, max: 100_000 }), fc.double({ min: 0, max: 0.999, noNaN: true }))),
      (answers) => {
        let breaker: Breaker = CLOSED;
        let nowMs = NOW;
        for (const [one, passedMs, random] of answers) {
          nowMs += passedMs;
          const isProbe = breaker.status === 'open';
          const before = breaker;
          breaker = noted(before, one, isProbe, nowMs, random);
          if (one.kind === 'well') expect(breaker).toEqual(CLOSED);
          if (breaker.status === 'closed') expect(breaker.failures).toBeLessThan(BREAKER_FAILURES_MAX);
          else if (one.kind === 'failing') {
            expect(breaker.probeAtMs).toBeGreaterThanOrEqual(nowMs + (one.retryAfterMs ?? 0));
            expect(breaker.probeAtMs).toBeGreaterThanOrEqual(nowMs + BREAKER_BACKOFF_MS[0]! / 2 - 1);
            expect(nextProbeMs(breaker, true)!).toBeLessThanOrEqual(nowMs + BREAKER_WITHDRAWAL_PROBE_MS_MAX);
          }
        }
      },
    ),
  );
});
