/** docs/storage-schema.md names every table and column that there is: what is not checked drifts. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const SCHEMAS = ['worker/consent/schema.ts', 'worker/workspace/schema.ts', 'worker/sync/schema.ts', 'worker/limiter-object.ts'];
const TABLE = /CREATE TABLE (\w+?)(?:_\$\{day\})? \(([\s\S]*?)\n\s*\) STRICT/g;
const COLUMN = /^\s+(\w+) (?:INTEGER|TEXT|BLOB|ANY)\b/gm;

const page = readFileSync('docs/storage-schema.md', 'utf8');

test.each(SCHEMAS)('every table and column of %s is on the page', (path) => {
  // The page's own part on this schema: from the heading that names the file to the next.
  const section = page.split('\n## ').find((part) => part.includes(path)) ?? '';
  const tables = [...readFileSync(path, 'utf8').matchAll(TABLE)].map(([, name = '', body = '']) => ({
    name,
    columns: [...body.matchAll(COLUMN)].map(([, column]) => column),
  }));
  expect(tables.length).toBeGreaterThan(1);
  const missing = tables.flatMap(({ name, columns }) => [
    ...(new RegExp(`[\`*]${name}(?:_DAY)?[\`*]`).test(section) ? [] : [name]),
    ...columns.filter((column) => !section.includes(`\`${column}\``)).map((column) => `${name}.${column}`),
  ]);
  expect(missing).toEqual([]);
});
