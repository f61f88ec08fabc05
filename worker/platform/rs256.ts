/** RSASSA-PKCS1-v1_5 with SHA-256 (RS256) by a private key in PEM. The key is read for one signature and kept nowhere. */
import { Buffer } from 'node:buffer';

/** PKCS #8; spaces and line ends may have been lost on the way. */
const PKCS8 = /-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\s]+)-----END PRIVATE KEY-----/;

/** @returns null for what is no RSA private key in this form. */
export async function signRs256(pem: string, message: Uint8Array): Promise<Uint8Array | null> {
  const body = PKCS8.exec(pem.replaceAll('\\n', '\n'))?.[1];
  if (body === undefined) return null;
  const algorithm = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' };
  try {
    const key = await crypto.subtle.importKey('pkcs8', new Uint8Array(Buffer.from(body, 'base64')), algorithm, false, ['sign']);
    return new Uint8Array(await crypto.subtle.sign(algorithm, key, new Uint8Array(message)));
  } catch {
    return null; // a key of another kind, or none: the merchant's to mend, never ours to throw
  }
}
