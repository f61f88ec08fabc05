/** Every language says the same things with the same placeholders, in its own script. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { SENDS_KEPT_DAYS, SUBMISSION_DAYS } from '../../../shared/limits.ts';
import { CLAUSE_GROUPS, clauseOf, type DisclosureClauses } from '../../../shared/locales/clauses.ts';
import { LANGUAGES, languageFor, matchLanguage, textFor } from '../../../shared/locales/languages.ts';
import type { LocaleTexts } from '../../../shared/locales/texts.ts';
import { CHANNELS } from '../../../shared/vocabulary.ts';
import { ELEMENTS } from '../../../worker/channels/elements.ts';
import { ROOT } from '../../structure/sources.ts';
import { bare, ENGLISH_WORDS, isLatin, SCRIPTS, SIMPLIFIED_ONLY, TRADITIONAL_ONLY } from './scripts.ts';

const placeholders = (text: string): string[] => (text.match(/\{[a-z_]+\}/g) ?? []).sort();
const english = textsOf(languageFor('en'));

describe.each(Object.entries(LANGUAGES))('language %s', (tag, texts) => {
  const own = textsOf(texts);

  test('is registered under its own tag', () => expect(texts.locale).toBe(tag));
  test('only the source language is taken as reviewed so far', () => expect(texts.reviewed).toBe(tag === 'en' ? 'native' : false));

  test('has every text, none empty, with the placeholders of the English one and no other brace', () => {
    expect([...own.keys()].sort()).toEqual([...english.keys()].sort());
    for (const [path, text] of own) {
      expect(text.trim(), path).toBe(text);
      expect(text, path).not.toBe('');
      expect(placeholders(text), path).toEqual(placeholders(english.get(path) ?? ''));
      expect(text.replaceAll(/\{[a-z_]+\}/g, ''), path).not.toMatch(/[{}<>]|undefined/);
      expect(text, path).toBe(text.normalize('NFC'));
    }
  });

  test('names every channel', () => {
    for (const channel of CHANNELS) {
      expect(texts.channel[channel], channel).toBeTruthy();
      expect(texts.disclosure.control[channel], channel).toBeTruthy();
    }
  });

  test('is about as long as English: it fits where English does', () => {
    for (const [path, text] of own) {
      const source = english.get(path) ?? '';
      // Short words vary most; what a form shows is held more tightly below, in pixels, by the browser tests.
      expect(width(text), `${path}: ${text}`).toBeLessThanOrEqual(Math.max(source.length + 30, source.length * 1.75));
      // Chinese says in a third of the characters what English does; less would be a part left out.
      expect(width(text), `${path}: ${text}`).toBeGreaterThanOrEqual(source.length * 0.2 - 1);
    }
  });

  test('is written in its own script', () => {
    const script = SCRIPTS[tag];
    expect(script, `say in SCRIPTS which letters ${tag} has`).toBeDefined();
    for (const [path, text] of own) {
      const foreign = [...bare(text).matchAll(/[\p{L}\p{M}]+/gu)].map(([word]) => word).filter((word) => !script!.test(word));
      expect(foreign, `${path}: ${text}`).toEqual([]);
      if (isLatin(tag) && tag !== 'en') expect(bare(text), path).not.toMatch(ENGLISH_WORDS);
      if (tag === 'zh-Hans') expect(text, path).not.toMatch(TRADITIONAL_ONLY);
      if (tag === 'zh-Hant') expect(text, path).not.toMatch(SIMPLIFIED_ONLY);
    }
  });

  test('is not English: few texts are the same', () => {
    if (tag === 'en') return;
    const same = [...own].filter(([path, text]) => text === english.get(path) && bare(text).trim() !== '').map(([, text]) => text);
    // "Code", "Status", "Details": the same word in some languages.
    expect(new Set(same).size, same.join(', ')).toBeLessThan(own.size * 0.03);
  });

  test('leaves the words that carriers read as they are', () => {
    const said = (element: 'stop' | 'help', group: 'text_messages' | 'whatsapp') =>
      clauseOf(texts.disclosure.clauses, element, group).includes(element.toUpperCase());
    expect([said('stop', 'text_messages'), said('help', 'text_messages'), said('stop', 'whatsapp')]).toEqual([true, true, true]);
    expect(texts.message.code_sms).toContain('STOP');
  });
});

test('every language that has its files is registered, and its texts for the lint are its own', () => {
  const folder = join(ROOT, 'shared/locales');
  const files = readdirSync(folder).filter((name) => readFileSync(join(folder, name), 'utf8').includes(': LocaleTexts = {'));
  expect(files.sort()).toEqual(
    Object.keys(LANGUAGES)
      .map((tag) => `${tag.toLowerCase()}.ts`)
      .sort(),
  );
  for (const [tag, { lint }] of Object.entries(LANGUAGES)) expect(tag.split('-')[0], tag).toBe(lint.language);
});

test('right-to-left languages are marked so, and no other', () => {
  const rtl = Object.values(LANGUAGES).filter(({ direction }) => direction === 'rtl');
  expect(rtl.map(({ locale }) => locale).sort()).toEqual(['ar', 'fa', 'he']);
});

/** Languages whose word for "days" depends on how many they are, by the categories of their plural rules. */
const DAYS: Readonly<Record<string, Readonly<Partial<Record<Intl.LDMLPluralRule, string>>>>> = {
  pl: { one: 'dzień', few: 'dni', many: 'dni' },
  cs: { one: 'den', few: 'dny', other: 'dní' },
  uk: { one: 'день', few: 'дні', many: 'днів' },
};

test.each(Object.entries(DAYS))('in %s a number of days that is kept has the form of its word that goes with it', (tag, forms) => {
  const rules = new Intl.PluralRules(tag);
  const { short, sends } = languageFor(tag).data.kept_for;
  expect(short).toBe(`{days} ${forms[rules.select(SUBMISSION_DAYS)]}`);
  expect(sends).toBe(`{days} ${forms[rules.select(SENDS_KEPT_DAYS)]}`);
});

test('a reader gets the closest language, English where there is none', () => {
  expect(languageFor('de-AT').locale).toBe('de');
  expect(languageFor('AR-eg').locale).toBe('ar');
  expect(languageFor('sw').locale).toBe('en');
  expect(matchLanguage('sw-KE')).toBeNull();
  expect(textFor({ pt: 'olá', 'pt-BR': 'oi' }, 'pt-BR')).toBe('oi');
  expect(textFor({ pt: 'olá' }, 'pt-BR')).toBe('olá');
  expect(textFor({ 'pt-BR': 'oi' }, 'pt')).toBe('oi');
  expect(textFor({ 'zh-CN': '你好' }, 'zh-Hans')).toBe('你好');
});

/** By path, each clause resolved for each group, since languages may share wordings where others don't. */
function textsOf({ disclosure: { clauses, ...disclosure }, ...texts }: LocaleTexts): Map<string, string> {
  const { locale: _, direction: __, name: ___, reviewed: ____, lint: _____, ...said } = texts;
  return new Map([...leaves({ ...said, disclosure }), ['clause.night', clauses.night], ...clauseTexts(clauses)]);
}

function clauseTexts(clauses: DisclosureClauses): [string, string][] {
  return ELEMENTS.flatMap((id) =>
    CLAUSE_GROUPS.map((group) => [`clause.${id}.${group}`, clauseOf(clauses, id, group)] as [string, string]),
  );
}

function leaves(value: object, path = ''): [string, string][] {
  return Object.entries(value).flatMap(([key, inner]) =>
    typeof inner === 'string' ? [[`${path}${key}`, inner] as [string, string]] : leaves(inner, `${path}${key}.`),
  );
}

/** East Asian characters are twice as wide. */
const width = (text: string): number =>
  [...text].reduce((sum, char) => sum + (/[\u1100-\u11ff\u2e80-\u9fff\uac00-\ud7af\uff00-\uff60]/.test(char) ? 2 : 1), 0);
