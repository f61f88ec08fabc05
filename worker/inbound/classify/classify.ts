/**
 * What a person's words mean for their consent, in any of the languages of `languages.ts`. Pure and total; time linear in the text. It reads no
 * store and knows no sender. In doubt it withdraws, and says that it doubts. What a withdrawal or YES then does is not decided here.
 *
 * Limit: words, not understanding. What it was measured with and where it was wrong: docs/inbound-words.md.
 */
import { CLASSIFIED_CHARS_MAX } from '../../../shared/inbound-limits.ts';
import type { ChannelId } from '../../../shared/vocabulary.ts';
import { type Alone, aloneIn, isFilledUpTo, type Said } from './alone.ts';
import { isOtherChannelMeant, isOtherChannelNamed } from './channels-named.ts';
import { type Sentence, sentencesOf } from './fold.ts';
import { type Found, foundIn } from './found.ts';
import { type Judgement, judgeMended, judgeSentence, meant } from './judge-sentence.ts';
import { ownWords } from './own-words.ts';

export interface Verdict {
  readonly means: 'withdraw' | 'help' | 'start' | 'yes' | 'none';
  readonly certain: boolean;
  /** Which rule said so: kept as evidence. */
  readonly rule: string;
  /** The words that it saw; null where it went by the platform's word. */
  readonly words: string | null;
}

export interface Hints {
  /** What the platform itself made of the message. */
  readonly platformSays?: 'stop' | 'start' | 'help';
  readonly channel: ChannelId;
}

const NONE: Verdict = { means: 'none', certain: true, rule: 'none', words: null };

export function classify(text: string, { platformSays, channel }: Hints): Verdict {
  if (platformSays === 'stop') return { means: 'withdraw', certain: true, rule: 'platform:stop', words: null };
  const own = judge(text, channel);
  if (own.means === 'withdraw' || platformSays === undefined) return own;
  return { means: platformSays, certain: true, rule: `platform:${platformSays}`, words: null };
}

interface Read {
  readonly sentence: Sentence;
  readonly found: readonly Found[];
  readonly alone: Alone | null;
}

function judge(text: string, channel: ChannelId): Verdict {
  const whole = endsOf(text);
  const own = ownWords(whole);
  if (own === null) return NONE;
  const all = read(own);
  if (all.length === 0) return own.trim() === whole.trim() ? ofSigns(whole) : ofQuoted(whole);
  return ofAlone(all) ?? ofKeywordSentence(all) ?? ofSentences(all, channel) ?? NONE;
}

/** A longer text is read at its beginning and its end, where a wish stands. */
function endsOf(text: string): string {
  if (text.length <= CLASSIFIED_CHARS_MAX) return text;
  const half = CLASSIFIED_CHARS_MAX / 2;
  return `${text.slice(0, half)}\n${text.slice(-half)}`;
}

const read = (text: string): Read[] =>
  sentencesOf(text).map((sentence) => {
    const found = foundIn(sentence);
    return { sentence, found, alone: aloneIn(sentence, [...found.filter((each) => isAll(sentence, each)), ...meant(sentence, found)]) };
  });

/** A word list's entry that is the whole sentence means what the list says, whatever else it may be part of. */
const isAll = ({ text }: Sentence, { from, to, kind }: Found): boolean =>
  from === 1 && to === text.length - 1 && kind !== 'spared' && kind !== 'footer' && kind !== 'no';

/** No words at all: signs that a hand or a road sign makes. */
const STOP_SIGNS = ['🛑', '✋', '🚫', '⛔', '🖐', '🤚', '🙅', '🔕', '🚮', '🖕'];
const YES_SIGNS = ['👍', '✅', '👌', '✔', '☑', '🆗', '🙆'];

function ofSigns(text: string): Verdict {
  const has = (signs: readonly string[]) => signs.find((sign) => text.slice(0, SIGNS_CHARS_MAX).includes(sign));
  const stop = has(STOP_SIGNS);
  if (stop !== undefined) return { means: 'withdraw', certain: false, rule: 'sign', words: stop };
  const yes = has(YES_SIGNS);
  return yes === undefined ? NONE : { means: 'yes', certain: false, rule: 'sign', words: yes };
}
const SIGNS_CHARS_MAX = 200;

/** Nothing but what looks quoted: a keyword alone is meant all the same. */
function ofQuoted(text: string): Verdict {
  const all = read(text);
  return all.length === 1 ? (ofAlone(all) ?? NONE) : NONE;
}

/** Every sentence is a known word with its courtesies. */
function ofAlone(all: readonly Read[]): Verdict | null {
  const says = new Set<Said>();
  let isMisspelt = false;
  for (const { alone, sentence, found } of all) {
    if (alone) for (const each of alone.says) says.add(each);
    else if (!isCourtesy(sentence, found)) return null;
    isMisspelt ||= alone?.misspelt === true;
  }
  const words = all.map(({ sentence }) => sentence.text.trim()).join(' ');
  const verdict = (means: Verdict['means']): Verdict => ({ means, certain: true, rule: isMisspelt ? 'misspelt' : 'word', words });
  if (says.has('stop') || says.has('cancel')) return verdict('withdraw');
  if (says.has('help')) return verdict('help');
  if (says.has('start')) return verdict('start');
  return says.has('yes') ? verdict('yes') : null;
}

const isCourtesy = (sentence: Sentence, found: readonly Found[]): boolean => isFilledUpTo(sentence, found, 1, sentence.text.length);

/** A keyword is a sentence of a longer message: "Love the mug. STOP." */
function ofKeywordSentence(all: readonly Read[]): Verdict | null {
  const isOrder = all.some(({ found }) => found.some(({ kind }) => kind === 'object'));
  const said = all.find(({ alone }) => alone?.says.has('stop') || (alone?.says.has('cancel') && !isOrder));
  return said ? { means: 'withdraw', certain: true, rule: 'word_among_others', words: said.sentence.text.trim() } : null;
}

/** Sentences whose slips are mended. */
const MENDED_MAX = 8;

/** Slips are looked for only where nothing was found without. */
function ofMended(all: readonly Read[]): { readonly judged: Judgement; readonly found: readonly Found[] } | null {
  for (const { sentence, found } of all.slice(0, MENDED_MAX)) {
    const judged = judgeMended(sentence);
    if (judged) return { judged, found: meant(sentence, found) };
  }
  return null;
}

function ofSentences(all: readonly Read[], channel: ChannelId): Verdict | null {
  let best: { readonly judged: Judgement; readonly found: readonly Found[] } | null = null;
  for (const { sentence, found } of all) {
    const judged = judgeSentence(sentence, found) ?? (all.length === 1 ? footerAlone(sentence, found) : null);
    if (judged && (!best || (judged.certain && !best.judged.certain))) best = { judged, found: meant(sentence, found) };
  }
  best ??= ofMended(all);
  if (!best) return null;
  const { certain, rule, words } = best.judged;
  const named = all.map(({ sentence, found }) => ({ sentence, found: meant(sentence, found) }));
  if (isOtherChannelMeant(named, best, channel)) return null;
  return { means: 'withdraw', certain: certain && !isOtherChannelNamed(named, channel), rule, words };
}

/** Our own "STOP to unsubscribe" sent back, and nothing else: most likely meant as the word. */
function footerAlone({ text }: Sentence, found: readonly Found[]): Judgement | null {
  const footer = found.find(({ kind, from }) => kind === 'footer' && from === 1);
  const isAll = footer !== undefined && text.slice(footer.to).trim().split(' ').length <= FOOTER_WORDS_AFTER_MAX;
  return isAll ? { certain: false, rule: 'footer', words: text.trim(), from: footer.from, to: footer.to } : null;
}
const FOOTER_WORDS_AFTER_MAX = 4;
