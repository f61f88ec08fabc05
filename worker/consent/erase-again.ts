/**
 * Erases an address that a copy of the ledger brought back: the Workspace's journal names it by number. The destinations are owed their
 * deletion once more, since what was owed them may be lost too; a courier that has it already does nothing. Repeating it changes nothing.
 */
import { erase } from './erase.ts';
import type { ErasureEntry } from './ledger-api.ts';
import type { Session } from './session.ts';
import { addressByNo } from './store-addresses.ts';
import { NO_EVIDENCE } from './writing.ts';

export function eraseAgain(session: Session, { no, by, destinations }: ErasureEntry): void {
  if (addressByNo(session, no)) erase(session, { no }, { by, destinations, evidence: NO_EVIDENCE });
}
