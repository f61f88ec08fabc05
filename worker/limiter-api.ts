/** What a Limiter object answers over RPC: counters and single-use nonces, sharded by key. It holds keyed hashes, never an address. */
export interface LimiterApi {
  /** Binds a nonce to its first `owner`; the same owner may come again, another may not. */
  spend(nonce: string, owner: string, expiresAtMs: number): Promise<'ok' | 'spent'>;
  /** Counts one and says whether the count in this window is within `max`. */
  count(key: string, windowMs: number, max: number): Promise<boolean>;
}
