/**
 * The erasure journal: which address numbers were erased, when, and which destinations were to be told. It outlives a ledger's file, so that
 * what a restored one brings back is erased again. Opaque numbers only; nothing here leads to a person.
 */
import { firstRow, type WorkspaceStore } from './store.ts';
import type { ErasureEntry, JournalledErasure } from './workspace-api.ts';

interface Row extends Record<string, SqlStorageValue> {
  id: number;
  partition: number;
  addr: number;
  seq: number;
  erased_at_ms: number;
  said_by: string;
  destinations: string;
}

/** Written once; a repeat changes nothing. */
export function journalErasure(store: WorkspaceStore, entry: ErasureEntry): void {
  const { partition, no, seq, erasedAtMs, by, destinations } = entry;
  store.sql.exec(
    `INSERT INTO erasures (partition, addr, seq, erased_at_ms, said_by, destinations) VALUES (?, ?, ?, ?, ?, ?)
     ON CONFLICT (partition, addr) DO NOTHING`,
    partition,
    no,
    seq,
    erasedAtMs,
    by,
    JSON.stringify(destinations),
  );
}

/** Of one ledger, by the number of the address. */
export const erasedIn = (store: WorkspaceStore, partition: number): JournalledErasure[] =>
  store.sql.exec<Row>('SELECT * FROM erasures WHERE partition = ? ORDER BY addr', partition).toArray().map(toEntry);

export function readErasure(store: WorkspaceStore, partition: number, no: number): JournalledErasure | null {
  const row = firstRow<Row>(store, 'SELECT * FROM erasures WHERE partition = ? AND addr = ?', partition, no);
  return row && toEntry(row);
}

/** Newest first. @param before an entry's id; only older ones are listed */
export function listErasures(
  store: WorkspaceStore,
  before: number | null,
  limit: number,
): { readonly entries: readonly JournalledErasure[]; readonly next: number | null } {
  const rows = store.sql
    .exec<Row>('SELECT * FROM erasures WHERE id < ? ORDER BY id DESC LIMIT ?', before ?? Number.MAX_SAFE_INTEGER, limit + 1)
    .toArray();
  const entries = rows.slice(0, limit).map(toEntry);
  return { entries, next: rows.length > limit ? (entries.at(-1)?.id ?? null) : null };
}

const toEntry = (row: Row): JournalledErasure => ({
  id: row.id,
  partition: row.partition,
  no: row.addr,
  seq: row.seq,
  erasedAtMs: row.erased_at_ms,
  by: row.said_by === 'subject' ? 'subject' : 'merchant',
  destinations: JSON.parse(row.destinations) as string[], // written by journalErasure alone
});
