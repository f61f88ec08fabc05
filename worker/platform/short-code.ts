/**
 * The short code of a landing page, for what is printed: it holds the workspace and the page, and a MAC, so that a made-up one is told apart
 * before any object is touched. It is no credential; what it leads to is public. Capital letters and digits alone, so that a QR code packs
 * it tighter (ISO/IEC 18004, alphanumeric mode) and a person may type it in either case.
 *
 * Bytes, Crockford's base32: key version 1 | workspace 8 | jurisdiction, one bit, and 23 bits of the slug's SHA-256 3 | MAC 4.
 */
import { Buffer } from 'node:buffer';
import { timingSafeEqual } from 'node:crypto';
import { invariant } from '../../shared/result.ts';
import { fromHex, hex, utf8 } from './bytes.ts';
import { derive, hmac, type KeyRing } from './keys.ts';
import { sha256 } from './sha256.ts';

/** Source: crockford.com/base32.html: no I, L, O, U. */
const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const MISREAD: Readonly<Record<string, string>> = { I: '1', L: '1', O: '0' };
const BITS = 5;
const BYTE_BITS = 8;
const PAGE_BYTES = 3;
const MAC_BYTES = 4;
const BODY_BYTES = 1 + 8 + PAGE_BYTES;
const CODE_CHARS = Math.ceil(((BODY_BYTES + MAC_BYTES) * BYTE_BITS) / BITS);
/** The first bit of the page's bytes. */
const EU = 0x80;
const PAGE_AT = 1 + 8;

export interface ShortCode {
  /** 16 hex digits. */
  readonly workspace: string;
  readonly jurisdiction: 'none' | 'eu';
  /** Hex: what the page's slug hashes to. */
  readonly page: string;
}

export interface ShortCodes {
  make(parts: ShortCode): string;
  /** Null for anything not made by us. */
  read(text: string): ShortCode | null;
}

/** How a code names a page: a renamed page is another one. */
export const pageOf = (slug: string): string => hex(withoutEu(sha256(utf8(slug)).subarray(0, PAGE_BYTES)));

const withoutEu = ([first = 0, ...rest]: Uint8Array): Uint8Array => new Uint8Array([first & ~EU, ...rest]);

/** @param ring the token key ring; each code names the version it was made under. */
export function shortCodes(ring: KeyRing): ShortCodes {
  const macKeys = new Map([...ring.keys].map(([version, key]) => [version, derive(key, 'short-code-mac')]));
  const mac = (body: Uint8Array) => {
    const key = macKeys.get(body[0] ?? 0);
    return key ? hmac(key, body).subarray(0, MAC_BYTES) : null;
  };
  return {
    make({ workspace, jurisdiction, page }) {
      const body = new Uint8Array([ring.current, ...fromHex(workspace), ...fromHex(page)]);
      const first = body[PAGE_AT] ?? EU;
      invariant(body.length === BODY_BYTES && first < EU, 'a workspace has 8 bytes and a page 23 bits');
      if (jurisdiction === 'eu') body[PAGE_AT] = first | EU;
      const tag = mac(body);
      invariant(tag, 'the current key is in its ring');
      return toBase32(new Uint8Array([...body, ...tag]));
    },
    read(text) {
      const bytes = fromBase32(text);
      if (bytes === null) return null;
      const body = bytes.subarray(0, BODY_BYTES);
      const tag = mac(body);
      if (!tag || !timingSafeEqual(Buffer.from(tag), Buffer.from(bytes.subarray(BODY_BYTES)))) return null;
      const jurisdiction = (body[PAGE_AT] ?? 0) & EU ? 'eu' : 'none';
      return { workspace: hex(body.subarray(1, PAGE_AT)), jurisdiction, page: hex(withoutEu(body.subarray(PAGE_AT))) };
    },
  };
}

function toBase32(bytes: Uint8Array): string {
  let rest = BigInt(`0x${hex(bytes)}`);
  let text = '';
  for (let at = 0; at < CODE_CHARS; at++) {
    text = `${LETTERS[Number(rest & 31n)]}${text}`;
    rest >>= 5n;
  }
  return text;
}

function fromBase32(text: string): Uint8Array | null {
  if (text.length !== CODE_CHARS) return null;
  let value = 0n;
  for (const typed of text.toUpperCase()) {
    const digit = LETTERS.indexOf(MISREAD[typed] ?? typed);
    if (digit < 0) return null;
    value = (value << 5n) | BigInt(digit);
  }
  const digits = value.toString(16).padStart((BODY_BYTES + MAC_BYTES) * 2, '0');
  return digits.length > (BODY_BYTES + MAC_BYTES) * 2 ? null : fromHex(digits);
}
