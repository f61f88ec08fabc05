/** Where an address lives: its keyed hash, and the partition that the hash gives. The only thing an address is found by. */
import { canonicalBytes } from '../../shared/proof/canonical.ts';
import { invariant } from '../../shared/result.ts';
import type { Address } from '../../shared/vocabulary.ts';
import { TEST_PARTITION } from '../platform/ids.ts';
import { derive, hmac, type KeyRing } from '../platform/keys.ts';

/**
 * 32 bytes.
 * Limit: always under the ring's first key. A new hash key would move every address; changing it needs a new workspace.
 */
export function addressHash(hashRing: KeyRing, workspace: string, address: Address): Uint8Array {
  return hmac(indexKey(hashRing, workspace), canonicalBytes({ kind: address.kind, scope: address.scope, value: address.value }));
}

/** @param partitions a power of two, so that 32 bits of the hash divide evenly. */
export function partitionOf(hashRing: KeyRing, workspace: string, address: Address, partitions: number): number {
  return partitionOfHash(addressHash(hashRing, workspace, address), partitions);
}

export function partitionOfHash(hash: Uint8Array, partitions: number): number {
  return new DataView(hash.buffer, hash.byteOffset).getUint32(0) % partitions;
}

/** The ledger of what test widgets record: no courier, head, limit or message of the live ones knows of it. */
export const isTestPlace = ({ partition }: { readonly partition: number }): boolean => partition === TEST_PARTITION;

/** Where an address lives, as one of its workspace's ledgers sees it: what a test says never leaves the test ledger. */
export const homeOf = (hash: Uint8Array, place: { readonly partition: number; readonly partitions: number }): number =>
  isTestPlace(place) ? place.partition : partitionOfHash(hash, place.partitions);

/** The first key of a ring: what is stored as a hash can't follow a rotation. */
export function firstKey(ring: KeyRing): Uint8Array {
  const key = ring.keys.get(Math.min(...ring.keys.keys()));
  invariant(key, 'a key ring has a key');
  return key;
}

const derived = new WeakMap<KeyRing, Map<string, Uint8Array>>();

function indexKey(ring: KeyRing, workspace: string): Uint8Array {
  const known = derived.get(ring) ?? new Map<string, Uint8Array>();
  derived.set(ring, known);
  const key = known.get(workspace) ?? derive(firstKey(ring), `address-index:${workspace}`);
  known.set(workspace, key);
  return key;
}
