/** What of a message its sender wrote: without quoted lines, a signature's boilerplate and the copy that a tapback carries. Pure, one pass. */
import { foldWords, sentencesOf } from './fold.ts';
import { REPLY_HEADS, SIGNATURES, TAPBACKS_AFTER, TAPBACKS_BEFORE } from './wrappings.ts';

/** @returns null where all of it is the copy that a tapback carries */
export function ownWords(text: string): string | null {
  if (isTapback(text)) return null;
  const kept: string[] = [];
  for (const line of text.split(/\r\n|\r|\n|\u2028/)) {
    const trimmed = line.trim();
    if (trimmed.startsWith('>') || trimmed.startsWith('＞')) continue;
    if (isReplyHead(trimmed)) break;
    if (!isSignature(trimmed)) kept.push(line);
  }
  return withoutCopied(kept.join('\n'));
}

const foldLine = (line: string): string =>
  sentencesOf(line)
    .map(({ text }) => text.trim())
    .join(' ');

const OPENING = '"“„«「『‘‚‹”״';
const CLOSING = '"”“»」』’›״';

/** Longest words around the copied text: `Emphasised “…”`. */
const AROUND_CHARS_MAX = 48;

function isTapback(text: string): boolean {
  const trimmed = text.trim();
  const open = firstOf(trimmed, OPENING);
  if (open < 0 || open > AROUND_CHARS_MAX) return false;
  const close = lastOf(trimmed, CLOSING);
  const before = foldWords(trimmed.slice(0, open)).text;
  const after = close > open ? foldWords(trimmed.slice(close + 1, close + 1 + AROUND_CHARS_MAX)).text : '';
  if (before !== '' && TAPBACKS_BEFORE.some((words) => isSaid(before, words))) return true;
  return (
    after !== '' &&
    trimmed.length - close <= AROUND_CHARS_MAX &&
    TAPBACKS_AFTER.some((words) => after.replaceAll(' ', '').startsWith(words))
  );
}

function firstOf(text: string, set: string): number {
  for (let index = 0; index < text.length && index <= AROUND_CHARS_MAX; index++) if (set.includes(text[index] ?? ' ')) return index;
  return -1;
}

function lastOf(text: string, set: string): number {
  for (let index = text.length - 1; index >= 0 && index >= text.length - AROUND_CHARS_MAX - 1; index--) {
    if (set.includes(text[index] ?? ' ')) return index;
  }
  return -1;
}

/** The words alone, or behind a name: "Anna liked". */
const isSaid = (before: string, words: string): boolean =>
  before === words ||
  (words.length >= NAMED_LENGTH_MIN && before.endsWith(` ${words}`) && before.split(' ').length <= words.split(' ').length + 2);
const NAMED_LENGTH_MIN = 5;

/** Pairs of marks that a copy of ours stands between. An apostrophe is none. */
const PAIRS: Readonly<Record<string, string>> = { '"': '"', '“': '”', '„': '“', '«': '»', '»': '«', '「': '」' };
const COPIED_WORDS_MIN = 3;

/** Without what looks copied from us: several words between quotation marks, one of them in capitals as we print keywords. */
function withoutCopied(text: string): string {
  let rest = '';
  let at = 0;
  for (let open = 0; open < text.length; open++) {
    const mark = PAIRS[text[open] ?? ''];
    if (mark === undefined) continue;
    const close = text.indexOf(mark, open + 1);
    if (close < 0) break;
    if (isCopied(text.slice(open + 1, close))) {
      rest += `${text.slice(at, open)} `;
      at = close + 1;
    }
    open = close;
  }
  rest += text.slice(at);
  return foldWords(rest).text === '' ? text : rest;
}

function isCopied(quoted: string): boolean {
  const words = quoted.split(' ').filter((word) => word.length > 1);
  const isLoud = (word: string) => word.length >= 3 && word !== word.toLowerCase() && word === word.toUpperCase();
  return words.length >= COPIED_WORDS_MIN && words.some(isLoud) && !words.every((word) => word === word.toUpperCase());
}

/** "On Monday, Shop wrote:" and rules of dashes with words in them: what follows is not the sender's. */
function isReplyHead(line: string): boolean {
  if (line.startsWith('-----') || line.startsWith('_____')) return foldWords(line).text !== '';
  if (!line.endsWith(':') && !line.endsWith('：')) return false;
  const folded = ` ${foldLine(line)} `;
  const tight = folded.replaceAll(' ', '');
  return REPLY_HEADS.some((head) => folded.includes(` ${head} `) || (!/^[a-z ]+$/.test(head) && tight.includes(head)));
}

function isSignature(line: string): boolean {
  if (line.length > 80) return false;
  const folded = foldLine(line);
  return SIGNATURES.some((words) => folded.startsWith(words) || folded.endsWith(words));
}
