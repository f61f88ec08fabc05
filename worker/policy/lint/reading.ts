/** A text as the rules read it: folded, values marked, cut into sentences, with the way back to the original. Pure; it judges nothing. */
import type { DisclosureDocument } from '../../../shared/contract/disclosure.ts';
import type { KnownSender } from '../../workspace/disclosure-policy.ts';
import { type Folded, fold } from './fold.ts';
import type { Lexicon, ListName } from './languages.ts';
import { MARK, type MarkName, markValues } from './marks.ts';

export interface Range {
  /** Offsets in the original, UTF-16 units; `to` is exclusive. */
  readonly from: number;
  readonly to: number;
}
export interface Sentence {
  readonly text: string;
  /** Offset of its first unit in the folded text. */
  readonly start: number;
}

export interface Reading {
  readonly document: DisclosureDocument;
  readonly original: string;
  readonly lexicon: Lexicon;
  readonly folded: Folded;
  readonly sentences: readonly Sentence[];
}

export function read(document: DisclosureDocument, original: string, lexicon: Lexicon, known: KnownSender = {}): Reading {
  const folded = fold(original);
  const text = markValues(folded.text, document, known, lexicon.of('noise'));
  return {
    document,
    original,
    lexicon,
    folded: { text, at: folded.at },
    sentences: sentencesOf(text, lexicon, (at) => original.slice(folded.at[at])),
  };
}

/** A full stop ends a sentence only before a space and not after an abbreviation, so that `e.g.` and decimals don't. Thai ends one with a space. */
const END = /[!?。।؟;\n•|]|(?<!(?:^|[^\p{L}])(?:\p{L}|approx|incl|ca|max|min|no|nr|vs))\.(?=\s|$|["'\]])/gu;
const THAI_END = /[!?;\n•|]|\.(?=\s|$)|(?<=[ก-๛])\s+(?=[ก-๛])/g;

/** "Example Ltd. (Example) may": the full stop of a name, after which the sentence goes on. */
const AFTER_NAME = /^\.\s+[(\p{Ll}]/u;

/** @param rest what the original says from an offset of the folded text on. */
function sentencesOf(text: string, lexicon: Lexicon, rest: (at: number) => string): Sentence[] {
  const sentences: Sentence[] = [];
  let start = 0;
  for (const end of text.matchAll(lexicon.language === 'th' ? THAI_END : END)) {
    const named = text[end.index - 1] === MARK.entity || text[end.index - 1] === MARK.brand;
    if (named && AFTER_NAME.test(rest(end.index))) continue;
    sentences.push({ text: text.slice(start, end.index), start });
    start = end.index + end[0].length;
  }
  sentences.push({ text: text.slice(start), start });
  return sentences.filter((sentence) => sentence.text.trim() !== '');
}

/** All places of a list in a sentence, in order. */
export function placesIn(reading: Reading, list: ListName, sentence: Sentence): Sentence[] {
  const pattern = reading.lexicon.of(list);
  return pattern ? matches(pattern, sentence) : [];
}

export const matches = (pattern: RegExp, { text, start }: Sentence): Sentence[] =>
  found(pattern, text).map((match) => ({ text: match.text, start: start + match.start }));

/**
 * What each list finds in a sentence: several rules ask the same of it, and texts of one publish share most of their sentences. A
 * function of pattern and sentence alone, so that nothing of one text can reach the judgement of another.
 */
const KNOWN = new Map<string, Map<RegExp, readonly Sentence[]>>();
/** A text has some twenty, so this holds those of a dozen texts, in well under a megabyte. */
const SENTENCES_KEPT = 256;

function found(pattern: RegExp, text: string): readonly Sentence[] {
  let of = KNOWN.get(text);
  if (!of) {
    if (KNOWN.size >= SENTENCES_KEPT) KNOWN.clear();
    of = new Map();
    KNOWN.set(text, of);
  }
  const before = of.get(pattern);
  if (before) return before;
  const places = [...text.matchAll(pattern)].filter((match) => match[0] !== '').map((match) => ({ text: match[0], start: match.index }));
  of.set(pattern, places);
  return places;
}

export const says = (reading: Reading, list: ListName, sentence: Sentence): boolean => placesIn(reading, list, sentence).length > 0;

export const hasMark = (sentence: Sentence, mark: MarkName): boolean => sentence.text.includes(MARK[mark]);

/** Where a place of the folded text is in the original. */
export function rangeOf(reading: Reading, { text, start }: Sentence): Range {
  const { at } = reading.folded;
  const last = at[start + text.length - 1] ?? reading.original.length;
  const after = at.slice(start + text.length).find((offset) => offset > last) ?? reading.original.length;
  return { from: at[start] ?? 0, to: after };
}

/** As written, not folded. */
export function asWritten(reading: Reading, place: Sentence): string {
  const { from, to } = rangeOf(reading, place);
  return reading.original.slice(from, to);
}

/** Only tells how to stop, where help is, what it costs and the like; asks for nothing. */
export function isAside(reading: Reading, sentence: Sentence): boolean {
  const acts = says(reading, 'agreement', sentence) || says(reading, 'boxAct', sentence);
  if (acts && says(reading, 'receive', sentence)) return false;
  if ((hasMark(sentence, 'brand') || hasMark(sentence, 'entity')) && says(reading, 'marketing', sentence)) return false;
  const asides = ['unsubscribe', 'help', 'rates', 'notCondition', 'notShared'] as const;
  return (
    stopWordsIn(reading, sentence).length > 0 ||
    helpWordsIn(reading, sentence).length > 0 ||
    asides.some((list) => says(reading, list, sentence)) ||
    (says(reading, 'anyTime', sentence) && says(reading, 'takeBack', sentence))
  );
}

/** For help, as carriers read them. */
const anyOf = (...words: readonly string[]): RegExp => new RegExp(`(?<![a-z0-9])(?:${words.join('|')})(?![a-z0-9])`, 'gu');
const HELP_WORDS = anyOf('help', 'info', 'aide', 'ayuda', 'hilfe', 'ajuda', 'aiuto', 'hulp');
const STOP_WORDS = anyOf('stop', 'stopall', 'unsubscribe', 'cancel', 'end', 'quit', 'arret', 'baja', 'sair', 'parar', 'td', 'optout');

export const stopWordsIn = (reading: Reading, sentence: Sentence): Sentence[] =>
  keywordsIn(reading, sentence, STOP_WORDS, reading.lexicon.of('stopKeywords'));
export const helpWordsIn = (reading: Reading, sentence: Sentence): Sentence[] => keywordsIn(reading, sentence, HELP_WORDS, null);

/** Keywords that a carrier reads: in capitals, or in quotes where the script has none. */
function keywordsIn(reading: Reading, sentence: Sentence, words: RegExp, own: RegExp | null): Sentence[] {
  const places = [...matches(words, sentence), ...(own ? matches(own, sentence) : [])];
  return places.filter((place) => {
    const written = asWritten(reading, place);
    const capitals = written !== written.toLowerCase() && written === written.toUpperCase();
    return capitals || /["'([]/.test(reading.folded.text[place.start - 1] ?? '');
  });
}
