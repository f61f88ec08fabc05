/** The languages that Sayso speaks. A new one is a file beside this and one line here; nothing else lists them. */
import { ar } from './ar.ts';
import { de } from './de.ts';
import { en } from './en.ts';
import type { LocaleTexts } from './texts.ts';

export const LANGUAGES: Readonly<Record<string, LocaleTexts>> = { en, de, ar };

/** The language that a reader of `locale` understands: the tag itself, else without its last parts. English where none is. */
export const languageFor = (locale: string): LocaleTexts => matchLanguage(locale) ?? en;

/** The same, but null where we don't speak it. */
export function matchLanguage(locale: string): LocaleTexts | null {
  return bestMatch(locale, Object.keys(LANGUAGES), (tag) => LANGUAGES[tag]);
}

/** The merchant's text for a reader of `locale`, by the same rule. Null where there is none. */
export function textFor(texts: Readonly<Record<string, string>>, locale: string): string | null {
  return bestMatch(locale, Object.keys(texts), (tag) => texts[tag]);
}

/** Of `offered`, the one to show a reader of `locale`; null where none fits. RFC 4647 section 3.4, "Lookup". */
export const bestLocale = (locale: string, offered: readonly string[]): string | null => bestMatch(locale, offered, (tag) => tag);

function bestMatch<T>(locale: string, offered: readonly string[], value: (tag: string) => T | undefined): T | null {
  const parts = locale.toLowerCase().split('-');
  for (let length = parts.length; length > 0; length--) {
    const wanted = parts.slice(0, length).join('-');
    const tag = offered.find((each) => each.toLowerCase() === wanted);
    if (tag !== undefined) return value(tag) ?? null;
  }
  return null;
}
