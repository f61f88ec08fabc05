/** What a ledger holds of one address beside its records, as it answers it. Types alone: read in `held-reading.ts`. */
import type { ChannelId, Purpose } from '../../shared/vocabulary.ts';
import type { LastInbound } from './asked.ts';
import type { Counters } from './counters.ts';
import type { AddressView } from './ledger-api.ts';
import type { Ms } from './model.ts';
import type { SubmissionBody } from './submission-body.ts';

export interface HeldAddress {
  readonly view: AddressView;
  readonly counters: Counters;
  readonly lastInbound: LastInbound;
  /** The code for their own data that is on its way; null where none is. */
  readonly subjectCode: { readonly createdAtMs: Ms; readonly endsAtMs: Ms; readonly attempts: number } | null;
}

export interface HeldMessage {
  readonly channel: ChannelId;
  readonly createdAtMs: Ms;
  readonly endsAtMs: Ms;
  readonly status: string;
  readonly attempts: number;
  readonly providerId: string | null;
  readonly sentAtMs: Ms | null;
  readonly reason: string | null;
}
export interface HeldChallenge {
  readonly createdAtMs: Ms;
  readonly endsAtMs: Ms;
  readonly of: readonly number[];
  readonly attempts: number;
  readonly closed: boolean;
  readonly confirmed: readonly { readonly channel: ChannelId; readonly purpose: Purpose }[] | null;
}
export interface HeldSubmission {
  readonly part: 0 | 1;
  readonly body: SubmissionBody;
}

/** Where a walk through the rows goes on. Numbers rise within a table; `day` and `id` are a submission's. */
export type HeldCursor =
  | { readonly table: 'messages' | 'challenges'; readonly after: number }
  | { readonly table: 'submissions'; readonly day: number; readonly id: string; readonly part: number };

export interface HeldRowsPage {
  readonly messages: readonly HeldMessage[];
  readonly challenges: readonly HeldChallenge[];
  readonly submissions: readonly HeldSubmission[];
  readonly next: HeldCursor | null;
}
