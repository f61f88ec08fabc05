/** Which words that withdraw a vendor would not act on by itself: whoever relies on it alone goes on messaging these people. Pure. */
import type { VendorKeywords } from '../vendor-keywords.ts';
import { INTERNATIONAL, LANGUAGES } from './languages.ts';

/** Words that withdraw for certain when they are the message, by language, as the lists write them. */
export const certainWords = (): ReadonlyMap<string, readonly string[]> =>
  new Map(
    [INTERNATIONAL, ...LANGUAGES].map(({ language, stop = '', cancel = '' }) => [
      language,
      [...new Set([...plain(stop), ...plain(cancel)])],
    ]),
  );

/** @returns those of the messages that are none of the vendor's words, compared as vendors do: the whole message, whatever its case */
export function missedBy({ stop }: Pick<VendorKeywords, 'stop'>, messages: readonly string[]): readonly string[] {
  const acted = new Set(stop.map(compared));
  return messages.filter((message) => !acted.has(compared(message)));
}

const compared = (message: string): string => message.trim().toLowerCase();

/** Entries that are words and no patterns. */
const plain = (list: string): string[] =>
  list
    .split(',')
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '' && !/[(*]|\.\./.test(entry));
