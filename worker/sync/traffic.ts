/**
 * How much may be sent to one destination now: concurrency, rate and breaker together. The breaker is stored, so that a restart does not
 * forget it; the bucket is not: a restart allows one burst. It knows no rows and sends nothing.
 */
import { COURIER_REQUESTS_IN_FLIGHT_MAX } from '../../shared/limits.ts';
import type { Ms } from '../consent/model.ts';
import { type Breaker, CLOSED, type Health, nextProbeMs, noted, probedNow } from './breaker.ts';
import type { Store } from './store.ts';
import { type Bucket, fullBucket, type Rate, taken, waitForToken } from './token-bucket.ts';

export interface TrafficRules {
  readonly requestsPerSecond: number;
  readonly concurrency: number;
}

/** What the adapter allows, or less where the merchant wants so. */
export function trafficRules(
  adapter: { readonly requestsPerSecondMax: number; readonly concurrencyMax: number },
  limits: { readonly requests_per_second?: number | undefined; readonly concurrency?: number | undefined } = {},
): TrafficRules {
  return {
    requestsPerSecond: Math.min(adapter.requestsPerSecondMax, limits.requests_per_second ?? Number.POSITIVE_INFINITY),
    concurrency: Math.min(COURIER_REQUESTS_IN_FLIGHT_MAX, adapter.concurrencyMax, limits.concurrency ?? Number.POSITIVE_INFINITY),
  };
}

export interface TrafficDeps {
  readonly store: Store;
  readonly now: () => Ms;
  /** In [0, 1). */
  readonly random: () => number;
}

export class Traffic {
  readonly #deps: TrafficDeps;
  #rules: TrafficRules = { requestsPerSecond: 1, concurrency: 1 };
  #bucket: Bucket | null = null;
  #isProbing = false;

  constructor(deps: TrafficDeps) {
    this.#deps = deps;
  }

  get breaker(): Breaker {
    const stored = this.#deps.store.meta('breaker');
    return typeof stored === 'string' ? (JSON.parse(stored) as Breaker) : CLOSED;
  }

  get isOpen(): boolean {
    return this.breaker.status === 'open';
  }

  /** Nothing has failed since it last did well. */
  get isWell(): boolean {
    const { breaker } = this;
    return breaker.status === 'closed' && breaker.failures === 0;
  }

  keepTo(rules: TrafficRules): void {
    this.#rules = rules;
  }

  /** Until one more batch may start, ms; null where one that is on its way must end first. */
  waitMs(inFlight: number): number | null {
    const { store, now } = this.#deps;
    const nowMs = now();
    const probeMs = nextProbeMs(this.breaker, store.hasDueWithdrawal(nowMs));
    if (inFlight >= this.#rules.concurrency || (probeMs !== null && this.#isProbing)) return null;
    const forTokenMs = waitForToken(this.#filled(nowMs), this.#rate, nowMs);
    return Math.max(forTokenMs, (probeMs ?? nowMs) - nowMs, 0);
  }

  /** A batch starts, and takes the token of its first request. @returns whether it is a probe: of one address, and none beside it */
  begin(): boolean {
    this.#take(1);
    const isProbe = this.isOpen;
    if (isProbe) this.#isProbing = true;
    return isProbe;
  }

  /** How many requests the batch made after all. */
  made(requests: number): void {
    this.#take(requests - 1);
  }

  /** A batch has ended. @returns whether the destination is out of order now */
  note(health: Health, isProbe: boolean): boolean {
    const { store, now, random } = this.#deps;
    const before = this.breaker;
    const after = noted(before, health, isProbe, now(), random());
    this.#write(before, after);
    // Back again: withdrawals wait out nothing.
    if (before.status === 'open' && after.status === 'closed') store.endWithdrawalBackoffs(now());
    return after.status === 'open';
  }

  ended(isProbe: boolean): void {
    if (isProbe) this.#isProbing = false;
  }

  probeNow(): void {
    const before = this.breaker;
    this.#write(before, probedNow(before, this.#deps.now()));
  }

  #take(tokens: number): void {
    const nowMs = this.#deps.now();
    this.#bucket = taken(this.#filled(nowMs), this.#rate, nowMs, tokens);
  }

  #write(before: Breaker, after: Breaker): void {
    if (JSON.stringify(before) === JSON.stringify(after)) return;
    const isUsual = after.status === 'closed' && after.failures === 0;
    this.#deps.store.setMeta('breaker', isUsual ? null : JSON.stringify(after));
  }

  /** A tenth of a second's worth may pile up: vendors count over windows of a second or more. */
  get #rate(): Rate {
    const perSecond = this.#rules.requestsPerSecond;
    return { perSecond, burst: Math.max(1, perSecond / 10) };
  }

  #filled(nowMs: Ms): Bucket {
    this.#bucket ??= fullBucket(this.#rate, nowMs);
    return this.#bucket;
  }
}
