/**
 * Where a number may be: IANA time zones and US states by its prefix. Its owner may have moved, which no prefix tells. Not for the browser's
 * code: the table has 40 KB beside the full metadata. Pure.
 */
import parsePhoneNumber, { type NumberType } from 'libphonenumber-js/max';
import { US_AREA_CODES, ZONE_NAMES, ZONE_PREFIXES, ZONE_SETS } from './zone-table.ts';

const BASE = 36;
/** An area code that is in no state's list may be in any of them, or abroad. */
const NANP = /^\+1(\d{3})\d{7}$/;

interface Table {
  readonly zonesByPrefix: ReadonlyMap<string, readonly string[]>;
  readonly prefixDigitsMax: number;
  readonly stateByAreaCode: ReadonlyMap<string, string>;
}

let table: Table | null = null;

/** Line types whose prefix tells of a place. Source: libphonenumber, PhoneNumberUtil.isNumberGeographical. */
const GEOGRAPHIC: readonly NumberType[] = ['FIXED_LINE', 'FIXED_LINE_OR_MOBILE'];
/** Calling codes of countries whose mobile numbers belong to a place: Mexico, Argentina, Brazil, Indonesia, China. Same source. */
const GEOGRAPHIC_MOBILES: readonly string[] = ['52', '54', '55', '62', '86'];

/**
 * @returns every zone that the number may be in: of its longest known prefix where prefixes tell of places, else of its whole calling code;
 * empty where the text is no number.
 */
export function zonesOf(e164: string): readonly string[] {
  const number = /^\+\d+$/.test(e164) ? parsePhoneNumber(e164) : undefined;
  if (!number) return [];
  const type = number.getType();
  const isGeographic = GEOGRAPHIC.includes(type) || (type === 'MOBILE' && GEOGRAPHIC_MOBILES.includes(number.countryCallingCode));
  if (!isGeographic) return zonesOfCallingCode(number.countryCallingCode);
  const { zonesByPrefix, prefixDigitsMax } = read();
  for (let length = Math.min(prefixDigitsMax, e164.length - 1); length > 0; length--) {
    const zones = zonesByPrefix.get(e164.slice(1, 1 + length));
    if (zones) return zones;
  }
  return [];
}

/** @param code digits without a plus. All countries that share it. */
export const zonesOfCallingCode = (code: string): readonly string[] => read().zonesByPrefix.get(code) ?? [];

/** @returns `['US-FL']` and the like; empty where the prefix does not tell. */
export function regionsOf(e164: string): readonly string[] {
  const state = read().stateByAreaCode.get(NANP.exec(e164)?.[1] ?? '');
  return state === undefined ? [] : [`US-${state}`];
}

/** Every zone in the table: for those who look whether the runtime knows them. */
export const ALL_ZONES: readonly string[] = ZONE_NAMES.split(' ');

/** Read at the first question: most isolates never ask. */
function read(): Table {
  table ??= parse();
  return table;
}

function parse(): Table {
  const sets = ZONE_SETS.split(' ').map((set) => set.split('.').map((at) => ALL_ZONES[Number.parseInt(at, BASE)] ?? ''));
  const zonesByPrefix = new Map(
    ZONE_PREFIXES.split(' ').map((entry): [string, readonly string[]] => {
      const [prefix = '', set = ''] = entry.split(':');
      return [prefix, sets[Number.parseInt(set, BASE)] ?? []];
    }),
  );
  const stateByAreaCode = new Map(
    US_AREA_CODES.split(' ').flatMap((entry) => {
      const [state = '', codes = ''] = entry.split(':');
      return codes.split('.').map((code): [string, string] => [code, state]);
    }),
  );
  return { zonesByPrefix, prefixDigitsMax: Math.max(...[...zonesByPrefix.keys()].map(({ length }) => length)), stateByAreaCode };
}
