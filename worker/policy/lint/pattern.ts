/**
 * The small language that the word lists are written in. A pattern is folded text with `|`, `( )`, `?` and `[ ]` of regular expressions, and
 *   `*`   any further letters: `newsletter*`; after a bracket it repeats what is in it
 *   ` `   one or more spaces, or none in a language that writes without
 *   ` ? `  the space may be missing: `4 ?/month`
 *   ` .. ` up to 60 characters of the same sentence; ` ~ ` up to 20
 * In languages with spaces a pattern matches whole words only. Nothing here judges.
 */
import type { Spacing } from '../../../shared/locales/lint-words.ts';
import { fold } from './fold.ts';

const LETTER = '[\\p{L}\\p{M}\\p{N}]';
const ANYTHING = '[^.!?。।\\n]{0,60}?';

/** @param spacing `words`: spaces between words; `joined`: spaces, but prefixes and particles grow onto words; `none`: no spaces. */
export function compile(patterns: readonly string[], spacing: Spacing): RegExp | null {
  if (patterns.length === 0) return null;
  const space = spacing === 'none' ? '\\s*' : '\\s+';
  const gap = spacing === 'words' ? `(?!${LETTER})${ANYTHING}(?<!${LETTER})` : ANYTHING;
  const source = patterns
    .map((pattern) =>
      fold(pattern)
        .text.replaceAll(/ ?\.\.(?: \??)?/g, '\u0001')
        .replaceAll(/(?<![)\]])\*/g, "[\\p{L}\\p{M}\\p{N}'-]*")
        .replaceAll(/ (?=\?|\*\(|\*$)[?*]?/g, '\\s*')
        .replaceAll(' ~ ', '\u0002')
        .replaceAll(' ', space)
        .replaceAll('\u0001', gap)
        .replaceAll('\u0002', gap.replace('60', '20')),
    )
    .join('|');
  return new RegExp(spacing === 'words' ? `(?<!${LETTER})(?:${source})(?!${LETTER})` : `(?:${source})`, 'gu');
}
