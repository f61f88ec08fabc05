/** A Durable Object's storage as far as the Courier uses it, over Node's own SQLite: the same SQL runs in both. */
import { randomBytes } from 'node:crypto';
import { DatabaseSync } from 'node:sqlite';
import { MIGRATIONS } from '../../../worker/sync/schema.ts';
import type { Storage } from '../../../worker/sync/store.ts';
import { secretBox } from '../../../worker/workspace/secret-box.ts';

/** Seals deletions as a Courier does. */
export const testBox = () => secretBox({ current: 1, keys: new Map([[1, new Uint8Array(32).fill(3)]]) }, '00'.repeat(8), randomBytes);

export function nodeStorage(): Storage {
  const database = new DatabaseSync(':memory:');
  for (const statements of MIGRATIONS) database.exec(statements);
  let depth = 0;
  return {
    sql: { exec: (query, ...bindings) => database.prepare(query).all(...bindings) as Record<string, unknown>[] },
    transactionSync(closure) {
      const name = `nested_${depth++}`;
      database.exec(`SAVEPOINT ${name}`);
      try {
        const result = closure();
        database.exec(`RELEASE ${name}`);
        return result;
      } catch (error) {
        database.exec(`ROLLBACK TO ${name}; RELEASE ${name}`);
        throw error;
      } finally {
        depth--;
      }
    },
  };
}
