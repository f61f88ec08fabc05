/**
 * The latest submissions of one address as its row holds them: under which key each came, which it was, and what it said. Entries of one
 * length, one after the other. Pure. It must hold keyed hashes alone.
 *
 * A key is random, and a table of such keys costs each submission a page of its own; the address's row is written anyway.
 */
import { Buffer } from 'node:buffer';
import { RECENT_SUBMISSIONS_MAX } from '../../shared/limits.ts';
import { invariant } from '../../shared/result.ts';

export interface Recent {
  /** Days since 1970 UTC, of when it came. */
  readonly day: number;
  /** Keyed hash of widget, address and Idempotency-Key. */
  readonly key: Uint8Array;
  readonly submission: Uint8Array;
  /** Keyed hash of the request. */
  readonly body: Uint8Array;
}

const [DAY, HASH, ID] = [4, 32, 10];
const ENTRY = DAY + HASH + ID + HASH;

export function readRecent(bytes: Uint8Array | null): readonly Recent[] {
  if (bytes === null) return [];
  return Array.from({ length: bytes.length / ENTRY }, (_, index) => {
    const entry = Buffer.from(bytes.buffer, bytes.byteOffset + index * ENTRY, ENTRY);
    const key = entry.subarray(DAY, DAY + HASH);
    const submission = entry.subarray(DAY + HASH, DAY + HASH + ID);
    return { day: entry.readUInt32BE(), key, submission, body: entry.subarray(DAY + HASH + ID) };
  });
}

/** Null for none. */
export function recentBytes(entries: readonly Recent[]): Uint8Array | null {
  if (entries.length === 0) return null;
  const bytes = Buffer.alloc(entries.length * ENTRY);
  for (const [index, { day, key, submission, body }] of entries.entries()) {
    invariant(key.length === HASH && submission.length === ID && body.length === HASH, 'an entry has one length');
    bytes.writeUInt32BE(day, index * ENTRY);
    bytes.set(key, index * ENTRY + DAY);
    bytes.set(submission, index * ENTRY + DAY + HASH);
    bytes.set(body, index * ENTRY + DAY + HASH + ID);
  }
  return bytes;
}

/** Without those from before a day. */
export const stillRecent = (bytes: Uint8Array | null, oldestDay: number): readonly Recent[] =>
  readRecent(bytes).filter(({ day }) => day >= oldestDay);

export const hasRoom = (entries: readonly Recent[]): boolean => entries.length < RECENT_SUBMISSIONS_MAX;
