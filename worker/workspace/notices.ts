/** What one destination's trouble is told to the merchant's others by: a list that only grows, read by position. No person's data. */
import { log } from '../platform/log.ts';
import { firstRow, type WorkspaceStore } from './store.ts';
import type { Notice } from './workspace-api.ts';

interface Row extends Record<string, SqlStorageValue> {
  no: number;
  destination: string;
  key: string;
  kind: string;
  since_ms: number;
  reason: string | null;
  at_ms: number;
}

/** Once an occasion: the same again is not noted. */
export function noteNotice(store: WorkspaceStore, destination: string, kind: Notice['kind'], sinceMs: number, reason: string | null): void {
  const isKnown = firstRow(
    store,
    'SELECT 1 AS one FROM notices WHERE destination = ? AND kind = ? AND since_ms = ?',
    destination,
    kind,
    sinceMs,
  );
  if (isKnown) return;
  store.sql.exec(
    'INSERT INTO notices (destination, kind, since_ms, reason, at_ms) VALUES (?, ?, ?, ?, ?)',
    destination,
    kind,
    sinceMs,
    reason,
    store.now(),
  );
  log('error', `destination_${kind}`, { destination });
}

/** About others than this destination, oldest first. */
export const noticesAfter = (store: WorkspaceStore, destination: string, after: number, limit: number): Notice[] =>
  store.sql
    .exec<Row>(
      `SELECT notices.*, destinations.key FROM notices JOIN destinations ON destinations.id = notices.destination
       WHERE no > ? AND destination <> ? ORDER BY no LIMIT ?`,
      after,
      destination,
      limit,
    )
    .toArray()
    .map((row) => ({
      no: row.no,
      destination: row.key,
      kind: row.kind === 'late' ? 'late' : 'disabled',
      sinceMs: row.since_ms,
      reason: row.reason,
      atMs: row.at_ms,
    }));

/** 0 for none. */
export const lastNotice = (store: WorkspaceStore): number =>
  firstRow<{ no: number }>(store, 'SELECT coalesce(max(no), 0) AS no FROM notices')?.no ?? 0;
