/** What the word lists know in a sentence. Linear in the text: a place is compared with few entries. Pure. */
import { hasPause, type Sentence } from './fold.ts';
import { type Entry, lexicon } from './lexicon.ts';
import type { Kind } from './words.ts';

export interface Found {
  readonly kind: Kind;
  readonly language: string;
  /** Offsets in the sentence's text; `to` is exclusive. */
  readonly from: number;
  readonly to: number;
  /** Its pieces may stand apart. */
  readonly isGapped: boolean;
}

/** Longest way between two pieces of an entry, in characters. A tight script says as much in a third of them. */
export const GAP = { spaced: 36, tight: 12 } as const;

/** In the order in which they begin. */
export function foundIn(sentence: Sentence): Found[] {
  const { words, inside, tight } = lexicon();
  const found: Found[] = [];
  const { text } = sentence;
  const ends = wordEnds(text);
  const spaced = new Chains(found, GAP.spaced, 1, (offset) => offset);
  for (let place = 1; place < text.length; place++) {
    const see = (entry: Entry) => {
      const last = place + entry.literal.length - 1;
      if (isWrittenSo(entry, sentence, place)) spaced.take(entry, place, ends[last] ?? last);
    };
    if (text[place - 1] === ' ') words.at(text, place, see);
    inside.at(text, place, see);
  }
  if (sentence.tight) {
    const { text: read, at } = sentence.tight;
    const chains = new Chains(found, GAP.tight, 0, (offset) => at[offset] ?? text.length - 1);
    for (let place = 0; place < read.length; place++) {
      tight.at(read, place, (entry) => chains.take(entry, place, place + entry.literal.length));
    }
  }
  return found.filter((each) => !isAcrossPause(sentence, each)).sort((a, b) => a.from - b.from);
}

/** "Stop, by the way" is not "stop by". A wish may be said with a pause: "no, thanks". */
const isAcrossPause = (sentence: Sentence, { kind, from, to, isGapped }: Found): boolean =>
  (kind === 'spared' || kind === 'footer') && !isGapped && hasPause(sentence, from, to);

/** For each place where the word ends that it is in; a space is the end of the word before it. */
function wordEnds(text: string): Uint32Array {
  const ends = new Uint32Array(text.length);
  let end = text.length;
  for (let place = text.length - 1; place >= 0; place--) {
    if (text[place] === ' ') end = place;
    ends[place] = end;
  }
  return ends;
}

/** "dừng" and "đừng" are two words; who writes none of the marks may mean either by "dung". */
function isWrittenSo({ accented, kind }: Entry, sentence: Sentence, place: number): boolean {
  if (accented === null) return true;
  const written = sentence.accented.slice(place, place + accented.length);
  return written === accented || (sentence.accented === sentence.text && kind !== 'object');
}

/** Follows entries of several pieces. Of each piece it keeps the last place alone, and those that end where one may go on: linear work. */
class Chains {
  private readonly latest = new Map<number, { readonly from: number; readonly to: number }>();
  /** By end: where the chain that reached it began. */
  private readonly endings = new Map<number, Map<number, number>>();
  private readonly found: Found[];
  private readonly gap: number;
  /** What lies between two words side by side. */
  private readonly space: number;
  private readonly inText: (offset: number) => number;

  constructor(found: Found[], gap: number, space: number, inText: (offset: number) => number) {
    this.found = found;
    this.gap = gap;
    this.space = space;
    this.inText = inText;
  }

  take({ kind, language, chain }: Entry, from: number, to: number): void {
    const isGapped = chain?.after.some(({ isBeside }) => !isBeside) === true;
    const see = (start: number) => this.found.push({ kind, language, from: this.inText(start), to: this.inText(to - 1) + 1, isGapped });
    if (chain === null) {
      see(from);
      return;
    }
    const start = chain.isFirst ? from : this.startOf(chain, from);
    if (start === null) return;
    if (chain.isLast) see(start);
    const key = keyOf(chain.id, chain.piece);
    this.latest.set(key, { from: start, to });
    const ending = this.endings.get(to + this.space) ?? new Map<number, number>();
    this.endings.set(to + this.space, ending.set(key, start));
  }

  private startOf({ id, after }: NonNullable<Entry['chain']>, from: number): number | null {
    for (const { piece, isBeside } of after) {
      const key = keyOf(id, piece);
      if (isBeside) {
        const start = this.endings.get(from)?.get(key);
        if (start !== undefined) return start;
        continue;
      }
      const latest = this.latest.get(key);
      if (latest && latest.to <= from && from - latest.to <= this.gap) return latest.from;
    }
    return null;
  }
}

const PIECES_MAX = 32;
const keyOf = (id: number, piece: number): number => id * PIECES_MAX + piece;
