/** The rows of challenges: hash of a code, the grants it would confirm, attempts. Judged in `challenges.ts`. */
import { timingSafeEqual } from 'node:crypto';
import type { ChannelId, Purpose } from '../../shared/vocabulary.ts';
import { fromHex } from '../platform/bytes.ts';
import type { Ms } from './model.ts';
import type { Session } from './session.ts';

export type ConfirmedPair = { readonly channel: ChannelId; readonly purpose: Purpose };

export interface Challenge {
  readonly no: number;
  /** Inclusive. */
  readonly endsAtMs: Ms;
  readonly codeHash: Uint8Array;
  /** Of the link in the same message; null where it held none. */
  readonly linkHash: Uint8Array | null;
  readonly of: readonly number[];
  readonly attempts: number;
  readonly closed: boolean;
  /** What its code has confirmed; null before. */
  readonly confirmed: readonly ConfirmedPair[] | null;
  readonly message: number;
}

interface ChallengeRow extends Record<string, SqlStorageValue> {
  no: number;
  ends_at_ms: number;
  code_hash: ArrayBuffer;
  link_hash: ArrayBuffer | null;
  of_seqs: string;
  attempts: number;
  closed: number;
  confirmed: string | null;
  message: number;
}

export function insertChallenge(
  session: Session,
  made: Pick<Challenge, 'no' | 'endsAtMs' | 'codeHash' | 'linkHash' | 'of' | 'message'> & {
    readonly addr: number;
    readonly submission: string;
  },
): void {
  session.sql.exec(
    `INSERT INTO challenges (no, addr, submission, created_at_ms, ends_at_ms, code_hash, link_hash, of_seqs, attempts, closed, message)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, 0, 0, ?)`,
    made.no,
    made.addr,
    fromHex(made.submission),
    session.nowMs,
    made.endsAtMs,
    made.codeHash,
    made.linkHash,
    JSON.stringify(made.of),
    made.message,
  );
  session.head = { ...session.head, challenge: made.no };
}

export function challengeAt(session: Session, no: number): Challenge | null {
  const [row] = session.sql
    .exec<ChallengeRow>(
      'SELECT no, ends_at_ms, code_hash, link_hash, of_seqs, attempts, closed, confirmed, message FROM challenges WHERE no = ?',
      no,
    )
    .toArray();
  if (!row) return null;
  return {
    no: row.no,
    endsAtMs: row.ends_at_ms,
    codeHash: new Uint8Array(row.code_hash),
    linkHash: row.link_hash && new Uint8Array(row.link_hash),
    of: JSON.parse(row.of_seqs) as number[],
    attempts: row.attempts,
    closed: row.closed === 1,
    confirmed: row.confirmed === null ? null : (JSON.parse(row.confirmed) as ConfirmedPair[]),
    message: row.message,
  };
}

export function countAttempt(session: Session, no: number): void {
  session.sql.exec('UPDATE challenges SET attempts = attempts + 1 WHERE no = ?', no);
}

export function closeChallenges(session: Session, numbers: readonly number[]): void {
  for (const no of numbers) session.sql.exec('UPDATE challenges SET closed = 1 WHERE no = ? AND confirmed IS NULL', no);
}

export function markConfirmed(session: Session, no: number, confirmed: readonly ConfirmedPair[]): void {
  session.sql.exec('UPDATE challenges SET confirmed = ? WHERE no = ?', JSON.stringify(confirmed), no);
}

export const sameHash = (a: Uint8Array, b: Uint8Array): boolean => a.length === b.length && timingSafeEqual(a, b);
