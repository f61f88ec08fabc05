/** A token for Vonage's APIs: RS256 under the application's private key. developer.vonage.com, "Authentication", read November 2026. */
import { Buffer } from 'node:buffer';
import { createPrivateKey, sign } from 'node:crypto';
import { VONAGE_JWT_LIFE_SECONDS } from '../../../shared/cpaas-limits.ts';

/** @param jti new for each token. @throws for a key that is none, without a word of it */
export function vonageToken(applicationId: string, privateKeyPem: string, nowMs: number, jti: string): string {
  const iat = Math.floor(nowMs / 1000);
  const part = (value: unknown) => Buffer.from(JSON.stringify(value), 'utf8').toString('base64url');
  const signed = `${part({ alg: 'RS256', typ: 'JWT' })}.${part({ application_id: applicationId, iat, exp: iat + VONAGE_JWT_LIFE_SECONDS, jti })}`;
  return `${signed}.${sign('RSA-SHA256', Buffer.from(signed, 'utf8'), keyOf(privateKeyPem)).toString('base64url')}`;
}

function keyOf(pem: string) {
  try {
    return createPrivateKey(pem.replaceAll('\\n', '\n'));
  } catch {
    throw new Error('the private key of the Vonage application can not be read');
  }
}
