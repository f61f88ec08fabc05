/** Whether a text is in the language it is marked as: by its script, and by its small words where languages share one. A guess, so only plain cases. */
import { LINT_LANGUAGES, lexiconFor } from './languages.ts';
import { placesIn, type Reading } from './reading.ts';

/** Fewer small words say nothing. */
const SMALL_WORDS_MIN = 6;
const TIMES_MORE = 3;

/** @returns the other language, or null where the text may well be in its own. */
export function isInAnotherLanguage(reading: Reading): string | null {
  const own = marksOf(reading, reading.lexicon.language);
  const others = LINT_LANGUAGES.filter((language) => language !== reading.lexicon.language).map(
    (language) => [language, marksOf(reading, language)] as const,
  );
  const [language, count] = others.sort(([, a], [, b]) => b - a)[0] ?? ['', 0];
  // Japanese holds Chinese characters, never the other way round.
  if (reading.lexicon.language === 'ja' && language === 'zh' && own > 0) return null;
  return count >= SMALL_WORDS_MIN && count > own * TIMES_MORE ? language : null;
}

function marksOf(reading: Reading, language: string): number {
  const lexicon = lexiconFor(language);
  if (!lexicon) return 0;
  return reading.sentences.reduce((sum, sentence) => sum + placesIn({ ...reading, lexicon }, 'marks', sentence).length, 0);
}
