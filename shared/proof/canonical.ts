/** Canonical bytes of a JSON value: every string in NFC, then RFC 8785. What is hashed, stored and shipped is these bytes. */
import canonicalize from 'canonicalize';
import { invariant } from '../result.ts';

/** @throws on a value that JSON can't carry. */
export function canonicalBytes(value: unknown): Uint8Array {
  return new TextEncoder().encode(canonicalText(value));
}

/** @throws on a value that JSON can't carry. */
export function canonicalText(value: unknown): string {
  const text = canonicalize(nfc(value));
  invariant(text !== undefined, 'a canonical value is JSON');
  return text;
}

function nfc(value: unknown): unknown {
  if (typeof value === 'string') return value.normalize('NFC');
  if (Array.isArray(value)) return value.map(nfc);
  if (value !== null && typeof value === 'object') {
    return Object.fromEntries(
      Object.entries(value)
        .filter(([, v]) => v !== undefined)
        .map(([k, v]) => [k.normalize('NFC'), nfc(v)]),
    );
  }
  return value;
}
