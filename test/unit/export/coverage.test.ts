/** Every column that a ledger keeps is decided about: shown in the export, or left out for a reason that the export itself tells. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { subjectExport } from '../../../shared/contract/subject.ts';
import { en } from '../../../shared/locales/en.ts';
import { DAY_TABLES, MIGRATIONS } from '../../../worker/consent/schema.ts';
import { COVERAGE } from '../../../worker/export/coverage.ts';

/** Of nobody who could ask for an export: what the ledger knows of itself, and rows that only an erased address has. */
const OF_NO_PERSON = ['meta', 'scrub', 'deletion_jobs', 'erasures_owed', 'heads', 'generations', 'passes'];

const ddl = [...MIGRATIONS, ...Object.values(DAY_TABLES).map((make) => make(0))].join('\n');
const created = [...ddl.matchAll(/CREATE TABLE (\w+?)(?:_0)? \(([\s\S]*?)\n\s*\) STRICT/g)].map(([, table = '', body = '']) => ({
  table,
  columns: [...body.matchAll(/^\s+(\w+) (?:INTEGER|TEXT|BLOB|ANY)\b/gm)].map(([, column = '']) => column),
}));
const added = [...ddl.matchAll(/ALTER TABLE (\w+) ADD (?:COLUMN )?(\w+)/g)].map(([, table = '', column = '']) => ({ table, column }));

describe('what an export covers', () => {
  test('is every table and column of a ledger that has to do with a person, and nothing that is not there', () => {
    expect(created.length).toBeGreaterThan(7);
    const stored = created
      .filter(({ table }) => !OF_NO_PERSON.includes(table))
      .flatMap(({ table, columns }) => columns.map((column) => `${table}.${column}`))
      .concat(added.map(({ table, column }) => `${table}.${column}`));
    const covered = Object.entries(COVERAGE).flatMap(([table, columns]) => Object.keys(columns).map((column) => `${table}.${column}`));
    expect(covered.sort()).toEqual(stored.sort());
  });

  test('names parts that the export has, each with its heading and what it is', () => {
    const parts = Object.values(COVERAGE)
      .flatMap((columns) => Object.values(columns))
      .flatMap((covered) => ('in' in covered ? covered.in : []));
    expect(new Set(parts).size).toBeGreaterThan(8);
    for (const part of parts) expect(Object.keys(subjectExport.shape)).toContain(part);
    for (const part of Object.keys(en.data.part)) expect(Object.keys(subjectExport.shape), part).toContain(part);
  });

  test('each table is on the page that explains it', () => {
    const page = readFileSync('docs/subject-data.md', 'utf8');
    for (const table of Object.keys(COVERAGE)) expect(page, table).toMatch(new RegExp(`\`${table}(?:_DAY)?\``));
  });
});
