/** Every language says of a test form that it is one, in its own letters, with the places for address and code. */
import { expect, test } from 'vitest';
import { placesOf } from '../../../shared/locales/fill.ts';
import { LANGUAGES, languageFor } from '../../../shared/locales/languages.ts';
import { markedAsTest, TEST_TEXTS, testFormTexts } from '../../../shared/locales/test-mode.ts';
import { bare, SCRIPTS } from './scripts.ts';

test.each(Object.keys(LANGUAGES))('%s has its own mark and sentence', (tag) => {
  const [mark, code] = TEST_TEXTS[tag] ?? ['', ''];
  expect(placesOf(code)).toEqual(['to', 'code']);
  expect(code).toContain(mark);
  expect(mark.length).toBeGreaterThan(3);
  for (const word of bare(`${mark} ${code.replaceAll(/\{\w+\}/g, ' ')}`).match(/[\p{L}\p{M}]+/gu) ?? [])
    expect(word).toMatch(SCRIPTS[tag] as RegExp);
});
test('no language is taken for another, and one that nobody wrote reads English', () => {
  expect(Object.keys(TEST_TEXTS).sort()).toEqual(Object.keys(LANGUAGES).sort());
  expect(markedAsTest('Angebote', 'de-CH')).toBe('Testmodus · Angebote');
  expect(markedAsTest('News', 'xx')).toBe('Test mode · News');
  expect(markedAsTest('', 'en')).toBe('Test mode');
});
test('each step’s heading is marked; the rest of the form’s words stay as they are', () => {
  const { form } = languageFor('fr');
  const tried = testFormTexts(form, 'fr');
  const changed = Object.entries(tried).filter(([key, text]) => form[key as keyof typeof form] !== text);
  expect(changed.map(([key]) => key).sort()).toEqual(['code_hint', 'code_title', 'success_title']);
  expect(tried.code_title).toMatch(/^Mode test · /);
});
