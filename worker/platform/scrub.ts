/**
 * Writes on until the write-ahead log has been reused. What was overwritten and deleted still stands in frames of the log, and the platform
 * lets nobody truncate it (`secure_delete`, `wal_checkpoint` and VACUUM are refused); new frames go over old ones. What is still to be
 * written is a row, so that a process that dies in between goes on. It knows nothing of what was deleted.
 *
 * Limit: a log that one commit stretched to more than SCRUB_STEPS pages' worth keeps its tail until a commit as large goes over it.
 */
import { SCRUB_STEP_BYTES, SCRUB_STEPS, WASH_EMPTIED_ROWS } from '../../shared/limits.ts';

/** As much of SQLite as is used here. */
export interface ScrubSql {
  exec(query: string, ...bindings: number[]): Iterable<Record<string, unknown>>;
}

/** For a migration of an object that erases. */
export const SCRUB_TABLES = `CREATE TABLE scrub (
     id INTEGER PRIMARY KEY CHECK (id = 1),
     steps INTEGER NOT NULL,             -- still to be written
     scratch BLOB                        -- what a step writes: random, so that every page of it differs
   ) STRICT;`;

/** In the commit that overwrites and deletes: from here on it is owed. */
export function oweScrub(sql: ScrubSql): void {
  run(sql, 'INSERT INTO scrub (id, steps) VALUES (1, ?) ON CONFLICT (id) DO UPDATE SET steps = excluded.steps', SCRUB_STEPS);
}

/**
 * Once a table that held what must not be read again is empty, it is one page: filled up and emptied, that page keeps nothing of before.
 * While it holds others nothing happens.
 */
export function washEmptied(sql: ScrubSql, table: string, insert: (filler: number) => void): void {
  if (run(sql, `SELECT 1 FROM ${table} LIMIT 1`).length > 0) return;
  for (let filler = 0; filler < WASH_EMPTIED_ROWS; filler++) insert(filler);
  run(sql, `DELETE FROM ${table}`);
}

/** One bounded step, in a commit of its own: the pages of a commit are written once, however often it touched them. @returns steps left */
export function scrubStep(sql: ScrubSql): number {
  const left = scrubStepsOwed(sql);
  if (left === 0) return 0;
  if (left === 1) run(sql, 'DELETE FROM scrub WHERE id = 1');
  // Random, because SQLite does not write a page that stays as it is.
  else run(sql, 'UPDATE scrub SET steps = ?, scratch = randomblob(?) WHERE id = 1', left - 1, SCRUB_STEP_BYTES);
  return left - 1;
}

export function scrubStepsOwed(sql: ScrubSql): number {
  const [row] = run(sql, 'SELECT steps FROM scrub WHERE id = 1');
  return typeof row?.steps === 'number' ? row.steps : 0;
}

const run = (sql: ScrubSql, query: string, ...bindings: number[]): Record<string, unknown>[] => [...sql.exec(query, ...bindings)];
