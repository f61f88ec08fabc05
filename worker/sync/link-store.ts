/** The rows of links that a destination is still to be told of. No person's data: numbers alone. It decides nothing. */
import type { Ms } from '../consent/model.ts';
import type { Storage } from './store.ts';

export interface LinkRow {
  readonly partition: number;
  /** Number of the address whose `link` record it is. */
  readonly no: number;
  readonly seq: number;
  readonly attempts: number;
  readonly sinceMs: Ms;
}

/** A page may be read again: the row that is there stays as it is. */
export function insertLink({ sql }: Storage, partition: number, no: number, seq: number, nowMs: Ms): void {
  sql.exec('INSERT OR IGNORE INTO links VALUES (?, ?, ?, 0, ?, ?)', partition, no, seq, nowMs, nowMs);
}

export function dueLinks({ sql }: Storage, nowMs: Ms, limit: number): readonly LinkRow[] {
  const rows = sql.exec(
    'SELECT partition, addr, seq, attempts, since_ms FROM links WHERE next_attempt_at_ms <= ? ORDER BY next_attempt_at_ms LIMIT ?',
    nowMs,
    limit,
  );
  return [...rows].map((row) => ({
    partition: row.partition as number,
    no: row.addr as number,
    seq: row.seq as number,
    attempts: row.attempts as number,
    sinceMs: row.since_ms as number,
  }));
}

export function postponeLink({ sql }: Storage, row: LinkRow, attempts: number, untilMs: Ms): void {
  sql.exec(
    'UPDATE links SET attempts = ?, next_attempt_at_ms = ? WHERE partition = ? AND seq = ?',
    attempts,
    untilMs,
    row.partition,
    row.seq,
  );
}

/** Whatever waits for this address is due now. */
export function wakeLinks({ sql }: Storage, partition: number, no: number, nowMs: Ms): void {
  sql.exec('UPDATE links SET next_attempt_at_ms = ? WHERE partition = ? AND addr = ? AND attempts = 0', nowMs, partition, no);
}

export function deleteLink({ sql }: Storage, { partition, seq }: LinkRow): void {
  sql.exec('DELETE FROM links WHERE partition = ? AND seq = ?', partition, seq);
}

/** For a destination that is told of no links. */
export function dropLinks({ sql }: Storage): void {
  sql.exec('DELETE FROM links');
}
