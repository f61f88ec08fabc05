/**
 * The button "Unsubscribe" of an RCS chat comes from Vonage as words that nobody typed, by the country of the number.
 * Source: developer.vonage.com "RCS, opt-out by country" (VENDORS A4), read November 2026. Pure.
 */

interface Words {
  /** Calling code. */
  readonly prefix: string;
  readonly stop: string;
  readonly start: string;
}

const BY_COUNTRY: readonly Words[] = [
  { prefix: '+34', stop: 'BAJA', start: 'ALTA' }, // Spain
  { prefix: '+52', stop: 'BAJA', start: 'ALTA' }, // Mexico
  { prefix: '+33', stop: 'STOP', start: 'Démarrer' }, // France
  { prefix: '+55', stop: 'parar', start: 'começar' }, // Brazil
];
const ELSEWHERE: Omit<Words, 'prefix'> = { stop: 'STOP', start: 'START' };

export const RCS_STOP_WORDS: readonly string[] = [...new Set([...BY_COUNTRY, ELSEWHERE].map(({ stop }) => stop))];
export const RCS_START_WORDS: readonly string[] = [...new Set([...BY_COUNTRY, ELSEWHERE].map(({ start }) => start))];

/** What the button was, if these are its words for this number. Whoever types them means the same. */
export function unsubscribeButton(number: string, text: string): 'stop' | 'start' | null {
  const words = BY_COUNTRY.find(({ prefix }) => number.startsWith(prefix)) ?? ELSEWHERE;
  const said = text.trim().normalize('NFC').toLowerCase();
  if (said === words.stop.toLowerCase()) return 'stop';
  return said === words.start.toLowerCase() ? 'start' : null;
}
