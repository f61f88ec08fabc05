/**
 * What people type and paste into a phone field, reduced to ASCII digits and where the plus stood. Decides nothing about
 * numbering plans; that is `parse.ts`. Letters after the first digit (an extension, a vanity number) make it unreadable.
 */
import { PHONE_CHARS_MAX } from '../limits.ts';

export interface TypedNumber {
  /** Every digit, `(0)` included. After a second plus only what follows it. */
  readonly digits: string;
  /** The same without a `(0)`; null where none was written. */
  readonly withoutTrunkZero: string | null;
  /** Whether a plus stood before the digits, or after them, as right-to-left text leaves it. */
  readonly plus: boolean;
}

/** Marks of direction and joining, and soft hyphens: invisible, and pasted along with numbers. */
const INVISIBLE = /[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu;
/** `Tel:`, `tel:`, `Mobile no.`, `☎`, in any script; anything before the first digit, plus or bracket. */
const LABEL = /^[\p{L}\p{M}\p{So}\s.:#№'"-]{0,40}(?=[+([\d])/u;
const SEPARATORS_ONLY = /^[\d+\s().[\]/-]+$/u;
/** A calling code with an exit prefix is no longer than this; more digits before a second plus are a number of their own. */
const PREFILLED_DIGITS_MAX = 6;

/** Null for what holds no single number. */
export function readTyped(typed: string): TypedNumber | null {
  if (typed.length > PHONE_CHARS_MAX) return null;
  const text = asciiDigits(typed.normalize('NFKC').replace(INVISIBLE, ''))
    .replace(/[\p{Pd}\u2212\u00b7\u2022~]/gu, '-')
    .replace(LABEL, '')
    .replace(/[\s.,;'"-]+$/u, '');
  if (!SEPARATORS_ONLY.test(text)) return null;

  const parts = text.split('+');
  const last = parts.findLastIndex((part) => /\d/.test(part));
  if (last < 0) return null;
  const before = parts.slice(0, last).join('').replace(/\D/g, '');
  if (before.length > PREFILLED_DIGITS_MAX) return null;
  const number = parts[last] ?? '';
  return {
    digits: number.replace(/\D/g, ''),
    withoutTrunkZero: /[([]\s*0\s*[)\]]/.test(number) ? number.replace(/[([]\s*0\s*[)\]]/, '').replace(/\D/g, '') : null,
    plus: parts.length > 1,
  };
}

/** Arabic-Indic, Persian, Devanagari and every other set of decimal digits, which Unicode keeps in runs of ten. */
export function asciiDigits(text: string): string {
  return text.replace(/\p{Nd}/gu, (digit) => {
    let zero = digit.codePointAt(0) ?? 0;
    const isDigit = (point: number) => /\p{Nd}/u.test(String.fromCodePoint(point));
    let value = 0;
    while (value < 9 && isDigit(zero - 1)) {
      zero -= 1;
      value += 1;
    }
    return String(value);
  });
}
