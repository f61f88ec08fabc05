/** Numbers of what is counted of forms, as `limits.ts` has them of everything else. */

/** Counts wait this long in an isolate, so that a crowd at a form is one write a quarter of a second. */
export const FORM_COUNTS_FLUSH_MS = 250;
/** Days that counts are kept: a year and the same weeks of the year before. Our own choice. */
export const FORM_COUNT_DAYS = 400;
/** Days of one answer of `GET /v1/stats`, and as many by country. Our own choice: some ten thousand rows at most. */
export const STATS_DAYS_MAX = 92;
export const STATS_COUNTRY_DAYS_MAX = 31;
export const STATS_DAYS_DEFAULT = 30;
