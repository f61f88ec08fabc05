/** Bytes to text and back, and hashes of them. */
import { Buffer } from 'node:buffer';
import { sha256 } from './sha256.ts';

/** The runtime's own coding, which makes no object on the way; a Node without it takes Buffer's. */
const native = Uint8Array.prototype as { toBase64?(options: { alphabet: 'base64url'; omitPadding: true }): string };

const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

/** By table: an object of Buffer's for each hash would cost more than the hash. */
export function hex(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += HEX[byte];
  return text;
}

export const fromHex = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'hex'));
export const base64url = (bytes: Uint8Array): string =>
  native.toBase64 ? native.toBase64.call(bytes, { alphabet: 'base64url', omitPadding: true }) : Buffer.from(bytes).toString('base64url');
/** Null for text that is not the canonical spelling, so that one value has one text. */
export function fromBase64url(text: string): Uint8Array | null {
  const bytes = new Uint8Array(Buffer.from(text, 'base64url'));
  return base64url(bytes) === text ? bytes : null;
}

const encoder = new TextEncoder();
export const utf8 = (text: string): Uint8Array => encoder.encode(text);
export const sha256Hex = (bytes: Uint8Array): string => hex(sha256(bytes));
