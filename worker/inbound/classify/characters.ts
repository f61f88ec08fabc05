/** What one character is to the classifier, whatever its script: dropped, a letter, a digit, and how it is written plainly. Pure. */
import { simplified } from './han.ts';

export interface Character {
  readonly isDropped: boolean;
  readonly isLetter: boolean;
  readonly isDigit: boolean;
  /** Of a script that is read without spaces. */
  readonly isTight: boolean;
  readonly isCapital: boolean;
  readonly lower: string;
  /** Lower case, without accents, in the one form that stands for all. */
  readonly plain: string;
}

/** Facts are kept, since texts say the same characters again; never more than a language's worth. */
const known = new Map<string, Character>();
const KNOWN_MAX = 4000;

export function characterOf(character: string): Character {
  const kept = known.get(character);
  if (kept) return kept;
  if (known.size >= KNOWN_MAX) known.clear();
  const lower = character.toLowerCase();
  const isDigit = DIGIT.test(character);
  const facts = {
    isDropped: isDropped(character),
    isLetter: LETTER.test(character),
    isDigit,
    isTight: TIGHT.test(character),
    isCapital: lower !== character,
    lower,
    plain: isDigit ? digit(character) : plainOf(lower),
  };
  known.set(character, facts);
  return facts;
}

/** Invisible or only a mark: soft hyphen, joiners, direction, variation selectors, tags, accents, Arabic and Hebrew points, tatweel, nukta. */
const DROPPED: readonly (readonly [number, number])[] = [
  [0xad, 0xad],
  [0x300, 0x36f],
  [0x483, 0x489],
  [0x591, 0x5c7],
  [0x610, 0x61a],
  [0x61c, 0x61c],
  [0x640, 0x640],
  [0x64b, 0x65f],
  [0x670, 0x670],
  [0x93c, 0x93c],
  [0x180b, 0x180f],
  [0x200b, 0x200f],
  [0x202a, 0x202e],
  [0x2060, 0x206f],
  [0x20d0, 0x20f0],
  [0xfe00, 0xfe0f],
  [0xfeff, 0xfeff],
  [0xe0000, 0xe0fff],
];
/** U+05BE, the Hebrew hyphen, lies among the points. */
const HYPHEN = 0x5be;

function isDropped(character: string): boolean {
  const code = character.codePointAt(0) ?? 0;
  return code > 0x7f && code !== HYPHEN && DROPPED.some(([from, to]) => code >= from && code <= to);
}

const LETTER = /^[\p{L}\p{M}\p{N}]$/u;
const DIGIT = /^\p{Nd}$/u;

/** Scripts that are read without spaces: Thai, Lao, Khmer, kana, Han, Hangul. */
const TIGHT = /^[\u0e00-\u0eff\u1780-\u17ff\u1100-\u11ff\u3005-\u30ff\u3130-\u318f\u3400-\u9fff\uac00-\ud7af]$/u;

const SAME: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
  i̇: 'i',
  ى: 'ي',
  ی: 'ي',
  ې: 'ي',
  ة: 'ه',
  ۀ: 'ه',
  ە: 'ه',
  ک: 'ك',
  ں: 'ن',
  ھ: 'ه',
  // Devanagari candrabindu is written as anusvara as often.
  '\u0901': '\u0902',
};

function plainOf(lower: string): string {
  const code = lower.codePointAt(0) ?? 0;
  if (code < 0x80) return lower.length === 1 ? lower : (SAME[lower] ?? lower[0] ?? lower);
  const same = SAME[lower];
  if (same !== undefined) return same;
  // Accents are taken off where they are only that; kana, Hangul and Indic signs are letters.
  if (code < 0x700 || (code >= 0x1e00 && code < 0x2000)) {
    const base = [...lower.normalize('NFD')].filter((part) => !isDropped(part)).join('');
    return SAME[base] ?? base;
  }
  return simplified(lower);
}

/** First digits of Arabic-Indic, its eastern form, Devanagari, Bengali and Thai. */
const ZEROS = [0x660, 0x6f0, 0x966, 0x9e6, 0xe50];

function digit(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  const zero = ZEROS.find((each) => code >= each && code <= each + 9);
  return zero === undefined ? character : String(code - zero);
}
