/** The corpora hold together: what a text says, what its places ask for and why it is refused agree, before any lint reads them. */
import { describe, expect, test } from 'vitest';
import type { ElementId } from '../../../worker/channels/elements.ts';
import { askedOf, type CorpusText, FAULTS, readAccepted, readRejected, spoiltBy } from '../../policy-corpora/corpus.ts';

const accepted = readAccepted();
const rejected = readRejected();
const all = [...accepted, ...rejected];

const LOCALES = ['en', 'de', 'fr', 'es', 'pt-BR', 'it', 'nl', 'ja', 'ko', 'zh-Hans', 'zh-Hant', 'th', 'hi', 'ar', 'he'];
const SCRIPT: Readonly<Record<string, RegExp>> = {
  ja: /[\p{Script=Hiragana}\p{Script=Katakana}]/u,
  ko: /\p{Script=Hangul}/u,
  'zh-Hans': /\p{Script=Han}/u,
  'zh-Hant': /\p{Script=Han}/u,
  th: /\p{Script=Thai}/u,
  hi: /\p{Script=Devanagari}/u,
  ar: /\p{Script=Arabic}/u,
  he: /\p{Script=Hebrew}/u,
};
const digits = (text: string): string => text.replace(/\D/g, '');
const sorted = (ids: Iterable<ElementId>): ElementId[] => [...ids].sort();
/** What can be seen without understanding the words. */
const visible: readonly [ElementId, (text: CorpusText) => boolean][] = [
  ['brand', ({ text, sender }) => text.includes(sender.brand)],
  ['legal_entity', ({ text, sender }) => text.includes(sender.legal_entity)],
  ['stop', ({ text }) => /\bSTOP\b/.test(text)],
  ['help', ({ text }) => /\bHELP\b/.test(text)],
  ['terms', ({ links }) => links.terms],
  ['privacy', ({ links }) => links.privacy],
];

describe.each([
  ['accepted', accepted],
  ['rejected', rejected],
] as const)('%s', (name, texts) => {
  test('has at least 75 texts, three or more in each language and about 40 % in English', () => {
    expect(texts.length).toBeGreaterThanOrEqual(75);
    const count = (locale: string): number => texts.filter((text) => text.locale === locale).length;
    for (const locale of LOCALES) expect(count(locale), locale).toBeGreaterThanOrEqual(3);
    expect(texts.filter(({ locale }) => !LOCALES.includes(locale))).toEqual([]);
    expect(count('en') / texts.length).toBeGreaterThan(0.35);
    expect(count('en') / texts.length).toBeLessThan(0.45);
  });

  test('ids say which corpus and language they are of', () => {
    for (const { id, locale } of texts) expect(id.startsWith(`${name}-${locale}-`), id).toBe(true);
  });

  test.each(texts.map((text) => [text.id, text] as const))('%s says what it is noted to say', (_, text) => {
    for (const [element, shows] of visible) {
      if (spoiltBy(text).has(element)) continue;
      expect(shows(text), element).toBe(text.says.includes(element));
    }
    if (text.says.includes('account')) {
      const { account } = text.sender;
      expect(text.text.includes(account) || digits(text.text).includes(digits(account).slice(-7)), account).toBe(true);
    }
    expect(new Set(text.says).size).toBe(text.says.length);
  });
});

test('no id and no text occurs twice, whatever its case and spacing', () => {
  const plain = all.map(({ text }) => text.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim());
  expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
  expect(new Set(plain).size).toBe(all.length);
  expect(new Set(all.map(({ sender }) => sender.brand)).size, 'brands').toBe(all.length);
});

test.each(accepted.map((text) => [text.id, text] as const))('%s says all that its places and channels ask for', (_, text) => {
  expect(text.expect).toEqual([]);
  expect([...askedOf(text)].filter((element) => !text.says.includes(element))).toEqual([]);
});

test.each(rejected.map((text) => [text.id, text] as const))('%s would be right if its stated reasons were mended', (_, text) => {
  expect(text.expect.length).toBeGreaterThan(0);
  const lacking = [...askedOf(text)].filter((element) => !text.says.includes(element) && !spoiltBy(text).has(element));
  const stated = text.expect.flatMap((reason) => ('elements' in reason ? reason.elements : []));
  expect(sorted(stated)).toEqual(sorted(lacking));
});

test('every fault occurs, and every element that is asked for is missing somewhere', () => {
  const reasons = new Set<string>(rejected.flatMap((text) => text.expect.map(({ reason }) => reason)));
  const elements = new Set(all.flatMap((text) => [...askedOf(text)]));
  const wanted = [...Object.keys(FAULTS), ...[...elements].map((element) => `missing:${element}`)];
  expect(wanted.filter((reason) => !reasons.has(reason))).toEqual([]);
});

test('the words are of the language that is named', () => {
  for (const { id, locale, text } of all) {
    const script = SCRIPT[locale];
    if (script) expect(script.test(text), id).toBe(true);
    else expect(/[^\p{Script=Latin}\p{Script=Common}]/u.exec(text)?.[0], id).toBeUndefined();
    if (locale.startsWith('zh')) expect(/[\p{Script=Hiragana}\p{Script=Katakana}]/u.test(text), id).toBe(false);
  }
});

test('addresses and numbers are such as nobody has', () => {
  for (const { id, text, sender } of all) {
    const words = `${text} ${sender.account}`;
    for (const [host] of words.matchAll(/(?<=@)[a-z0-9-]+(?:\.[a-z0-9-]+)+/gi)) expect(host, id).toMatch(/\.example$/);
    if (sender.account.startsWith('+'))
      expect(sender.account, id).toMatch(/^\+(?:120255501\d\d|447700900\d{3}|4917139200\d\d|61491570\d{3})$/);
  }
});
