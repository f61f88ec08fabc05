/**
 * A first look at a typed number: calling code and count of digits, nothing more. It only hints; the server decides, and the
 * number is sent as it was typed. Lenient on purpose: a false "invalid" loses a person, a wrong number is caught at the server.
 */
import { asciiDigits } from './digits.ts';

export interface Region {
  readonly code: string;
  /** How many digits a mobile number has, one letter each: "a" is 1. */
  readonly lengths: string;
}
/** By ISO code, the main region of a shared calling code first. */
export type Regions = ReadonlyMap<string, Region>;
export type PhoneHint = 'missing' | 'length' | 'country';

/** @param table as scripts/calling-codes.ts writes it: `1USjAG…7RUjKZ…` */
export function readRegions(table: string): Regions {
  const regions = new Map<string, Region>();
  let code = '';
  let lengths = '';
  for (const [, digits, id = '', letters] of table.matchAll(/(\d*)([A-Z]{2})([a-z]*)/g)) {
    code = digits || code;
    lengths = letters || lengths;
    regions.set(id, { code, lengths });
  }
  return regions;
}

export function phoneHint(typed: string, regionId: string, regions: Regions): PhoneHint | undefined {
  const { digits, international } = read(typed);
  if (!digits) return 'missing';
  if (international) {
    const same = withCodeOf(digits, regions);
    if (!same[0]) return 'country';
    return same.some((region) => fits(digits.slice(region.code.length), region)) ? undefined : 'length';
  }
  const region = regions.get(regionId);
  return !region || fits(digits, region) ? undefined : 'length';
}

/** @returns the region that the typed calling code says, `current` while it says none or shares its code. */
export function regionOf(typed: string, current: string, regions: Regions): string {
  const { digits, international } = read(typed);
  const named = international && withCodeOf(digits, regions)[0];
  if (!named || named.code === regions.get(current)?.code) return current;
  return [...regions].find(([, region]) => region === named)?.[0] ?? current;
}

function read(typed: string): { digits: string; international: boolean } {
  const text = asciiDigits(typed).trim();
  const international = /^[^\d+]*(\+|00)/.test(text);
  const digits = text.replace(/\D/g, '');
  return { digits: international ? digits.replace(/^00/, '') : digits, international };
}

/** No calling code is the beginning of another, so all that match have the same one. */
function withCodeOf(digits: string, regions: Regions): Region[] {
  return [...regions.values()].filter((region) => digits.startsWith(region.code));
}

/** Counts with and without up to two digits of a trunk prefix (0, 8, 1, 06), and with a calling code written or autofilled once more. */
function fits(digits: string, { code, lengths }: Region): boolean {
  const counts = [digits.length];
  if (/^[018]/.test(digits)) counts.push(digits.length - 1, digits.length - 2);
  if (digits.startsWith(code)) counts.push(digits.length - code.length);
  return counts.some((count) => count > 0 && lengths.includes(String.fromCharCode(96 + count)));
}
