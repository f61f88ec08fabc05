/**
 * What a failed attempt means for one row, given with whom it was sent and how its destination does. Pure. An address is given up for its
 * own failures alone: never for what was said of a batch (it is sent again in halves until the one that it is about is alone), for a
 * destination that fails others too, for a rate limit, or for a process that died.
 */
import type { Ms } from '../consent/model.ts';
import { type Delivery, excused, type Failure, failed, split, unlucky } from './delivery.ts';

export interface Blame {
  readonly failure: Failure;
  /** The destination as a whole is out of order, and the breaker open. */
  readonly isExcused: boolean;
  /** It may be the destination's doing: it failed, or asked for patience, as it did with what was sent before. */
  readonly isTheirs: boolean;
  /** Addresses that the answer was about: 1 where it names this one. */
  readonly carried: number;
}

/** @param random in [0, 1), for the jitter */
export function blame(row: Delivery, { failure, isExcused, isTheirs, carried }: Blame, nowMs: Ms, random: number): Delivery {
  if (isExcused) return excused(row, failure, nowMs);
  const half = Math.max(1, Math.floor(carried / 2));
  if (carried > 1 && failure.retry === 'never') return split(row, failure, half, nowMs);
  const isOwn = failure.retry === 'never' || (carried <= 1 && !isTheirs);
  const next = (isOwn ? failed : unlucky)(row, failure, nowMs, random);
  // One address may be what a receiver breaks down on: after the first such failure, the company gets smaller each time.
  if (carried > 1 && row.attempts > 0) return { ...next, batchMax: Math.min(row.batchMax ?? half, half) };
  return next;
}
