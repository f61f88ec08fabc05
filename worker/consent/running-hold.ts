/** What a ledger tells of the holds that wait for an answer. */
import type { Address } from '../../shared/vocabulary.ts';
import type { Ms } from './model.ts';

/** One that waits for an answer. */
export interface RunningHold {
  readonly no: number;
  readonly address: Address;
  readonly masked: string;
  readonly fromMs: Ms;
  readonly untilMs: Ms;
}
/** Where a walk over them stands: the next date of an address, Unix ms, and its number. */
export interface HoldCursor {
  readonly dueMs: Ms;
  readonly no: number;
}
export interface RunningHolds {
  readonly holds: readonly RunningHold[];
  /** To ask with next; null at the end. */
  readonly next: HoldCursor | null;
}
