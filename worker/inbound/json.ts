/** Reads JSON that a platform sent, of which nothing is known: every reader is total and answers null or nothing for what is not there. */

export type Json = Readonly<Record<string, unknown>>;

/** @returns null for bytes that are not UTF-8, not JSON, or not an object. */
export const readJson = (bytes: Uint8Array): Json | null => object(readValue(bytes));

/** @returns null for bytes that are not UTF-8, not JSON, or not a list. */
export function readJsonList(bytes: Uint8Array): readonly unknown[] | null {
  const value = readValue(bytes);
  return Array.isArray(value) ? value : null;
}

function readValue(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true, ignoreBOM: false }).decode(bytes));
  } catch {
    return null;
  }
}

export const object = (value: unknown): Json | null =>
  value !== null && typeof value === 'object' && !Array.isArray(value) ? (value as Json) : null;

export const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
export const objects = (value: unknown): readonly Json[] =>
  list(value)
    .map(object)
    .filter((item) => item !== null);

/** A text that is not empty. Half a surrogate pair, which JSON can spell and UTF-8 can't, becomes the replacement character. */
export const text = (value: unknown): string | null =>
  typeof value === 'string' && value !== '' ? value.replace(/\p{Surrogate}/gu, '�') : null;

/** An id that a platform spells as a number or as digits. */
export function idText(value: unknown): string | null {
  if (typeof value === 'number') return Number.isSafeInteger(value) ? String(value) : null;
  return text(value);
}

/** A name for counting what is not understood: of a few safe characters, whatever came in. */
export const unknownName = (...parts: readonly unknown[]): string =>
  parts.map((part) => (typeof part === 'string' ? part.replace(/[^A-Za-z0-9_-]/g, '').slice(0, 40) : '') || 'unnamed').join('.');
