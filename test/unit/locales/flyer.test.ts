/** Every language that pages speak has a flyer of its own, in its own letters. */
import { expect, test } from 'vitest';
import { FLYER, flyerTexts } from '../../../shared/locales/flyer.ts';
import { LANGUAGES } from '../../../shared/locales/languages.ts';
import { bare, ENGLISH_WORDS, SCRIPTS } from './scripts.ts';

test.each(Object.keys(LANGUAGES))('%s has its own words', (tag) => {
  const texts = FLYER[tag];
  expect(texts).toBeDefined();
  for (const text of Object.values(texts ?? {})) {
    for (const word of bare(text)
      .replaceAll('QR Code', '')
      .match(/[\p{L}\p{M}]+/gu) ?? [])
      expect(word).toMatch(SCRIPTS[tag] as RegExp);
    if (tag !== 'en') expect(text).not.toMatch(ENGLISH_WORDS);
    expect(text.length).toBeLessThan(110);
  }
});
test('a region reads its language, and a language that nobody wrote reads English', () => {
  expect(flyerTexts('de-CH')).toBe(FLYER.de);
  expect(flyerTexts('zh-TW')).toBe(FLYER['zh-Hant']);
  expect(flyerTexts('xx')).toBe(FLYER.en);
});
