/**
 * What the form knows of phone numbers, in a file of its own that comes at the first touch. The form works without it: then no
 * country follows what is typed, the list holds one, and the server alone judges the number.
 */
import { type PhoneHint, phoneHint, type Regions, readRegions, regionOf } from './phone-hint.ts';

/** Made by scripts/calling-codes.ts when this is built. */
declare const __CALLING_CODES__: string;

export interface PhoneFacts {
  readonly regions: Regions;
  hint(typed: string, country: string): PhoneHint | undefined;
  /** @returns the country that the number says, `current` while it says none. */
  countryOf(typed: string, current: string): string;
}

export function phoneFacts(table: string = __CALLING_CODES__): PhoneFacts {
  const regions = readRegions(table);
  return {
    regions,
    hint: (typed, country) => phoneHint(typed, country, regions),
    countryOf: (typed, current) => regionOf(typed, current, regions),
  };
}
