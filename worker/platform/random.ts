/** The one source of randomness; everything else takes `random` as a parameter. */

/** @param count bytes, at most 65,536 (Web Crypto's limit). */
export const randomBytes = (count: number): Uint8Array => crypto.getRandomValues(new Uint8Array(count));

/** Evenly in [0, 1). */
export const randomFraction = (): number => new DataView(randomBytes(4).buffer).getUint32(0) / 2 ** 32;
