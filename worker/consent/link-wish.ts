/**
 * What a form said of app channels: only that the person would like to be linked. No act, no record, nothing of a person: consent is
 * the tap in the app.
 */
import type { Result } from '../../shared/result.ts';
import type { Address, ChannelId, Method, Purpose } from '../../shared/vocabulary.ts';
import type { AppLinkAnswer } from './app-link.ts';
import type { PageEvidence } from './evidence.ts';
import type { LedgerPlace, SubmissionLocalId, SubmitAnswer } from './ledger-api.ts';
import type { LinkedContact } from './linked.ts';

/** One control as it was on screen. */
export interface WishedApp {
  readonly channel: ChannelId;
  readonly purpose: Purpose;
  readonly programme: string;
  readonly topics: readonly string[] | null;
}

export interface WishingApps {
  /** App channels that the person would like to be linked to; no act. */
  readonly apps?: readonly WishedApp[];
}

export interface LinkWish {
  readonly widget: string;
  readonly widgetVersion: number;
  readonly locale: string;
  readonly method: Method;
  readonly apps: readonly WishedApp[];
}

/** What was agreed to in the chats that the submission's links opened; what was said there since is the chat's own and not known here. */
export interface AgreedInApps {
  readonly agreed: readonly ChannelId[];
}

export interface LinkWishCommand extends LinkWish {
  readonly submission: SubmissionLocalId;
  /** SHA-256 hex of the request's canonical body. */
  readonly bodyHash: string;
}

/** What the chat asks for, fixed when the link is made. */
export interface AskedInApp extends WishedApp {
  /** Local id of the account whose chat the link leads into, which the text that is agreed to names. Absent in links of before. */
  readonly account?: string;
  readonly widget: string;
  readonly widgetVersion: number;
  readonly locale: string;
}

/** A link to be made. */
export interface NewLink {
  /** Hex, 8 random bytes. */
  readonly id: string;
  readonly submission: SubmissionLocalId;
  /** Kept as a keyed hash alone. */
  readonly token: string;
  readonly asked: AskedInApp;
}

/** How a link stands, as its page may know it: nothing of who opened it. */
export interface LinkState {
  readonly submission: SubmissionLocalId;
  readonly status: 'waiting' | 'opened' | 'agreed' | 'declined' | 'ended';
  /** To be picked in the chat now; null while there are none. */
  readonly digits: string | null;
  readonly asked: AskedInApp;
}

/** What an app account did with a link. `contact`: that account as its own ledger knows it. */
export type LinkAct =
  | { readonly do: 'open' | 'decline' }
  /** `withoutDigits`: that chat shows no buttons to pick them with, so nothing is joined there. */
  | { readonly do: 'agree'; readonly withoutDigits?: true }
  | { readonly do: 'granted'; readonly evidence: PageEvidence }
  | { readonly do: 'pick'; readonly digits: string; readonly contact: LinkedContact | null; readonly evidence: PageEvidence };

/** Whose act the platform vouches for, and where it was made: a token counts in its own channel alone. */
export interface ActingApp {
  readonly address: Address;
  readonly channel: ChannelId;
  /** Local id of the account that heard it, and whose it is. */
  readonly account: string;
  readonly programme: string;
}

export interface LinkActed {
  readonly answer: AppLinkAnswer;
  readonly asked: AskedInApp;
  /** Offered for picking, in their order; null where nothing is to be picked. */
  readonly offered: readonly string[] | null;
}

/** The part of a ledger that links into apps are made and answered by. */
export interface AppLinkApi {
  /** Keeps that a form wished for nothing but app channels, so that links can be made for it. */
  wishLinks(place: LedgerPlace, command: LinkWishCommand): Promise<SubmitAnswer>;
  /** Null where the form wished for none, or its time is over. */
  linkWish(place: LedgerPlace, id: SubmissionLocalId): Promise<(LinkWish & AgreedInApps) | null>;
  makeLink(place: LedgerPlace, link: NewLink): Promise<Result<void, { readonly reason: 'too_many' }>>;
  /** Null where there is no such link, or no longer; `too_soon` where it was just asked, or too often. */
  linkState(place: LedgerPlace, id: string): Promise<LinkState | 'too_soon' | null>;
  /** What the app's account did with a token of this ledger; null where there is no such link. */
  actOnLink(place: LedgerPlace, token: string, app: ActingApp, act: LinkAct): Promise<LinkActed | null>;
}
