/**
 * Erases an address that a copy of the ledger brought back: the Workspace's journal names it by number. It writes the `erase` that was
 * lost, then overwrites and destroys key, evidence and what else is sealed. Repeating it changes nothing.
 */
import { draftAt } from './decide-draft.ts';
import { WHOLE_ADDRESS } from './key-cover.ts';
import type { Session } from './session.ts';
import { addressByNo } from './store-addresses.ts';
import { dropEvidence } from './store-evidence.ts';
import { chain } from './store-records.ts';
import { ownClock } from './time.ts';
import { NO_EVIDENCE, write } from './writing.ts';

export function eraseAgain(session: Session, no: number): void {
  const open = addressByNo(session, no);
  if (!open) return;
  const writing = write(session, open, { ...NO_EVIDENCE, context: { by: 'recovery' } });
  writing.record(draftAt(ownClock(session.nowMs), { act: 'erase', key: WHOLE_ADDRESS, method: 'api', verified: false }));
  writing.close();
  const rows = new Set([...chain(session.sql, open.lastSeq, 0)].map(({ evidence }) => evidence));
  for (const evidence of rows) dropEvidence(session.sql, evidence);
  // Overwritten by equal lengths first: a plain delete leaves the bytes in the file.
  session.sql.exec(
    `UPDATE addresses SET ciphertext = zeroblob(length(ciphertext)), wrapped_key = zeroblob(length(wrapped_key)),
       profile = zeroblob(length(profile)) WHERE no = ?`,
    no,
  );
  session.sql.exec('UPDATE addresses SET ciphertext = NULL, wrapped_key = NULL, profile = NULL, next_due_ms = NULL WHERE no = ?', no);
}
