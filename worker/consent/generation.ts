/**
 * Generations of a ledger: a new one begins when the ledger is found to lack records that were acknowledged. Numbers of the new one start
 * far beyond every number that may have been given out and lost, so that no token, message id or position of the lost time fits anything
 * made since. What the gap means for a grant is in `after-loss.ts`.
 */
import { GENERATION_NUMBERS } from '../../shared/limits.ts';
import { invariant } from '../../shared/result.ts';
import { fromHex, hex } from '../platform/bytes.ts';
import type { Ms } from './model.ts';
import type { Session } from './session.ts';

export interface Generation {
  /** 1 for a ledger that never lost anything. */
  readonly number: number;
  /** Records up to this sequence lie before the loss. */
  readonly lossSeq: number;
  /** Its own records come after this sequence. */
  readonly baseSeq: number;
  readonly beganAtMs: Ms;
  /** Until the operator opens it as a successor nothing is permitted. */
  readonly recovering: boolean;
  /** The head that the Workspace remembered when this ledger did not extend it; null where the operator said that records are lost. */
  readonly missed: LedgerHead | null;
  /** Whether what the Workspace knows to be erased was erased again. */
  readonly erasedAgain: boolean;
}

/** A ledger's last sequence and the running hash over its leaves, hex. */
export interface LedgerHead {
  readonly seq: number;
  readonly leavesHash: string;
}

export const FIRST_GENERATION: Generation = {
  number: 1,
  lossSeq: 0,
  baseSeq: 0,
  beganAtMs: 0,
  recovering: false,
  missed: null,
  erasedAgain: true,
};

interface Row extends Record<string, SqlStorageValue> {
  generation: number;
  after_seq: number;
  base_seq: number;
  began_at_ms: number;
  missed_seq: number | null;
  missed_hash: ArrayBuffer | null;
  erased_again: number;
  opened_at_ms: number | null;
}

/** The latest one. */
export function readGeneration(sql: SqlStorage): Generation {
  const [row] = sql.exec<Row>('SELECT * FROM generations ORDER BY generation DESC LIMIT 1').toArray();
  if (!row) return FIRST_GENERATION;
  const { missed_seq: seq, missed_hash: hash } = row;
  return {
    number: row.generation,
    lossSeq: row.after_seq,
    baseSeq: row.base_seq,
    beganAtMs: row.began_at_ms,
    recovering: row.opened_at_ms === null,
    missed: seq === null || hash === null ? null : { seq, leavesHash: hex(new Uint8Array(hash)) },
    erasedAgain: row.erased_again === 1,
  };
}

/** The least number whose sequences are all beyond what this ledger has used and what its Workspace remembers. */
export function nextGeneration({ head }: Session, remembered: LedgerHead | null): number {
  const used = Math.max(head.seq, head.address, head.evidence, head.challenge, head.message, head.owed, remembered?.seq ?? 0);
  return Math.max(head.generation.number + 1, Math.floor(used / GENERATION_NUMBERS) + 2);
}

/**
 * Begins a generation as recovering. What waits for others and is so old that they no longer know whether they have it is dropped: to
 * repeat it could record it twice.
 * @param number given out by the Workspace, which gives none twice.
 */
export function beginGeneration(session: Session, number: number, missed: LedgerHead | null, owedSinceMs: Ms): void {
  const { head, sql, nowMs } = session;
  invariant(number >= nextGeneration(session, missed), 'a generation begins beyond every number in use');
  const base = (number - 1) * GENERATION_NUMBERS;
  sql.exec(
    `INSERT INTO generations (generation, after_seq, base_seq, began_at_ms, missed_seq, missed_hash, erased_again, opened_at_ms)
     VALUES (?, ?, ?, ?, ?, ?, 0, NULL)`,
    number,
    head.seq,
    base,
    nowMs,
    missed?.seq ?? null,
    missed === null ? null : fromHex(missed.leavesHash),
  );
  // A queued code may have been sent in the lost time: at most once holds for it too.
  sql.exec(`UPDATE messages SET status = 'dead', reason = 'restored', due_ms = NULL, body = NULL WHERE due_ms IS NOT NULL`);
  sql.exec('DELETE FROM owed WHERE due_ms < ?', owedSinceMs);
  session.head = {
    ...head,
    seq: base,
    address: base,
    evidence: base,
    challenge: base,
    message: base,
    owed: base,
    generation: {
      number,
      lossSeq: head.seq,
      baseSeq: base,
      beganAtMs: nowMs,
      recovering: true,
      missed,
      erasedAgain: false,
    },
  };
}

export function noteErasedAgain(session: Session): void {
  session.sql.exec('UPDATE generations SET erased_again = 1 WHERE generation = ?', session.head.generation.number);
  session.head = { ...session.head, generation: { ...session.head.generation, erasedAgain: true } };
}

/** The operator's word that what is lost is lost. From here on what was granted since the loss counts. */
export function openSuccessor(session: Session): void {
  session.sql.exec('UPDATE generations SET opened_at_ms = ? WHERE generation = ?', session.nowMs, session.head.generation.number);
  session.head = { ...session.head, generation: { ...session.head.generation, recovering: false } };
}
