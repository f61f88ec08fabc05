/**
 * Seals a workspace's secrets for storage: AES-256-GCM under a key derived from the master key for this workspace.
 * What a secret belongs to is authenticated with it, so that a row's ciphertext opens nowhere else.
 *
 * Bytes: master key version 1 | nonce 12 | ciphertext | tag 16.
 */
import { Buffer } from 'node:buffer';
import { createCipheriv, createDecipheriv } from 'node:crypto';
import { invariant } from '../../shared/result.ts';
import { utf8 } from '../platform/bytes.ts';
import { derive, type KeyRing } from '../platform/keys.ts';

const NONCE_BYTES = 12;
const TAG_BYTES = 16;

export interface SecretBox {
  /** @param belongsTo the row and column, such as `destination:<id>`. */
  seal(secret: Uint8Array, belongsTo: string): Uint8Array;
  /** @throws when the bytes were not sealed for this place, or the master key's version is gone. */
  open(sealed: Uint8Array, belongsTo: string): Uint8Array;
  /** Whether it is under the newest version of the master key. */
  isCurrent(sealed: Uint8Array): boolean;
}

export function secretBox(master: KeyRing, workspace: string, random: (count: number) => Uint8Array): SecretBox {
  const keyOf = (version: number): Uint8Array => {
    const key = master.keys.get(version);
    invariant(key, `version ${version} of the master key is in its ring`);
    return derive(key, `workspace-secret:${workspace}`);
  };
  return {
    seal(secret, belongsTo) {
      const nonce = random(NONCE_BYTES);
      const cipher = createCipheriv('aes-256-gcm', keyOf(master.current), nonce);
      cipher.setAAD(utf8(belongsTo));
      const content = Buffer.concat([cipher.update(Buffer.from(secret)), cipher.final()]);
      return new Uint8Array([master.current, ...nonce, ...content, ...cipher.getAuthTag()]);
    },
    open(sealed, belongsTo) {
      const decipher = createDecipheriv('aes-256-gcm', keyOf(sealed[0] ?? 0), sealed.subarray(1, 1 + NONCE_BYTES));
      decipher.setAAD(utf8(belongsTo));
      decipher.setAuthTag(sealed.subarray(sealed.length - TAG_BYTES));
      const content = decipher.update(Buffer.from(sealed.subarray(1 + NONCE_BYTES, sealed.length - TAG_BYTES)));
      return new Uint8Array(Buffer.concat([content, decipher.final()]));
    },
    isCurrent: (sealed) => sealed[0] === master.current,
  };
}
