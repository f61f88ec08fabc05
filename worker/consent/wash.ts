/**
 * Overwrites what the pages of a table keep beside their rows. SQLite leaves the former bytes of a row that grew or moved in the page that
 * it left, and `secure_delete`, which would clear them, is refused by the platform. So pages are filled up, step by step, which puts other
 * bytes over every gap, and emptied again. Called in the commit that overwrote the rows themselves, so that nothing of them can be left
 * behind anew. It must leave every row as it was.
 *
 * Limit: a gap shorter than a step stays; so does what an inner page of a keyed table took over, about one row in a hundred. Challenges,
 * messages, parts owed, and evidence and submissions beyond WASH_ROWS_MAX are not washed: what is left of those opens by the address's
 * key alone.
 */
import {
  WASH_BYTES_MAX,
  WASH_KEY_BYTES_MAX,
  WASH_KEYS_APART,
  WASH_NEIGHBOURS,
  WASH_ROOT_KEYS,
  WASH_ROOT_ROWS,
  WASH_ROOT_WHILE_ROWS,
  WASH_ROWS_MAX,
  WASH_STEP_BYTES,
} from '../../shared/limits.ts';
import type { Session } from './session.ts';

/** No row is ever given such a number. */
const FILLER_NO = 2 ** 52;
/** As many as fill a page between them. */
const PAGE_FILLERS = 5;
const PREFIX_BYTES = 4;

export interface Washed {
  readonly no: number;
  /** What the address was found by, before it was overwritten. */
  readonly hash: Uint8Array;
  /** Numbers of its evidence, newest first; the rows are overwritten and still there. */
  readonly evidence: readonly number[];
  readonly submissions: readonly { readonly day: number; readonly id: Uint8Array }[];
}

export function wash({ sql, head }: Session, { no, hash, evidence, submissions }: Washed): void {
  washRows(sql, ADDRESS_ROWS, [no, ...neighbours(no)], head.address);
  washRows(
    sql,
    EVIDENCE_ROWS,
    [...new Set(evidence.slice(0, WASH_ROWS_MAX).flatMap((each) => [each, ...neighbours(each)]))],
    head.evidence,
  );
  washKeys(hashIndex(sql), [hash, ...hashesNear(sql, hash)]);
  const washed = submissions.slice(0, WASH_ROWS_MAX);
  for (const day of new Set(washed.map((each) => each.day))) {
    const ids = washed.filter((each) => each.day === day).map(({ id }) => id);
    if (isKeyed(sql, day)) washKeys(dayTable(sql, day), ids);
    else washDay(sql, day, ids);
  }
}

interface RowTable {
  /** Its rows lie by row id; a column `no` is another name for it. */
  readonly name: string;
  /** What is made longer. */
  readonly column: 'counters' | 'body';
  /** Puts in a row of about that length. */
  insert(sql: SqlStorage, no: number, bytes: number): void;
}
const ADDRESS_ROWS: RowTable = {
  name: 'addresses',
  column: 'counters',
  insert: (sql, no, bytes) => insertAddress(sql, no, keyOf(LAST_PREFIX, 0, no - FILLER_NO), ' '.repeat(bytes)),
};
const EVIDENCE_ROWS: RowTable = {
  name: 'evidence',
  column: 'body',
  insert: (sql, no, bytes) => void sql.exec('INSERT INTO evidence (no, addr, body) VALUES (?, 0, zeroblob(?))', no, bytes),
};

/** Rows get into each other's pages when one of them grows. */
const neighbours = (no: number): number[] => Array.from({ length: WASH_NEIGHBOURS }, (_, index) => [no - index - 1, no + index + 1]).flat();

function washRows(sql: SqlStorage, table: RowTable, numbers: readonly number[], last: number): void {
  for (const no of new Set(numbers)) washRow(sql, table, no);
  // What a table held while it was one page is in its root for as long as that has room for the pages below it.
  if (last > WASH_ROOT_WHILE_ROWS) return;
  for (let filler = 0; filler < WASH_ROOT_ROWS; filler++) table.insert(sql, FILLER_NO + filler, WASH_BYTES_MAX - ROW_HEAD_BYTES);
  sql.exec(`DELETE FROM ${table.name} WHERE rowid >= ?`, FILLER_NO);
}

const ROW_HEAD_BYTES = 100;

function washRow(sql: SqlStorage, { name, column }: RowTable, no: number): void {
  const [row] = sql.exec<Record<string, SqlStorageValue>>(`SELECT * FROM ${name} WHERE rowid = ?`, no).toArray();
  if (!row) return;
  const value = row[column] ?? null;
  const size = Object.values(row).reduce<number>((sum, each) => sum + sizeOf(each), 0);
  for (let more = WASH_STEP_BYTES; size + more <= WASH_BYTES_MAX; more += WASH_STEP_BYTES) {
    sql.exec(`UPDATE ${name} SET ${column} = ? WHERE rowid = ?`, longer(value, more), no);
  }
  sql.exec(`UPDATE ${name} SET ${column} = ? WHERE rowid = ?`, value, no);
}

/** A day's table of the builds before lies in the order of its key. */
const isKeyed = (sql: SqlStorage, day: number): boolean =>
  sql.exec<{ sql: string }>('SELECT sql FROM sqlite_master WHERE name = ?', `submissions_${day}`).one().sql.includes('WITHOUT ROWID');

function washDay(sql: SqlStorage, day: number, ids: readonly Uint8Array[]): void {
  const name = `submissions_${day}`;
  const rows = ids.flatMap((id) => sql.exec<{ no: number }>(`SELECT rowid AS no FROM ${name} WHERE id = ?`, id).toArray());
  const table: RowTable = {
    name,
    column: 'body',
    insert: (at, no, bytes) =>
      void at.exec(
        `INSERT INTO ${name} (rowid, id, part, addr, body) VALUES (?, ?, -1, 0, zeroblob(?))`,
        no,
        keyOf(LAST_PREFIX, 0xff, no - FILLER_NO),
        bytes,
      ),
  };
  const { last } = sql.exec<{ last: number }>(`SELECT coalesce(max(rowid), 0) AS last FROM ${name}`).one();
  washRows(
    sql,
    table,
    rows.flatMap(({ no }) => [no, ...neighbours(no)]),
    last,
  );
}

/** What SQLite keeps in the order of a key: the index of hashes, a day's submissions. */
interface KeyTable {
  insert(filler: number, key: Uint8Array, bytes: number): void;
  grow(filler: number, key: Uint8Array, bytes: number): void;
  clear(): void;
}
const hashIndex = (sql: SqlStorage): KeyTable => ({
  insert: (filler, key, bytes) => insertAddress(sql, FILLER_NO + filler, padded(key, bytes), ''),
  grow: (filler, key, bytes) => void sql.exec('UPDATE addresses SET hash = ? WHERE no = ?', padded(key, bytes), FILLER_NO + filler),
  clear: () => void sql.exec('DELETE FROM addresses WHERE no >= ?', FILLER_NO),
});
const dayTable = (sql: SqlStorage, day: number): KeyTable => ({
  insert: (_, key, bytes) =>
    void sql.exec(`INSERT INTO submissions_${day} (id, part, addr, body) VALUES (?, -1, 0, zeroblob(?))`, key, bytes),
  grow: (_, key, bytes) => void sql.exec(`UPDATE submissions_${day} SET body = zeroblob(?) WHERE id = ? AND part = -1`, bytes, key),
  clear: () => void sql.exec(`DELETE FROM submissions_${day} WHERE part = -1`),
});

/** Just before and just after each key, where its page is, and at the far end, until the root is full. */
function washKeys(table: KeyTable, keys: readonly Uint8Array[]): void {
  for (const key of keys) {
    for (const end of [0, 0xff]) {
      for (let filler = 0; filler < PAGE_FILLERS; filler++) {
        const name = keyOf(key, end, filler);
        table.insert(filler, name, 0);
        for (let bytes = WASH_STEP_BYTES; bytes <= WASH_KEY_BYTES_MAX; bytes += WASH_STEP_BYTES) table.grow(filler, name, bytes);
      }
      table.clear();
    }
  }
  for (let filler = 0; filler < WASH_ROOT_KEYS; filler++) table.insert(filler, keyOf(LAST_PREFIX, 0xff, filler), WASH_KEY_BYTES_MAX);
  table.clear();
}

const LAST_PREFIX = new Uint8Array(PREFIX_BYTES).fill(0xff);

/** Only as much of a key as leads to its page. */
const keyOf = (key: Uint8Array, end: number, filler: number): Uint8Array =>
  new Uint8Array([...key.subarray(0, PREFIX_BYTES), end, filler >> 8, filler & 0xff]);

const padded = (key: Uint8Array, bytes: number): Uint8Array => new Uint8Array([...key, ...new Uint8Array(bytes)]);

function insertAddress(sql: SqlStorage, no: number, hash: Uint8Array, counters: string): void {
  sql.exec(`INSERT INTO addresses (no, hash, kind, key_version, epoch, counters) VALUES (?, ?, '', 0, 0, ?)`, no, hash, counters);
}

/** One from each page of the index beside it. */
function hashesNear(sql: SqlStorage, hash: Uint8Array): Uint8Array[] {
  const sides = ['hash < ? ORDER BY hash DESC', 'hash > ? ORDER BY hash'];
  return sides.flatMap((side) =>
    [WASH_KEYS_APART, 2 * WASH_KEYS_APART].flatMap((apart) =>
      sql
        .exec<{ hash: ArrayBuffer }>(`SELECT hash FROM addresses WHERE ${side} LIMIT 1 OFFSET ?`, hash, apart)
        .toArray()
        .map((row) => new Uint8Array(row.hash)),
    ),
  );
}

const sizeOf = (value: SqlStorageValue): number =>
  typeof value === 'string' ? new TextEncoder().encode(value).length : value instanceof ArrayBuffer ? value.byteLength : 0;

function longer(value: SqlStorageValue, more: number): SqlStorageValue {
  if (typeof value === 'string') return value + ' '.repeat(more);
  const made = new Uint8Array((value instanceof ArrayBuffer ? value.byteLength : 0) + more);
  if (value instanceof ArrayBuffer) made.set(new Uint8Array(value));
  return made.buffer;
}
