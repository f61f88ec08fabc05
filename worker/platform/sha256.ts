/**
 * SHA-256 and HMAC-SHA256. A submission makes some fifty of them, most over a few dozen bytes; node:crypto makes a stream object, a native
 * handle and two buffers for each, which costs three times what the hash does in the library's plain JavaScript. Longer messages go to
 * node:crypto all the same.
 */
import { createHash, createHmac } from 'node:crypto';
import { hmac } from '@noble/hashes/hmac.js';
import { sha256 as shortSha256 } from '@noble/hashes/sha2.js';

/** From here on native code is faster, its objects included. */
const NATIVE_FROM_BYTES = 512;
export const HASH_BYTES = 32;

export function sha256(message: Uint8Array): Uint8Array {
  if (message.length >= NATIVE_FROM_BYTES) return new Uint8Array(createHash('sha256').update(message).digest());
  return shortSha256(message);
}

/** Over the parts as if they were one. */
export function hmacSha256(key: Uint8Array, ...parts: readonly Uint8Array[]): Uint8Array {
  const length = parts.reduce((sum, part) => sum + part.length, 0);
  if (length >= NATIVE_FROM_BYTES) {
    const mac = createHmac('sha256', key);
    for (const part of parts) mac.update(part);
    return new Uint8Array(mac.digest());
  }
  const mac = hmac.create(shortSha256, key);
  for (const part of parts) mac.update(part);
  return mac.digest();
}
