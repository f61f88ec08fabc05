/**
 * One way of writing for everything that the classifier compares: case, width, accents, invisible characters, repeated letters and punctuation
 * no longer matter. Cuts a text into sentences. Pure, total, one pass; it judges nothing and uses no regular expression that can look back.
 */
import { type Character, characterOf } from './characters.ts';

export interface Sentence {
  /** Words with one space between and around them. */
  readonly text: string;
  /** As `text`, unit by unit, with the accents that were written. */
  readonly accented: string;
  /** As `text`, unit by unit: `A` where a capital was written. */
  readonly cases: string;
  /** It ends with a question mark. */
  readonly asks: boolean;
  /** How many commas, colons or dashes stand before each unit. */
  readonly pausesBefore: readonly number[];
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
  const end = (mark = '') => {
    const sentence = writer.sentence(ASKS.includes(mark) && mark !== '');
    if (sentence) sentences.push(sentence);
    writer = new Writer();
  };
  characters.forEach((character, index) => {
    const facts = characterOf(character);
    const isBeforeLetter = () => isLetter(characters[index + 1] ?? ' ');
    if (facts.isDropped) return;
    if (facts.isLetter) writer.letter(facts);
    else if (ENDS.includes(character) || (character === '.' && endsSentence(characters, index))) end(character);
    else if (PAUSES.includes(character)) writer.pause();
    else if (character === '-' && !(writer.isInWord && isBeforeLetter())) writer.pause();
    else if (APOSTROPHES.includes(character) && isShort(characters, index)) return;
    else writer.space();
  });
  end();
  return sentences;
}

/** A comma, colon or dash stands between two places. */
export const hasPause = ({ pausesBefore }: Sentence, from: number, to: number): boolean =>
  (pausesBefore[Math.max(from, to - 1)] ?? 0) > (pausesBefore[from] ?? 0);

export type Folded = Pick<Sentence, 'text' | 'accented'>;

const PLAIN_WORDS = /^[a-z][a-z ]*[a-z]$/;
/** How the word lists are brought into the form of texts. Only the first sentence of them. */
export function foldWords(words: string): Folded {
  if (PLAIN_WORDS.test(words)) return { text: words, accented: words };
  const sentence = sentencesOf(words)[0];
  return { text: sentence?.text.trim() ?? '', accented: sentence?.accented.trim() ?? '' };
}

const ASKS = '?؟';
const ENDS = '!?\n\r\u2028;。؟؛।۔|¿¡';
const PAUSES = ',:、،—–；：，(){}[]·•';
const APOSTROPHES = "'’‘ʼ`´";
/** What follows the apostrophe of an English contraction, which is one word: don't, I'm, you're. */
const CONTRACTED = ['t', 's', 'm', 'd', 're', 've', 'll'];

/** Not in "S.T.O.P", nor in "art. 21". */
function endsSentence(characters: readonly string[], at: number): boolean {
  const next = characters[at + 1] ?? ' ';
  if (isLetter(next)) return false;
  return next !== ' ' || !characterOf(characters[at + 2] ?? ' ').isDigit;
}

const isLetter = (character: string): boolean => characterOf(character).isLetter;

function isShort(characters: readonly string[], at: number): boolean {
  let rest = '';
  for (let index = at + 1; index <= at + 3; index++) {
    const character = characters[index];
    if (character === undefined || !isLetter(character)) break;
    rest += character.toLowerCase();
  }
  return isLetter(characters[at - 1] ?? ' ') && CONTRACTED.includes(rest);
}

/** Builds the three parallel texts of a sentence. */
class Writer {
  private readonly text: string[] = [' '];
  private readonly accented: string[] = [' '];
  private readonly cases: string[] = [' '];
  private last = '';
  private run = 0;
  private readonly pausesBefore: number[] = [0];
  private pauses = 0;
  private hasTight = false;
  private isLastTight = false;

  get isInWord(): boolean {
    return this.text.at(-1) !== ' ';
  }

  letter({ isTight, isDigit, isCapital, lower, plain }: Character): void {
    if (this.isInWord && this.isLastTight !== isTight) this.space();
    this.isLastTight = isTight;
    this.hasTight ||= isTight;
    this.run = lower === this.last ? this.run + 1 : 1;
    this.last = lower;
    // Nobody's word has a letter three times: "stoooop". Digits do.
    if (this.run === 3 && !isDigit) this.takeBack(plain.length);
    if (this.run >= 3 && !isDigit) return;
    const marked = lower.length === plain.length ? lower : plain;
    for (let unit = 0; unit < plain.length; unit++) this.add(plain[unit] ?? '', marked[unit] ?? '', isCapital ? 'A' : 'a');
  }

  space(): void {
    this.last = '';
    if (this.isInWord) this.add(' ');
  }

  pause(): void {
    this.space();
    this.pauses++;
  }

  sentence(asks: boolean): Sentence | null {
    this.space();
    if (this.text.length === 1) return null;
    const text = this.text.join('');
    const tight = this.hasTight ? tightOf(text) : null;
    return { text, accented: this.accented.join(''), cases: this.cases.join(''), asks, pausesBefore: this.pausesBefore, tight };
  }

  /** The second of three leaves again: what is left is one. */
  private takeBack(units: number): void {
    for (const each of [this.text, this.accented, this.cases, this.pausesBefore]) each.length -= units;
  }

  private add(unit: string, accented = unit, cases = unit): void {
    this.text.push(unit);
    this.accented.push(accented);
    this.cases.push(cases);
    this.pausesBefore.push(this.pauses);
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
