/** What a message to a number means for the bill: where it goes, and whether it is a number that people have. Pure. */
import parsePhoneNumber from 'libphonenumber-js/max';
import { lineTypeOfNumber, lineWarning } from './line-type.ts';

export interface Reach {
  /** ISO 3166 codes: one, or all that it may be where a shared calling code doesn't tell. */
  readonly countries: readonly string[];
  /** False for kinds that cost extra or belong to machines: whoever types one wants the money or nothing. */
  readonly isPersonal: boolean;
}

export function reachOf(e164: string): Reach {
  const number = parsePhoneNumber(e164);
  if (!number) return { countries: [], isPersonal: false };
  const countries = number.country ? [number.country] : number.getPossibleCountries();
  return { countries, isPersonal: lineWarning(lineTypeOfNumber(number)) !== 'never_sent' };
}
