/**
 * A typed email address to the one spelling it is found by. Judges form alone: whether mail arrives is what a code proves.
 * Limit: the part before the at sign is lower-cased too, as every large provider treats it; RFC 5321 would tell cases apart.
 */
import { EMAIL_CHARS_MAX, EMAIL_LOCAL_CHARS_MAX } from './limits.ts';
import { err, ok, type Result } from './result.ts';

/** No spaces, brackets, quotes, commas or controls; dots only between other characters. Non-ASCII letters are mail too (RFC 6531). */
const LOCAL = /^[^\s"(),:;<>@[\\\].\p{C}]+(?:\.[^\s"(),:;<>@[\\\].\p{C}]+)*$/u;
/** Labels of letters and digits of any script with hyphens inside, at least two, the last one not a number. */
const DOMAIN =
  /^(?:[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}-]{0,61}[\p{L}\p{M}\p{N}])?\.)+(?=[^.]*\p{L})[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}-]{0,61}[\p{L}\p{M}\p{N}])$/u;
const INVISIBLE = /[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu;

export function parseEmail(typed: string): Result<string, { readonly reason: 'not_an_email' }> {
  const text = typed
    .normalize('NFC')
    .replace(INVISIBLE, '')
    .trim()
    .replace(/^mailto:/i, '')
    .replace(/\uff20/g, '@')
    .toLowerCase()
    .normalize('NFC');
  const at = text.lastIndexOf('@');
  const [local, domain] = [text.slice(0, Math.max(at, 0)), text.slice(at + 1)];
  const fits = new TextEncoder().encode(text).length <= EMAIL_CHARS_MAX && new TextEncoder().encode(local).length <= EMAIL_LOCAL_CHARS_MAX;
  return fits && LOCAL.test(local) && DOMAIN.test(domain) ? ok(text) : err({ reason: 'not_an_email' });
}
