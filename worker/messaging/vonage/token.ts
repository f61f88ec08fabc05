/**
 * The token of a request to Vonage: a JWT of RS256 by the application's private key. Source: developer.vonage.com "Authentication, JSON Web
 * Tokens"; RFC 7515 appendix A.2; read November 2026.
 */
import { VONAGE_TOKEN_SECONDS } from '../../../shared/cpaas-limits.ts';
import { base64url, hex, utf8 } from '../../platform/bytes.ts';
import { signRs256 } from '../../platform/rs256.ts';
import { sha256 } from '../../platform/sha256.ts';

/** @param sentAtMs differs at each attempt, and with it the token's own id. @returns null for a key that is none. */
export async function vonageToken(applicationId: string, privateKey: string, messageId: string, sentAtMs: number): Promise<string | null> {
  const iat = Math.floor(sentAtMs / 1000);
  const jti = hex(sha256(utf8(`${applicationId} ${messageId} ${sentAtMs}`))).slice(0, 32);
  const claims = { application_id: applicationId, iat, exp: iat + VONAGE_TOKEN_SECONDS, jti };
  const signed = `${part({ alg: 'RS256', typ: 'JWT' })}.${part(claims)}`;
  const signature = await signRs256(privateKey, utf8(signed));
  return signature && `${signed}.${base64url(signature)}`;
}

const part = (value: object): string => base64url(utf8(JSON.stringify(value)));
