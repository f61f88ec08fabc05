/**
 * Encryption under an address's own key: AES-256-GCM with a random nonce, bound to what the bytes are for. Destroying the wrapped
 * key makes all of it unreadable.
 *
 * Bytes: nonce 12 | ciphertext | tag 16.
 */
import { Buffer } from 'node:buffer';
import { createCipheriv, createDecipheriv, createSecretKey, type KeyObject } from 'node:crypto';
import { invariant } from '../../shared/result.ts';
import { utf8 } from '../platform/bytes.ts';
import type { KeyRing } from '../platform/keys.ts';

export type Random = (bytes: number) => Uint8Array;

export const ADDRESS_KEY_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** One for each key as long as the key itself is held: making it costs a quarter of a sealing, and a submission seals four times. */
const keyObjects = new WeakMap<Uint8Array, KeyObject>();

function keyObject(key: Uint8Array): KeyObject {
  const known = keyObjects.get(key) ?? createSecretKey(key);
  keyObjects.set(key, known);
  return known;
}

/** @param use what the bytes are for and of whom; opening them for another use fails. */
export function seal(key: Uint8Array, use: string, plain: Uint8Array, random: Random): Uint8Array {
  const nonce = random(NONCE_BYTES);
  const cipher = createCipheriv('aes-256-gcm', keyObject(key), nonce).setAAD(Buffer.from(use));
  const head = cipher.update(plain);
  const rest = cipher.final();
  return new Uint8Array(Buffer.concat([nonce, head, rest, cipher.getAuthTag()]));
}

/** @throws when the bytes were not sealed by this key for this use. */
export function open(key: Uint8Array, use: string, sealed: Uint8Array): Uint8Array {
  invariant(sealed.length >= NONCE_BYTES + TAG_BYTES, 'sealed bytes hold a nonce and a tag');
  const decipher = createDecipheriv('aes-256-gcm', keyObject(key), sealed.subarray(0, NONCE_BYTES))
    .setAAD(Buffer.from(use))
    .setAuthTag(sealed.subarray(sealed.length - TAG_BYTES));
  const head = decipher.update(sealed.subarray(NONCE_BYTES, sealed.length - TAG_BYTES));
  return new Uint8Array(Buffer.concat([head, decipher.final()]));
}

export const sealJson = (key: Uint8Array, use: string, value: unknown, random: Random): Uint8Array =>
  seal(key, use, utf8(JSON.stringify(value)), random);

/** The caller names the type: these are bytes that only this code can have written, authenticated just now. */
export const openJson = <T>(key: Uint8Array, use: string, sealed: Uint8Array): T =>
  JSON.parse(new TextDecoder().decode(open(key, use, sealed))) as T;

/** Wraps an address's key under the current version of the wrapping ring. */
export function wrapKey(ring: KeyRing, use: string, key: Uint8Array, random: Random): { version: number; wrapped: Uint8Array } {
  const wrapping = ring.keys.get(ring.current);
  invariant(wrapping, 'the current key is in its ring');
  return { version: ring.current, wrapped: seal(wrapping, use, key, random) };
}

/** @throws when that version is no longer in the ring. */
export function unwrapKey(ring: KeyRing, use: string, version: number, wrapped: Uint8Array): Uint8Array {
  const wrapping = ring.keys.get(version);
  invariant(wrapping, 'the version that wrapped a key is in its ring');
  return open(wrapping, use, wrapped);
}
