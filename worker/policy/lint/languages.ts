/** What the lint reads texts with: the word lists of every language that Sayso speaks. Nothing to register here. */
import { LANGUAGES } from '../../../shared/locales/languages.ts';
import type { LintWords } from '../../../shared/locales/lint-words.ts';
import { compile } from './pattern.ts';

/** Each once: languages in two scripts may share their lists. */
const ALL: readonly LintWords[] = [...new Set(Object.values(LANGUAGES).map(({ lint }) => lint))];

/** Older tags that mean the same. */
const ALSO: Readonly<Record<string, string>> = { iw: 'he', in: 'id' };

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
