/**
 * Finishes erasures: hands deletion jobs to the couriers and entries to the Workspace's journal until each has them, and writes on until the
 * write-ahead log is reused. Taking twice changes nothing, so an unknown outcome is repeated.
 */
import { OWED_BACKOFF_MS, SWEEP_ROWS_MAX } from '../../shared/limits.ts';
import { oweScrub, scrubStep, scrubStepsOwed } from '../platform/scrub.ts';
import { singleFlight } from '../platform/single-flight.ts';
import type { DeletionJob, ErasureEntry, LedgerPlace } from './ledger-api.ts';
import type { Session } from './session.ts';
import {
  deleteDeletion,
  deleteEntry,
  dueDeletions,
  dueEntries,
  type OwedDeletion,
  type OwedEntry,
  postponeDeletion,
  postponeEntry,
} from './store-deletions.ts';

export interface ErasureDebtDeps {
  /** Runs in a commit of the ledger. */
  run<T>(job: (session: Session) => T): Promise<T>;
  /** Resolves when the destination's courier has it durably. */
  handOver(place: LedgerPlace, destination: string, job: DeletionJob): Promise<void>;
  /** Resolves when the journal has it durably. */
  journal(place: LedgerPlace, entry: ErasureEntry): Promise<void>;
}

/** @returns does what is due, one run at a time. */
export function erasureDebts(deps: ErasureDebtDeps): () => Promise<void> {
  return singleFlight(async () => {
    for (;;) {
      const due = await deps.run((session) => ({
        place: session.place,
        entries: dueEntries(session, SWEEP_ROWS_MAX),
        deletions: dueDeletions(session, SWEEP_ROWS_MAX),
        steps: scrubStepsOwed(session.sql),
      }));
      if (due.entries.length + due.deletions.length + due.steps === 0) return;
      // Each step in a commit of its own, so that calls that came meanwhile go between.
      if (due.entries.length + due.deletions.length === 0) await deps.run((session) => scrubStep(session.sql));
      await Promise.all([
        ...due.entries.map((owed) => settleEntry(deps, owed, due.place)),
        ...due.deletions.map((owed) => settleDeletion(deps, owed, due.place)),
      ]);
    }
  });
}

async function settleEntry(deps: ErasureDebtDeps, { entry, attempts }: OwedEntry, place: LedgerPlace): Promise<void> {
  try {
    await deps.journal(place, entry);
  } catch {
    await deps.run((session) => postponeEntry(session, entry.no, session.nowMs + waitMs(attempts)));
    return;
  }
  await deps.run((session) => deleteEntry(session, entry.no));
}

async function settleDeletion(deps: ErasureDebtDeps, { no, destination, attempts, job }: OwedDeletion, place: LedgerPlace): Promise<void> {
  try {
    await deps.handOver(place, destination, job);
  } catch {
    await deps.run((session) => postponeDeletion(session, no, destination, session.nowMs + waitMs(attempts)));
    return;
  }
  await deps.run((session) => {
    deleteDeletion(session, no, destination);
    oweScrub(session.sql);
  });
}

/** The other's failure, or an unknown outcome: later, and for ever. */
const waitMs = (attempts: number): number => OWED_BACKOFF_MS[Math.min(attempts, OWED_BACKOFF_MS.length - 1)] ?? 0;
