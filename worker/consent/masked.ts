/** An address as it may be shown to somebody who only holds a weak token. Pure. */
import { PHONE_COUNTRIES } from '../../shared/phone/countries.ts';
import type { Address } from '../../shared/vocabulary.ts';

const DOT = '•';
const CALLING_CODES: ReadonlySet<string> = new Set(PHONE_COUNTRIES.map((country) => country.callingCode));

/** A phone keeps its calling code and last two digits, an email its first letter and domain, any other id its last two characters. */
export function masked(address: Address): string {
  switch (address.kind) {
    case 'phone': {
      const shown = `+${callingCodeOf(address.value.slice(1))}`;
      return `${shown}${DOT.repeat(Math.max(address.value.length - shown.length - 2, 1))}${address.value.slice(-2)}`;
    }
    case 'email': {
      const at = address.value.lastIndexOf('@');
      // Always three dots: the length of the local part says too much of a short one.
      return `${[...address.value][0] ?? ''}${DOT.repeat(3)}${address.value.slice(at)}`;
    }
    default:
      return `${DOT.repeat(3)}${address.value.slice(-2)}`;
  }
}

/** No calling code begins with another. One digit where the code belongs to no country. */
const callingCodeOf = (digits: string): string =>
  [1, 2, 3].map((length) => digits.slice(0, length)).find((code) => CALLING_CODES.has(code)) ?? digits.slice(0, 1);
