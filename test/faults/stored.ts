/** Looks into a copy of the data folder of a process that was killed: which objects there are, and what their tables hold. */
import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/** Every file of a Durable Object, by its path below the data folder. */
export function objectFiles(dataDir: string): string[] {
  return readdirSync(dataDir, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.sqlite'))
    .sort();
}

/** Sums a query over all objects that know its tables. The copy is thrown away: to open one folds its log into it. */
export function sumOver(dataDir: string, query: string): number {
  const copy = mkdtempSync(path.join(tmpdir(), 'sayso-stored-'));
  try {
    cpSync(dataDir, copy, { recursive: true });
    return objectFiles(copy).reduce((sum, name) => sum + one(path.join(copy, name), query), 0);
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}

function one(file: string, query: string): number {
  const database = new DatabaseSync(file);
  try {
    return Number(Object.values(database.prepare(query).get() ?? {})[0] ?? 0);
  } catch (error) {
    if (error instanceof Error && error.message.includes('no such table')) return 0;
    throw error;
  } finally {
    database.close();
  }
}
