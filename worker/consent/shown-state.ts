/** The state of an address as the ledger answers it: the fold of its records, and what a loss of records takes from it. Writes nothing. */
import { afterLoss } from './after-loss.ts';
import type { AddressState } from './model.ts';
import type { Session } from './session.ts';
import type { OpenAddress } from './store-addresses.ts';
import { recordsOf } from './store-records.ts';

/** To the merchant and the person: nothing is permitted while the ledger is recovering, and it says so. */
export function shownState(session: Session, open: OpenAddress): AddressState {
  const state = tellableState(session, open);
  return session.head.generation.recovering ? { ...state, recovering: true } : state;
}

/** To a Courier, which holds grants back itself while the ledger is recovering (`grantsHeld`), and must know which they are. */
export function tellableState(session: Session, open: OpenAddress): AddressState {
  const { generation } = session.head;
  if (generation.number === 1) return open.state;
  return afterLoss(open.state, recordsOf(session.sql, open.lastSeq, 0), generation);
}
