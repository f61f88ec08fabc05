/** The table of requirements is true: every id in one row, every row shown by tests that carry its id in a title. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ROOT } from './sources.ts';

const rows = readFileSync(join(ROOT, 'docs/requirements.md'), 'utf8')
  .split('\n')
  .map((line) => /^\| (R\d+\.\d+) \| (.+) \| (.*) \|$/.exec(line))
  .filter((match) => match !== null)
  .map(([, id = '', , shown = '']) => ({ id, files: [...shown.matchAll(/`([^`]+)`/g)].map(([, file]) => file!) }));

/** Ids in the titles of each test file, by path below `test/`. */
const titled = new Map(
  readdirSync(join(ROOT, 'test'), { recursive: true })
    .map((path) => String(path).replaceAll('\\', '/'))
    .filter((path) => /\.test\.tsx?$/.test(path) && path !== 'structure/requirements.test.ts')
    .map((path) => {
      const text = readFileSync(join(ROOT, 'test', path), 'utf8');
      // A title is a string that begins with its ids.
      const titles = [...text.matchAll(/(['"`])((?:R\d+\.\d+ )+)/g)];
      return [path, new Set(titles.flatMap((match) => (match[2] ?? '').trim().split(' ')))] as const;
    }),
);

describe('docs/requirements.md', () => {
  test('has one row an id', () => {
    expect(rows.length).toBeGreaterThan(30);
    expect(rows.map(({ id }) => id)).toEqual([...new Set(rows.map(({ id }) => id))]);
  });

  test.each(rows)('$id names tests, and each of them names it', ({ id, files }) => {
    expect(files.length).toBeGreaterThan(0);
    expect(files.filter((file) => !titled.get(file)?.has(id))).toEqual([]);
  });

  test('no test names an id that has no row', () => {
    const known = new Set(rows.map(({ id }) => id));
    expect([...titled].flatMap(([file, ids]) => [...ids].filter((id) => !known.has(id)).map((id) => `${file} ${id}`))).toEqual([]);
  });
});
