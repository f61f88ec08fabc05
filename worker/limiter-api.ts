/** What a Limiter object answers over RPC: counters and single-use nonces, sharded by key. It holds keyed hashes, never an address. */
import type { Claim } from './platform/tally.ts';

/** A solved challenge, as whoever presents it: single use, and the same owner may come again. */
export interface SolvedProof {
  readonly nonce: string;
  readonly owner: string;
  readonly expiresAtMs: number;
}
export interface Admission {
  readonly windowMs: number;
  /** Up to here without a proof; 0 asks everybody for one. */
  readonly free: number;
  /** Up to here with one. */
  readonly max: number;
  readonly proof: SolvedProof | null;
}
/** `prove`: only with a (new) proof. `held` is what the window holds, the pressure. */
export type Admitted = { readonly verdict: 'ok' | 'prove' | 'refused'; readonly held: number };

export interface LimiterApi {
  /** Binds a nonce to its first `owner`; the same owner may come again, another may not. */
  spend(nonce: string, owner: string, expiresAtMs: number): Promise<'ok' | 'spent'>;
  /** Counts one of `key` where it is let in. A proof that its owner presents again is let in again and not counted twice. */
  admit(key: string, admission: Admission): Promise<Admitted>;
  /**
   * Counts all claims or none. The answer to an `id` is kept until `keepUntilMs`: asking again changes and counts nothing.
   * @returns index of the first claim that does not fit; null where all do.
   */
  reserve(id: string, keepUntilMs: number, claims: readonly Claim[]): Promise<number | null>;
}
