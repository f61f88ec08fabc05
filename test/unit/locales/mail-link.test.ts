/** Every language that pages speak has its own words for the mailed link, each with the place that is filled in. */
import { expect, test } from 'vitest';
import { LANGUAGES } from '../../../shared/locales/languages.ts';
import { MAIL_LINK, mailLinkTexts } from '../../../shared/locales/mail-link.ts';
import { bare, ENGLISH_WORDS, SCRIPTS } from './scripts.ts';

test.each(Object.keys(LANGUAGES))('%s has its own words', (tag) => {
  const texts = MAIL_LINK[tag];
  expect(texts).toBeDefined();
  expect(texts?.mail).toMatch(/\{link\}$/);
  expect(texts?.lead).toContain('{address}');
  for (const text of Object.values(texts ?? {})) {
    for (const word of bare(text).match(/[\p{L}\p{M}]+/gu) ?? []) expect(word).toMatch(SCRIPTS[tag] as RegExp);
    if (tag !== 'en') expect(text).not.toMatch(ENGLISH_WORDS);
  }
});
test('a region reads its language, and a language that nobody wrote reads English', () => {
  expect(mailLinkTexts('de-CH')).toBe(MAIL_LINK.de);
  expect(mailLinkTexts('zh-TW')).toBe(MAIL_LINK['zh-Hant']);
  expect(mailLinkTexts('xx')).toBe(MAIL_LINK.en);
});
