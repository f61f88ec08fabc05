/** Whether a sentence is one of the known words and courtesies and nothing else, with a slip of the finger forgiven in a word that withdraws. Pure. */
import type { Sentence } from './fold.ts';
import type { Found } from './found.ts';
import { INTERNATIONAL_ROWS } from './languages.ts';
import { isMisspelt } from './misspelt.ts';
import type { Kind } from './words.ts';

export type Said = 'stop' | 'cancel' | 'help' | 'start' | 'yes';

export interface Alone {
  readonly says: ReadonlySet<Said>;
  /** The word that withdraws was misspelt. */
  readonly misspelt: boolean;
}

const SAYS: readonly Said[] = ['stop', 'cancel', 'help', 'start', 'yes'];

interface Word {
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

/** Longest sentence in which a misspelt or unknown word is still looked at. */
const WORDS_MAX = 4;
/** Letters of a word that is spelled out: "s t o p". */
const SPELT_WORDS_MAX = 20;

export function aloneIn(sentence: Sentence, found: readonly Found[]): Alone | null {
  const words = wordsOf(sentence.text);
  const plain = covered(sentence, found, words, null);
  if (plain) return { says: plain, misspelt: false };
  const isSpelt = words.length <= SPELT_WORDS_MAX && words.every(({ text }) => text.length === 1);
  if (words.length > WORDS_MAX && !isSpelt) return null;
  const joined = words.length > 1 ? isMisspelt(words.map(({ text }) => text).join(''), true) : null;
  if (joined) return { says: new Set<Said>([joined]), misspelt: false };
  if (found.some(({ kind }) => kind === 'dont' || kind === 'needless')) return null;
  for (const word of words) {
    const meant = isMisspelt(word.text);
    const says = meant && covered(sentence, found, words, { kind: meant, from: word.from, to: word.to });
    if (says) return { says, misspelt: true };
  }
  return null;
}

/** From `from` on everything up to `to` is courtesies. */
export const isFilledUpTo = (sentence: Sentence, found: readonly Found[], from: number, to: number): boolean =>
  ways(sentence.text.slice(0, to), found, [], from).some((way) => (way & ~NO) === 0);

function covered(
  { text }: Sentence,
  found: readonly Found[],
  words: readonly Word[],
  extra: { readonly kind: Said; readonly from: number; readonly to: number } | null,
): ReadonlySet<Said> | null {
  // Words of one language: "non" is Italian or French, but not both in one breath. Those of the international list go with any.
  const languages = new Set([INTERNATIONAL_ROWS, ...found.map(({ language }) => language)]);
  const all = [...languages].flatMap((language) => {
    const own = found.filter((each) => each.language === language || each.language === INTERNATIONAL_ROWS);
    return ways(text, extra ? [...own, extra] : own, words, 1).filter(isSaying);
  });
  // Of several readings the one that withdraws; courtesies are no word.
  const way = all.find((each) => each & 1) ?? all.find((each) => each & 2) ?? all[0];
  if (way === undefined) return null;
  return new Set(SAYS.filter((_, index) => way & (1 << index)));
}

/** A number beside a word changes nothing about these: "STOP 2", "JOIN 7F3K2Q". Beside a yes it may be an amount, beside a cancel an order. */
const NUMBER = 1 << SAYS.length;
const WITH_NUMBER = (1 << SAYS.indexOf('stop')) | (1 << SAYS.indexOf('start'));
/** "No, thanks" is no thanks; "no, stop" still stops. */
const NO = NUMBER << 1;
const WITHDRAWS = (1 << SAYS.indexOf('stop')) | (1 << SAYS.indexOf('cancel'));
function isSaying(way: number): boolean {
  if (way & NO && !(way & WITHDRAWS)) return false;
  return way & NUMBER ? (way & WITH_NUMBER) !== 0 : (way & ~NO) !== 0;
}

/** Sets of words, one bit each, by which the text up to its end can be read from `from` on. */
function ways(text: string, found: readonly Pick<Found, 'kind' | 'from' | 'to'>[], words: readonly Word[], from: number): number[] {
  const reached: (Set<number> | undefined)[] = [];
  const reach = (place: number, way: number) => {
    const after = text[place] === ' ' ? place + 1 : place;
    const set = reached[after] ?? new Set<number>();
    reached[after] = set;
    set.add(way);
  };
  reached[from] = new Set([0]);
  const edges = [...found.flatMap(edgesOf), ...numbers(words)].sort((a, b) => a.from - b.from);
  let next = 0;
  for (let place = from; place < text.length; place++) {
    while ((edges[next]?.from ?? Number.POSITIVE_INFINITY) < place) next++;
    const here = reached[place];
    if (!here) continue;
    if (text[place] === ' ') for (const way of here) reach(place + 1, way);
    for (let index = next; edges[index]?.from === place; index++) {
      const edge = edges[index];
      if (edge) for (const way of here) reach(edge.to, way | edge.way);
    }
  }
  return [...(reached[text.length] ?? [])];
}

interface Edge {
  readonly way: number;
  readonly from: number;
  readonly to: number;
}

function edgesOf({ kind, from, to }: Pick<Found, 'kind' | 'from' | 'to'>): Edge[] {
  const way = bitOf(kind);
  return way === null ? [] : [{ way, from, to }];
}

function bitOf(kind: Kind): number | null {
  if (kind === 'filler') return 0;
  if (kind === 'no') return NO;
  const index = SAYS.indexOf(kind as Said);
  return index < 0 ? null : 1 << index;
}

/** Numbers and codes, so that they can be passed over. */
const numbers = (words: readonly Word[]): Edge[] =>
  words
    .filter(({ text }) => text.length <= 8 && [...text].some((unit) => unit >= '0' && unit <= '9'))
    .map(({ from, to }) => ({ way: NUMBER, from, to }));

function wordsOf(text: string): Word[] {
  const words: Word[] = [];
  let from = 1;
  for (let place = 1; place < text.length; place++) {
    if (text[place] !== ' ') continue;
    const word = text.slice(from, place);
    if (word !== '') words.push({ text: word, from, to: place });
    from = place + 1;
  }
  return words;
}
