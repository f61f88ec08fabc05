/**
 * Which URLs a tenant may have us call. Pure: it looks at the URL, not at what its name resolves to.
 * Limit: a public name that resolves to a private address is stopped by the runtime (Cloudflare's edge; workerd's `network`
 * with `allow = ["public"]`), not here.
 */
import { err, ok, type Result } from '../../shared/result.ts';

export interface OutboundRules {
  /** Allows plain http and loopback, for a demo on one machine. */
  readonly demo: boolean;
  /** Our own host, with its port where it has one: `consent.shop.example`. */
  readonly ownHost: string;
}

/** @returns the parsed URL, or in one sentence why it is refused. The sentence never repeats the URL. */
export function checkOutboundUrl(url: string, rules: OutboundRules): Result<URL, string> {
  if (!URL.canParse(url)) return err('This is not a URL.');
  const parsed = new URL(url);
  if (parsed.protocol !== 'https:' && !(rules.demo && parsed.protocol === 'http:')) return err('Only https URLs are called.');
  if (parsed.username !== '' || parsed.password !== '') return err('A URL with a user name or password is not called.');
  const host = bareName(parsed.hostname);
  if (isOwn(parsed, rules)) return err('Our own host is not called.');
  if (rules.demo && isLoopback(host)) return ok(parsed);
  // The URL parser has already turned every spelling of an IPv4 address (hex, octal, one number) into dotted decimals.
  if (host.startsWith('[') || /^\d+\.\d+\.\d+\.\d+$/.test(host)) return err('A URL must name its host; IP addresses are not called.');
  if (!host.includes('.') || INNER_NAMES.test(host)) return err('Only hosts on the public internet are called.');
  return ok(parsed);
}

/** Special-use names that never lead to the public internet. RFC 6761, RFC 6762, RFC 8375, ICANN's `.internal`. */
const INNER_NAMES = /(?:^|\.)(?:localhost|local|internal|home\.arpa)$/;

/** @param host as a URL spells it: an IPv6 address in brackets. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(host);
}

/** In the demo all parts share one machine, so only the same port is ourselves. */
function isOwn(url: URL, rules: OutboundRules): boolean {
  const own = new URL(`${url.protocol}//${rules.ownHost}`);
  return rules.demo ? own.host === url.host : bareName(own.hostname) === bareName(url.hostname);
}

const bareName = (hostname: string): string => hostname.toLowerCase().replace(/\.+$/, '');
