/** Hands over what this ledger owes to others, until each has taken it. Taking twice changes nothing, so an unknown outcome is repeated. */
import { OBJECTS_ASKED_AT_ONCE_MAX, OWED_BACKOFF_MS, SWEEP_ROWS_MAX } from '../../shared/limits.ts';
import { mapAtMost } from '../platform/at-most.ts';
import { singleFlight } from '../platform/single-flight.ts';
import type { Debt, DebtAnswer } from './debt.ts';
import type { LedgerPlace } from './ledger-api.ts';
import type { Session } from './session.ts';
import { deleteOwed, dueOwed, type Owed, postponeOwed } from './store-owed.ts';

export interface DebtDeps {
  /** Runs in a commit of the ledger. */
  run<T>(job: (session: Session) => T): Promise<T>;
  /** Resolves to `taken` when the other ledger has it durably. */
  handOver(place: LedgerPlace, debt: Debt): Promise<DebtAnswer>;
}

/** @returns hands over what is due, one run at a time. */
export function debts(deps: DebtDeps): () => Promise<void> {
  return singleFlight(async () => {
    for (;;) {
      const due = await deps.run((session) => dueOwed(session, SWEEP_ROWS_MAX).map((owed) => ({ owed, place: session.place })));
      if (due.length === 0) return;
      // One partition's in the order in which they arose: what comes later builds on what came first.
      const partitions = [...new Set(due.map(({ owed }) => owed.partition))];
      await mapAtMost(OBJECTS_ASKED_AT_ONCE_MAX, partitions, async (partition) => {
        for (const { owed, place } of due) if (owed.partition === partition) await settle(deps, owed, place);
      });
    }
  });
}

async function settle(deps: DebtDeps, owed: Owed, place: LedgerPlace): Promise<void> {
  let answer: DebtAnswer;
  try {
    answer = await deps.handOver({ ...place, partition: owed.partition }, owed.debt);
  } catch {
    // The other ledger's failure, or an unknown outcome: later, and for ever. What was acknowledged is owed.
    answer = 'later';
  }
  if (answer === 'later') {
    const wait = OWED_BACKOFF_MS[Math.min(owed.attempts, OWED_BACKOFF_MS.length - 1)] ?? 0;
    await deps.run((session) => postponeOwed(session, owed.no, session.nowMs + wait));
    return;
  }
  await deps.run((session) => deleteOwed(session, owed.no));
}
