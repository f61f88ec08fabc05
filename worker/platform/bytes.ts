/** Bytes to text and back, and JSON in its canonical form. Everything that is hashed goes through `canonicalBytes`. */
import { Buffer } from 'node:buffer';
import { createHash } from 'node:crypto';

export const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');
export const fromHex = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'hex'));
export const base64url = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64url');
/** Null for text that is not the canonical spelling, so that one value has one text. */
export function fromBase64url(text: string): Uint8Array | null {
  const bytes = Buffer.from(text, 'base64url');
  return bytes.toString('base64url') === text ? new Uint8Array(bytes) : null;
}
export const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
export const sha256 = (bytes: Uint8Array): Uint8Array => new Uint8Array(createHash('sha256').update(bytes).digest());
export const sha256Hex = (bytes: Uint8Array): string => hex(sha256(bytes));
