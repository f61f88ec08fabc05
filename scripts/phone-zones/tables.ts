/** The two tables as short strings. Pure. */
import { US_STATES } from './us-states.ts';

const BASE = 36;

export function zonesTable(byPrefix: Readonly<Record<string, string>>) {
  const zones = [...new Set(Object.values(byPrefix).flatMap((text) => text.split('&')))].sort();
  const setTexts = [...new Set(Object.values(byPrefix))].sort();
  const place = new Map(setTexts.map((text, index) => [text, index.toString(BASE)]));
  const sets = setTexts.map((text) =>
    text
      .split('&')
      .map((zone) => zones.indexOf(zone).toString(BASE))
      .join('.'),
  );
  const prefixes = Object.keys(byPrefix)
    .filter((prefix) => shorterSays(byPrefix, prefix) !== byPrefix[prefix])
    .sort()
    .map((prefix) => `${prefix}:${place.get(byPrefix[prefix] ?? '') ?? ''}`);
  return { zones, sets, prefixes };
}

function shorterSays(byPrefix: Readonly<Record<string, string>>, prefix: string): string | undefined {
  for (let length = prefix.length - 1; length > 0; length--) {
    const said = byPrefix[prefix.slice(0, length)];
    if (said !== undefined) return said;
  }
  return undefined;
}

/** `FL:239.305 …`. An area code whose place names no state is left out: it may be in any. */
export function regionsTable(byPrefix: Readonly<Record<string, string>>): string[] {
  const codes = new Map<string, string[]>();
  for (const [prefix, placeName] of Object.entries(byPrefix)) {
    // The table is of calling code 1; prefixes stand with or without it.
    const areaCode = /^1?([2-9]\d{2})$/.exec(prefix)?.[1];
    const state = stateOf(placeName);
    if (areaCode !== undefined && state !== null) codes.set(state, [...(codes.get(state) ?? []), areaCode]);
  }
  return [...codes].sort(([a], [b]) => (a < b ? -1 : 1)).map(([state, list]) => `${state}:${list.sort().join('.')}`);
}

function stateOf(placeName: string): string | null {
  const named = US_STATES.find(({ name }) => name === placeName);
  const [, code] = /, ([A-Z]{2})$/.exec(placeName) ?? [];
  return named?.code ?? US_STATES.find((state) => state.code === code)?.code ?? null;
}
