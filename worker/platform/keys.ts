/** The Worker's secrets as versioned key rings, and the keys derived from them. ARCHITECTURE.md says which loss breaks what. */

import { Buffer } from 'node:buffer';
import { hkdfSync } from 'node:crypto';
import { invariant } from '../../shared/result.ts';
import { hmacSha256 } from './sha256.ts';

/** Versions by number; the highest is used for new values, all are accepted for old ones. */
export interface KeyRing {
  readonly current: number;
  readonly keys: ReadonlyMap<number, Uint8Array>;
}

/**
 * Parses `1:<base64url of 32 bytes>[,2:…]`.
 * @throws when the text is not of that form: a Worker without its keys must not start.
 */
export function parseKeyRing(name: string, text: string | undefined): KeyRing {
  const keys = new Map<number, Uint8Array>();
  for (const item of (text ?? '').split(',').filter((part) => part !== '')) {
    const [version, encoded] = item.split(':');
    const key = new Uint8Array(Buffer.from(encoded ?? '', 'base64url'));
    const number = Number(version);
    invariant(
      Number.isInteger(number) && number >= 1 && number <= 255 && key.length === 32,
      `secret ${name} must be 1:<32 bytes in base64url>`,
    );
    keys.set(number, key);
  }
  invariant(keys.size > 0, `secret ${name} is missing`);
  return { current: Math.max(...keys.keys()), keys };
}

/** One 32-byte key for one use. `info` names the use and, where it matters, the workspace. */
export function derive(key: Uint8Array, info: string): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', key, new Uint8Array(0), info, 32));
}

export const hmac = hmacSha256;
