/** @jsxImportSource hono/jsx */
/** Days as the page's language writes them. Limit: in UTC, since the server can't know the reader's zone; the script mends it. */

/** @param at RFC 3339. */
export function longDate(at: string, locale: string): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(at));
}

export function Moment({ at, locale }: { readonly at: string; readonly locale: string }) {
  return <time datetime={at}>{longDate(at, locale)}</time>;
}
