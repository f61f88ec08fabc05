/** Every language says in its own letters that leaving the topics alone narrows nothing. */
import { expect, test } from 'vitest';
import { LANGUAGES } from '../../../shared/locales/languages.ts';
import { TOPICS_HINT, topicsHint } from '../../../shared/locales/topics-hint.ts';
import { bare, ENGLISH_WORDS, SCRIPTS } from './scripts.ts';

test.each(Object.keys(LANGUAGES))('%s has its own words', (tag) => {
  const text = TOPICS_HINT[tag] ?? '';
  expect(text.length).toBeGreaterThan(5);
  expect(text.length).toBeLessThan(60);
  for (const word of bare(text).match(/[\p{L}\p{M}]+/gu) ?? []) expect(word).toMatch(SCRIPTS[tag] as RegExp);
  if (tag !== 'en') expect(text).not.toMatch(ENGLISH_WORDS);
});
test('no language is left out, and one that nobody wrote reads English', () => {
  expect(Object.keys(TOPICS_HINT).sort()).toEqual(Object.keys(LANGUAGES).sort());
  expect(topicsHint('de-CH')).toBe(TOPICS_HINT.de);
  expect(topicsHint('xx')).toBe(TOPICS_HINT.en);
});
