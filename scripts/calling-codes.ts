/**
 * The form's whole knowledge of phone numbers, as one short string: every calling code, its regions (main one first) and how
 * many digits a mobile number has there. Made from libphonenumber's metadata at build time; it knows no ranges and no formats.
 */
import { readFileSync } from 'node:fs';

/** Version 4 of the metadata: [calling code, idd, pattern, lengths, …, types at 11: [fixed line, mobile, …]]. */
type Region = readonly [string, string, string, readonly number[], ...unknown[]];
interface Metadata {
  readonly version: number;
  readonly countries: Readonly<Record<string, Region>>;
  readonly country_calling_codes: Readonly<Record<string, readonly string[]>>;
}

const TYPES = 11;
const MOBILE = 1;
/** Length 1 is "a": lengths run from 4 to 15, so each is one letter. */
const BEFORE_A = 96;

/** @returns e.g. `1USjAG…7RUjKZ…`: digits open a calling code, capitals a region, small letters its lengths (as the one before when absent). */
export function callingCodes(): string {
  const file = new URL('../node_modules/libphonenumber-js/metadata.mobile.json', import.meta.url);
  const metadata = JSON.parse(readFileSync(file, 'utf8')) as Metadata;
  if (metadata.version !== 4) throw new Error(`metadata version ${metadata.version}: the layout read here is that of version 4`);
  let table = '';
  let before = '';
  for (const [code, regions] of Object.entries(metadata.country_calling_codes)) {
    table += code;
    for (const id of regions) {
      const region = metadata.countries[id];
      if (!region) continue;
      const lengths = mobileLengths(region);
      table += id + (lengths === before ? '' : lengths);
      before = lengths;
    }
  }
  return table;
}

function mobileLengths(region: Region): string {
  const types = region[TYPES] as readonly (readonly [string, (readonly number[])?] | 0)[] | 0 | undefined;
  const mobile = types ? types[MOBILE] : 0;
  const lengths = (mobile ? mobile[1] : undefined) ?? region[3];
  return lengths.map((digits) => String.fromCharCode(BEFORE_A + digits)).join('');
}
