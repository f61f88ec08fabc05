/** What one sentence asks for, by the words that stand near one another in it. Pure; linear in the words found. */
import { isFilledUpTo } from './alone.ts';
import { hasPause, type Sentence } from './fold.ts';
import { type Found, foundIn, GAP } from './found.ts';
import { INTERNATIONAL_ROWS } from './languages.ts';
import { lexicon } from './lexicon.ts';
import { mended } from './mended.ts';
import { isMisspeltOptOut } from './misspelt.ts';
import { RULES, type Rule } from './rules.ts';
import type { Kind } from './words.ts';

export interface Judgement {
  readonly certain: boolean;
  readonly rule: string;
  readonly words: string;
  /** Where the words are in the sentence's text. */
  readonly from: number;
  readonly to: number;
}

/** @param found all that the lists know in the sentence, in order */
export function judgeSentence(sentence: Sentence, found: readonly Found[]): Judgement | null {
  const seen = meant(sentence, found);
  return ruled(sentence, seen) ?? misspeltIn(sentence, seen) ?? imperative(sentence, seen);
}

/** What the rules say of the sentence with its slips mended: in doubt always. */
export function judgeMended(sentence: Sentence): Judgement | null {
  const right = mended(sentence);
  const judged = right && ruled(right, meant(right, foundIn(right)));
  // One mended word alone says too little: "large" is no "largo".
  return judged?.words.includes(' ') ? { ...judged, certain: false, rule: `mended_${judged.rule}` } : null;
}

function ruled(sentence: Sentence, seen: readonly Found[]): Judgement | null {
  const languages = [...new Set(seen.map(({ language }) => language))];
  const isLiked = sentence.asks || seen.some(({ kind }) => LIKED.includes(kind));
  let best: Judgement | null = null;
  for (const language of languages) {
    const own = seen.filter((each) => isOf(language, each));
    for (const rule of RULES) {
      if (rule.notIfLiked && isLiked) continue;
      const judged = hit(sentence, own, rule, language);
      if (judged?.certain) return judged;
      best ??= judged;
    }
  }
  return best;
}

/** Words of that language, and those that go with any. People name orders and shops in English too. */
const isOf = (language: string, each: Found): boolean =>
  each.language === language ||
  each.language === INTERNATIONAL_ROWS ||
  (each.kind === 'object' && (each.language === 'en' || language === INTERNATIONAL_ROWS));

/** Without what means something else here. */
export const meant = (sentence: Sentence, found: readonly Found[]): Found[] => withoutNegated(sentence, unspared(found));

/** Without what lies within words that mean something else, the "stop" of "bus stop", and wishes that are only read into them. */
export function unspared(found: readonly Found[]): Found[] {
  const spans = found.filter(({ kind }) => kind === 'spared' || kind === 'footer');
  let furthest = { from: -1, to: -1 };
  let next = 0;
  return found.filter((each) => {
    for (let span = spans[next]; span && span.from <= each.from; span = spans[++next]) if (span.to > furthest.to) furthest = span;
    if (each.kind === 'spared' || each.kind === 'footer') return false;
    if (each.kind === 'object' || each.kind === 'former') return true;
    if (each.kind === 'hint' && spans[next] && goesOn(each, spans[next])) return false;
    return each.from >= furthest.to || (each.from === furthest.from && each.to > furthest.to);
  });
}

/** "Will you stop" of "will you stop selling". */
const goesOn = (hint: Found, span: Found | undefined): boolean => span !== undefined && span.from < hint.to && span.to > hint.to;

const NEGATABLE: readonly Kind[] = ['cease', 'cancel', 'optOut', 'remove', 'stop', 'revoke'];
/** "not" and its verb have at most one word between them, of this length at most with its spaces. */
const NEGATION_CHARS_MAX = 14;

/** "Don't stop" says the opposite: both words are taken away, so that the rest is judged without them, in whatever language. */
function withoutNegated(sentence: Sentence, found: readonly Found[]): Found[] {
  const nots = found.filter(({ kind }) => kind === 'dont' || kind === 'needless');
  const verbs = found.filter(({ kind }) => NEGATABLE.includes(kind));
  const spans: Found[] = [];
  let first = 0;
  for (const not of nots) {
    const writing = lexicon().writing.get(not.language);
    const follows = writing?.notFollows === true || (not.kind === 'needless' && writing?.writing === 'tight');
    while ((verbs[first]?.from ?? Number.POSITIVE_INFINITY) < not.from - NEGATION_REACH) first++;
    for (let index = first; (verbs[index]?.from ?? Number.POSITIVE_INFINITY) <= not.to + NEGATION_REACH; index++) {
      const verb = verbs[index];
      if (!verb || (verb.language !== not.language && verb.language !== INTERNATIONAL_ROWS)) continue;
      const isInside = verb.isGapped && not.from > verb.from && not.to < verb.to;
      if (isInside || isNear(sentence, not.to, verb.from) || (follows && isNear(sentence, verb.to, not.from))) spans.push(verb, not);
    }
  }
  const starts = new Set(spans.map(({ from }) => from));
  return found.filter(({ kind, from }) => !(starts.has(from) && (NOTS.includes(kind) || NEGATABLE.includes(kind))));
}
const NEGATION_REACH = 32;
/** What is no wish any more once it has turned a verb round: "no need" of "no need to stop". */
const NOTS: readonly Kind[] = ['dont', 'needless', 'hint', 'unwanted', 'noMore'];

const isNear = (sentence: Sentence, from: number, to: number): boolean =>
  to >= from && to - from <= NEGATION_CHARS_MAX && !hasPause(sentence, from - 1, to + 1) && words(sentence.text, from, to) <= 1;

const words = (text: string, from: number, to: number): number => text.slice(from, to).trim().split(' ').filter(Boolean).length;

function hit(sentence: Sentence, found: readonly Found[], rule: Rule, language: string): Judgement | null {
  const span = spanOf(sentence, found, rule, language);
  if (!span) return null;
  const has = (kind: Kind) => found.some((each) => each.kind === kind);
  if (rule.notOfOrders && has('object') && !has('messages')) return null;
  if (rule.forbids && (has('less') || has('hours') || has('lacks'))) return null;
  if (!rule.evenIfLess && has('less')) return null;
  if (rule.notWhen && has('when')) return null;
  if (has('keeps') && rule.id !== 'revoke_consent') return null;
  const asks = has('how') || has('hours');
  return {
    certain: !(rule.uncertain || (asks && rule.id !== 'phrase')),
    rule: `${rule.id}:${language}`,
    words: sentence.text.slice(span.from, span.to).trim(),
    ...span,
  };
}

const LIKED: readonly Kind[] = ['glad', 'start', 'help', 'fine'];

/** Between a "not" and what it forbids: one short word, or where it may stand on either side a pronoun and a please. */
const NEAR_CHARS_MAX = { before: 8, around: 18 } as const;

/** Between the first two. */
function apart([one, two]: readonly Found[]): number {
  if (!one || !two) return 0;
  return one.from < two.from ? two.from - one.to : one.from - two.to;
}

/** The first place where all kinds of a rule stand within reach, in order where it asks for one. */
function spanOf(sentence: Sentence, found: readonly Found[], rule: Rule, language: string): { from: number; to: number } | null {
  const writing = lexicon().writing.get(language);
  const isOrdered = rule.inOrder === true && writing?.notFollows !== true && writing?.writing !== 'tight';
  const reach = writing?.writing === 'tight' ? GAP.tight * 2 : GAP.spaced;
  const last = new Map<Kind, Found>();
  for (const each of found) {
    if (!rule.all.includes(each.kind)) continue;
    if (isOrdered && rule.all.slice(0, rule.all.indexOf(each.kind)).some((kind) => !last.has(kind))) continue;
    last.set(each.kind, each);
    const parts = rule.all.map((kind) => last.get(kind));
    if (parts.some((part) => part === undefined)) continue;
    const all = parts.filter((part) => part !== undefined);
    const from = Math.min(...all.map((part) => part.from));
    const to = Math.max(...all.map((part) => part.to));
    const letters = all.reduce((sum, part) => sum + part.to - part.from, 0);
    if (to - from - letters > reach * (all.length - 1)) continue;
    if (rule.near && apart(all) > (isOrdered ? NEAR_CHARS_MAX.before : NEAR_CHARS_MAX.around)) continue;
    if (rule.inOneBreath && hasPause(sentence, from, to)) continue;
    return { from, to };
  }
  return null;
}

/** Words of a sentence that are looked at one by one for slips. */
const SLIPS_WORDS_MAX = 40;

function misspeltIn({ text }: Sentence, seen: readonly Found[]): Judgement | null {
  if (seen.some(({ kind }) => kind === 'object' || kind === 'dont')) return null;
  const word = text.split(' ', SLIPS_WORDS_MAX).find(isMisspeltOptOut);
  return word === undefined
    ? null
    : { certain: true, rule: 'misspelt_opt_out', words: word, from: text.indexOf(word), to: text.indexOf(word) + word.length };
}

/** Longest sentence in which a bare verb of stopping is taken for the wish. */
const SHORT_WORDS_MAX = 4;
const SHORT_TIGHT_MAX = 9;
/** And of one that ends with it: "for the love of god, would you all stop". */
const LAST_WORDS_MAX = 8;

/** Verbs that are looked at; a message with more of them says the same again. */
const VERBS_MAX = 20;

/** A verb of stopping that no rule explains: told to somebody, in capitals, or nearly alone. In doubt it withdraws. */
function imperative(sentence: Sentence, seen: readonly Found[]): Judgement | null {
  const { text, cases, tight } = sentence;
  if (sentence.asks || seen.some(({ kind }) => kind === 'keeps')) return null;
  const waits = seen.some(({ kind }) => kind === 'wait' || kind === 'when');
  const courtesies = seen.filter(({ kind }) => kind === 'filler');
  const filled = new Set(courtesies.flatMap(({ from, to }) => (text.slice(from, to).includes(' ') ? [] : [from]))).size;
  const isShort = tight ? tight.text.length <= SHORT_TIGHT_MAX : words(text, 0, text.length) - filled <= SHORT_WORDS_MAX;
  const verbs = seen.filter(({ kind }) => kind === 'cease').slice(0, VERBS_MAX);
  for (const verb of verbs) {
    const clause = clauseOf(sentence, verb);
    if (seen.some((each) => each.kind === 'object' && isOf(verb.language, each) && each.from >= clause.from && each.from < clause.to))
      continue;
    const written = cases.slice(verb.from, verb.to).replaceAll(' ', '');
    const isLoud = written.length >= 4 && !written.includes('a') && cases.includes('a');
    const isFirst = isFilledUpTo(sentence, seen, clause.from, verb.from);
    const isLast =
      verb.to >= clause.to - 1 && words(text, clause.from, clause.to) <= LAST_WORDS_MAX && !seen.some(({ kind }) => kind === 'lacks');
    if (isLoud || (!waits && (isShort || isFirst || isLast))) {
      return { certain: false, rule: `imperative:${verb.language}`, words: text.slice(verb.from, verb.to), from: verb.from, to: verb.to };
    }
  }
  return null;
}

/** What stands around it between two pauses. */
function clauseOf({ text, pausesBefore }: Sentence, { from, to }: Found): { from: number; to: number } {
  const clause = { from, to };
  while (clause.from > 1 && pausesBefore[clause.from - 1] === pausesBefore[from]) clause.from--;
  while (clause.to < text.length && pausesBefore[clause.to] === pausesBefore[to - 1]) clause.to++;
  return clause;
}
