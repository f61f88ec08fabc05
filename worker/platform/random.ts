/** The one source of randomness; everything else takes `random` as a parameter. */

/** @param count bytes, at most 65,536 (Web Crypto's limit). */
export const randomBytes = (count: number): Uint8Array => crypto.getRandomValues(new Uint8Array(count));
