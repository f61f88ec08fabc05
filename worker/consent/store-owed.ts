/** What this ledger owes to another: the second part of a submission, sealed under the first address's key until it is taken over. */
import { openJson, sealJson } from './address-crypto.ts';
import type { SubmitCommand } from './ledger-api.ts';
import type { Ms } from './model.ts';
import type { Session } from './session.ts';
import { addressByNo, type OpenAddress, use } from './store-addresses.ts';

export interface Owed {
  readonly no: number;
  readonly partition: number;
  readonly attempts: number;
  readonly command: SubmitCommand;
}

interface OwedRow extends Record<string, SqlStorageValue> {
  no: number;
  addr: number;
  partition: number;
  attempts: number;
  body: ArrayBuffer;
}

export function insertOwed(session: Session, open: OpenAddress, partition: number, command: SubmitCommand): void {
  const no = session.head.owed + 1;
  const body = sealJson(open.key, use('owed', no), command, session.random);
  session.sql.exec('INSERT INTO owed VALUES (?, ?, ?, ?, 0, ?)', no, open.no, partition, session.nowMs, body);
  session.head = { ...session.head, owed: no };
}

/** Due ones, oldest first. What can no longer be opened, since its address was erased, is owed no longer. */
export function dueOwed(session: Session, limit: number): Owed[] {
  const rows = session.sql
    .exec<OwedRow>(
      'SELECT no, addr, partition, attempts, body FROM owed WHERE due_ms <= ? ORDER BY due_ms, no LIMIT ?',
      session.nowMs,
      limit,
    )
    .toArray();
  return rows.flatMap((row) => {
    const open = addressByNo(session, row.addr);
    if (!open) {
      deleteOwed(session, row.no);
      return [];
    }
    const command = openJson<SubmitCommand>(open.key, use('owed', row.no), new Uint8Array(row.body));
    return [{ no: row.no, partition: row.partition, attempts: row.attempts, command }];
  });
}

export function deleteOwed(session: Session, no: number): void {
  session.sql.exec('DELETE FROM owed WHERE no = ?', no);
}

export function postponeOwed(session: Session, no: number, dueMs: Ms): void {
  session.sql.exec('UPDATE owed SET attempts = attempts + 1, due_ms = ? WHERE no = ?', dueMs, no);
}

/** When the next one is due; null where nothing is owed. */
export const nextOwedDueMs = (sql: SqlStorage): Ms | null =>
  sql.exec<{ due: number | null }>('SELECT min(due_ms) AS due FROM owed').one().due;
