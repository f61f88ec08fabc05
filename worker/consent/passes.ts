/** The rows of long jobs that go over a whole ledger in bounded steps: how far each has come, and when it goes on. */
import type { Ms } from './model.ts';

export type PassName = 'rewrap' | 'retention_early' | 'retention_late';

export interface Pass {
  /** Number of the last row looked at. */
  readonly position: number;
  /** Rows changed in this pass. */
  readonly done: number;
  readonly version: number;
  /** Null for never. */
  readonly dueMs: Ms | null;
}

export function readPass(sql: SqlStorage, name: PassName): Pass | null {
  const [row] = sql
    .exec<{ position: number; done: number; version: number; due_ms: number | null }>(
      'SELECT position, done, version, due_ms FROM passes WHERE name = ?',
      name,
    )
    .toArray();
  return row ? { position: row.position, done: row.done, version: row.version, dueMs: row.due_ms } : null;
}

export function writePass(sql: SqlStorage, name: PassName, { position, done, version, dueMs }: Pass): void {
  sql.exec(
    `INSERT INTO passes (name, position, done, version, due_ms) VALUES (?, ?, ?, ?, ?) ON CONFLICT (name) DO UPDATE SET
       position = excluded.position, done = excluded.done, version = excluded.version, due_ms = excluded.due_ms`,
    name,
    position,
    done,
    version,
    dueMs,
  );
}

/** When the first of them goes on; null where none does. */
export const nextPassDueMs = (sql: SqlStorage): Ms | null =>
  sql.exec<{ due: number | null }>('SELECT min(due_ms) AS due FROM passes').one().due;
