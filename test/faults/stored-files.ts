/** The files of the objects as somebody with a stolen copy has them: read byte by byte, or as databases, without touching them. */
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';

export const filesIn = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name));

/** Names of the needles that stand in some file, each with the files. */
export function foundIn(folder: string, needles: ReadonlyMap<string, Buffer>): string[] {
  return filesIn(folder).flatMap((file) => {
    const bytes = readIfThere(file);
    return [...needles].filter(([, needle]) => bytes.includes(needle)).map(([name]) => `${name} in ${path.extname(file)}`);
  });
}

/** A process that runs makes and removes some. */
function readIfThere(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return Buffer.alloc(0);
    throw error;
  }
}

type Row = Record<string, unknown>;

/** Reads the databases that have this table, from a copy: opening one that nobody has open would change its files. */
export function readTables<T>(folder: string, table: string, read: (rows: (query: string, ...values: number[]) => Row[]) => T[]): T[] {
  const copy = mkdtempSync(path.join(tmpdir(), 'sayso-stolen-'));
  try {
    copyLive(folder, copy);
    return filesIn(copy)
      .filter((file) => file.endsWith('.sqlite') && !file.endsWith('metadata.sqlite'))
      .flatMap((file) => {
        const database = new DatabaseSync(file);
        try {
          const rows = (query: string, ...values: number[]) => database.prepare(query).all(...values) as Row[];
          const has = rows("SELECT name FROM sqlite_master WHERE type = 'table'").some(({ name }) => name === table);
          return has ? read(rows) : [];
        } finally {
          database.close();
        }
      });
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}

/** File by file: a process that runs makes and removes some. The log holds its own index's worth, and a frame cut short counts for nothing. */
function copyLive(folder: string, copy: string): void {
  for (const file of filesIn(folder).filter((each) => /\.sqlite(?:-wal)?$/.test(each))) {
    try {
      cpSync(file, path.join(copy, path.relative(folder, file)));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    }
  }
}

/** All stored bytes of one address in the ledger that holds it: what must be in no file once it is erased. */
export function secretsOf(folder: string, no: number): ReadonlyMap<string, Buffer> {
  const found = readTables(folder, 'addresses', (rows) => {
    const named: [string, unknown][] = [];
    for (const row of rows('SELECT * FROM addresses WHERE no = ?', no))
      for (const column of ['hash', 'ciphertext', 'wrapped_key', 'profile']) named.push([column, row[column]]);
    const days = rows("SELECT name FROM sqlite_master WHERE type = 'table' AND name GLOB 'submissions_[0-9]*'").map(({ name }) =>
      String(name),
    );
    for (const table of ['evidence', 'messages', 'owed', ...days])
      for (const [index, row] of rows(`SELECT body FROM ${table} WHERE addr = ?`, no).entries())
        named.push([`${table} ${index}`, row.body]);
    return named;
  });
  return new Map(
    found.flatMap(([name, value]) => (value instanceof Uint8Array && value.length > 0 ? [[name, Buffer.from(value)] as const] : [])),
  );
}
