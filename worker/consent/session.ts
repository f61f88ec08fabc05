/**
 * What the calls of one commit work with: tables, keys, one value of the clock, and a copy of the head that memory takes over only
 * when the commit has returned. Passed to everything here that reads or writes.
 */
import type { Random } from './address-crypto.ts';
import type { Head } from './head.ts';
import type { LedgerPlace } from './ledger-api.ts';
import type { LedgerKeys } from './ledger-keys.ts';
import type { Ms } from './model.ts';

export interface Session {
  readonly sql: SqlStorage;
  readonly keys: LedgerKeys;
  readonly random: Random;
  readonly place: LedgerPlace;
  /** Own clock: never before the last value that was kept. */
  readonly nowMs: Ms;
  /** Replaced, never edited, so that a call that failed can be undone by putting the former one back. */
  head: Head;
}
