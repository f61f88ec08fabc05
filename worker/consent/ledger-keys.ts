/** The keys of one workspace's ledgers: one per use, derived, never stored. */
import { canonicalBytes } from '../../shared/proof/canonical.ts';
import type { Address } from '../../shared/vocabulary.ts';
import { derive, hmac, type KeyRing } from '../platform/keys.ts';
import { addressHash, firstKey } from './place.ts';

export interface LedgerKeys {
  /** Wraps the addresses' own keys; new ones under the current version, old ones stay readable. */
  readonly wrapping: KeyRing;
  indexHash(address: Address): Uint8Array;
  idempotencyHash(...parts: readonly Uint8Array[]): Uint8Array;
  codeHash(...parts: readonly Uint8Array[]): Uint8Array;
  /** What limits on messages are counted by. */
  sendHash(...parts: readonly Uint8Array[]): Uint8Array;
  /** Of inbound messages: which were taken. */
  inboundHash(address: Address, ...parts: readonly Uint8Array[]): Uint8Array;
  /** Names an erased address that must not come back by anybody's word but its own. */
  suppressionHash(address: Address): Uint8Array;
  /** Seals deletion jobs: they outlive the key of the address that they are about. */
  readonly deletions: KeyRing;
}

export function ledgerKeys(master: KeyRing, hash: KeyRing, workspace: string): LedgerKeys {
  const ringFor = (use: string): KeyRing => ({
    current: master.current,
    keys: new Map([...master.keys].map(([version, key]) => [version, derive(key, `${use}:${workspace}`)])),
  });
  const idempotency = derive(firstKey(hash), `idempotency:${workspace}`);
  const code = derive(firstKey(hash), `code:${workspace}`);
  const send = derive(firstKey(hash), `send:${workspace}`);
  const suppression = derive(firstKey(hash), `suppression:${workspace}`);
  const inbound = derive(firstKey(hash), `inbound:${workspace}`);
  return {
    wrapping: ringFor('address-wrap'),
    indexHash: remembered((address) => addressHash(hash, workspace, address)),
    idempotencyHash: (...parts) => hmac(idempotency, ...parts),
    codeHash: (...parts) => hmac(code, ...parts),
    sendHash: (...parts) => hmac(send, ...parts),
    inboundHash: ({ kind, scope, value }, ...parts) => hmac(inbound, canonicalBytes({ kind, scope, value }), ...parts),
    suppressionHash: ({ kind, scope, value }) => hmac(suppression, canonicalBytes({ kind, scope, value })),
    deletions: ringFor('deletion-jobs'),
  };
}

/** Of the last address alone: one call asks for the same hash several times. */
function remembered(hashOf: (address: Address) => Uint8Array): (address: Address) => Uint8Array {
  let last: { readonly address: Address; readonly hash: Uint8Array } | null = null;
  return ({ kind, scope, value }) => {
    const known = last?.address;
    if (last && known?.kind === kind && known.scope === scope && known.value === value) return last.hash;
    const address = { kind, scope, value };
    last = { address, hash: hashOf(address) };
    return last.hash;
  };
}
