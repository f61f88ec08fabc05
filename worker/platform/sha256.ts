/**
 * SHA-256 and HMAC-SHA256 of short messages in plain JavaScript. A submission makes some fifty of them, most over a few dozen bytes;
 * node:crypto makes a stream object, a native handle and two buffers for each, which costs far more than the hash. Longer messages
 * go to node:crypto all the same. It keeps no secret beyond the call, and no step of it depends on the value of a byte.
 * Source: FIPS 180-4 sections 5 and 6.2, RFC 2104; tests compare it with node:crypto.
 */
import { createHash, createHmac } from 'node:crypto';

/** From here on native code is faster, its objects included. */
const NATIVE_FROM_BYTES = 512;
const BLOCK = 64;
export const HASH_BYTES = 32;

/** The first 32 bits of the fractions of the cube and square roots of the first primes. */
const K = fractions(64, Math.cbrt);
const INITIAL = fractions(8, Math.sqrt);

/** Shared by all calls: nothing here awaits. */
const state = new Int32Array(8);
const schedule = new Int32Array(64);
const last = new Uint8Array(2 * BLOCK);
const pad = new Uint8Array(BLOCK);
const inner = new Uint8Array(HASH_BYTES);

export function sha256(message: Uint8Array): Uint8Array {
  if (message.length >= NATIVE_FROM_BYTES) return new Uint8Array(createHash('sha256').update(message).digest());
  state.set(INITIAL);
  finish([message], 0);
  return output(new Uint8Array(HASH_BYTES));
}

/** Over the parts as if they were one. */
export function hmacSha256(key: Uint8Array, ...parts: readonly Uint8Array[]): Uint8Array {
  const length = parts.reduce((sum, part) => sum + part.length, 0);
  if (length >= NATIVE_FROM_BYTES || key.length > BLOCK) {
    const mac = createHmac('sha256', key);
    for (const part of parts) mac.update(part);
    return new Uint8Array(mac.digest());
  }
  begin(key, 0x36);
  finish(parts, BLOCK);
  output(inner);
  begin(key, 0x5c);
  finish([inner], BLOCK);
  return output(new Uint8Array(HASH_BYTES));
}

function begin(key: Uint8Array, byte: number): void {
  state.set(INITIAL);
  for (let i = 0; i < BLOCK; i++) pad[i] = (key[i] ?? 0) ^ byte;
  compress(pad, 0);
}

/** @param before bytes that were compressed already; a whole number of blocks. */
function finish(parts: readonly Uint8Array[], before: number): void {
  let filled = 0;
  let length = before;
  for (const part of parts) {
    length += part.length;
    let at = 0;
    if (filled > 0) {
      at = Math.min(BLOCK - filled, part.length);
      last.set(part.subarray(0, at), filled);
      filled += at;
      if (filled < BLOCK) continue;
      compress(last, 0);
      filled = 0;
    }
    for (; at + BLOCK <= part.length; at += BLOCK) compress(part, at);
    for (; at < part.length; at++) last[filled++] = part[at] ?? 0;
  }
  const end = filled < BLOCK - 8 ? BLOCK : 2 * BLOCK;
  last.fill(0, filled, end);
  last[filled] = 0x80;
  // Messages here are far shorter than 2^32 bits.
  const bits = length * 8;
  last[end - 4] = bits >>> 24;
  last[end - 3] = bits >>> 16;
  last[end - 2] = bits >>> 8;
  last[end - 1] = bits;
  compress(last, 0);
  if (end > BLOCK) compress(last, BLOCK);
}

/** Every index stays inside its array: the casts say so to the compiler, which can't know. */
function compress(bytes: Uint8Array, from: number): void {
  const w = schedule;
  for (let i = 0, at = from; i < 16; i++, at += 4) {
    w[i] = ((bytes[at] as number) << 24) | ((bytes[at + 1] as number) << 16) | ((bytes[at + 2] as number) << 8) | (bytes[at + 3] as number);
  }
  for (let i = 16; i < 64; i++) {
    const early = w[i - 15] as number;
    const late = w[i - 2] as number;
    const s0 = ((early >>> 7) | (early << 25)) ^ ((early >>> 18) | (early << 14)) ^ (early >>> 3);
    const s1 = ((late >>> 17) | (late << 15)) ^ ((late >>> 19) | (late << 13)) ^ (late >>> 10);
    w[i] = (s1 + (w[i - 7] as number) + s0 + (w[i - 16] as number)) | 0;
  }
  let a = state[0] as number;
  let b = state[1] as number;
  let c = state[2] as number;
  let d = state[3] as number;
  let e = state[4] as number;
  let f = state[5] as number;
  let g = state[6] as number;
  let h = state[7] as number;
  for (let i = 0; i < 64; i++) {
    const s1 = ((e >>> 6) | (e << 26)) ^ ((e >>> 11) | (e << 21)) ^ ((e >>> 25) | (e << 7));
    const t1 = (h + s1 + ((e & f) ^ (~e & g)) + (K[i] as number) + (w[i] as number)) | 0;
    const s0 = ((a >>> 2) | (a << 30)) ^ ((a >>> 13) | (a << 19)) ^ ((a >>> 22) | (a << 10));
    const t2 = (s0 + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    h = g;
    g = f;
    f = e;
    e = (d + t1) | 0;
    d = c;
    c = b;
    b = a;
    a = (t1 + t2) | 0;
  }
  state[0] = (state[0] as number) + a;
  state[1] = (state[1] as number) + b;
  state[2] = (state[2] as number) + c;
  state[3] = (state[3] as number) + d;
  state[4] = (state[4] as number) + e;
  state[5] = (state[5] as number) + f;
  state[6] = (state[6] as number) + g;
  state[7] = (state[7] as number) + h;
}

function output(into: Uint8Array): Uint8Array {
  for (let i = 0; i < 8; i++) {
    const word = state[i] as number;
    into[4 * i] = word >>> 24;
    into[4 * i + 1] = word >>> 16;
    into[4 * i + 2] = word >>> 8;
    into[4 * i + 3] = word;
  }
  return into;
}

function fractions(count: number, root: (prime: number) => number): Int32Array {
  const words: number[] = [];
  for (let n = 2; words.length < count; n++) {
    let divisor = 2;
    while (n % divisor !== 0) divisor += 1;
    if (divisor === n) words.push((root(n) % 1) * 2 ** 32);
  }
  return Int32Array.from(words, (word) => Math.floor(word) | 0);
}
