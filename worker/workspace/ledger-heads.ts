/**
 * The last head that each ledger reported, and the generations given out: by this a ledger finds out that its file was put back from a
 * copy. A head never goes back, and no generation is given out twice. It holds sequences and hashes, nothing of a person.
 */
import { firstRow, type WorkspaceStore } from './store.ts';
import type { LedgerStanding, RememberedHead } from './workspace-api.ts';

interface Row extends Record<string, SqlStorageValue> {
  partition: number;
  seq: number;
  leaves_hash: string;
  generation: number;
  recovering_since_ms: number | null;
  reported_at_ms: number;
}

export function ledgerHead(store: WorkspaceStore, partition: number): { head: RememberedHead | null; recovering: boolean } {
  const row = readRow(store, partition);
  return { head: row && headIn(row), recovering: row !== null && row.recovering_since_ms !== null };
}

/** @returns the head that is remembered now: the reported one only if it lies beyond the one before. */
export function reportHead(
  store: WorkspaceStore,
  partition: number,
  report: { readonly head: RememberedHead | null; readonly generation: number; readonly recoveringSinceMs: number | null },
): RememberedHead | null {
  const { head, generation, recoveringSinceMs } = report;
  store.sql.exec(
    `INSERT INTO ledger_heads VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (partition) DO UPDATE SET
       leaves_hash = CASE WHEN excluded.seq > seq THEN excluded.leaves_hash ELSE leaves_hash END,
       seq = max(seq, excluded.seq), generation = max(generation, excluded.generation),
       recovering_since_ms = excluded.recovering_since_ms, reported_at_ms = excluded.reported_at_ms`,
    partition,
    head?.seq ?? 0,
    head?.leavesHash ?? '',
    generation,
    recoveringSinceMs,
    store.now(),
  );
  return ledgerHead(store, partition).head;
}

export function nextGeneration(store: WorkspaceStore, partition: number, atLeast: number): number {
  return store.transact(() => {
    const number = Math.max(atLeast, (readRow(store, partition)?.generation ?? 1) + 1);
    store.sql.exec(
      `INSERT INTO ledger_heads VALUES (?, 0, '', ?, NULL, ?) ON CONFLICT (partition) DO UPDATE SET generation = excluded.generation`,
      partition,
      number,
      store.now(),
    );
    return number;
  });
}

/** Of the ledgers that have reported anything. */
export const ledgerStandings = (store: WorkspaceStore): LedgerStanding[] =>
  store.sql
    .exec<Row>('SELECT * FROM ledger_heads ORDER BY partition')
    .toArray()
    .map((row) => ({
      partition: row.partition,
      seq: row.seq,
      generation: row.generation,
      recoveringSinceMs: row.recovering_since_ms,
      reportedAtMs: row.reported_at_ms,
    }));

export const recoveringPartitions = (store: WorkspaceStore): number[] =>
  ledgerStandings(store).flatMap(({ partition, recoveringSinceMs }) => (recoveringSinceMs === null ? [] : partition));

/** Null where no record was ever reported. */
const headIn = (row: Row): RememberedHead | null => (row.seq > 0 ? { seq: row.seq, leavesHash: row.leaves_hash } : null);

const readRow = (store: WorkspaceStore, partition: number): Row | null =>
  firstRow<Row>(store, 'SELECT * FROM ledger_heads WHERE partition = ?', partition);
