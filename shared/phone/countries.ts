/** Which countries a phone field offers, with their calling codes. Names are the reader's language's, so not here. */
import { getCountries, getCountryCallingCode } from 'libphonenumber-js/max';

export interface PhoneCountry {
  /** ISO 3166. */
  readonly code: string;
  /** Digits without a plus. */
  readonly callingCode: string;
}

export const PHONE_COUNTRIES: readonly PhoneCountry[] = getCountries().map((code) => ({ code, callingCode: getCountryCallingCode(code) }));

/** @returns empty for a code that is no country's */
export function callingCodeOf(country: string): string {
  return PHONE_COUNTRIES.find(({ code }) => code === country)?.callingCode ?? '';
}
