/**
 * X-Twilio-Signature: base64 of HMAC-SHA1 over the URL and, of a form, its parameters sorted by name; of JSON the URL alone, whose
 * `bodySHA256` names the body. Sources, read November 2026: twilio.com/docs/usage/security; twilio-node's validateRequest and its tests.
 */
import { Buffer } from 'node:buffer';
import { createHmac, timingSafeEqual } from 'node:crypto';
import { hex } from '../../platform/bytes.ts';
import { sha256 } from '../../platform/sha256.ts';
import type { RawRequest } from '../inbound.ts';

export type Form = ReadonlyMap<string, readonly string[]>;

/** A form's parameters in the order of their names; a name that comes twice has its values once each, sorted, as the SDK takes them. */
export function signedText(url: string, form: Form): string {
  return [...form.keys()].sort().reduce((text, name) => {
    const values = [...new Set(form.get(name))].sort();
    return text + values.map((value) => name + value).join('');
  }, url);
}

/** @param form of the body; null for JSON. */
export function isSigned(raw: RawRequest, form: Form | null, signature: string, authToken: string): boolean {
  if (form === null && !namesBody(raw)) return false;
  const given = Buffer.from(signature, 'utf8');
  // Every spelling is tried whatever the others said, so that the time tells nothing.
  const fits = spellings(raw.url).map((url) => {
    const right = Buffer.from(
      createHmac('sha1', authToken)
        .update(signedText(url, form ?? new Map()), 'utf8')
        .digest('base64'),
      'utf8',
    );
    return given.length === right.length && timingSafeEqual(given, right);
  });
  return fits.includes(true);
}

/** Twilio signs the URL as it was entered, with the port or without it. */
function spellings(url: string): string[] {
  const { protocol, hostname, port } = new URL(url);
  const rest = url.slice(url.indexOf('/', url.indexOf('//') + 2));
  const own = port === '' ? (protocol === 'https:' ? '443' : '80') : port;
  return [...new Set([url, `${protocol}//${hostname}${rest}`, `${protocol}//${hostname}:${own}${rest}`])];
}

function namesBody({ url, body }: RawRequest): boolean {
  const named = Buffer.from(new URL(url).searchParams.get('bodySHA256') ?? '', 'utf8');
  const right = Buffer.from(hex(sha256(body)), 'utf8');
  return named.length === right.length && timingSafeEqual(named, right);
}
