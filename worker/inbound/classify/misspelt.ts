/**
 * Whether a word is one that withdraws with a slip of the finger in it. Bounded: short words forgive less, real words that look alike none.
 * Pure.
 */
import { lexicon } from './lexicon.ts';

/** Real words one slip away from a word that withdraws. */
const REAL =
  'shop shops step steps spot stoop stomp strop slop stock store stow stoup estop atop top stops stopped cancer cancels canceled cancelled camcel ' +
  'revolt evoke revoked invoke remote removed removes remover subscribe subscribed resubscribe stoppt gestoppt stoff stolz stapel anmelden ' +
  'abmeldung stope stoel stoep stof stopt stod stor stopa stoper stopka парад стол стоит стоять стопа стопи столик';

let real: ReadonlySet<string> | null = null;

/** @param exactly only a word that is one when its double letters are made single */
export function isMisspelt(word: string, exactly = false): 'stop' | 'cancel' | null {
  if (word.length < 3 || word.length > 24 || isKnown(word)) return word.length >= 3 && exactly ? kindOf(word) : null;
  const read = skeleton(unleet(lookedLike(word)));
  for (const kind of ['stop', 'cancel'] as const) {
    for (const right of lexicon().single.get(kind) ?? []) {
      const bare = skeleton(right);
      if (read === bare || (!exactly && isNear(read, bare))) return kind;
    }
  }
  return null;
}

/** A long word that opts out, misspelt, wherever it stands: "unsubcribe". */
export function isMisspeltOptOut(word: string): boolean {
  if (word.length < 8 || word.length > 24 || isKnown(word)) return false;
  return (lexicon().single.get('optOut') ?? []).some((right) => right.length >= 9 && isNear(skeleton(word), skeleton(right)));
}

const kindOf = (word: string): 'stop' | 'cancel' | null =>
  (['stop', 'cancel'] as const).find((kind) => lexicon().single.get(kind)?.includes(word)) ?? null;

/** Known for something: no slip. */
function isKnown(word: string): boolean {
  real ??= new Set([...REAL.split(' '), ...[...lexicon().single].flatMap(([kind, words]) => (kind === 'filler' ? [] : words))]);
  return real.has(word);
}

function isNear(word: string, right: string): boolean {
  if (Math.abs(word.length - right.length) > 2) return false;
  const first = word[0] === right[0] || (word[0] === right[1] && word[1] === right[0]);
  if (!first) return isBesideKey(word, right);
  if (right.length < 4) return false;
  const slips = distance(word, right);
  if (right.length === 4) return slips === 1 && (right === 'stop' || right === 'стоп' || isSwapped(word, right));
  if (right.length === 5) return slips === 1 && isSwapped(word, right);
  return slips <= (right.length >= 9 ? 2 : 1);
}

/** The thumb hit the key beside the first letter: "dtop". The rest is as it should be, for a first letter makes another word. */
const isBesideKey = (word: string, right: string): boolean =>
  (right === 'stop' || right.length >= 6) && word.slice(1) === right.slice(1) && (BESIDE[right[0] ?? ''] ?? '').includes(word[0] ?? ' ');

/** Keys that touch it on a QWERTY keyboard: of the letters with which words that withdraw begin. */
const BESIDE: Readonly<Record<string, string>> = {
  s: 'adwezx',
  u: 'yihj',
  c: 'xvdf',
  a: 'qwsz',
  d: 'sfecx',
  o: 'ipkl',
  r: 'etdf',
  b: 'vnhg',
};

const isSwapped = (word: string, right: string): boolean =>
  word.length === right.length && [...word].sort().join() === [...right].sort().join();

const skeleton = (word: string): string => [...word].filter((unit, index, units) => unit !== units[index - 1]).join('');

/** Cyrillic and Greek letters that look Latin, as they are folded. */
const LOOKS: Readonly<Record<string, string>> = Object.fromEntries(
  [
    'аa',
    'вb',
    'еe',
    'кk',
    'мm',
    'нh',
    'оo',
    'рp',
    'сc',
    'тt',
    'хx',
    'уy',
    'іi',
    'ѕs',
    'јj',
    'ԛq',
    'αa',
    'βb',
    'εe',
    'ηh',
    'ιi',
    'κk',
    'μm',
    'νv',
    'οo',
    'ρp',
    'τt',
    'υu',
    'χx',
    'ζz',
  ].map((pair) => [pair[0], pair[1]]),
);

/** "СТОР" is written in Cyrillic and read in Latin: С stands for S as well as for C. */
function lookedLike(word: string): string {
  const latin = [...word].map((unit) => LOOKS[unit] ?? unit).join('');
  if (latin === word) return word;
  const withS = latin.replaceAll('c', 's');
  return kindOf(withS) ? withS : kindOf(latin) ? latin : word;
}

const LEET: Readonly<Record<string, string>> = { '0': 'o', '1': 'i', '3': 'e', '4': 'a', '5': 's' };
const unleet = (word: string): string => (/^\d+$/.test(word) ? word : [...word].map((unit) => LEET[unit] ?? unit).join(''));

/** Letters to add, drop, change or swap with the next (optimal string alignment). */
export function distance(a: string, b: string): number {
  let before: number[] = [];
  let above = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let row = 1; row <= a.length; row++) {
    const line = [row];
    for (let column = 1; column <= b.length; column++) {
      const change = (above[column - 1] ?? 0) + (a[row - 1] === b[column - 1] ? 0 : 1);
      let best = Math.min((above[column] ?? 0) + 1, (line[column - 1] ?? 0) + 1, change);
      if (row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1]) {
        best = Math.min(best, (before[column - 2] ?? 0) + 1);
      }
      line.push(best);
    }
    before = above;
    above = line;
  }
  return above[b.length] ?? 0;
}
