/**
 * Who signed in at a platform, carried in the form of the page that follows: bytes under a MAC, kept nowhere. It says whose account it is
 * and opens nothing: what a tap does is the link's and the ledger's.
 */
import { Buffer } from 'node:buffer';
import { timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { addressKind } from '../../../shared/contract/primitives.ts';
import { LINK_LOGIN_LIFE_MS } from '../../../shared/link-limits.ts';
import type { Address } from '../../../shared/vocabulary.ts';
import { firstKey } from '../../consent/place.ts';
import { base64url, fromBase64url, utf8 } from '../../platform/bytes.ts';
import { derive, hmac } from '../../platform/keys.ts';
import type { AppContext } from '../context.ts';

const MAC_BYTES = 32;
const body = z.strictObject({ a: z.string(), k: addressKind, s: z.string(), v: z.string(), e: z.int() });

/** @param account public id of the account, so that a ticket counts on its own page alone */
export function makeTicket(c: AppContext, account: string, { kind, scope, value }: Address): string {
  const said = { a: account, k: kind, s: scope, v: value, e: c.get('services').clock.now() + LINK_LOGIN_LIFE_MS };
  const bytes = utf8(JSON.stringify(said satisfies z.infer<typeof body>));
  return base64url(new Uint8Array([...bytes, ...hmac(keyOf(c), bytes)]));
}

/** Null for whatever we did not make for this account, or whose time is over. */
export function readTicket(c: AppContext, account: string, ticket: string): Address | null {
  const bytes = fromBase64url(ticket);
  if (!bytes || bytes.length <= MAC_BYTES) return null;
  const said = bytes.subarray(0, bytes.length - MAC_BYTES);
  if (!timingSafeEqual(Buffer.from(hmac(keyOf(c), said)), Buffer.from(bytes.subarray(said.length)))) return null;
  const read = body.safeParse(JSON.parse(new TextDecoder().decode(said)));
  if (!read.success || read.data.a !== account || read.data.e < c.get('services').clock.now()) return null;
  return { kind: read.data.k, scope: read.data.s, value: read.data.v };
}

const keyOf = (c: AppContext): Uint8Array => derive(firstKey(c.get('services').env.token), 'app-login-ticket');
