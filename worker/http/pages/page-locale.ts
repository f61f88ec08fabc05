/** Which language a page is in: what its URL asks for, else what the browser prefers, of those there are. Pure. */
import { bestLocale } from '../../../shared/locales/lookup.ts';

/** More preferences than anybody has; a longer header is read no further. */
const PREFERENCES_MAX = 16;

/**
 * @param asked of the URL; null where it names none.
 * @param acceptLanguage the header as it came. Source: RFC 9110 section 12.5.4.
 */
export function chooseLocale(asked: string | null, acceptLanguage: string | null, offered: readonly string[], fallback: string): string {
  for (const locale of [...(asked === null ? [] : [asked]), ...preferred(acceptLanguage ?? '')]) {
    const found = bestLocale(locale, offered);
    if (found !== null) return found;
  }
  return fallback;
}

function preferred(header: string): string[] {
  return header
    .split(',', PREFERENCES_MAX)
    .map((part) => {
      const [tag = '', ...parameters] = part.split(';').map((piece) => piece.trim());
      const quality = parameters.find((piece) => piece.startsWith('q='))?.slice(2);
      return { tag, quality: quality === undefined ? 1 : Number(quality) };
    })
    .filter(({ tag, quality }) => tag !== '' && tag !== '*' && quality > 0)
    .sort((a, b) => b.quality - a.quality)
    .map(({ tag }) => tag);
}
