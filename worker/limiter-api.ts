/** What a Limiter object answers over RPC: counters and single-use nonces, sharded by key. It holds keyed hashes, never an address. */
import type { AnswerRate } from './platform/answer-rate.ts';
import type { Claim } from './platform/tally.ts';

/** Something of single use, as whoever presents it: the same owner may come again. A nonce always comes with the same time. */
export interface Spendable {
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
  /** A solved challenge. */
  readonly proof: Spendable | null;
  /** What is spent if the caller is let in; null where it is spent elsewhere. */
  readonly token: Spendable | null;
}
/** `prove`: only with a (new) proof. `held` is what the window holds, the pressure. `token`: null where none was spent. */
export interface Admitted {
  readonly verdict: 'ok' | 'prove' | 'refused';
  readonly held: number;
  readonly token: Spent | null;
}
/** `spent`: somebody else has it. */
export type Spent = 'ok' | 'spent';

export interface LimiterApi {
  /** Binds the nonce to its first owner; another is refused. */
  spend(given: Spendable): Promise<Spent>;
  /** Counts one of `key` where it is let in. A proof that its owner presents again is let in again and not counted twice. */
  admit(key: string, admission: Admission): Promise<Admitted>;
  /**
   * Counts all claims or none. The answer to an `id` is kept until `keepUntilMs`: asking again changes and counts nothing.
   * @param rates nothing is let through where too few of those asked before did answer.
   * @returns index of the first claim that does not fit, or after the claims that of the first rate too low; null where all do.
   */
  reserve(id: string, keepUntilMs: number, claims: readonly Claim[], rates?: readonly AnswerRate[]): Promise<number | null>;
  /** What `id` asked for was answered, in each of these rates. */
  answered(id: string, keys: readonly string[]): Promise<void>;
  /** What the fixed window of `key` holds, with `amount` more counted. */
  count(key: string, windowMs: number, amount: 0 | 1): Promise<number>;
}
