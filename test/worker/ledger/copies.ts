/** Puts a ledger's storage back to a copy of it, as somebody does who restores its file: every table, whatever its triggers say. */
import { evictDurableObject, runInDurableObject } from 'cloudflare:test';
import type { TestLedger } from './fixtures.ts';

type Rows = Record<string, SqlStorageValue>[];
export interface Copy {
  readonly schema: readonly { readonly name: string; readonly type: string; readonly sql: string }[];
  readonly tables: ReadonlyMap<string, Rows>;
}

const SCHEMA = `SELECT name, type, sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT GLOB '_cf_*' AND name NOT GLOB 'sqlite_*'
  ORDER BY type = 'table' DESC, type = 'index' DESC`;

export function copyOf(ledger: TestLedger): Promise<Copy> {
  return runInDurableObject(ledger.object, (_, { storage: { sql } }) => {
    const schema = sql.exec<Copy['schema'][number] & Record<string, SqlStorageValue>>(SCHEMA).toArray();
    const names = schema.filter(({ type }) => type === 'table').map(({ name }) => name);
    return { schema, tables: new Map(names.map((name) => [name, sql.exec(`SELECT * FROM ${name}`).toArray()])) };
  });
}

/** The object that is there ends; the next call meets the copy. */
export async function putBack(ledger: TestLedger, copy: Copy): Promise<void> {
  await evictDurableObject(ledger.object);
  await runInDurableObject(ledger.object, (_, { storage }) => {
    storage.transactionSync(() => {
      const there = storage.sql.exec<{ name: string; type: string }>(SCHEMA).toArray();
      for (const { name, type } of there.filter((each) => each.type === 'trigger')) storage.sql.exec(`DROP ${type} ${name}`);
      for (const { name } of there.filter((each) => each.type === 'table')) storage.sql.exec(`DROP TABLE ${name}`);
      for (const { sql } of copy.schema.filter(({ type }) => type !== 'trigger')) storage.sql.exec(sql);
      for (const [name, rows] of copy.tables) {
        for (const row of rows) {
          const values = Object.values(row);
          storage.sql.exec(`INSERT INTO ${name} VALUES (${values.map(() => '?').join(', ')})`, ...values);
        }
      }
      for (const { sql } of copy.schema.filter(({ type }) => type === 'trigger')) storage.sql.exec(sql);
    });
  });
  await evictDurableObject(ledger.object);
}

/** As if the file were gone. */
export const emptied = async (ledger: TestLedger): Promise<void> => {
  const copied = await copyOf(ledger);
  const isOfADay = (name: string) => /_\d+$/.test(name);
  const schema = copied.schema.filter(({ name }) => !isOfADay(name));
  const tables = [...copied.tables].filter(([name]) => !isOfADay(name));
  await putBack(ledger, { schema, tables: new Map(tables.map(([name, rows]) => [name, name === 'schema_version' ? rows : []])) });
};
