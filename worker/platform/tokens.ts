/**
 * Bearer tokens with a grade (DESIGN section 5) and render tokens. Nothing is stored: what they say is in them, under a MAC.
 * Every failure of `readToken` is the same null: wrong grade, lapsed, made up.
 */

import { Buffer } from 'node:buffer';
import { timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import type { TokenGrade } from '../../shared/vocabulary.ts';
import { base64url, fromBase64url, utf8 } from './bytes.ts';
import { derive, hmac, type KeyRing } from './keys.ts';

const body = z.strictObject({
  g: z.enum(['submission', 'stop', 'manage', 'subject', 'confirm']),
  /** Workspace, 16 hex digits. */
  w: z.string(),
  j: z.enum(['none', 'eu']),
  /** Partition. */
  p: z.int(),
  /** Address number for stop, manage and subject; submission's local id for submission and confirm. */
  a: z.union([z.int(), z.string()]),
  /** Local id of the widget whose texts and look the page takes. */
  f: z.string(),
  /** Locale of the page. */
  l: z.string(),
  /** Ends, Unix ms. */
  e: z.int(),
  /** On a `stop` token that was sent to ask whether to stop: it may also say no. */
  h: z.literal(1).optional(),
  /** On a `confirm` token: the secret by which its challenge is found. */
  s: z.string().max(32).optional(),
});
export type TokenBody = z.infer<typeof body>;

const renderBody = z.strictObject({
  w: z.string(),
  f: z.string(),
  v: z.int(),
  l: z.string(),
  c: z.array(z.string()),
  t: z.int(),
  n: z.string(),
  s: z.string().max(2).optional(),
});
/**
 * Workspace, widget, version, locale, offered `channel:purpose` pairs, time Unix ms, nonce, and the limiter that spends it: the one
 * that counts the network which asked for it, so that one call mostly does both. Builds before named none.
 */
export type RenderTokenBody = z.infer<typeof renderBody>;

export interface Tokens {
  make(value: TokenBody): string;
  /** @param grades those that the caller accepts. */
  read<G extends TokenGrade>(text: string, grades: readonly G[], nowMs: number): (TokenBody & { readonly g: G }) | null;
  /** A token of ours whose time is over, of any grade. It says where to ask for a new one and opens nothing. */
  readLapsed(text: string, nowMs: number): TokenBody | null;
  makeRender(value: RenderTokenBody): string;
  /** @param lifeMs how long after its time a render token is taken. */
  readRender(text: string, nowMs: number, lifeMs: number): RenderTokenBody | null;
  /** The secret of a submission: derived, so that it is stored nowhere. */
  submissionSecret(submissionId: string): string;
}

const MAC_BYTES = 16;

export function tokens(ring: KeyRing): Tokens {
  const keysFor = (use: string) => new Map([...ring.keys].map(([version, key]) => [version, derive(key, use)]));
  const [tokenKeys, renderKeys, secretKeys] = [keysFor('token-mac'), keysFor('render-mac'), keysFor('submission-secret')];

  const seal = (keys: ReadonlyMap<number, Uint8Array>, value: unknown): string => {
    const bytes = new Uint8Array([ring.current, ...utf8(JSON.stringify(value))]);
    return base64url(new Uint8Array([...bytes, ...hmac(keys.get(ring.current) ?? bytes, bytes).subarray(0, MAC_BYTES)]));
  };
  const open = (keys: ReadonlyMap<number, Uint8Array>, text: string): unknown => {
    const bytes = fromBase64url(text);
    if (!bytes || bytes.length <= MAC_BYTES + 1) return null;
    const content = bytes.subarray(0, bytes.length - MAC_BYTES);
    const key = keys.get(content[0] ?? 0);
    if (!key) return null;
    const mac = hmac(key, content).subarray(0, MAC_BYTES);
    if (!timingSafeEqual(Buffer.from(mac), Buffer.from(bytes.subarray(content.length)))) return null;
    return JSON.parse(new TextDecoder().decode(content.subarray(1)));
  };

  return {
    make: (value) => seal(tokenKeys, value),
    read<G extends TokenGrade>(text: string, grades: readonly G[], nowMs: number) {
      const parsed = body.safeParse(open(tokenKeys, text));
      const grade = parsed.success && parsed.data.e >= nowMs ? grades.find((each) => each === parsed.data.g) : undefined;
      return parsed.success && grade !== undefined ? { ...parsed.data, g: grade } : null;
    },
    readLapsed(text, nowMs) {
      const parsed = body.safeParse(open(tokenKeys, text));
      return parsed.success && parsed.data.e < nowMs ? parsed.data : null;
    },
    makeRender: (value) => seal(renderKeys, value),
    readRender(text, nowMs, lifeMs) {
      const parsed = renderBody.safeParse(open(renderKeys, text));
      if (!parsed.success || parsed.data.t + lifeMs < nowMs || parsed.data.t > nowMs) return null;
      return parsed.data;
    },
    // Limit: made under the first key of the ring, so that a repeat after a rotation shows the same secret.
    submissionSecret(submissionId) {
      const first = secretKeys.get(Math.min(...secretKeys.keys())) ?? new Uint8Array(32);
      return base64url(hmac(first, utf8(submissionId)).subarray(0, 24));
    },
  };
}
