/** Hashes and signatures that vendors ask for and our own data never uses: SHA-1, HMAC over it and over SHA-512, ECDSA P-256, RS256. */
import { Buffer } from 'node:buffer';
import { createHash, createHmac } from 'node:crypto';

export const sha1Hex = (text: string): string => createHash('sha1').update(text).digest('hex');

export const vendorHmac = (algorithm: 'sha1' | 'sha512', key: string, bytes: Uint8Array): Uint8Array =>
  new Uint8Array(createHmac(algorithm, key).update(bytes).digest());

/**
 * @param publicKey base64 of a SubjectPublicKeyInfo, with or without the lines of a PEM.
 * @param signature base64 of the signature in DER.
 * @returns false too for a key or a signature that is none.
 */
export async function verifyEcdsaP256(publicKey: string, signature: string, bytes: Uint8Array): Promise<boolean> {
  const raw = rawSignature(new Uint8Array(Buffer.from(signature, 'base64')));
  if (!raw) return false;
  const algorithm = { name: 'ECDSA', namedCurve: 'P-256' };
  try {
    const key = await crypto.subtle.importKey('spki', derOf(publicKey), algorithm, false, ['verify']);
    return await crypto.subtle.verify({ name: 'ECDSA', hash: 'SHA-256' }, key, raw, new Uint8Array(bytes));
  } catch {
    return false; // no public key of that curve
  }
}

/** @param privateKey PKCS #8, PEM. @throws for a key that is none. */
export async function signRs256(privateKey: string, bytes: Uint8Array): Promise<Uint8Array> {
  const algorithm = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' };
  const key = await crypto.subtle.importKey('pkcs8', derOf(privateKey), algorithm, false, ['sign']);
  return new Uint8Array(await crypto.subtle.sign(algorithm.name, key, new Uint8Array(bytes)));
}

/** Keys are pasted with line ends, or with the two characters that JSON writes for one. */
const derOf = (text: string): Uint8Array<ArrayBuffer> =>
  new Uint8Array(Buffer.from(text.replace(/-----[A-Z ]+-----/g, '').replace(/\\n|\s/g, ''), 'base64'));

const COORDINATE_BYTES = 32;

/** DER's two integers (X.690 section 8.3) as the 64 bytes that WebCrypto wants; null for anything else. */
function rawSignature(der: Uint8Array): Uint8Array<ArrayBuffer> | null {
  if (der[0] !== 0x30 || der[1] !== der.length - 2) return null;
  const r = integerAt(der, 2);
  const s = r && integerAt(der, r.end);
  if (!r || !s || s.end !== der.length) return null;
  const raw = new Uint8Array(2 * COORDINATE_BYTES);
  raw.set(r.bytes, COORDINATE_BYTES - r.bytes.length);
  raw.set(s.bytes, 2 * COORDINATE_BYTES - s.bytes.length);
  return raw;
}

function integerAt(der: Uint8Array, at: number): { readonly bytes: Uint8Array; readonly end: number } | null {
  const length = der[at + 1] ?? 0;
  const end = at + 2 + length;
  if (der[at] !== 0x02 || length < 1 || end > der.length) return null;
  const written = der.subarray(at + 2, end);
  const bytes = written[0] === 0 ? written.subarray(1) : written;
  return bytes.length <= COORDINATE_BYTES ? { bytes, end } : null;
}
