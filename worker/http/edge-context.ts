/**
 * The caller's IP and country on the word of the trusted edge alone (env EDGE). Whatever other headers say of them is neither read
 * nor kept: anybody can write those.
 */
import { STRING_CHARS_MAX } from '../../shared/limits.ts';
import type { EdgeTrust } from '../env.ts';

export interface EdgeContext {
  readonly ip: string | null;
  /** ISO 3166 code as the edge gives it. */
  readonly country: string | null;
  readonly userAgent: string | null;
}

/** @param edgeCountry `request.cf.country`; only Cloudflare's edge is believed about it. */
export function edgeContext(headers: Headers, edgeCountry: unknown, trust: EdgeTrust): EdgeContext {
  const userAgent = headers.get('user-agent')?.slice(0, STRING_CHARS_MAX) ?? null;
  switch (trust.kind) {
    case 'none':
      return { ip: null, country: null, userAgent };
    case 'cloudflare': {
      const country = typeof edgeCountry === 'string' && /^[A-Z]{2}$/.test(edgeCountry) ? edgeCountry : null;
      return { ip: ipOf(headers.get('cf-connecting-ip')), country, userAgent };
    }
    case 'proxy':
      return { ip: ipOf(headers.get(trust.header)), country: null, userAgent };
  }
}

/** The last entry is the one that the trusted proxy added itself. */
function ipOf(header: string | null): string | null {
  const text = header?.split(',').at(-1)?.trim() ?? '';
  return ipGroups(text) === null ? null : text;
}

/** What a household or an office shares: IPv4 /24, IPv6 /48. One text for every spelling of an address. */
export function ipBlock(ip: string): string | null {
  const groups = ipGroups(ip);
  if (!groups) return null;
  const mapped = groups.length === 8 && groups.slice(0, 5).every((group) => group === 0) && groups[5] === 0xffff;
  if (groups.length === 4) return `${groups.slice(0, 3).join('.')}.0/24`;
  if (mapped) return `${[(groups[6] ?? 0) >> 8, (groups[6] ?? 0) & 255, (groups[7] ?? 0) >> 8].join('.')}.0/24`;
  return `${groups
    .slice(0, 3)
    .map((group) => group.toString(16))
    .join(':')}::/48`;
}

/** Four numbers of an IPv4 or eight of an IPv6 address; null for anything else. */
function ipGroups(ip: string): readonly number[] | null {
  if (/^\d{1,3}(?:\.\d{1,3}){3}$/.test(ip)) {
    const bytes = ip.split('.').map(Number);
    return bytes.every((byte) => byte <= 255) ? bytes : null;
  }
  if (!/^[0-9a-f:.]+$/i.test(ip) || !URL.canParse(`http://[${ip}]/`)) return null;
  // The URL parser writes every spelling as RFC 5952 does.
  const [head = '', tail] = new URL(`http://[${ip}]/`).hostname.slice(1, -1).split('::');
  const groups = (text: string) => (text === '' ? [] : text.split(':').map((group) => Number.parseInt(group, 16)));
  const [left, right] = [groups(head), groups(tail ?? '')];
  return [...left, ...Array<number>(8 - left.length - right.length).fill(0), ...right];
}
