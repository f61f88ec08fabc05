/** The snippet as it is printed: what it holds, and that it refuses what would not work on a page. */
import { execFile } from 'node:child_process';
import path from 'node:path';
import { expect, test } from 'vitest';
import { writeSnippet } from '../../../scripts/snippet/write-snippet.ts';

const host = 'https://sayso.example';
const COMMAND = path.resolve(import.meta.dirname, '../../../scripts/snippet.ts');
const run = (...args: string[]): Promise<{ code: number; out: string; err: string }> =>
  new Promise((done) =>
    execFile(process.execPath, [COMMAND, ...args], (error, out, err) => done({ code: error ? Number(error.code) : 0, out, err })),
  );

test('evergreen, with the height of its place rounded up', () => {
  expect(writeSnippet({ host, attributes: { widget: 'w_1', locale: 'de' }, heightPx: 1371.2 })).toBe(
    '<script async src="https://sayso.example/sayso.js" data-widget="w_1" data-locale="de"></script>\n<svg width="1" height="1372" aria-hidden="true"></svg>',
  );
});

test('pinned, with what the browser holds it against', () => {
  const pinned = { path: 'assets/sayso.0123456789.js', integrity: 'sha384-abc+/=' };
  expect(writeSnippet({ host, attributes: { widget: 'w_1', mode: 'modal', trigger: 'exit' }, pinned })).toBe(
    '<script async src="https://sayso.example/assets/sayso.0123456789.js" integrity="sha384-abc+/=" crossorigin="anonymous" data-widget="w_1" data-mode="modal" data-trigger="exit"></script>',
  );
});

test('with what the loader will ask for, asked for beside it', () => {
  const pinned = { path: 'assets/sayso.0123456789.js', integrity: 'sha384-abc' };
  const preload = { form: 'assets/form.0123456789.js', config: 'v1/widgets/w_1/config?texts=first&locale=en' };
  expect(writeSnippet({ host, attributes: { widget: 'w_1', locale: 'en' }, pinned, preload })).toBe(
    `<link rel="modulepreload" href="https://sayso.example/assets/form.0123456789.js" crossorigin>
<link rel="preload" as="fetch" href="https://sayso.example/v1/widgets/w_1/config?texts=first&#38;locale=en" crossorigin>
<script async src="https://sayso.example/assets/sayso.0123456789.js" integrity="sha384-abc" crossorigin="anonymous" data-widget="w_1" data-locale="en"></script>`,
  );
});

test('no value leads out of its attribute', () => {
  const snippet = writeSnippet({
    host,
    attributes: { widget: 'w_1', label: '"><script>alert(1)</script>&', trigger: 'click:a[href="/x"]' },
  });
  expect(snippet.match(/<script/g)).toHaveLength(1);
  expect(snippet).toContain('data-label="&#34;&#62;&#60;script&#62;alert(1)&#60;/script&#62;&#38;"');
});

test.each([
  [[], 'Which widget?'],
  [['w_1'], 'Where does Sayso run?'],
  [['w_1', '--to', 'nowhere'], 'Where does Sayso run?'],
  [['w_1', '--to', host, '--mode', 'banner'], '--mode is one of'],
  [['w_1', '--to', host, '--trigger', 'soon'], 'scroll:PERCENT'],
  [['w_1', '--to', host, '--column', 'wide'], '--column takes whole pixels'],
  [['w_1', '--to', host, '--colour', 'red'], '--colour'],
  [['w_1', '--to', 'http://127.0.0.1:9', '--mode', 'modal', '--pinned'], 'could not be read'],
  [['w_1', '--to', host, '--preload', '--locale', 'en'], '--preload goes with --pinned and --locale'],
  [['w_1', '--to', host, '--preload', '--pinned'], '--preload goes with --pinned and --locale'],
  [['w_1', '--to', host, '--preload', '--pinned', '--locale', 'en', '--mode', 'modal'], '--preload goes with --pinned and --locale'],
])('%j is refused in words', async (args, words) => {
  const { code, out, err } = await run(...args);
  expect([code, out]).toEqual([1, '']);
  expect(err).toContain(words);
});
