/**
 * The fresh code that opens a person's own data: sent to the address itself, one at a time, answered once. It names no grants and
 * confirms none: whoever answers it has proved the address for the next ten minutes and nothing else. Every failure is one refusal.
 */
import { CHALLENGE_LIFE_MS, CODE_ATTEMPTS_PER_CHALLENGE, SWEEP_ROWS_MAX } from '../../shared/limits.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { utf8 } from '../platform/bytes.ts';
import { randomCode } from './challenges.ts';
import { countAnswered, countWrongCode, maySend, mayTryCode } from './counters.ts';
import type { AddressRef, MessageTemplate } from './ledger-api.ts';
import type { ConsentRefusal, Ms } from './model.ts';
import type { Session } from './session.ts';
import { addressByNo, saveCounters } from './store-addresses.ts';
import { sameHash } from './store-challenges.ts';
import { queueMessage } from './store-messages.ts';

export interface SubjectCode {
  readonly message: number;
  readonly createdAtMs: Ms;
  /** Inclusive. */
  readonly endsAtMs: Ms;
  readonly codeHash: Uint8Array;
  readonly attempts: number;
}

interface Row extends Record<string, SqlStorageValue> {
  message: number;
  created_at_ms: number;
  ends_at_ms: number;
  code_hash: ArrayBuffer;
  attempts: number;
}

const REFUSED = err({ reason: 'code_wrong' } as const);

/** Over a limit nothing is sent, and the code that the person already has stays good. */
export function sendSubjectCode(
  session: Session,
  ref: AddressRef,
  template: MessageTemplate,
): Result<void, { readonly reason: 'not_found' }> {
  const open = addressByNo(session, ref.no);
  if (!open || open.state.erased) return err({ reason: 'not_found' });
  if (!maySend(open.counters, session.nowMs)) return ok(undefined);
  const code = randomCode(session.random);
  const endsAtMs = session.nowMs + CHALLENGE_LIFE_MS;
  const subject = template.subject?.replaceAll('{code}', code) ?? null;
  const message = queueMessage(session, open, { ...template, text: template.text.replaceAll('{code}', code), subject, code }, endsAtMs);
  session.sql.exec(
    'INSERT OR REPLACE INTO subject_codes (addr, message, created_at_ms, ends_at_ms, code_hash, attempts) VALUES (?, ?, ?, ?, ?, 0)',
    open.no,
    message,
    session.nowMs,
    endsAtMs,
    hashOf(session, open.no, message, code),
  );
  return ok(undefined);
}

/** The right code counts once: its row goes with it, so that a copy of the request opens nothing. */
export function answerSubjectCode(session: Session, ref: AddressRef, code: string): Result<void, ConsentRefusal> {
  const open = addressByNo(session, ref.no);
  const sent = open && subjectCodeOf(session, open.no);
  if (!open || !sent || !mayTryCode(open.counters, session.nowMs)) return REFUSED;
  if (session.nowMs > sent.endsAtMs || sent.attempts >= CODE_ATTEMPTS_PER_CHALLENGE) return REFUSED;
  if (!sameHash(sent.codeHash, hashOf(session, open.no, sent.message, code))) {
    session.sql.exec('UPDATE subject_codes SET attempts = attempts + 1 WHERE addr = ?', open.no);
    open.counters = countWrongCode(open.counters, session.nowMs);
    saveCounters(session, open);
    return REFUSED;
  }
  session.sql.exec('DELETE FROM subject_codes WHERE addr = ?', open.no);
  open.counters = countAnswered(open.counters, session.nowMs);
  saveCounters(session, open);
  return ok(undefined);
}

export function subjectCodeOf(session: Session, no: number): SubjectCode | null {
  const [row] = session.sql
    .exec<Row>('SELECT message, created_at_ms, ends_at_ms, code_hash, attempts FROM subject_codes WHERE addr = ?', no)
    .toArray();
  if (!row) return null;
  return {
    message: row.message,
    createdAtMs: row.created_at_ms,
    endsAtMs: row.ends_at_ms,
    codeHash: new Uint8Array(row.code_hash),
    attempts: row.attempts,
  };
}

export function dropLapsedCodes(session: Session): void {
  session.sql.exec(
    'DELETE FROM subject_codes WHERE addr IN (SELECT addr FROM subject_codes WHERE ends_at_ms < ? LIMIT ?)',
    session.nowMs,
    SWEEP_ROWS_MAX,
  );
}

/** Bound to its address and message: a stored hash counts nowhere else, nor for a challenge of a submission. */
const hashOf = (session: Session, no: number, message: number, code: string): Uint8Array =>
  session.keys.codeHash(utf8(`subject:${no}:${message}:${code}`));
