/**
 * One way of writing for everything that the classifier compares: case, width, accents, invisible characters, repeated letters and punctuation
 * no longer matter. Cuts a text into sentences. Pure, total, one pass; it judges nothing and uses no regular expression that can look back.
 */
import { simplified } from './han.ts';

export interface Sentence {
  /** Words with one space between and around them; a comma, colon or dash is a word `,`. */
  readonly text: string;
  /** As `text`, unit by unit, with the accents that were written. */
  readonly accented: string;
  /** As `text`, unit by unit: `A` where a capital was written. */
  readonly cases: string;
  /** Without spaces, for languages that are read so; null where the sentence has none of their characters. */
  readonly tight: Tight | null;
}
export interface Tight {
  readonly text: string;
  /** Offset in the sentence's `text` of each unit. */
  readonly at: readonly number[];
}

export function sentencesOf(original: string): readonly Sentence[] {
  const characters = [...original.normalize('NFKC')];
  const sentences: Sentence[] = [];
  let writer = new Writer();
  const end = () => {
    const sentence = writer.sentence();
    if (sentence) sentences.push(sentence);
    writer = new Writer();
  };
  characters.forEach((character, index) => {
    const next = characters[index + 1] ?? ' ';
    if (isDropped(character)) return;
    if (isLetter(character)) writer.letter(character);
    else if (ENDS.includes(character) || (character === '.' && !isLetter(next))) end();
    else if (PAUSES.includes(character)) writer.pause();
    else if (character === '-' && !(writer.isInWord && isLetter(next))) writer.pause();
    else if (APOSTROPHES.includes(character) && isShort(characters, index)) return;
    else writer.space();
  });
  end();
  return sentences;
}

export type Folded = Pick<Sentence, 'text' | 'accented'>;

const PLAIN_WORDS = /^[a-z][a-z ]*[a-z]$/;
/** How the word lists are brought into the form of texts. Only the first sentence of them. */
export function foldWords(words: string): Folded {
  if (PLAIN_WORDS.test(words)) return { text: words, accented: words };
  const sentence = sentencesOf(words)[0];
  return { text: sentence?.text.trim() ?? '', accented: sentence?.accented.trim() ?? '' };
}

const ENDS = '!?\n\r\u2028;。؟؛।۔|¿¡';
const PAUSES = ',:、،—–；：，(){}[]·•';
const APOSTROPHES = "'’‘ʼ`´";
/** What follows the apostrophe of an English contraction, which is one word: don't, I'm, you're. */
const CONTRACTED = ['t', 's', 'm', 'd', 're', 've', 'll'];

function isShort(characters: readonly string[], at: number): boolean {
  let rest = '';
  for (let index = at + 1; index <= at + 3; index++) {
    const character = characters[index];
    if (character === undefined || !isLetter(character)) break;
    rest += character.toLowerCase();
  }
  return isLetter(characters[at - 1] ?? ' ') && CONTRACTED.includes(rest);
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
const isLetter = (character: string): boolean => LETTER.test(character);
const DIGIT = /^\p{Nd}$/u;

/** Scripts that are read without spaces: Thai, Lao, Khmer, kana, Han, Hangul. */
const TIGHT = /^[\u0e00-\u0eff\u1780-\u17ff\u1100-\u11ff\u3005-\u30ff\u3130-\u318f\u3400-\u9fff\uac00-\ud7af]$/u;

/** Builds the three parallel texts of a sentence. */
class Writer {
  private readonly text: string[] = [' '];
  private readonly accented: string[] = [' '];
  private readonly cases: string[] = [' '];
  private last = '';
  private run = 0;
  private hasTight = false;

  get isInWord(): boolean {
    return this.text.at(-1) !== ' ';
  }

  letter(character: string): void {
    const isTight = TIGHT.test(character);
    const isDigit = DIGIT.test(character);
    if (this.isInWord && TIGHT.test(this.text.at(-1) ?? '') !== isTight) this.space();
    this.hasTight ||= isTight;
    const lower = character.toLowerCase();
    this.run = lower === this.last ? this.run + 1 : 1;
    this.last = lower;
    const plain = isDigit ? digit(character) : plainOf(lower);
    // Nobody's word has a letter three times: "stoooop". Digits do.
    if (this.run === 3 && !isDigit) this.takeBack(plain.length);
    if (this.run >= 3 && !isDigit) return;
    const marked = lower.length === plain.length ? lower : plain;
    for (let unit = 0; unit < plain.length; unit++) this.add(plain[unit] ?? '', marked[unit] ?? '', lower === character ? 'a' : 'A');
  }

  space(): void {
    this.last = '';
    if (this.isInWord) this.add(' ');
  }

  pause(): void {
    this.space();
    if (this.text.length > 1 && this.text.at(-2) !== ',') for (const unit of ', ') this.add(unit);
  }

  sentence(): Sentence | null {
    this.space();
    if (this.text.length === 1) return null;
    const text = this.text.join('');
    return { text, accented: this.accented.join(''), cases: this.cases.join(''), tight: this.hasTight ? tightOf(text) : null };
  }

  /** The second of three leaves again: what is left is one. */
  private takeBack(units: number): void {
    for (const each of [this.text, this.accented, this.cases]) each.length -= units;
  }

  private add(unit: string, accented = unit, cases = unit): void {
    this.text.push(unit);
    this.accented.push(accented);
    this.cases.push(cases);
  }
}

function tightOf(text: string): Tight {
  const at: number[] = [];
  let tight = '';
  for (let index = 0; index < text.length; index++) {
    if (text[index] === ' ') continue;
    tight += text[index];
    at.push(index);
  }
  at.push(text.length - 1);
  return { text: tight, at };
}

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
  'i̇': 'i',
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
