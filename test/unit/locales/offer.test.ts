/** Every language says of an offer, in its own letters, that it is no price of a yes. */
import { expect, test } from 'vitest';
import { LANGUAGES } from '../../../shared/locales/languages.ts';
import { OFFER, offerTexts } from '../../../shared/locales/offer.ts';
import { bare, ENGLISH_WORDS, SCRIPTS } from './scripts.ts';

test.each(Object.keys(LANGUAGES))('%s has its own words', (tag) => {
  const texts = Object.values(OFFER[tag] ?? {});
  expect(texts).toHaveLength(5);
  expect(new Set(texts).size).toBe(5);
  for (const text of texts) {
    for (const word of bare(text).match(/[\p{L}\p{M}]+/gu) ?? []) expect(word).toMatch(SCRIPTS[tag] as RegExp);
    if (tag !== 'en') expect(text).not.toMatch(ENGLISH_WORDS);
    expect(text.length).toBeLessThan(60);
  }
});
test('no language is taken for another, and one that nobody wrote reads English', () => {
  expect(Object.keys(OFFER).sort()).toEqual(Object.keys(LANGUAGES).sort());
  expect(new Set(Object.values(OFFER).map(({ either_way }) => either_way)).size).toBe(Object.keys(OFFER).length);
  expect(offerTexts('de-CH')).toBe(OFFER.de);
  expect(offerTexts('xx')).toBe(OFFER.en);
});
