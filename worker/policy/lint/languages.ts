/** The languages that the lint reads. A new one is a file in `languages/` and one line here. */
import { ar } from './languages/ar.ts';
import { de } from './languages/de.ts';
import { en } from './languages/en.ts';
import { es } from './languages/es.ts';
import { fr } from './languages/fr.ts';
import { he } from './languages/he.ts';
import { hi } from './languages/hi.ts';
import { it } from './languages/it.ts';
import { ja } from './languages/ja.ts';
import { ko } from './languages/ko.ts';
import { nl } from './languages/nl.ts';
import { pt } from './languages/pt.ts';
import { th } from './languages/th.ts';
import { zh } from './languages/zh.ts';
import { compile } from './pattern.ts';
import type { LintWords } from './words.ts';

const ALL: readonly LintWords[] = [en, de, fr, es, pt, it, nl, ja, ko, zh, th, hi, ar, he];

/** Older tags that mean the same. */
const ALSO: Readonly<Record<string, string>> = { iw: 'he' };

type ListName = Exclude<keyof LintWords, 'language' | 'spacing'>;

export interface Lexicon {
  readonly language: string;
  readonly spacing: LintWords['spacing'];
  /** A pattern of one list, global; null where the list is empty. */
  readonly of: (list: ListName) => RegExp | null;
}

const compiled = new Map<string, Lexicon>();

/** @param locale BCP 47; its region is of no matter. Null for a language that the lint can't read. */
export function lexiconFor(locale: string): Lexicon | null {
  const first = locale.toLowerCase().split('-')[0] ?? '';
  const language = ALSO[first] ?? first;
  const words = ALL.find((each) => each.language === language);
  if (!words) return null;
  const known = compiled.get(language);
  if (known) return known;
  const patterns = new Map<ListName, RegExp | null>();
  const lexicon: Lexicon = {
    language,
    spacing: words.spacing,
    of(list) {
      const made = patterns.get(list);
      if (made !== undefined) return made;
      const pattern = compile(words[list], words.spacing);
      patterns.set(list, pattern);
      return pattern;
    },
  };
  compiled.set(language, lexicon);
  return lexicon;
}

export const LINT_LANGUAGES: readonly string[] = ALL.map(({ language }) => language);
export type { ListName };
