/** What this ledger owes to another, sealed under the key of the address that it comes from until it is taken over. */
import { openJson, sealJson } from './address-crypto.ts';
import type { Debt } from './debt.ts';
import type { Ms } from './model.ts';
import type { Session } from './session.ts';
import { addressByNo, type OpenAddress, use } from './store-addresses.ts';

export interface Owed {
  readonly no: number;
  readonly partition: number;
  readonly attempts: number;
  readonly debt: Debt;
}

interface OwedRow extends Record<string, SqlStorageValue> {
  no: number;
  addr: number;
  partition: number;
  attempts: number;
  body: ArrayBuffer;
}

export function insertOwed(session: Session, open: OpenAddress, partition: number, debt: Debt): void {
  const no = session.head.owed + 1;
  const body = sealJson(open.key, use('owed', no), debt, session.random);
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
    return [{ no: row.no, partition: row.partition, attempts: row.attempts, debt: opened(open, row) }];
  });
}

/** What is still owed on behalf of one address, in the order in which it arose. The table is empty but for moments. */
export const owedFrom = (session: Session, open: OpenAddress): Debt[] =>
  session.sql
    .exec<OwedRow>('SELECT no, addr, partition, attempts, body FROM owed WHERE addr = ? ORDER BY no', open.no)
    .toArray()
    .map((row) => opened(open, row));

const opened = (open: OpenAddress, row: OwedRow): Debt => openJson<Debt>(open.key, use('owed', row.no), new Uint8Array(row.body));

export function deleteOwed(session: Session, no: number): void {
  session.sql.exec('DELETE FROM owed WHERE no = ?', no);
}

export function postponeOwed(session: Session, no: number, dueMs: Ms): void {
  session.sql.exec('UPDATE owed SET attempts = attempts + 1, due_ms = ? WHERE no = ?', dueMs, no);
}

/** When the next one is due; null where nothing is owed. */
export const nextOwedDueMs = (sql: SqlStorage): Ms | null =>
  sql.exec<{ due: number | null }>('SELECT min(due_ms) AS due FROM owed').one().due;
