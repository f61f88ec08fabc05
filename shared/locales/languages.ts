/** The languages that Sayso speaks. A new one is a file beside this and one line here; nothing else lists them. */

import { CHANNEL_NAMES } from '../vocabulary.ts';
import { ar } from './ar.ts';
import { cs } from './cs.ts';
import { da } from './da.ts';
import { de } from './de.ts';
import { en } from './en.ts';
import { es } from './es.ts';
import { fa } from './fa.ts';
import { fi } from './fi.ts';
import { fr } from './fr.ts';
import { he } from './he.ts';
import { hi } from './hi.ts';
import { id } from './id.ts';
import { it } from './it.ts';
import { ja } from './ja.ts';
import { ko } from './ko.ts';
import { bestLocale } from './lookup.ts';
import { nl } from './nl.ts';
import { pl } from './pl.ts';
import { ptBR } from './pt-br.ts';
import { sv } from './sv.ts';
import type { LocaleTexts } from './texts.ts';
import { th } from './th.ts';
import { tr } from './tr.ts';
import { uk } from './uk.ts';
import { vi } from './vi.ts';
import { zhHans } from './zh-hans.ts';
import { zhHant } from './zh-hant.ts';

export const LANGUAGES: Readonly<Record<string, LocaleTexts>> = named({
  en,
  de,
  fr,
  es,
  'pt-BR': ptBR,
  it,
  nl,
  ja,
  ko,
  'zh-Hans': zhHans,
  'zh-Hant': zhHant,
  th,
  hi,
  ar,
  he,
  pl,
  tr,
  sv,
  da,
  fi,
  cs,
  uk,
  vi,
  id,
  fa,
});

/** A channel that a language has no word for is called as its company calls it. */
function named(languages: Readonly<Record<string, LocaleTexts>>): Readonly<Record<string, LocaleTexts>> {
  const withNames = (texts: LocaleTexts): LocaleTexts => ({
    ...texts,
    channel: { ...CHANNEL_NAMES, ...texts.channel },
    disclosure: { ...texts.disclosure, control: { ...CHANNEL_NAMES, ...texts.disclosure.control } },
  });
  return Object.fromEntries(Object.entries(languages).map(([tag, texts]) => [tag, withNames(texts)]));
}

/** The language that a reader of `locale` understands, by the rule of `lookup.ts`. English where none is. */
export const languageFor = (locale: string): LocaleTexts => matchLanguage(locale) ?? en;

/** The same, but null where we don't speak it. */
export const matchLanguage = (locale: string): LocaleTexts | null => textOf(LANGUAGES, locale);

/** The merchant's text for a reader of `locale`, by the same rule. Null where there is none. */
export const textFor = (texts: Readonly<Record<string, string>>, locale: string): string | null => textOf(texts, locale);

function textOf<T>(texts: Readonly<Record<string, T>>, locale: string): T | null {
  const tag = bestLocale(locale, Object.keys(texts));
  return tag === null ? null : (texts[tag] ?? null);
}
