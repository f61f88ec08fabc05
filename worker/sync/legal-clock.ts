/**
 * Watches that withdrawals reach a destination in time, and has it noted when one does not: once for each time that it falls behind. It
 * looks at what was read from the ledgers; of a destination that the merchant paused, what was not read yet shows as its lag.
 */
import { WITHDRAWAL_LATE_MS } from '../../shared/limits.ts';
import type { Ms } from '../consent/model.ts';
import type { Store } from './store.ts';

export interface LegalClockDeps {
  readonly store: Store;
  readonly now: () => Ms;
  /** @param sinceMs when the oldest withdrawal that was not told was recorded */
  readonly late: (sinceMs: Ms) => Promise<void>;
}

/** @throws when it can't be noted: the next look tries again */
export async function watchLegalClock({ store, now, late }: LegalClockDeps): Promise<void> {
  const sinceMs = store.waiting().oldestWithdrawalAtMs;
  const isLate = sinceMs !== null && isLateAt(sinceMs, now());
  if (!isLate) {
    if (store.meta('late') !== null) store.setMeta('late', null);
    return;
  }
  if (store.meta('late') !== null) return;
  await late(sinceMs);
  store.setMeta('late', sinceMs);
}

export const isLateAt = (sinceMs: Ms, nowMs: Ms): boolean => nowMs - sinceMs >= WITHDRAWAL_LATE_MS;
