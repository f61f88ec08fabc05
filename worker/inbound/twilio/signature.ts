/**
 * X-Twilio-Signature: base64 of HMAC-SHA1 over the URL, and behind it each form parameter's name and value, sorted. With `bodySHA256` in the
 * URL the URL alone is signed, and the body must have that hash.
 * Source: Twilio docs "Webhooks security", "Validating signatures"; variants of the URL as its own libraries try them; read November 2026.
 * Limit: names and values are joined without separators, so that a body whose parameters are cut at other places has the same signature.
 */
import { createHmac } from 'node:crypto';
import { sha256Hex } from '../../platform/bytes.ts';
import { sameText } from '../same-text.ts';

export function isSigned(given: string, authToken: string, url: string, body: Uint8Array): boolean {
  const hash = URL.canParse(url) ? new URL(url).searchParams.get('bodySHA256') : null;
  if (hash !== null && !sameText(hash.toLowerCase(), sha256Hex(body))) return false;
  // Whatever type the body claims to be: what is not bound by a hash is read as a form, and so is under the signature.
  const parameters = hash === null ? joined(new TextDecoder().decode(body)) : '';
  // Each is compared, so that the time taken does not tell which spelling was near.
  const matches = urlsOf(url).map((spelled) => sameText(given, signatureOf(authToken, spelled + parameters)));
  return matches.includes(true);
}

const signatureOf = (authToken: string, text: string): string => createHmac('sha1', authToken).update(text, 'utf8').digest('base64');

/** A name that comes several times: each of its values once, sorted. */
function joined(form: string): string {
  const values = new Map<string, Set<string>>();
  for (const [name, value] of new URLSearchParams(form)) values.set(name, (values.get(name) ?? new Set()).add(value));
  return [...values]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, all]) =>
      [...all]
        .sort()
        .map((value) => name + value)
        .join(''),
    )
    .join('');
}

/** As it came, with and without its port, and with the apostrophe as a browser spells it: Twilio is not consistent in either. */
function urlsOf(url: string): readonly string[] {
  if (!URL.canParse(url)) return [url];
  const parsed = new URL(url);
  const named = parsed.port !== '' ? parsed.href : withPort(parsed);
  parsed.port = '';
  const spelled = [url, named, parsed.href];
  return [...new Set([...spelled, ...spelled.map((each) => each.replaceAll('%27', "'"))])];
}

function withPort(url: URL): string {
  const credentials = url.username === '' ? '' : `${url.username}${url.password === '' ? '' : `:${url.password}`}@`;
  return `${url.protocol}//${credentials}${url.host}:${url.protocol === 'https:' ? 443 : 80}${url.pathname}${url.search}`;
}
