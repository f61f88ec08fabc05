/**
 * Whether a destination as a whole is out of order, and when it is tried again: a state machine. Pure. It judges answers about the
 * destination alone (no connection, 5xx, 429, 401, 403, 404), never what was said of one address.
 *
 * Closed, everything may be sent. After several failures in a row it is open: one probe at a time, each later than the one before, never
 * before the receiver's own Retry-After, and sooner where a withdrawal waits. The first success closes it.
 */
import { BREAKER_BACKOFF_MS, BREAKER_FAILURES_MAX, BREAKER_WITHDRAWAL_PROBE_MS_MAX } from '../../shared/limits.ts';
import type { Ms } from '../consent/model.ts';

export type Breaker =
  | { readonly status: 'closed'; readonly failures: number }
  | {
      readonly status: 'open';
      /** In a row, probes included. */
      readonly failures: number;
      readonly sinceMs: Ms;
      /** Probes that failed. */
      readonly probes: number;
      /** When the last one ended, or it opened. */
      readonly triedAtMs: Ms;
      /** No probe before this. */
      readonly probeAtMs: Ms;
    };

export const CLOSED: Breaker = { status: 'closed', failures: 0 };

/** How a batch went, seen from the destination: `neutral` where the answers were about addresses alone, or nothing was asked. */
export type Health =
  | { readonly kind: 'well' }
  | { readonly kind: 'neutral' }
  | { readonly kind: 'failing' /** Asked for by the receiver; null for nothing. */; readonly retryAfterMs: number | null };

/**
 * @param isProbe whether it was let through as a probe; what was under way when it opened only adds its Retry-After
 * @param random in [0, 1), for the jitter
 */
export function noted(breaker: Breaker, health: Health, isProbe: boolean, nowMs: Ms, random: number): Breaker {
  if (health.kind === 'well') return CLOSED;
  // It answers, though not to this one's liking: the next may be tried at once.
  if (health.kind === 'neutral') return breaker.status === 'open' && isProbe ? { ...breaker, triedAtMs: nowMs, probeAtMs: nowMs } : breaker;
  const failures = breaker.failures + 1;
  const askedMs = nowMs + (health.retryAfterMs ?? 0);
  if (breaker.status === 'closed') {
    if (failures < BREAKER_FAILURES_MAX) return { status: 'closed', failures };
    const probeAtMs = Math.max(nowMs + pauseMs(0, random), askedMs);
    return { status: 'open', failures, sinceMs: nowMs, probes: 0, triedAtMs: nowMs, probeAtMs };
  }
  if (!isProbe) return { ...breaker, failures, probeAtMs: Math.max(breaker.probeAtMs, askedMs) };
  const probes = breaker.probes + 1;
  return { ...breaker, failures, probes, triedAtMs: nowMs, probeAtMs: Math.max(nowMs + pauseMs(probes, random), askedMs) };
}

/** Somebody has changed something, or asks for it now. */
export const probedNow = (breaker: Breaker, nowMs: Ms): Breaker =>
  breaker.status === 'open' ? { ...breaker, probeAtMs: Math.min(breaker.probeAtMs, nowMs) } : breaker;

/** When the next probe may go; null where none is needed. A withdrawal waits for none longer than a bound, whatever was asked. */
export function nextProbeMs(breaker: Breaker, hasWithdrawal: boolean): Ms | null {
  if (breaker.status === 'closed') return null;
  return hasWithdrawal ? Math.min(breaker.probeAtMs, breaker.triedAtMs + BREAKER_WITHDRAWAL_PROBE_MS_MAX) : breaker.probeAtMs;
}

/** Between half and all of the step; the last step repeats. */
function pauseMs(probes: number, random: number): number {
  const boundMs = BREAKER_BACKOFF_MS[Math.min(probes, BREAKER_BACKOFF_MS.length - 1)] ?? 0;
  return Math.floor(boundMs / 2 + (random * boundMs) / 2);
}
