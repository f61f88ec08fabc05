/**
 * What one ledger owes another, by kind. Stored sealed until the other has it, so every kind can be taken any number of times.
 * A kind must not be renamed: rows of the build before, which knew only submissions, carry none.
 */
import type { ChannelId, Purpose } from '../../shared/vocabulary.ts';
import type { PageEvidence } from './evidence.ts';
import type { SubmissionLocalId, SubmitCommand } from './ledger-api.ts';
import type { LinkEnd } from './linked.ts';
import type { Ms } from './model.ts';

/** The second part of a submission; `parts` begins with the one that is owed. */
export type OwedSubmission = SubmitCommand & { readonly kind?: 'submission' };

/** Acts of the second part that the submission's holder took back. */
export interface OwedRetraction {
  readonly kind: 'retract';
  readonly submission: SubmissionLocalId;
  readonly pairs: readonly { readonly channel: ChannelId; readonly purpose: Purpose }[];
  readonly evidence: PageEvidence;
  readonly madeAtMs: Ms;
}

/** The session of this submission gave the code that was sent to `end`. */
export interface OwedProof {
  readonly kind: 'proof';
  readonly submission: SubmissionLocalId;
  readonly end: LinkEnd;
  readonly evidence: PageEvidence;
  readonly madeAtMs: Ms;
}

/** The merchant took two addresses apart. */
export interface OwedUnlink {
  readonly kind: 'unlink';
  /** Keyed hash of the address concerned, hex, and of the one that it is to be taken from. */
  readonly hash: string;
  readonly from: string;
  readonly context: Readonly<Record<string, unknown>>;
  readonly madeAtMs: Ms;
}

/** The session of this submission opened a link in an app, which that account answered: told to the ledger of an address that was typed. */
export interface OwedAppEnd {
  readonly kind: 'app_end';
  readonly submission: SubmissionLocalId;
  /** The app's address; with its contact once the digits were matched, which is what makes the link more than a claim. */
  readonly end: LinkEnd;
  readonly evidence: PageEvidence;
  readonly madeAtMs: Ms;
}

/** The same the other way round: told to the ledger of the app's address. */
export interface OwedAppLink {
  readonly kind: 'app_link';
  readonly submission: SubmissionLocalId;
  /** Keyed hash of the app's address, hex, and its epoch when the digits were matched; null on a claim. */
  readonly hash: string;
  readonly epoch: number | null;
  /** The address that was typed. */
  readonly end: LinkEnd;
  readonly evidence: PageEvidence;
  readonly madeAtMs: Ms;
}

export type Debt = OwedSubmission | OwedRetraction | OwedProof | OwedUnlink | OwedAppEnd | OwedAppLink;

/** `later`: what it builds on is itself still owed. */
export type DebtAnswer = 'taken' | 'later';
