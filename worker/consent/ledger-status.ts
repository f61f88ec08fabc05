/** What a ledger tells of itself: its addresses by number, and how whole it is. */
import type { ChangedAddress } from './ledger-api.ts';
import type { Ms } from './model.ts';

/** Addresses in the order of their numbers, each with its state now and no records. */
export interface AddressesPage {
  readonly addresses: readonly ChangedAddress[];
  /** Number to ask with next. */
  readonly upTo: number;
  /** Highest number given out. */
  readonly last: number;
}
/** How whole a ledger is. */
export interface LedgerStatus {
  readonly seq: number;
  readonly generation: number;
  /** Unix ms; null while the ledger is whole. */
  readonly recoveringSinceMs: Ms | null;
  /** Records after this sequence were made since the last loss; null where nothing was ever lost. */
  readonly baseSeq: number | null;
  /** Keys of addresses brought under the master key's current version, and addresses not looked at yet. */
  readonly rewrap: { readonly version: number; readonly rewrapped: number; readonly left: number };
}
