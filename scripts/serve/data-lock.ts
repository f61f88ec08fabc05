/**
 * One process a data folder: two on the same files would be two writers. The lock is SQLite's own on a small file, which the system
 * gives back however its holder ends; so none is ever left behind, in a container either.
 */
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/** @returns what gives the folder back; null where another process has it. Makes the folder where it isn't there. */
export function lockData(folder: string): (() => void) | null {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const database = new DatabaseSync(path.join(folder, 'lock.sqlite'));
  try {
    database.exec('PRAGMA busy_timeout = 0; BEGIN EXCLUSIVE');
  } catch (error) {
    database.close();
    if ((error as { errcode?: number }).errcode === SQLITE_BUSY) return null;
    throw error;
  }
  held.add(database);
  return () => {
    held.delete(database);
    database.close();
  };
}

/** A connection that nobody refers to is collected, and its lock with it. */
const held = new Set<DatabaseSync>();

/** Source: https://www.sqlite.org/rescode.html#busy */
const SQLITE_BUSY = 5;
