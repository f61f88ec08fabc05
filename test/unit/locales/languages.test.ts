/** Every language says the same things with the same placeholders. */
import { describe, expect, test } from 'vitest';
import { en } from '../../../shared/locales/en.ts';
import { bestLocale, LANGUAGES, languageFor, matchLanguage, textFor } from '../../../shared/locales/languages.ts';
import { CHANNELS } from '../../../shared/vocabulary.ts';

function leaves(value: object, path = ''): [string, string][] {
  return Object.entries(value).flatMap(([key, inner]) =>
    typeof inner === 'string' ? [[`${path}${key}`, inner] as [string, string]] : leaves(inner, `${path}${key}.`),
  );
}
const placeholders = (text: string): string[] => (text.match(/\{[a-z_]+\}/g) ?? []).sort();
const english = new Map(leaves(en));

describe.each(Object.entries(LANGUAGES))('language %s', (tag, texts) => {
  test('is registered under its own tag', () => expect(texts.locale).toBe(tag));

  test('has every text, none empty, with the placeholders of the English one', () => {
    const own = new Map(leaves(texts));
    expect([...own.keys()].sort()).toEqual([...english.keys()].sort());
    for (const [path, text] of own) {
      if (path === 'locale' || path === 'direction' || path === 'name') continue;
      expect(text.trim(), path).not.toBe('');
      expect(placeholders(text), path).toEqual(placeholders(english.get(path) ?? ''));
    }
  });

  test('names every channel', () => {
    for (const channel of CHANNELS) {
      expect(texts.channel[channel], channel).toBeTruthy();
      expect(texts.disclosure.control[channel], channel).toBeTruthy();
    }
  });

  test('every default disclosure names sender, account, frequency and contact, and what was agreed to is no condition of a purchase', () => {
    for (const [name, body] of Object.entries(texts.disclosure.body)) {
      for (const part of ['{legal_entity}', '{brand}', '{account}', '{kinds}', '{frequency}', '{contact}'])
        expect(body, name).toContain(part);
    }
    for (const word of ['STOP', 'HELP', '{channels}']) expect(texts.disclosure.body.text_messages).toContain(word);
  });
});

test('a reader gets the closest language, English where there is none', () => {
  expect(languageFor('de-AT').locale).toBe('de');
  expect(languageFor('AR-eg').locale).toBe('ar');
  expect(languageFor('pt-BR').locale).toBe('en');
  expect(matchLanguage('pt-BR')).toBeNull();
  expect(textFor({ pt: 'olá', 'pt-BR': 'oi' }, 'pt-BR')).toBe('oi');
  expect(textFor({ pt: 'olá' }, 'pt-BR')).toBe('olá');
  expect(textFor({ 'pt-BR': 'oi' }, 'pt')).toBeNull();
  expect(bestLocale('de-CH', ['en', 'de'])).toBe('de');
  expect(bestLocale('fr', ['en', 'de'])).toBeNull();
});
