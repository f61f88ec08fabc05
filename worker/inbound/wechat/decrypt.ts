/**
 * WeChat's encrypted mode: AES-256-CBC, the key's first half as the vector, PKCS #7 to 32 bytes; inside 16 random bytes, a length, the message
 * and the app id. Only after the signature over the cipher text was right, so that no answer tells anything of the padding.
 * Source: developers.weixin.qq.com "Message encryption and decryption", checked with the vector of WeChat's own sample code.
 */
import { Buffer } from 'node:buffer';
import { createDecipheriv } from 'node:crypto';
import { utf8 } from '../../platform/bytes.ts';

const BLOCK_BYTES = 32;
const RANDOM_BYTES = 16;
const LENGTH_BYTES = 4;

/** @returns the message's bytes; null where the key, the padding, the length or the app id do not fit. */
export function decrypt(cipherText: string, encodingAesKey: string, appId: string): Uint8Array | null {
  const key = Buffer.from(`${encodingAesKey}=`, 'base64');
  const sealed = Buffer.from(cipherText, 'base64');
  if (key.length !== BLOCK_BYTES || sealed.length === 0 || sealed.length % 16 !== 0) return null;
  const decipher = createDecipheriv('aes-256-cbc', new Uint8Array(key), new Uint8Array(key.subarray(0, 16)));
  decipher.setAutoPadding(false);
  const padded = new Uint8Array(Buffer.concat([decipher.update(new Uint8Array(sealed)), decipher.final()]));
  const open = unpadded(padded);
  if (!open || open.length < RANDOM_BYTES + LENGTH_BYTES) return null;
  const start = RANDOM_BYTES + LENGTH_BYTES;
  const length = new DataView(open.buffer, open.byteOffset).getUint32(RANDOM_BYTES);
  if (start + length > open.length) return null;
  const isOurs = Buffer.compare(Buffer.from(open.subarray(start + length)), Buffer.from(utf8(appId))) === 0;
  return isOurs ? open.subarray(start, start + length) : null;
}

function unpadded(bytes: Uint8Array): Uint8Array | null {
  const pad = bytes.at(-1) ?? 0;
  if (pad < 1 || pad > BLOCK_BYTES || pad > bytes.length) return null;
  return bytes.subarray(-pad).every((byte) => byte === pad) ? bytes.subarray(0, -pad) : null;
}
