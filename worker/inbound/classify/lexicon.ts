/** The word lists of all languages as one index. Built at the first message, not when the Worker starts. Pure. */
import { piecesOf } from './entry.ts';
import { type Folded, foldWords } from './fold.ts';
import { INTERNATIONAL, LANGUAGES } from './languages.ts';
import { KINDS, type Kind, type Words } from './words.ts';

export interface Entry {
  readonly literal: string;
  /** With its accents, where they matter and it has some. */
  readonly accented: string | null;
  /** A word may go on behind it. */
  readonly isOpen: boolean;
  readonly kind: Kind;
  readonly language: string;
  /** Of an entry in several pieces: which piece of which. */
  readonly chain: Chain | null;
}

export interface Chain {
  readonly id: number;
  readonly piece: number;
  readonly after: readonly { readonly piece: number; readonly isBeside: boolean }[];
  readonly isFirst: boolean;
  readonly isLast: boolean;
}

/** Entries by their first characters: a place in a text is compared with few. */
export class Index {
  private readonly buckets = new Map<string, Entry[]>();

  add(entry: Entry): void {
    const key = entry.literal.slice(0, KEY_CHARS);
    const bucket = this.buckets.get(key);
    if (bucket) bucket.push(entry);
    else this.buckets.set(key, [entry]);
  }

  /** @param see called for every entry that stands at this place */
  at(text: string, place: number, see: (entry: Entry) => void): void {
    for (let length = 1; length <= KEY_CHARS && place + length <= text.length; length++) {
      const bucket = this.buckets.get(text.slice(place, place + length));
      if (!bucket) continue;
      for (const entry of bucket) if (text.startsWith(entry.literal, place)) see(entry);
    }
  }
}
const KEY_CHARS = 5;

/** What a slip may have been meant for: words that ask, not those that name orders or places. */
const MENDABLE: ReadonlySet<Kind> = new Set<Kind>([
  'optOut',
  'cease',
  'bother',
  'dontSend',
  'noMore',
  'unwanted',
  'messages',
  'remove',
  'revoke',
  'consent',
  'send',
  'list',
  'mine',
  'phrase',
  'plea',
]);

class SpokenWords implements Spoken {
  readonly known = new Set<string>();
  readonly byStart = new Map<string, string[]>();
  private readonly kept = new Set<string>();

  add(spoken: string, kind: Kind): void {
    const isOpen = spoken.endsWith('*');
    for (const word of foldWords(spoken).text.split(' ')) {
      this.known.add(word);
      if (isOpen || !MENDABLE.has(kind) || word.length < 5 || this.kept.has(word)) continue;
      this.kept.add(word);
      const start = word.slice(0, 2);
      const begun = this.byStart.get(start);
      if (begun) begun.push(word);
      else this.byStart.set(start, [word]);
    }
  }
}

interface Lexicon {
  /** Entries that begin a word. */
  readonly words: Index;
  /** Entries that may begin inside one. */
  readonly inside: Index;
  readonly tight: Index;
  readonly writing: ReadonlyMap<string, Words>;
  /** Whole single words by kind, for comparing misspelt ones. */
  readonly single: ReadonlyMap<Kind, readonly string[]>;
  /** Every word of the entries, to mend slips by. */
  readonly spoken: Spoken;
}

export interface Spoken {
  readonly known: ReadonlySet<string>;
  /** Those that carry a wish, by their first two letters. */
  readonly byStart: ReadonlyMap<string, readonly string[]>;
}

let built: Lexicon | null = null;

export const lexicon = (): Lexicon => {
  built ??= build([INTERNATIONAL, ...LANGUAGES]);
  return built;
};

function build(languages: readonly Words[]): Lexicon {
  const indexes = { words: new Index(), inside: new Index(), tight: new Index() };
  const single = new Map<Kind, string[]>();
  const spokenWords = new SpokenWords();
  let chains = 0;
  const no = new Set(languages.flatMap((words) => listed(words.no)));
  for (const words of languages) {
    for (const kind of KINDS) {
      for (const line of listed(words[kind])) {
        if (kind === 'filler' && no.has(line)) continue;
        const pieces = piecesOf(line);
        const id = pieces.length > 1 ? ++chains : 0;
        pieces.forEach(({ choices, ...order }, piece) => {
          const chain = id === 0 ? null : { id, piece, ...order };
          for (const spoken of choices) {
            const entry = { words, kind, chain };
            addSpoken({ ...entry, spoken }, indexes, single);
            if (words.writing === 'spaced') spokenWords.add(spoken, kind);
            for (const other of otherSpellings(spoken, words, kind, chain === null)) addSpoken({ ...entry, spoken: other }, indexes, null);
          }
        });
      }
    }
  }
  return { ...indexes, writing: new Map(languages.map((words) => [words.language, words])), single, spoken: spokenWords };
}

/** Kinds of words that carry a wish or take it back. Courtesies and a yes in other letters would only be mistaken for words of other languages. */
const RESPELT: ReadonlySet<Kind> = new Set(
  KINDS.filter((kind) => !['filler', 'yes', 'start', 'help', 'no', 'fine', 'cancel'].includes(kind)),
);

/** Short ones are words of other languages in other letters: "hodi", "get". */
const RESPELT_MIN = 6;
const SAYS_ALONE: ReadonlySet<Kind> = new Set<Kind>(['cease', 'stop', 'optOut', 'plea', 'phrase', 'hint', 'advertising', 'spared']);

/** As it is written on a keyboard that lacks the language's letters: "aufhoeren", "ne pyshit". */
function otherSpellings(spoken: string, { alsoWritten = [] }: Words, kind: Kind, isWhole: boolean): string[] {
  if (!RESPELT.has(kind) || (isWhole && SAYS_ALONE.has(kind) && spoken.length < RESPELT_MIN)) return [];
  const spelt = alsoWritten.map((table) => {
    const pairs = new Map(table.split(' ').map((pair) => [pair.slice(0, 1), pair.slice(1)]));
    return [...spoken].map((letter) => pairs.get(letter) ?? letter).join('');
  });
  return [...new Set(spelt)].filter((each) => each !== spoken);
}

const listed = (list: string | undefined): string[] => (list ?? '').split(',').map((line) => line.trim());

function addSpoken(
  { spoken, words, kind, chain }: { spoken: string; words: Words; kind: Kind; chain: Chain | null },
  indexes: Pick<Lexicon, 'words' | 'inside' | 'tight'>,
  single: Map<Kind, string[]> | null,
): void {
  const { text, accented }: Folded = foldWords(spoken);
  if (text === '') return;
  const { language } = words;
  if (words.writing === 'tight') {
    indexes.tight.add({ literal: text.replaceAll(' ', ''), accented: null, isOpen: false, kind, language, chain });
    return;
  }
  const isOpen = spoken.endsWith('*');
  const end = isOpen ? '' : ' ';
  const marked = words.accentsMatter && accented !== text ? accented + end : null;
  indexes[spoken.startsWith('*') ? 'inside' : 'words'].add({ literal: text + end, accented: marked, isOpen, kind, language, chain });
  if (!single || chain !== null || spoken.includes('*') || text.includes(' ')) return;
  const kept = single.get(kind);
  if (kept) kept.push(text);
  else single.set(kind, [text]);
}
