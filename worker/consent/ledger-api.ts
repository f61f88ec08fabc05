/**
 * What a Ledger object answers over RPC. Everything about an address lives in one Ledger. Arguments and answers are plain data.
 * Expected refusals come back as values; a throw is a bug or a failed commit.
 */

import type { Result } from '../../shared/result.ts';
import type { ActName, Address, ChannelId, EvidenceGrade, Method, OptInStrength, Purpose } from '../../shared/vocabulary.ts';
import type { PageEvidence } from './evidence.ts';
import type { ActKey, ActRecord, AddressState, ConsentRefusal, Ms, Terms } from './model.ts';
import type { SendTerms } from './send-terms.ts';

/** Where a ledger sits: which workspace, how many partitions, which one this is. Given with each call; written down at the first. */
export interface LedgerPlace {
  /** 16 hex digits. */
  readonly workspace: string;
  readonly partition: number;
  readonly partitions: number;
}

/** A local submission id: 10 bytes in hex, 5 of time and 5 random. The public id adds workspace, partition and MAC. */
export type SubmissionLocalId = string;

export interface SubmitChoice {
  readonly channel: ChannelId;
  readonly purpose: Purpose;
  readonly programme: string;
  readonly topics: readonly string[] | null;
  readonly granted: boolean;
  readonly shown: boolean;
  readonly disclosure: string;
  readonly rank: number | null;
  readonly optIn: OptInStrength;
  /** Life of a grant of this control, or null. */
  readonly grantLifeMs: Ms | null;
}

/** The words of a message that carries a code or link; `{code}` and `{link}` are filled in by the ledger. */
export interface MessageTemplate {
  readonly channel: ChannelId;
  readonly text: string;
  readonly subject: string | null;
  /** Judged when it is sent, never when it is queued: no answer may depend on it. Absent: sent without a limit. */
  readonly terms?: SendTerms;
}

export interface SubmitPart {
  readonly address: Address;
  /** As typed. */
  readonly typed: string;
  readonly choices: readonly SubmitChoice[];
  /** What to send when the part opens a claim; null where nothing is to be confirmed. */
  readonly challenge: MessageTemplate | null;
}

export interface SubmitCommand {
  readonly submission: SubmissionLocalId;
  readonly widget: string;
  readonly widgetVersion: number;
  readonly locale: string;
  readonly method: Method;
  readonly idempotencyKey: string;
  /** SHA-256 hex of the request's canonical body, so that a repeat with other content is told apart. */
  readonly bodyHash: string;
  /** The first is this ledger's; a second may live in another partition and is owed. */
  readonly parts: readonly [SubmitPart] | readonly [SubmitPart, SubmitPart];
  readonly externalIds: readonly { readonly namespace: string; readonly value: string; readonly verified: boolean }[];
  /** How often the person would like to hear from the merchant, as given in the form. */
  readonly frequency?: string | null;
  readonly evidence: PageEvidence;
}
/** `submission` is the stored one when the same key came before. Over the daily cap the answer is the same and nothing is kept. */
export type SubmitAnswer = Result<{ readonly submission: SubmissionLocalId }, { readonly reason: 'idempotency_key_reused' }>;

export interface SubmissionAct {
  readonly channel: ChannelId;
  readonly purpose: Purpose;
  readonly programme: string;
  readonly status: 'received' | 'confirmed' | 'declined' | 'retracted';
}
export interface SubmissionRecordView {
  readonly createdAtMs: Ms;
  readonly widget: string;
  readonly widgetVersion: number;
  readonly locale: string;
  readonly acts: readonly SubmissionAct[];
  /** Addresses in masked form, first part first. */
  readonly masked: readonly { readonly kind: Address['kind']; readonly value: string }[];
  /** Partition of a second address; null where there is none. */
  readonly otherPartition: number | null;
}

/** What the page behind a link needs to know beside the address: it goes into the token. */
export interface LinkPage {
  readonly locale: string;
  readonly jurisdiction: 'none' | 'eu';
}

/** An address inside one ledger, as tokens and contact ids name it. */
export interface AddressRef {
  readonly no: number;
}

export interface AddressView {
  readonly no: number;
  readonly address: Address;
  readonly masked: string;
  readonly state: AddressState;
  readonly externalIds: readonly { readonly namespace: string; readonly value: string; readonly verified: boolean }[];
}

/** Evidence of one record, opened. */
export interface OpenedEvidence {
  readonly grade: EvidenceGrade;
  readonly typed: string | null;
  readonly page: Record<string, unknown> | null;
  readonly network: Record<string, unknown> | null;
  readonly presentation: Record<string, unknown> | null;
  readonly verification: Record<string, unknown> | null;
  readonly context: Record<string, unknown> | null;
}
export interface TimelineRecord {
  readonly record: ActRecord;
  readonly evidence: OpenedEvidence | null;
}

export interface PreferenceChangeCommand {
  readonly act: 'grant' | 'withdraw';
  readonly programme: string;
  readonly channel: ChannelId;
  readonly purpose: Purpose;
  readonly topic: string | null;
  readonly disclosure: string | null;
  readonly seenSeq: number;
  readonly grantLifeMs: Ms | null;
}

export interface AdminAct {
  readonly act: ActName;
  readonly key: ActKey;
  readonly topics: readonly string[] | null;
  /** RFC 3339 time, a bare day, or null for now. */
  readonly at: string | null;
  readonly method: Method;
  readonly disclosure: string | null;
  readonly terms: Terms;
  readonly optIn: OptInStrength;
  readonly words: string | null;
  readonly attestation: { readonly attester: string; readonly artefact: string } | null;
}
export interface AdminActOutcome {
  readonly seq: number;
  readonly act: ActName;
  readonly key: ActKey;
  readonly outcome: 'recorded' | 'claim_opened' | 'no_effect';
}

/** One address that moved after a position: its state now and the records since. */
export interface ChangedAddress {
  readonly no: number;
  /** Sequence of its last record now. */
  readonly seq: number;
  readonly address: Address;
  readonly state: AddressState;
  readonly externalIds: AddressView['externalIds'];
  /** Oldest first. In a page: its records after the position asked for, up to the page's end. For one address: all after the position. */
  readonly records: readonly ActRecord[];
}
export interface ChangesPage {
  /** Sorted by the sequence of the first record after the position. */
  readonly addresses: readonly ChangedAddress[];
  /** Position to ask with next: every record up to it is covered by this page. */
  readonly upTo: number;
  readonly head: number;
}

export interface LedgerApi {
  submit(place: LedgerPlace, command: SubmitCommand): Promise<SubmitAnswer>;
  submission(place: LedgerPlace, id: SubmissionLocalId): Promise<SubmissionRecordView | null>;
  /** Answers a challenge of this submission with a code. One refusal for every failure. */
  verify(
    place: LedgerPlace,
    id: SubmissionLocalId,
    to: 'phone' | 'email' | null,
    code: string,
    evidence: PageEvidence,
  ): Promise<Result<{ readonly no: number; readonly confirmed: readonly { channel: ChannelId; purpose: Purpose }[] }, ConsentRefusal>>;
  /** Sends a new code for this submission's live claims, within the limits; never says whether it did. */
  resend(place: LedgerPlace, id: SubmissionLocalId, to: 'phone' | 'email' | null, template: MessageTemplate): Promise<void>;
  retract(
    place: LedgerPlace,
    id: SubmissionLocalId,
    choices: readonly { channel: ChannelId; purpose: Purpose }[],
    evidence: PageEvidence,
  ): Promise<Result<void, ConsentRefusal>>;

  /** Null where no such address is, or no longer. */
  address(place: LedgerPlace, ref: AddressRef): Promise<AddressView | null>;
  find(place: LedgerPlace, address: Address): Promise<AddressView | null>;
  /** Newest first; `before` is a sequence. */
  timeline(
    place: LedgerPlace,
    ref: AddressRef,
    before: number | null,
    limit: number,
  ): Promise<{ readonly entries: readonly TimelineRecord[]; readonly next: number | null }>;
  record(place: LedgerPlace, seq: number): Promise<(TimelineRecord & { readonly no: number }) | null>;

  /** Verified acts of the bearer of a `manage` token (grants and withdrawals) or a `stop` token (withdrawals). */
  change(
    place: LedgerPlace,
    ref: AddressRef,
    changes: readonly PreferenceChangeCommand[],
    evidence: PageEvidence,
  ): Promise<Result<readonly { readonly outcome: 'done' | 'state_moved' }[], { readonly reason: 'not_found' }>>;
  withdrawAll(place: LedgerPlace, ref: AddressRef, evidence: PageEvidence): Promise<Result<void, { readonly reason: 'not_found' }>>;
  /** Sends `template` with a link if the address is known and within its limits. Never says whether it did. */
  requestLink(place: LedgerPlace, address: Address, widget: string, template: MessageTemplate, page: LinkPage): Promise<void>;

  /** Acts reported by the merchant. All or none; a refusal names the act by its index. */
  recordActs(
    place: LedgerPlace,
    address: Address,
    acts: readonly AdminAct[],
    context: Record<string, unknown>,
    externalIds: AddressView['externalIds'],
  ): Promise<Result<{ readonly no: number; readonly outcomes: readonly AdminActOutcome[] }, ConsentRefusal & { readonly index: number }>>;

  /** Addresses with records after `after`, each with its state now. Looks at no more than `limit` records. */
  changes(place: LedgerPlace, after: number, limit: number): Promise<ChangesPage>;
  /** Fresh state of one address and its records after `after`, for a retry. Null when the address is gone. */
  changed(place: LedgerPlace, no: number, after: number): Promise<ChangedAddress | null>;
  head(place: LedgerPlace): Promise<number>;
  /** Folds every address again from its records and answers how many stored states differed. For tests and operators. */
  refold(place: LedgerPlace): Promise<{ readonly addresses: number; readonly differed: number }>;
  /** Takes over the second part of a submission that another ledger owes. Repeating it changes nothing. */
  takeOwed(place: LedgerPlace, command: SubmitCommand): Promise<void>;
}
