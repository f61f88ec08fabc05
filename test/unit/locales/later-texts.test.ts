/** What the form's first file says comes with the config; the rest with the render token. Nothing is lost between the two. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { LANGUAGES, languageFor } from '../../../shared/locales/languages.ts';
import { firstTexts, laterTexts } from '../../../shared/locales/later-texts.ts';

const WIDGET = join(import.meta.dirname, '../../../widget');
/** What runs after the token came, and types: of a form's files these alone may name a word that comes later. */
const AFTER_THE_TOKEN = [
  'client/explain.ts',
  'form/code-flow.ts',
  'form/code-view.tsx',
  'form/done-view.tsx',
  'form/links.tsx',
  'form/sender.ts',
  'form/state.ts',
  'form/test-mode.ts',
];

test.each(Object.keys(LANGUAGES))('%s: the two halves are the whole', (tag) => {
  const { form } = languageFor(tag);
  expect({ ...firstTexts({ ...form }), ...laterTexts({ ...form }) }).toEqual(form);
  expect(Object.keys(firstTexts({ ...form })).filter((key) => key in laterTexts({ ...form }))).toEqual([]);
});

test('no file that runs before the token names a word that comes with it', () => {
  const later = Object.keys(laterTexts({ ...languageFor('en').form }));
  expect(later.length).toBeGreaterThan(10);
  const files = ['form', 'ui', 'show', 'embed', 'client'].flatMap((folder) =>
    readdirSync(join(WIDGET, folder)).map((name) => `${folder}/${name}`),
  );
  const named = files.flatMap((file) => {
    const source = readFileSync(join(WIDGET, file), 'utf8');
    return later
      .filter((key) => source.includes(`'${key}'`) || new RegExp(`texts\\.${key}\\b`).test(source))
      .map((key) => `${file}: ${key}`);
  });
  expect(named.filter((each) => !AFTER_THE_TOKEN.includes(each.split(':')[0] ?? ''))).toEqual([]);
  // The search finds what it looks for.
  expect(named).toContain('form/code-view.tsx: code_title');
});
