/**
 * Tokens that travel from a page into an app and come back. Each begins with the partition of its submission, so that a webhook finds its
 * row without asking every ledger; the rest is random and kept as a hash alone. Pure: randomness is a parameter.
 */
import { LINK_TOKEN_BYTES, LINK_WORD_BYTES } from '../../../shared/link-limits.ts';
import { base64url, fromBase64url } from '../../platform/bytes.ts';

export interface LinkToken {
  readonly partition: number;
  /** As it was made, however it was typed. */
  readonly token: string;
  /** Short enough to be guessed at: wrong ones are counted. */
  readonly isTyped: boolean;
}

/** Of 128 bits, for a parameter of a link: 23 characters. */
export const linkToken = (partition: number, random: (bytes: number) => Uint8Array): string =>
  base64url(new Uint8Array([partition, ...random(LINK_TOKEN_BYTES)]));

/** Of 40 bits, for a text that a person may type: ten letters and digits that can't be taken for one another. */
export const linkWord = (partition: number, random: (bytes: number) => Uint8Array): string =>
  inLetters(partition, PARTITION_LETTERS) + [...random(LINK_WORD_BYTES)].reduce(appendByte, { bits: 0, value: 0, text: '' }).text;

/** Null for what is no token of ours by its form. */
export function readToken(text: string): LinkToken | null {
  const bytes = text.length === LONG_CHARS ? fromBase64url(text) : null;
  if (bytes?.length === LINK_TOKEN_BYTES + 1) return { partition: bytes[0] ?? 0, token: text, isTyped: false };
  const word = text.toUpperCase().replace(/[-\s]/g, '').replace(/O/g, '0').replace(/[IL]/g, '1');
  if (!WORD.test(word)) return null;
  const partition = [...word.slice(0, PARTITION_LETTERS)].reduce((sum, letter) => sum * 32 + LETTERS.indexOf(letter), 0);
  return partition < 256 ? { partition, token: word, isTyped: true } : null;
}

/** Crockford's base 32: no I, L, O or U. crockford.com/base32.html */
const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const PARTITION_LETTERS = 2;
const WORD = new RegExp(`^[${LETTERS}]{${PARTITION_LETTERS + (LINK_WORD_BYTES * 8) / 5}}$`);
const LONG_CHARS = Math.ceil(((LINK_TOKEN_BYTES + 1) * 4) / 3);

const inLetters = (value: number, letters: number): string =>
  Array.from({ length: letters }, (_, place) => LETTERS[Math.floor(value / 32 ** (letters - 1 - place)) % 32]).join('');

interface Packed {
  readonly bits: number;
  readonly value: number;
  readonly text: string;
}
function appendByte({ bits, value, text }: Packed, byte: number): Packed {
  let [held, count, out] = [value * 256 + byte, bits + 8, text];
  while (count >= 5) {
    count -= 5;
    out += LETTERS[Math.floor(held / 2 ** count) % 32];
    held %= 2 ** count;
  }
  return { bits: count, value: held, text: out };
}
