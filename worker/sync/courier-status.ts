/** How a destination is doing, as its Courier knows it. Reads only. */
import { LEDGERS_ASKED_AT_ONCE_MAX } from '../../shared/limits.ts';
import type { Ms } from '../consent/model.ts';
import { mapAtMost } from '../platform/at-most.ts';
import { nextProbeMs } from './breaker.ts';
import { type IntakeDeps, ledgerPlace } from './intake.ts';
import type { TourKind } from './store-tours.ts';
import { Traffic, type TrafficDeps } from './traffic.ts';

export interface CourierStatus {
  readonly delivered: number;
  readonly failedAttempts: number;
  readonly dead: number;
  /** In flight or waiting for an attempt. */
  readonly queued: number;
  /** Waiting until grants may be told. */
  readonly gated: number;
  /** Records not looked at, over all partitions. */
  readonly lag: number;
  /** When the oldest of what is queued or dead became so; null for nothing. */
  readonly oldestSinceMs: Ms | null;
  /** When the oldest withdrawal that was not told was recorded; null for none. */
  readonly oldestWithdrawalAtMs: Ms | null;
  readonly lastFailure: { readonly atMs: Ms; readonly status: number | null; readonly reason: string } | null;
  readonly breaker: {
    readonly status: 'closed' | 'open';
    readonly failures: number;
    readonly sinceMs: Ms | null;
    readonly nextProbeAtMs: Ms | null;
  };
  readonly tours: readonly {
    readonly kind: TourKind;
    readonly partitions: number;
    readonly partitionsDone: number;
    readonly found: number;
    readonly begunAtMs: Ms;
  }[];
}

export async function courierStatus(deps: IntakeDeps & TrafficDeps): Promise<CourierStatus> {
  const { store, now } = deps;
  const { breaker } = new Traffic(deps);
  return {
    ...store.counters(),
    ...store.waiting(),
    lag: await lag(deps),
    lastFailure: store.lastFailure(),
    breaker: {
      status: breaker.status,
      failures: breaker.failures,
      sinceMs: breaker.status === 'open' ? breaker.sinceMs : null,
      nextProbeAtMs: nextProbeMs(breaker, store.hasDueWithdrawal(now())),
    },
    tours: (['start', 'backfill', 'replay'] as const).flatMap((kind) => {
      const parts = store.tours.all().filter((part) => part.kind === kind);
      const [first] = parts;
      if (!first) return [];
      const partitionsDone = parts.filter(({ isDone }) => isDone).length;
      const found = parts.reduce((sum, part) => sum + part.found, 0);
      return [{ kind, partitions: parts.length, partitionsDone, found, begunAtMs: first.begunAtMs }];
    }),
  };
}

/** Records not yet looked at, over all partitions. */
export async function lag({ place, store, ledger }: Pick<IntakeDeps, 'place' | 'store' | 'ledger'>): Promise<number> {
  const partitions = Array.from({ length: place.partitions }, (_, partition) => partition);
  const lags = await mapAtMost(LEDGERS_ASKED_AT_ONCE_MAX, partitions, async (partition) => {
    const position = store.position(partition);
    return position === null ? 0 : (await ledger(partition).head(ledgerPlace(place, partition))) - position;
  });
  return lags.reduce((sum, each) => sum + each, 0);
}
