/**
 * The leaf of one record: the canonical bytes that are hashed, and from which alone the state is folded. Format only: writer and
 * verifier share this file and nothing else. A leaf holds no personal data; what could identify is a commitment.
 */
import { invariant } from '../result.ts';
import type { ActName, ChannelId, Method, Purpose } from '../vocabulary.ts';
import { canonicalBytes, canonicalText } from './canonical.ts';

/** What a leaf commits to. A part that is absent has no commitment. */
export const COMMITTED_PARTS = [
  'address',
  'epoch',
  'grade',
  'typed',
  'page',
  'network',
  'presentation',
  'verification',
  'context',
] as const;
export type CommittedPart = (typeof COMMITTED_PARTS)[number];

export interface Leaf {
  readonly v: 1;
  readonly seq: number;
  readonly act: ActName;
  readonly programme: string | null;
  readonly channel: ChannelId | null;
  readonly purpose: Purpose | null;
  readonly topics: readonly string[] | null;
  /** Effective interval, both ends included: RFC 3339 UTC with milliseconds, as is `recorded_at`. */
  readonly from: string;
  readonly to: string;
  readonly recorded_at: string;
  readonly method: Method;
  readonly verified: boolean;
  /** Sequences of earlier records. */
  readonly of: readonly number[];
  /** SHA-256 hex. */
  readonly disclosure: string | null;
  /** What the fold needs beside the fixed fields. docs/decisions/0001-leaf-carries-terms.md */
  readonly terms: Readonly<Record<string, unknown>>;
  /** HMAC-SHA256(salt, JCS(value)) in hex, each under a salt of its own. */
  readonly commitments: Readonly<Partial<Record<CommittedPart, string>>>;
}

/** @throws on a value that JSON can't carry. */
export const leafBytes = (leaf: Leaf): Uint8Array => canonicalBytes(leaf);

/**
 * Reads what `leafBytes` wrote.
 * @throws for another version: a leaf is never guessed at.
 */
export function readLeaf(bytes: Uint8Array): Leaf {
  const parsed: unknown = JSON.parse(new TextDecoder().decode(bytes));
  invariant(parsed !== null && typeof parsed === 'object' && 'v' in parsed && parsed.v === 1, 'a leaf is of version 1');
  return parsed as Leaf;
}

/** Whether these bytes are the one canonical spelling of what they say. */
export function isCanonicalLeaf(bytes: Uint8Array): boolean {
  try {
    // Read strictly: a byte-order mark or a broken sequence would otherwise vanish on the way and be called canonical.
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    return canonicalText(JSON.parse(text)) === text;
  } catch {
    return false; // not JSON, or no text: a refusal, the caller asked about foreign bytes
  }
}

/** The message of a commitment's HMAC; its key is the salt. */
export const committedBytes = (value: unknown): Uint8Array => canonicalBytes(value);
