/** Fills the `{places}` of a text. What is filled in is never read as a place again. */

const PLACE = /\{([a-z_]+)\}/g;
/** First strong isolate and its end: keeps a number or a Latin name from reordering the Arabic around it. Unicode UAX #9. */
const [ISOLATE, ISOLATE_END] = ['\u2068', '\u2069'];

/** @param direction of the text: in a right-to-left one each value is isolated. A place without a value stays as written. */
export function fillPlaces(template: string, values: Readonly<Record<string, string>>, direction: 'ltr' | 'rtl'): string {
  return template.replace(PLACE, (place, name: string) => {
    const value = Object.hasOwn(values, name) ? values[name] : undefined;
    if (value === undefined) return place;
    return direction === 'rtl' ? `${ISOLATE}${value}${ISOLATE_END}` : value;
  });
}

/** Names of the places of a text, in order. */
export const placesOf = (template: string): string[] => [...template.matchAll(PLACE)].map((match) => match[1] ?? '');
