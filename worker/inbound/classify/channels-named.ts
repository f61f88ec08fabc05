/** Which channels a person speaks of: "stop the emails, texts are fine", said in a text message, ends no text messages. Pure. */
import type { ChannelId } from '../../../shared/vocabulary.ts';
import { hasPause, type Sentence } from './fold.ts';
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

/** Another channel is to end, and their own is called welcome. */
export function isOtherChannelMeant(
  all: readonly Read[],
  { judged, found }: { readonly judged: { readonly from: number; readonly to: number }; readonly found: readonly Found[] },
  channel: ChannelId,
): boolean {
  const own = nameOf(channel);
  const inWish = new Set(
    found.filter(({ kind, from, to }) => isName(kind) && from >= judged.from && to <= judged.to).map(({ kind }) => kind),
  );
  if (inWish.has(own) || !all.some((each) => each.found.some(({ kind }) => isName(kind) && kind !== own))) return false;
  return all.some((each) => {
    const named = each.found.filter(({ kind }) => isName(kind));
    return each.found.some((fine) => {
      if (fine.kind !== 'fine') return false;
      const of = named.filter((name) => isNear(each.sentence, fine, name)).sort((a, b) => gap(fine, a) - gap(fine, b))[0];
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
function isNear(sentence: Sentence, fine: Found, name: Found): boolean {
  if (gap(fine, name) > FINE_CHARS_MAX) return false;
  return !hasPause(sentence, Math.min(fine.from, name.from), Math.max(fine.to, name.to));
}
