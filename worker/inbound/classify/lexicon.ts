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

interface Lexicon {
  /** Entries that begin a word. */
  readonly words: Index;
  /** Entries that may begin inside one. */
  readonly inside: Index;
  readonly tight: Index;
  readonly writing: ReadonlyMap<string, Words>;
  /** Whole single words by kind, for comparing misspelt ones. */
  readonly single: ReadonlyMap<Kind, readonly string[]>;
}

let built: Lexicon | null = null;

export const lexicon = (): Lexicon => {
  built ??= build([INTERNATIONAL, ...LANGUAGES]);
  return built;
};

function build(languages: readonly Words[]): Lexicon {
  const indexes = { words: new Index(), inside: new Index(), tight: new Index() };
  const single = new Map<Kind, string[]>();
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
          for (const spoken of choices) addSpoken({ spoken, words, kind, chain }, indexes, single);
        });
      }
    }
  }
  return { ...indexes, writing: new Map(languages.map((words) => [words.language, words])), single };
}

const listed = (list: string | undefined): string[] => (list ?? '').split(',').map((line) => line.trim());

function addSpoken(
  { spoken, words, kind, chain }: { spoken: string; words: Words; kind: Kind; chain: Chain | null },
  indexes: Pick<Lexicon, 'words' | 'inside' | 'tight'>,
  single: Map<Kind, string[]>,
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
  if (chain === null && !spoken.includes('*') && !text.includes(' ')) single.set(kind, [...(single.get(kind) ?? []), text]);
}
