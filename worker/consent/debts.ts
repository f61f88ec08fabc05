/** Hands over what this ledger owes to others, until each has taken it. Taking twice changes nothing, so an unknown outcome is repeated. */
import { OWED_BACKOFF_MS, SWEEP_ROWS_MAX } from '../../shared/limits.ts';
import { singleFlight } from '../platform/single-flight.ts';
import type { LedgerPlace, SubmitCommand } from './ledger-api.ts';
import type { Session } from './session.ts';
import { deleteOwed, dueOwed, type Owed, postponeOwed } from './store-owed.ts';

export interface DebtDeps {
  /** Runs in a commit of the ledger. */
  run<T>(job: (session: Session) => T): Promise<T>;
  /** Resolves when the other ledger has it durably. */
  handOver(place: LedgerPlace, command: SubmitCommand): Promise<void>;
}

/** @returns hands over what is due, one run at a time. */
export function debts(deps: DebtDeps): () => Promise<void> {
  return singleFlight(async () => {
    for (;;) {
      const due = await deps.run((session) => dueOwed(session, SWEEP_ROWS_MAX).map((owed) => ({ owed, place: session.place })));
      if (due.length === 0) return;
      await Promise.all(due.map(({ owed, place }) => settle(deps, owed, place)));
    }
  });
}

async function settle(deps: DebtDeps, owed: Owed, place: LedgerPlace): Promise<void> {
  try {
    await deps.handOver({ ...place, partition: owed.partition }, owed.command);
  } catch {
    // The other ledger's failure, or an unknown outcome: later, and for ever. What was acknowledged is owed.
    const wait = OWED_BACKOFF_MS[Math.min(owed.attempts, OWED_BACKOFF_MS.length - 1)] ?? 0;
    await deps.run((session) => postponeOwed(session, owed.no, session.nowMs + wait));
    return;
  }
  await deps.run((session) => deleteOwed(session, owed.no));
}
