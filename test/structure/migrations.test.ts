/** Migrations only add, so that the build before still opens a store that this one has written to. docs/operations.md, "Rollback". */

import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { MIGRATIONS as LEDGER } from '../../worker/consent/schema.ts';
import { MIGRATIONS as COURIER } from '../../worker/sync/schema.ts';
import { MIGRATIONS as WORKSPACE } from '../../worker/workspace/schema.ts';

/**
 * What goes beyond adding and is still borne by the build before, with why. The trigger refuses all that the former one refused but the
 * one gap that an operator opens; the build before writes no gap.
 */
const BORNE = [/^DROP TRIGGER records_contiguous$/, /^CREATE TRIGGER records_contiguous\s+BEFORE INSERT ON records$/];

const LISTS: Readonly<Record<string, readonly string[]>> = { ledger: LEDGER, courier: COURIER, workspace: WORKSPACE };

/** What an entry does beyond adding: dropping, renaming, or a column that an older INSERT could not leave out. */
function beyondAdding(entry: string): string[] {
  const text = entry.replace(/--[^\n]*/g, '');
  const created = new Set([...text.matchAll(/CREATE TABLE (?:IF NOT EXISTS )?(\w+)/g)].map(([, name]) => name));
  const statements = text.match(/\b(?:DROP|RENAME)\b[^;]*/gi) ?? [];
  const columns = [...text.matchAll(/ADD COLUMN ([^;]*)/gi)].filter(
    ([, column = '']) => /NOT NULL/i.test(column) && !/DEFAULT/i.test(column),
  );
  // A trigger on a table that the older build writes may refuse what it writes.
  const triggers = [...text.matchAll(/CREATE TRIGGER \w+\s+\w+\s+\w+(?: OF \w+)? ON (\w+)/g)].filter(([, table]) => !created.has(table));
  const unique = [...text.matchAll(/CREATE UNIQUE INDEX \w+ ON (\w+)/gi)].filter(([, table]) => !created.has(table));
  return [...statements, ...[...columns, ...triggers, ...unique].map(([found]) => found)];
}

describe('migrations', () => {
  test.each(Object.entries(LISTS))('the %s’s entries after the first only add', (_, list) => {
    expect(list.length).toBeGreaterThan(0);
    expect(
      list
        .slice(1)
        .flatMap(beyondAdding)
        .filter((found) => !BORNE.some((borne) => borne.test(found.trim()))),
    ).toEqual([]);
  });

  test('the reader knows what is not adding', () => {
    expect(beyondAdding('DROP TABLE a; ALTER TABLE b RENAME TO c; ALTER TABLE d ADD COLUMN e TEXT NOT NULL;')).toHaveLength(3);
    expect(beyondAdding('CREATE TRIGGER t BEFORE INSERT ON old BEGIN SELECT 1; END; CREATE UNIQUE INDEX i ON old (x);')).toHaveLength(2);
    expect(
      beyondAdding(
        'CREATE TABLE a (x TEXT NOT NULL) STRICT; CREATE TRIGGER t BEFORE UPDATE ON a BEGIN SELECT 1; END; CREATE INDEX i ON old (x); ALTER TABLE b ADD COLUMN n INTEGER NOT NULL DEFAULT 0; ALTER TABLE b ADD COLUMN m TEXT;',
      ),
    ).toEqual([]);
  });

  /** SHA-256 of entries that stores in the world have run. An entry that was released is added here. */
  const RELEASED: Readonly<Record<string, readonly string[]>> = {
    ledger: ['27632dd167eba19741fe8659fb3b6628d02672e320c1be19b6afcd9154226118'],
    courier: ['4134d4db6fbb58b5ef26b96d18ba3406271ce479599773f3792f24703dc725a3'],
    workspace: ['4698567e9c92e42195802bf8788b5b9ac737fba7e9413312ad268a234404273d'],
  };
  test.each(Object.entries(LISTS))('what the %s’s stores have run is never edited', (name, list) => {
    const hashes = list.map((entry) => createHash('sha256').update(entry).digest('hex'));
    expect(hashes.slice(0, RELEASED[name]?.length)).toEqual(RELEASED[name]);
  });
});
