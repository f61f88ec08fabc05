/**
 * A typed phone number to E.164. Takes what people write and refuses only what cannot exist or does not say its country.
 * It proves nothing about who holds the number. Full metadata (42 KB): never imported by the browser's code.
 */
import parsePhoneNumber, {
  type CountryCode,
  getCountries,
  getCountryCallingCode,
  isSupportedCountry,
  Metadata,
  type PhoneNumber,
} from 'libphonenumber-js/max';
import { err, ok, type Result } from '../result.ts';
import { type LineType, lineTypeOfNumber } from './line-type.ts';
import { readTyped, type TypedNumber } from './typed.ts';

/** ITU-T E.164: at most 15 digits, which the metadata of some countries exceeds. */
const E164 = /^\+[1-9]\d{3,14}$/;
const CALLING_CODES: ReadonlySet<string> = new Set(getCountries().map((country) => getCountryCallingCode(country)));

export interface ParsedPhone {
  readonly e164: string;
  /** ISO 3166 code; null where the calling code is shared and the number doesn't tell. */
  readonly country: string | null;
  /** By the numbering plan alone; see `line-type.ts` for what it means. */
  readonly lineType: LineType;
}
export type PhoneRefusal = { readonly reason: 'not_possible' | 'country_missing' };

/** @param defaultCountry ISO 3166 code for a number without a country code; null or unknown where there is none. */
export function parsePhone(typed: string, defaultCountry: string | null): Result<ParsedPhone, PhoneRefusal> {
  const number = readTyped(typed);
  if (!number) return err({ reason: 'not_possible' });
  const country = defaultCountry !== null && isSupportedCountry(defaultCountry) ? defaultCountry : null;
  const found = best(readings(number, country), country);
  if (found) return ok({ e164: found.number, country: countryOf(found, country), lineType: lineTypeOfNumber(found) });
  const saysCountry = number.plus ? !number.digits.startsWith('0') : number.digits.startsWith('00');
  return err({ reason: country === null && !saysCountry ? 'country_missing' : 'not_possible' });
}

/** One way to understand the digits, in the order in which equals are preferred. */
interface Reading {
  readonly text: string;
  /** A foreign code without a plus is a guess: taken only as a whole, valid number, and when nothing else is possible. */
  readonly guess: boolean;
}

function readings(number: TypedNumber, country: CountryCode | null): readonly Reading[] {
  const spellings = number.withoutTrunkZero === null ? [number.digits] : [number.withoutTrunkZero, number.digits];
  return spellings.flatMap((digits) => {
    if (number.plus && !digits.startsWith('0')) return international(digits);
    const exits = exitPrefixes(country).flatMap((prefix) => {
      const length = prefix.exec(digits)?.[0].length ?? 0;
      return length > 0 ? international(digits.slice(length)) : [];
    });
    if (country === null) return exits;
    const own = digits.startsWith(getCountryCallingCode(country));
    const code = own ? international(digits) : digits.startsWith('0') ? [] : [{ text: `+${digits}`, guess: true }];
    return [{ text: digits, guess: false }, ...exits, ...code];
  });
}

/** The digits with their calling code as written, and once more without a code that autofill or a prefilled field doubled. */
function international(digits: string): readonly Reading[] {
  const plain = { text: `+${digits}`, guess: false };
  for (let length = 1; length <= 3; length += 1) {
    const code = digits.slice(0, length);
    const rest = digits.slice(length).replace(/^00/, '');
    if (rest.startsWith(code) && CALLING_CODES.has(code)) return [plain, { text: `+${rest}`, guess: false }];
  }
  return [plain];
}

/** `00` is understood from everywhere; the country's own prefix (011, 0011, 010) where it has another. */
function exitPrefixes(country: CountryCode | null): readonly RegExp[] {
  const own = country === null ? undefined : planOf(country)?.IDDPrefix();
  return own === undefined ? [/^00/] : [new RegExp(`^(?:${own})`), /^00/];
}

function best(candidates: readonly Reading[], country: CountryCode | null): PhoneNumber | null {
  let found: { readonly number: PhoneNumber; readonly score: number } | null = null;
  for (const { text, guess } of candidates) {
    const number = parsePhoneNumber(text, { extract: false, ...(country === null ? {} : { defaultCountry: country }) });
    if (!number || number.ext !== undefined || (guess && found)) continue;
    const score = scoreOf(number);
    if (score > (guess ? 1 : 0) && score > (found?.score ?? 0)) found = { number, score };
  }
  return found?.number ?? null;
}

/**
 * Mobile before other valid before merely possible: long plans such as Germany's hold "valid" landlines that are really a
 * mobile number with its code written twice or without its plus.
 */
function scoreOf(number: PhoneNumber): number {
  if (!standsAlone(number) || /^0+$/.test(number.nationalNumber)) return 0;
  if (!number.isValid()) return 1;
  return number.getType() === 'MOBILE' || number.getType() === 'FIXED_LINE_OR_MOBILE' ? 3 : 2;
}

/** Possible in the form that is kept, too: seven digits are a number inside Canada alone. */
function standsAlone({ number }: PhoneNumber): boolean {
  const again = E164.test(number) ? parsePhoneNumber(number, { extract: false }) : undefined;
  return again?.number === number && again.isPossible();
}

function countryOf(number: PhoneNumber, country: CountryCode | null): string | null {
  if (number.country) return number.country;
  const possible = number.getPossibleCountries();
  if (country !== null && possible.includes(country)) return country;
  return possible.length === 1 ? (possible[0] ?? null) : null;
}

function planOf(country: CountryCode) {
  const metadata = new Metadata();
  metadata.selectNumberingPlan(country);
  return metadata.numberingPlan;
}
