/**
 * The JWT in a Vonage webhook's Authorization header: HS256 under the account's signature secret, over claims that hold the hash of the body.
 * Source: developer.vonage.com "Decoding signed webhooks"; RFC 7515, RFC 7519; read November 2026. Pure.
 */
import { VONAGE_WEBHOOK_AGE_MS_MAX, VONAGE_WEBHOOK_AHEAD_MS_MAX } from '../../../shared/cpaas-limits.ts';
import { err, ok, type Result } from '../../../shared/result.ts';
import { base64url, fromBase64url, sha256Hex, utf8 } from '../../platform/bytes.ts';
import { hmac } from '../../platform/keys.ts';
import type { InboundAccount, RawRequest, VerifyRefusal } from '../inbound.ts';
import { type Json, readJson } from '../json.ts';
import { sameText } from '../same-text.ts';

/** Signature first, then whose it is, then when and over what: nothing unsigned is looked at. */
export function checkToken(raw: RawRequest, { settings, secrets }: InboundAccount<'vonage'>): Result<void, VerifyRefusal> {
  const given = raw.headers.get('authorization');
  if (given === null) return err('signature_missing');
  const claims = claimsOf(/^Bearer +(\S+)$/i.exec(given.trim())?.[1] ?? '', utf8(secrets.signature_secret));
  if (!claims) return err('signature_wrong');
  if (claims.api_key !== settings.api_key) return err('other_account');
  if (claims.application_id !== undefined && claims.application_id !== settings.application_id) return err('other_account');
  if (!isCurrent(claims, raw.receivedAtMs)) return err('stale');
  // Vonage calls this check optional over TLS. Without it a token would sign any body.
  const hash = typeof claims.payload_hash === 'string' ? claims.payload_hash.toLowerCase() : '';
  return sameText(hash, sha256Hex(raw.body)) ? ok(undefined) : err('signature_wrong');
}

/** @returns null unless it is a JWT of HS256 under this key: the header never chooses another algorithm. */
export function claimsOf(token: string, key: Uint8Array): Json | null {
  const [header, payload, signature, ...rest] = token.split('.');
  if (header === undefined || payload === undefined || signature === undefined || rest.length > 0) return null;
  const isRight = sameText(signature, base64url(hmac(key, utf8(`${header}.${payload}`))));
  const head = decoded(header);
  return isRight && head?.alg === 'HS256' && head.crit === undefined ? decoded(payload) : null;
}

function decoded(part: string): Json | null {
  const bytes = fromBase64url(part);
  return bytes && readJson(bytes);
}

function isCurrent({ iat, exp }: Json, receivedAtMs: number): boolean {
  if (typeof iat !== 'number') return false;
  const ageMs = receivedAtMs - iat * 1000;
  if (!(ageMs <= VONAGE_WEBHOOK_AGE_MS_MAX && ageMs >= -VONAGE_WEBHOOK_AHEAD_MS_MAX)) return false;
  return exp === undefined || (typeof exp === 'number' && receivedAtMs <= exp * 1000 + VONAGE_WEBHOOK_AHEAD_MS_MAX);
}
