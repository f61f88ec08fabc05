/** Which channels a person speaks of: "stop the emails, texts are fine", said in a text message, ends no text messages. Pure. */
import type { ChannelId } from '../../../shared/vocabulary.ts';
import type { Sentence } from './fold.ts';
import type { Found } from './found.ts';
import type { Kind } from './words.ts';

interface Read {
  readonly sentence: Sentence;
  readonly found: readonly Found[];
}

const NAMES = ['textChannel', 'emailChannel', 'callChannel'] as const satisfies readonly Kind[];
type Name = (typeof NAMES)[number];

/** Furthest that "is fine" stands from the channel that it speaks of. */
const FINE_CHARS_MAX = 14;

/** Their own channel is called welcome, and no other word in the message names it. */
export function isOtherChannelMeant(all: readonly Read[], channel: ChannelId): boolean {
  const own = nameOf(channel);
  return all.some(({ found }) => {
    const fine = found.filter(({ kind }) => kind === 'fine');
    const named = found.filter(({ kind }) => isName(kind));
    return fine.some((each) => {
      const of = named.filter(({ from, to }) => near(each, from, to)).sort((a, b) => gap(each, a) - gap(each, b))[0];
      return of?.kind === own;
    });
  });
}

/** Other channels are named, and theirs is not. */
export function isOtherChannelNamed(all: readonly Read[], channel: ChannelId): boolean {
  const named = new Set(all.flatMap(({ found }) => found.map(({ kind }) => kind).filter(isName)));
  return named.size > 0 && !named.has(nameOf(channel));
}

const isName = (kind: Kind): kind is Name => NAMES.some((name) => name === kind);

/** A chat app is written in as a text message is. */
const nameOf = (channel: ChannelId): Name => (channel === 'email' ? 'emailChannel' : 'textChannel');

const gap = (a: { readonly from: number; readonly to: number }, b: { readonly from: number; readonly to: number }): number =>
  b.from >= a.to ? b.from - a.to : a.from - b.to;
const near = (fine: Found, from: number, to: number): boolean => gap(fine, { from, to }) <= FINE_CHARS_MAX;
