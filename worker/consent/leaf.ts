/** A record as its leaf and back, and the commitments in it. The fold reads what the leaf says and nothing beside it. */
import { COMMITTED_PARTS, type CommittedPart, committedBytes, type Leaf, leafBytes, readLeaf } from '../../shared/proof/leaf.ts';
import { base64url, fromBase64url, hex } from '../platform/bytes.ts';
import { hmac } from '../platform/keys.ts';
import { sha256 } from '../platform/sha256.ts';
import type { ActRecord, Terms } from './model.ts';
import { iso } from './wire.ts';

const SALT_BYTES = 32;

/** What a record commits to, in the clear. Null and undefined parts are absent. */
export type CommittedValues = Readonly<Partial<Record<CommittedPart, unknown>>>;
/** Salt of each committed part, base64url. Kept in the evidence, so that deleting it seals the commitments. */
export type Salts = Readonly<Partial<Record<CommittedPart, string>>>;

/**
 * Commits to each present part under a fresh salt.
 * @param bytesOf a memory of `committedBytes` where several records commit to the same values.
 */
export function commitTo(
  values: CommittedValues,
  random: (bytes: number) => Uint8Array,
  bytesOf: (value: unknown) => Uint8Array = committedBytes,
): { readonly commitments: Leaf['commitments']; readonly salts: Salts } {
  const present = COMMITTED_PARTS.filter((part) => values[part] !== undefined && values[part] !== null);
  const drawn = random(SALT_BYTES * present.length);
  const commitments: Partial<Record<CommittedPart, string>> = {};
  const salts: Partial<Record<CommittedPart, string>> = {};
  for (const [index, part] of present.entries()) {
    const salt = drawn.subarray(index * SALT_BYTES, (index + 1) * SALT_BYTES);
    commitments[part] = hex(hmac(salt, bytesOf(values[part])));
    salts[part] = base64url(salt);
  }
  return { commitments, salts };
}

/** Whether salt and value are what was committed to. */
export function opens(commitment: string | undefined, salt: string, value: unknown): boolean {
  const bytes = fromBase64url(salt);
  return bytes?.length === SALT_BYTES && commitment === hex(hmac(bytes, committedBytes(value)));
}

export function leafOf(record: ActRecord, commitments: Leaf['commitments']): Uint8Array {
  return leafBytes({
    v: 1,
    seq: record.seq,
    act: record.act,
    programme: record.key.programme,
    channel: record.key.channel,
    purpose: record.key.purpose,
    topics: record.topics,
    from: iso(record.fromMs),
    to: iso(record.toMs),
    recorded_at: iso(record.recordedAtMs),
    method: record.method,
    verified: record.verified,
    of: record.of,
    disclosure: record.disclosure,
    terms: { ...record.terms },
    commitments,
  });
}

export function recordOf(bytes: Uint8Array): ActRecord {
  const leaf = readLeaf(bytes);
  return {
    seq: leaf.seq,
    act: leaf.act,
    key: { programme: leaf.programme, channel: leaf.channel, purpose: leaf.purpose },
    topics: leaf.topics,
    fromMs: Date.parse(leaf.from),
    toMs: Date.parse(leaf.to),
    recordedAtMs: Date.parse(leaf.recorded_at),
    method: leaf.method,
    verified: leaf.verified,
    of: leaf.of,
    disclosure: leaf.disclosure,
    terms: leaf.terms as Terms, // our own bytes, of the version just checked
  };
}

/** The running hash over all leaves so far: SHA-256(previous ‖ leaf), 32 zero bytes before the first. */
export function extendLeavesHash(previous: Uint8Array, leaf: Uint8Array): Uint8Array {
  const joined = new Uint8Array(previous.length + leaf.length);
  joined.set(previous);
  joined.set(leaf, previous.length);
  return sha256(joined);
}
