/**
 * A sentence with its slips mended: a word that no list knows becomes the listed one a slip away, and words run together are parted. What is found
 * so is only ever in doubt, and only where more than one word says it. Pure; bounded in the words that it looks at.
 */
import { type Sentence, sentencesOf } from './fold.ts';
import { lexicon } from './lexicon.ts';

/** Longest sentence that is mended, in words. */
const WORDS_MAX = 40;
const LENGTH = { min: 5, max: 24, parted: 8 } as const;

/** @returns null where nothing is to be mended */
export function mended({ text }: Sentence): Sentence | null {
  const words = text.trim().split(' ', WORDS_MAX + 1);
  if (words.length > WORDS_MAX) return null;
  const right = words.map((word) => rightOf(word) ?? word);
  if (right.every((word, index) => word === words[index])) return null;
  return sentencesOf(right.join(' '))[0] ?? null;
}

function rightOf(word: string): string | null {
  if (word.length < LENGTH.min || word.length > LENGTH.max) return null;
  const { known, byStart } = lexicon().spoken;
  if (known.has(word)) return null;
  const near = (byStart.get(word.slice(0, 2)) ?? []).find((right) => right.length >= LENGTH.min && isOneSlip(word, right));
  return near ?? (word.length >= LENGTH.parted ? parted(word, known) : null);
}

/** One letter added, dropped, changed, or two neighbours swapped. */
export function isOneSlip(word: string, right: string): boolean {
  if (Math.abs(word.length - right.length) > 1) return false;
  let from = 0;
  while (from < word.length && from < right.length && word[from] === right[from]) from++;
  let wordEnd = word.length;
  let rightEnd = right.length;
  while (wordEnd > from && rightEnd > from && word[wordEnd - 1] === right[rightEnd - 1]) {
    wordEnd--;
    rightEnd--;
  }
  const [taken, put] = [wordEnd - from, rightEnd - from];
  if (taken <= 1 && put <= 1) return taken + put > 0;
  return taken === 2 && put === 2 && word[from] === right[from + 1] && word[from + 1] === right[from];
}

/** Shortest word that one run together is parted into. */
const PART_MIN = 2;
const PARTS_MAX = 6;

/** The fewest known words that it is made of; the long ones first. */
function parted(word: string, known: ReadonlySet<string>): string | null {
  const best: (readonly string[] | undefined)[] = [[]];
  for (let end = PART_MIN; end <= word.length; end++) {
    for (let start = 0; start <= end - PART_MIN; start++) {
      const before = best[start];
      const part = word.slice(start, end);
      if (!before || before.length >= PARTS_MAX || !known.has(part)) continue;
      if (before.length + 1 < (best[end]?.length ?? PARTS_MAX + 1)) best[end] = [...before, part];
    }
  }
  const parts = best[word.length];
  return parts && parts.length > 1 && parts.some((part) => part.length >= 4) ? parts.join(' ') : null;
}
