/** The rows of records: append and read. No index but the sequence; each row names the one before it of the same address. */
import { fromHex } from '../platform/bytes.ts';
import { recordOf } from './leaf.ts';
import type { ActRecord } from './model.ts';

export interface StoredRecord {
  readonly record: ActRecord;
  readonly leaf: Uint8Array;
  /** Number of its address. */
  readonly no: number;
  readonly prev: number;
  /** Number of its evidence row, deleted or not. */
  readonly evidence: number;
}

interface RecordRow extends Record<string, SqlStorageValue> {
  addr: number;
  prev: number;
  evidence: number;
  leaf: ArrayBuffer;
}

const COLUMNS = 'addr, prev, evidence, leaf';

/** Rows of one statement: the platform binds no more than 100 values, and a record has 18. */
const ROWS_PER_INSERT = 5;
const ROW = `(${Array(18).fill('?').join(', ')})`;

/** In the order given, which must be that of their sequences. */
export function insertRecords(sql: SqlStorage, records: readonly StoredRecord[]): void {
  for (let from = 0; from < records.length; from += ROWS_PER_INSERT) {
    const rows = records.slice(from, from + ROWS_PER_INSERT);
    sql.exec(`INSERT INTO records VALUES ${rows.map(() => ROW).join(', ')}`, ...rows.flatMap(columnsOf));
  }
}

function columnsOf({ record, leaf, no, prev, evidence }: StoredRecord): (SqlStorageValue | Uint8Array)[] {
  const json = (value: unknown, isEmpty: boolean) => (isEmpty ? null : JSON.stringify(value));
  return [
    record.seq,
    no,
    prev,
    evidence,
    record.act,
    record.key.programme,
    record.key.channel,
    record.key.purpose,
    json(record.topics, record.topics === null),
    record.fromMs,
    record.toMs,
    record.recordedAtMs,
    record.method,
    record.verified ? 1 : 0,
    json(record.of, record.of.length === 0),
    record.disclosure === null ? null : fromHex(record.disclosure),
    json(record.terms, Object.keys(record.terms).length === 0),
    leaf,
  ];
}

export function recordAt(sql: SqlStorage, seq: number): StoredRecord | null {
  const [row] = sql.exec<RecordRow>(`SELECT ${COLUMNS} FROM records WHERE seq = ?`, seq).toArray();
  return row ? stored(row) : null;
}

/** Newest first, by the chain of one address from `lastSeq` down to but not including `after`. */
export function* chain(sql: SqlStorage, lastSeq: number, after: number): Generator<StoredRecord> {
  for (let seq = lastSeq; seq > after; ) {
    const found = recordAt(sql, seq);
    if (!found) return;
    yield found;
    seq = found.prev;
  }
}

/** Oldest first, of one address, after a sequence. */
export const recordsOf = (sql: SqlStorage, lastSeq: number, after: number): ActRecord[] =>
  [...chain(sql, lastSeq, after)].map(({ record }) => record).reverse();

/** In the order of the ledger, over all addresses. */
export const recordsAfter = (sql: SqlStorage, after: number, limit: number): StoredRecord[] =>
  sql.exec<RecordRow>(`SELECT ${COLUMNS} FROM records WHERE seq > ? ORDER BY seq LIMIT ?`, after, limit).toArray().map(stored);

/** Reads every record: only for an address whose last sequence was deleted. */
export const lastSeqOf = (sql: SqlStorage, no: number): number =>
  sql.exec<{ seq: number }>('SELECT coalesce(max(seq), 0) AS seq FROM records WHERE addr = ?', no).one().seq;

function stored(row: RecordRow): StoredRecord {
  const leaf = new Uint8Array(row.leaf);
  return { record: recordOf(leaf), leaf, no: row.addr, prev: row.prev, evidence: row.evidence };
}
