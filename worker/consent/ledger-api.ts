/**
 * What a Ledger object answers over RPC. Everything about an address lives in one Ledger. Arguments and answers are plain data.
 * Expected refusals come back as values; a throw is a bug or a failed commit.
 */

import type { LineType } from '../../shared/phone/line-type.ts';
import type { Result } from '../../shared/result.ts';
import type { ActName, Address, ChannelId, EvidenceGrade, Frequency, Method, OptInStrength, Purpose } from '../../shared/vocabulary.ts';
import type { AskedAddress, InboundMessage, InboundOutcome, StateAnswer } from './asked.ts';
import type { ConfirmLink, ConfirmLinkApi } from './confirm-link.ts';
import type { Debt, DebtAnswer } from './debt.ts';
import type { PageEvidence } from './evidence.ts';
import type { HeldAddress, HeldCursor, HeldRowsPage } from './held.ts';
import type { InboundAnswer, InboundTold } from './inbound-act.ts';
import type { AddressesPage, LedgerStatus } from './ledger-status.ts';
import type { AppLinkApi, WishingApps } from './link-wish.ts';
import type { AddressLinks, LinkedBack } from './linked.ts';
import type { ActKey, ActRecord, AddressState, ConsentRefusal, Hours, Ms, Terms, WishTerms } from './model.ts';
import type { HoldCursor, RunningHolds } from './running-hold.ts';
import type { SendTerms } from './send-terms.ts';
import type { TestMessage, TestMessagesAsked } from './test-message.ts';

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
  /** `text` for an account that hears answers: it invites one. Absent: the same words for all. */
  readonly replyText?: string;
  readonly subject: string | null;
  /** For a message whose text has a place for it. */
  readonly confirmLink?: ConfirmLink;
  /** Judged when it is sent, never when it is queued: no answer may depend on it. Absent: sent without a limit. */
  readonly terms?: SendTerms;
  /** What it is for, as `OutgoingMessage.kind` says. */
  readonly kind?: 'code' | 'link' | 'notice' | 'reply';
  /** BCP 47: which template of a platform. */
  readonly locale?: string;
  /** Buttons under a message in a chat. */
  readonly buttons?: readonly { readonly label: string; readonly data: string }[];
  /** Local id of the channel account that it must go by. */
  readonly account?: string;
  /** Whose sender it must come from; absent: any. */
  readonly programme?: string;
}

export interface SubmitPart {
  readonly address: Address;
  /** As typed. */
  readonly typed: string;
  /** Of a phone number, by its numbering plan: kept as evidence, judged by nobody here. */
  readonly lineType?: LineType;
  readonly choices: readonly SubmitChoice[];
  /** What to send when the part opens a claim; null where nothing is to be confirmed. */
  readonly challenge: MessageTemplate | null;
}

export interface SubmitCommand extends WishingApps {
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
  readonly frequency?: Frequency | null;
  /** Liked best first; where null or absent, by the ranks of the choices. */
  readonly order?: readonly ChannelId[] | null;
  /** BCP 47. */
  readonly language?: string | null;
  readonly hours?: Hours | null;
  readonly evidence: PageEvidence;
  /** On a part owed to another ledger: when it was submitted, so that it does not bring back who was erased since. */
  readonly submittedAtMs?: Ms;
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
  /** Acts of a second address that its own ledger may not have taken over yet: shown until it has. */
  readonly owed?: readonly SubmissionAct[];
  /** Pairs of a second address that are taken back, and that its own ledger may not know of yet. */
  readonly owedRetractions?: readonly { readonly channel: ChannelId; readonly purpose: Purpose }[];
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

/** What the person would rather have, and a rest from messages: as `decide` takes them. */
export type WishCommand =
  | { readonly act: 'prefer'; readonly preference: WishTerms }
  | { readonly act: 'pause'; readonly untilMs: Ms | null };

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
  /** The ledger is recovering: only what is not permitted may be told. Absent: it is whole. */
  readonly grantsHeld?: boolean;
}
export interface ChangesPage {
  /** Sorted by the sequence of the first record after the position. */
  readonly addresses: readonly ChangedAddress[];
  /** Position to ask with next: every record up to it is covered by this page. */
  readonly upTo: number;
  readonly head: number;
}

/** What a destination must still be told of an erased address: all that is known of it there, and nothing else. */
export interface DeletionJob {
  /** The address as its last records left it: everything off. Of its external ids the signed customer ids alone. */
  readonly changed: ChangedAddress;
  readonly erasedAtMs: Ms;
}
/** For the Workspace's journal: no personal data, so that it outlives the ledger's file. */
export interface ErasureEntry {
  readonly partition: number;
  readonly no: number;
  /** Of its `erase` record. */
  readonly seq: number;
  readonly erasedAtMs: Ms;
  readonly by: 'merchant' | 'subject';
  /** Local ids of the destinations that are told. */
  readonly destinations: readonly string[];
}
export interface ErasureOrder {
  readonly by: 'merchant' | 'subject';
  readonly evidence: PageEvidence;
  /** Local ids of all destinations, whatever their status. */
  readonly destinations: readonly string[];
}
export interface ErasureDone {
  readonly no: number;
  readonly seq: number;
  readonly erasedAtMs: Ms;
  /** Deletion jobs that no courier has taken yet. */
  readonly jobs: number;
}
export type { AddressesPage, LedgerStatus } from './ledger-status.ts';

export interface LedgerApi extends AppLinkApi, ConfirmLinkApi {
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
  /** Whether this ledger would refuse that; ok where the submission's part has not come yet. Writes nothing. */
  mayRetract(
    place: LedgerPlace,
    id: SubmissionLocalId,
    choices: readonly { channel: ChannelId; purpose: Purpose }[],
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

  /** Verified acts of the bearer of a `manage` token (grants, withdrawals and wishes) or a `stop` token (withdrawals). */
  change(
    place: LedgerPlace,
    ref: AddressRef,
    changes: readonly (PreferenceChangeCommand | WishCommand)[],
    evidence: PageEvidence,
  ): Promise<Result<readonly { readonly outcome: 'done' | 'state_moved' }[], { readonly reason: 'not_found' }>>;
  withdrawAll(place: LedgerPlace, ref: AddressRef, evidence: PageEvidence): Promise<Result<void, { readonly reason: 'not_found' }>>;
  /** Sends `template` with a link if the address is known and within its limits. Never says whether it did. */
  requestLink(place: LedgerPlace, address: Address, widget: string, template: MessageTemplate, page: LinkPage): Promise<void>;
  /** Somebody on the web asks that messages stop: a hold, and `template` to the address, where it is known. Never says whether it is. */
  askToStop(
    place: LedgerPlace,
    address: Address,
    widget: string,
    template: MessageTemplate,
    page: LinkPage,
    evidence: PageEvidence,
  ): Promise<void>;
  /** The address answers that nothing is to stop. */
  keepAfterStop(place: LedgerPlace, ref: AddressRef, evidence: PageEvidence): Promise<Result<void, { readonly reason: 'not_found' }>>;
  runningHolds(place: LedgerPlace, after: HoldCursor | null, limit: number): Promise<RunningHolds>;

  /** Sends a fresh code for this address's own data, within its limits; never says whether it did. */
  sendSubjectCode(place: LedgerPlace, ref: AddressRef, template: MessageTemplate): Promise<Result<void, { readonly reason: 'not_found' }>>;
  /** Answers it, once. One refusal for every failure. */
  answerSubjectCode(place: LedgerPlace, ref: AddressRef, code: string): Promise<Result<void, ConsentRefusal>>;
  /** All that is held of an address beside its records, which `timeline` reads. Null where no such address is, or no longer. */
  heldOf(place: LedgerPlace, ref: AddressRef): Promise<HeldAddress | null>;
  /** The rows that live some days, in bounded steps: ask again with `next` until it is null. */
  heldRows(place: LedgerPlace, ref: AddressRef, from: HeldCursor | null): Promise<HeldRowsPage>;

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
  /** Addresses after that number, at most `limit`. */
  addresses(place: LedgerPlace, afterNo: number, limit: number): Promise<AddressesPage>;
  /** Sequence of the last record that was recorded before that moment, Unix ms; 0 for none. */
  positionAt(place: LedgerPlace, atMs: Ms): Promise<number>;
  /** The same acts, none of which can be refused, at many addresses. What is done stays done if a commit in between fails. */
  recordActsOfEach(
    place: LedgerPlace,
    addresses: readonly Address[],
    acts: readonly AdminAct[],
    context: Record<string, unknown>,
  ): Promise<void>;
  /** Folds every address again from its records and answers how many stored states differed. For tests and operators. */
  refold(place: LedgerPlace): Promise<{ readonly addresses: number; readonly differed: number }>;
  /** Takes over what another ledger owes: a second part, what is taken back of it, a proof, an unlink. Repeating it changes nothing. */
  takeOwed(place: LedgerPlace, debt: Debt): Promise<DebtAnswer>;

  /** Null where no such address is, or no longer. */
  links(place: LedgerPlace, ref: AddressRef): Promise<AddressLinks | null>;
  /** This end of a link. @param hash keyed hash of the address asked for, hex; `to` that of the other end. Null where it is gone. */
  linkedBack(place: LedgerPlace, hash: string, to: string): Promise<LinkedBack | null>;
  /** The merchant takes an address apart from another one, named by its keyed hash; both ends, the other one when it can be reached. */
  unlink(
    place: LedgerPlace,
    ref: AddressRef,
    from: string,
    context: Readonly<Record<string, unknown>>,
  ): Promise<Result<{ readonly outcome: 'unlinked' | 'not_linked' }, { readonly reason: 'not_found' }>>;
  /** Makes the address unreadable and owes each destination its deletion. Repeating it changes nothing and answers alike. */
  erase(place: LedgerPlace, ref: AddressRef, order: ErasureOrder): Promise<Result<ErasureDone, { readonly reason: 'not_found' }>>;
  /**
   * The states of many addresses at once, in the order asked, for deciding whether they may be written to.
   * @param atMs a moment that is over, Unix ms; null for now.
   */
  states(place: LedgerPlace, asked: readonly AskedAddress[], atMs: Ms | null): Promise<readonly StateAnswer[]>;
  /** When people last wrote, per address and channel. Nothing is kept of an address that has no records. In the order told. */
  /** What a test widget would have sent, newest first; nothing in the ledgers of people. */
  testMessages(place: LedgerPlace, asked: TestMessagesAsked): Promise<readonly TestMessage[]>;
  noteInbound(place: LedgerPlace, messages: readonly InboundMessage[]): Promise<readonly InboundOutcome[]>;
  /** What a platform told of an address: taken once, durable before it resolves. A withdrawal is never refused. */
  inbound(place: LedgerPlace, address: Address, told: InboundTold): Promise<InboundAnswer>;
  status(place: LedgerPlace): Promise<LedgerStatus>;
  /**
   * The operator's word that what is lost is lost: the ledger goes on as its own successor.
   * @param declared also where no head shows a loss, since all data was put back from a copy.
   */
  openSuccessor(place: LedgerPlace, declared: boolean): Promise<Result<LedgerStatus, { readonly reason: 'not_recovering' }>>;
}
