/**
 * What this ledger remembers of the heads it reported, and whether it is an extension of the head that its Workspace remembers. A ledger
 * file that was put back from a copy is not. Recomputes nothing: a head is known by its row or not at all.
 */
import { HEADS_KEPT } from '../../shared/limits.ts';
import { hex } from '../platform/bytes.ts';
import type { LedgerHead } from './generation.ts';
import type { Head } from './head.ts';
import type { Session } from './session.ts';

export const headOf = (head: Head): LedgerHead => ({ seq: head.seq, leavesHash: hex(head.leavesHash) });

/**
 * Whether the stored ledger holds everything up to the remembered head.
 * Limit: where the Workspace itself was put back to before the last HEADS_KEPT reports, the row is gone, and the answer is no.
 */
export function extendsHead(sql: SqlStorage, head: Head, remembered: LedgerHead | null): boolean {
  if (remembered === null) return true;
  const { missed } = head.generation;
  // Known already: this generation began because of it.
  if (missed && missed.seq === remembered.seq && missed.leavesHash === remembered.leavesHash) return true;
  if (head.seq < remembered.seq) return false;
  const own = head.seq === remembered.seq ? hex(head.leavesHash) : hashAt(sql, remembered.seq);
  return own === remembered.leavesHash;
}

/** Written before the report is sent: what the Workspace may come to remember is remembered here first. */
export function keepHead(session: Session, ackedSeq: number): LedgerHead {
  const { sql, head, nowMs } = session;
  sql.exec('INSERT INTO heads VALUES (?, ?, ?) ON CONFLICT (seq) DO NOTHING', head.seq, head.leavesHash, nowMs);
  // None from the last one that is surely known there on: the Workspace may remember any of them.
  sql.exec('DELETE FROM heads WHERE seq < ? AND seq <= (SELECT seq FROM heads ORDER BY seq DESC LIMIT 1 OFFSET ?)', ackedSeq, HEADS_KEPT);
  return headOf(head);
}

function hashAt(sql: SqlStorage, seq: number): string | null {
  const [row] = sql.exec<{ leaves_hash: ArrayBuffer }>('SELECT leaves_hash FROM heads WHERE seq = ?', seq).toArray();
  return row ? hex(new Uint8Array(row.leaves_hash)) : null;
}
