/** Reads every database of a copied store to its end, folds its log into it, and says what it is by hash. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';

export interface StoredFile {
  readonly bytes: number;
  readonly sha256: string;
}

/** @throws naming the file that is not whole. */
export function checkStore(folder: string): Readonly<Record<string, StoredFile>> {
  const databases = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.sqlite'))
    .sort();
  return Object.fromEntries(
    databases.map((name) => {
      const file = path.join(folder, name);
      const database = new DatabaseSync(file);
      try {
        const found = database.prepare('PRAGMA quick_check(1)').get() as { quick_check?: string };
        if (found.quick_check !== 'ok') throw new Error(`${name} is not whole: ${found.quick_check}`);
        database.exec('PRAGMA wal_checkpoint(TRUNCATE); PRAGMA journal_mode = DELETE');
      } finally {
        database.close();
      }
      return [name, describeFile(file)];
    }),
  );
}

export function describeFile(file: string): StoredFile {
  const content = readFileSync(file);
  return { bytes: content.length, sha256: createHash('sha256').update(content).digest('hex') };
}
