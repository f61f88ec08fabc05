/** What a Workspace object answers over RPC: one merchant's configuration, keys, audit. It holds no person's data. */

import type { z } from 'zod';
import type { apiKeyView, auditList, createApiKeyRequest, landingPageInput, workspaceView } from '../../shared/contract/admin.ts';
import type {
  ChannelAccountView,
  createChannelAccountRequest,
  PlatformId,
  PlatformSecrets,
  PlatformSettings,
  updateChannelAccountRequest,
} from '../../shared/contract/channel-account.ts';
import type {
  createDestinationRequest,
  DestinationSettings,
  DestinationView,
  updateDestinationRequest,
} from '../../shared/contract/destination.ts';
import type { DisclosureDocument, disclosureView, registerDisclosureRequest } from '../../shared/contract/disclosure.ts';
import type { KeywordInput } from '../../shared/contract/keyword.ts';
import type { OfferPool } from '../../shared/contract/offer.ts';
import type { ProgrammeInput, ProgrammeView } from '../../shared/contract/programme.ts';
import type { FormStep } from '../../shared/contract/stats.ts';
import type { Finding, WidgetDraft, WidgetVersion, WidgetView } from '../../shared/contract/widget.ts';
import type { Result } from '../../shared/result.ts';
import type { ChannelId, Scope } from '../../shared/vocabulary.ts';
import type { Split, WeighedVersion } from './draw-version.ts';
import type { KeywordForUse } from './keyword-reply.ts';

export interface NewWorkspace {
  /** 16 hex digits: the object's own id within the deployment. */
  readonly workspace: string;
  readonly name: string;
  readonly partitions: number;
  readonly jurisdiction: 'none' | 'eu';
}
/** Who does it: an API key's public id, or `operator`. Goes to the audit log. */
export type Actor = string;

/** One published version with all that the public side needs: texts are read from `documents` by hash. */
export interface PublishedWidget {
  readonly workspace: string;
  readonly partitions: number;
  readonly suspended: boolean;
  readonly version: WidgetVersion;
  readonly programme: ProgrammeView;
  readonly documents: Readonly<Record<string, DisclosureDocument>>;
  /** 32 bytes, base64url: signs external ids. */
  readonly identitySecret: string;
  /** False when a newer version is published. */
  readonly current: boolean;
  /** Null: every visitor gets the current version. */
  readonly split: readonly WeighedVersion[] | null;
}

/** A picture of a form, to be kept. */
export interface NewPicture {
  /** Of the widget, as the form showed it. */
  readonly version: number;
  /** As the form reported it. */
  readonly build: string;
  readonly png: Uint8Array;
}
export interface StoredPicture {
  /** SHA-256 of its bytes, hex. */
  readonly hash: string;
  readonly version: number;
  readonly build: string;
  readonly width: number;
  readonly height: number;
  readonly uploadedAt: string;
}
/** A programme as the public sees it. */
export interface PublishedProgramme {
  readonly programme: ProgrammeView;
  readonly widgets: readonly { readonly published: PublishedWidget; readonly picture: StoredPicture | null }[];
}

export interface Authenticated {
  readonly keyId: string;
  readonly scopes: readonly Scope[];
  readonly partitions: number;
  readonly suspended: boolean;
}

/** What a Courier needs; secrets in the clear, so it never leaves the objects. */
export interface DestinationForCourier {
  readonly id: string;
  readonly key: string;
  readonly settings: DestinationSettings;
  readonly secret: string;
  readonly status: DestinationView['status'];
  readonly optOuts: DestinationView['opt_outs'];
  /** Number of the newest notice about any destination; 0 for none. */
  readonly lastNotice: number;
  readonly partitions: number;
  readonly jurisdiction: NewWorkspace['jurisdiction'];
  /** Local id and languages of the widget whose pages footer links lead to; null where none are told. */
  readonly footer: { readonly widget: string; readonly locales: readonly string[] } | null;
}

/** As the list and the audit show it; `http/` adds the public id and the URL for webhooks. */
export type ChannelAccountRecord = Omit<ChannelAccountView, 'inbound_url'>;

/** What sending and receiving need; secrets in the clear, so it never leaves the Worker. */
export interface OpenChannelAccount<P extends PlatformId = PlatformId> {
  readonly id: string;
  readonly key: string;
  readonly platform: P;
  readonly programme: string;
  readonly settings: PlatformSettings<P>;
  readonly secrets: PlatformSecrets<P>;
  readonly senders: Partial<Readonly<Record<ChannelId, string>>>;
  /** ISO 3166; null: all. */
  readonly countries: readonly string[] | null;
  readonly priority: number;
  readonly inbound: ChannelAccountView['inbound'];
  readonly status: ChannelAccountView['status'];
}

/** All that judging a webhook needs of a workspace, read at once. */
export interface InboundAccountFound {
  readonly account: OpenChannelAccount;
  readonly partitions: number;
  /** Null where the account names one that is not there any more. */
  readonly programme: ProgrammeView | null;
  /** Texts that people agreed to at a CEP, of those that are registered for it. */
  readonly shownTexts: readonly { readonly channel: ChannelId; readonly disclosure: string }[];
}
export interface FormCount {
  /** Local id of the widget. */
  readonly widget: string;
  readonly version: number;
  readonly country: string;
  readonly step: FormStep;
  readonly count: number;
}

export interface FormCountRow {
  /** Days since 1970 UTC. */
  readonly day: number;
  readonly widget: string;
  readonly version: number;
  /** Null where countries were not asked apart. */
  readonly country: string | null;
  readonly counts: Readonly<Record<FormStep, number>>;
}

/** Which days, both included, of which widget (null: of all), and whether by country. */
export interface FormCountsAsked {
  readonly fromDay: number;
  readonly toDay: number;
  readonly widget: string | null;
  readonly byCountry: boolean;
}

export interface InboundCount {
  /** Local id. */
  readonly account: string;
  readonly what: 'accepted' | 'refused' | 'unknown';
  readonly name: string;
  readonly count: number;
}
export interface InboundDay {
  /** Days since 1970 UTC. */
  readonly day: number;
  readonly accepted: Readonly<Record<string, number>>;
  readonly refused: Readonly<Record<string, number>>;
  readonly unknown: Readonly<Record<string, number>>;
}

/** One erasure, without anything that leads to the person. */
export interface ErasureEntry {
  readonly partition: number;
  /** Number of the address in its ledger. */
  readonly no: number;
  /** Of its `erase` record. */
  readonly seq: number;
  readonly erasedAtMs: number;
  readonly by: 'merchant' | 'subject';
  /** Local ids of the destinations that are told. */
  readonly destinations: readonly string[];
}
export interface JournalledErasure extends ErasureEntry {
  readonly id: number;
}
/** Something that happened to a destination, and that the merchant's others are told. */
export interface Notice {
  readonly no: number;
  /** Key of the destination. */
  readonly destination: string;
  readonly kind: 'late' | 'disabled';
  /** Unix ms. */
  readonly sinceMs: number;
  readonly reason: string | null;
  /** When it was noted, Unix ms. */
  readonly atMs: number;
}

export type WorkspaceRefusal =
  | { readonly reason: 'not_found' }
  | { readonly reason: 'conflict'; readonly detail: string }
  | { readonly reason: 'publish_refused'; readonly findings: readonly Finding[] }
  | { readonly reason: 'invalid'; readonly path: string; readonly message: string; readonly fix: string };
type Answer<T> = Promise<Result<T, WorkspaceRefusal>>;

/** A ledger's last sequence and the running hash over its leaves, hex. */
export interface RememberedHead {
  readonly seq: number;
  readonly leavesHash: string;
}
export interface LedgerStanding {
  readonly partition: number;
  readonly seq: number;
  readonly generation: number;
  readonly recoveringSinceMs: number | null;
  readonly reportedAtMs: number;
}

/** Secrets that are not yet under the master key's current version. */
export interface SecretsProgress {
  readonly version: number;
  readonly left: number;
}

/** Ids here are local ones (hex, without workspace and MAC); `http/` turns them into public ids. Views carry local ids too. */
export interface WorkspaceApi {
  putKeyword(actor: Actor, id: string, input: KeywordInput): Answer<KeywordForUse>;
  deleteKeyword(actor: Actor, id: string): Answer<void>;
  keywords(): Promise<readonly KeywordForUse[]>;

  /** @returns a full-scope API key's secret, once. A second call is a conflict. */
  create(input: NewWorkspace): Answer<{ readonly view: z.infer<typeof workspaceView>; readonly keyId: string; readonly secret: string }>;
  view(): Promise<z.infer<typeof workspaceView> | null>;
  setSuspended(suspended: boolean): Answer<void>;

  /** `secretHash` is SHA-256 hex of the key's secret. Null for unknown, revoked, expired. */
  authenticate(keyId: string, secretHash: string): Promise<Authenticated | null>;
  createApiKey(
    actor: Actor,
    input: z.infer<typeof createApiKeyRequest>,
  ): Answer<{ readonly view: z.infer<typeof apiKeyView>; readonly secret: string }>;
  listApiKeys(): Promise<readonly z.infer<typeof apiKeyView>[]>;
  revokeApiKey(actor: Actor, id: string): Answer<void>;

  putProgramme(actor: Actor, id: string, input: ProgrammeInput): Answer<ProgrammeView>;
  listProgrammes(): Promise<readonly ProgrammeView[]>;

  createWidget(actor: Actor, key: string, draft: WidgetDraft): Answer<WidgetView>;
  putDraft(actor: Actor, id: string, draft: WidgetDraft): Answer<WidgetView>;
  listWidgets(): Promise<readonly WidgetView[]>;
  /** Composes the disclosures, checks them, freezes a version. Unchanged input gives the current version again. */
  publish(actor: Actor, id: string): Answer<{ readonly version: number; readonly changed: boolean; readonly findings: readonly Finding[] }>;
  listVersions(id: string): Answer<readonly WidgetVersion[]>;
  /** A given version, or the current one. Null for unknown or never published. */
  published(id: string, version: number | null): Promise<PublishedWidget | null>;

  /** Null where no live widget is published with it. */
  publishedProgramme(programme: string): Promise<PublishedProgramme | null>;
  /** Refuses one of another version than the current one. Which build is served is the Worker's to say. */
  putPicture(actor: Actor, widgetId: string, input: NewPicture): Answer<StoredPicture>;
  newestPicture(widgetId: string): Promise<StoredPicture | null>;
  /** By the hash of its bytes. */
  pictureBytes(hash: string): Promise<Uint8Array | null>;

  registerDisclosure(actor: Actor, input: z.infer<typeof registerDisclosureRequest>): Answer<z.infer<typeof disclosureView>>;
  disclosure(hash: string): Promise<z.infer<typeof disclosureView> | null>;
  listDisclosures(): Promise<readonly z.infer<typeof disclosureView>[]>;

  putLandingPage(actor: Actor, slug: string, input: z.infer<typeof landingPageInput>): Answer<void>;
  deleteLandingPage(actor: Actor, slug: string): Answer<void>;
  landingPages(): Promise<
    readonly { readonly slug: string; readonly input: z.infer<typeof landingPageInput>; readonly widgetId: string }[]
  >;

  createDestination(
    actor: Actor,
    input: z.infer<typeof createDestinationRequest>,
  ): Answer<{ readonly view: DestinationView; readonly secret: string | null }>;
  updateDestination(
    actor: Actor,
    id: string,
    input: z.infer<typeof updateDestinationRequest>,
  ): Answer<{ readonly view: DestinationView; readonly secret: string | null }>;
  setDestinationStatus(actor: Actor, id: string, status: DestinationView['status'], reason: string | null): Answer<DestinationView>;
  setOptOuts(actor: Actor, id: string, optOuts: 'imported' | 'waived'): Answer<DestinationView>;
  listDestinations(): Promise<readonly DestinationView[]>;
  destinationForCourier(id: string): Promise<DestinationForCourier | null>;
  /** Notes that a destination has not been told a withdrawal that was recorded then, Unix ms. Once for each such moment. */
  noteLate(id: string, sinceMs: number): Promise<void>;
  /** What happened to others than this destination, after that number. */
  notices(id: string, after: number, limit: number): Promise<readonly Notice[]>;
  /** Local ids of destinations whose Couriers want a hint after a commit. */
  courierIds(): Promise<readonly string[]>;

  createChannelAccount(actor: Actor, input: z.infer<typeof createChannelAccountRequest>): Answer<ChannelAccountRecord>;
  updateChannelAccount(actor: Actor, id: string, input: z.infer<typeof updateChannelAccountRequest>): Answer<ChannelAccountRecord>;
  deleteChannelAccount(actor: Actor, id: string): Answer<void>;
  /** In the order in which they were made. */
  listChannelAccounts(): Promise<readonly ChannelAccountRecord[]>;
  /** Null where there is none of that id. Paused ones are there too. */
  channelAccount(id: string): Promise<OpenChannelAccount | null>;
  /** Those whose secrets can be read, in the order in which they are tried: by priority, then by age. Paused ones are there too. */
  channelAccounts(): Promise<readonly OpenChannelAccount[]>;

  /** Null where there is no such account. */
  inboundAccount(id: string): Promise<InboundAccountFound | null>;
  /** Adds to the counts of the day; of what nobody has an account for, nothing is kept. */
  countInbound(counts: readonly InboundCount[]): Promise<void>;
  /** Of the days that are kept, newest first. */
  inboundCounts(account: string): Promise<readonly InboundDay[]>;
  /** Adds to the counts of the day; of what was never published, nothing is kept. */
  countForms(counts: readonly FormCount[]): Promise<void>;
  /** Newest day first. */
  formCounts(asked: FormCountsAsked): Promise<readonly FormCountRow[]>;

  /** Null where none runs, and for an unknown widget. */
  offerPool(widget: string): Answer<OfferPool>;
  addOfferCodes(actor: Actor, widget: string, codes: readonly string[]): Answer<OfferPool & { readonly added: number }>;
  removeOfferCodes(actor: Actor, widget: string): Answer<OfferPool & { readonly removed: number }>;
  /** `by`: hash of the key that asks; the same gets the same. Null where none is left. */
  takeOfferCode(widget: string, by: string): Promise<string | null>;

  split(widget: string): Promise<Split | null>;
  putSplit(actor: Actor, widget: string, versions: readonly WeighedVersion[]): Answer<Split>;
  endSplit(actor: Actor, widget: string): Answer<void>;

  /** Durable when it resolves; a repeat changes nothing. */
  journalErasure(entry: ErasureEntry): Promise<void>;
  /** Erasures in this ledger, by the number of the address. */
  erasedIn(partition: number): Promise<readonly JournalledErasure[]>;
  erasure(partition: number, no: number): Promise<JournalledErasure | null>;
  /** Newest first. `before` is an entry's id. */
  erasures(before: number | null, limit: number): Promise<{ readonly entries: readonly JournalledErasure[]; readonly next: number | null }>;

  audit(before: number | null, limit: number): Promise<z.infer<typeof auditList>>;
  /** For acts done elsewhere in the workspace, such as consents recorded by API. */
  noteAudit(actor: Actor, action: string, target: string, detail: Record<string, unknown>): Promise<void>;

  /** The head is null where no record of this partition was ever reported. */
  ledgerHead(partition: number): Promise<{ readonly head: RememberedHead | null; readonly recovering: boolean }>;
  /** @returns the head that is remembered then: never an earlier one than before. */
  reportHead(
    partition: number,
    report: { readonly head: RememberedHead | null; readonly generation: number; readonly recoveringSinceMs: number | null },
  ): Promise<RememberedHead | null>;
  /** A number not below `atLeast` that was never given out for this partition. */
  nextGeneration(partition: number, atLeast: number): Promise<number>;
  /** Seals a bounded number of secrets anew under the master key's current version. */
  rotateSecrets(): Promise<SecretsProgress>;
  secretsProgress(): Promise<SecretsProgress>;
  /** Of the ledgers that have reported anything, by partition. */
  ledgerStandings(): Promise<readonly LedgerStanding[]>;
}
