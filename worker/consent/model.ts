/** The types of the consent core: acts as recorded, the folded state, commands and refusals. No behaviour, no I/O. */
import type { ActName, ChannelId, Method, OptInStrength, Purpose, Standing } from '../../shared/vocabulary.ts';

/** Unix ms. */
export type Ms = number;

/** What consent is held for within one address. Nulls mean "all of them": an act on a whole address has three nulls. */
export interface ActKey {
  readonly programme: string | null;
  readonly channel: ChannelId | null;
  readonly purpose: Purpose | null;
}

/** Local hours of a person: from `from` until `to` they would have messages. `to` before `from` is the next day's; they are never equal. */
export interface Hours {
  /** `HH:MM`, 00:00 to 23:59. */
  readonly from: string;
  readonly to: string;
  /** IANA name. Absent: the recipient's own zone, as eligibility finds it. */
  readonly zone?: string;
}

/** What a prefer says: what is absent stays as it was, null clears it. */
export interface WishTerms {
  readonly order?: readonly ChannelId[] | null;
  /** A word of `FREQUENCIES`; in old records any text. */
  readonly frequency?: string | null;
  readonly language?: string | null;
  readonly hours?: Hours | null;
}

/** What the fold needs beside the fixed fields; part of the leaf, so that it can't be changed later. No personal data. */
export interface Terms {
  /** On a grant: what the widget and the law asked for when it was made. */
  readonly opt_in?: OptInStrength;
  /** On a grant: when it runs out, Unix ms. */
  readonly expires_at_ms?: Ms;
  /** On a grant made under `consents:attest`: it may revive what was withdrawn, and the state says so. */
  readonly attested?: true;
  /** On a confirm: end of the challenge that was answered, Unix ms. */
  readonly challenge_ends_at_ms?: Ms;
  /** On a hold: when it ends by itself, Unix ms. */
  readonly hold_until_ms?: Ms;
  /** On a pause: until when nothing is to be sent, Unix ms. Absent: the pause is over. */
  readonly pause_until_ms?: Ms;
  /** On a prefer: what the person would rather have. It narrows, never permits. */
  readonly preference?: WishTerms;
  /** On a withdrawal whose stated time lay in the future: it was clamped to when it was received. */
  readonly clamped?: true;
}

/** One act before it is recorded: what `decide` yields. */
export interface ActDraft {
  readonly act: ActName;
  readonly key: ActKey;
  /** Null: all topics. */
  readonly topics: readonly string[] | null;
  /** Effective interval, Unix ms, both ends included. */
  readonly fromMs: Ms;
  readonly toMs: Ms;
  readonly method: Method;
  /** Whether the act is verified to come from this address. */
  readonly verified: boolean;
  /** Sequences of earlier records that this act acts on: the grants of a confirm, the records of a retract. */
  readonly of: readonly number[];
  /** SHA-256 hex of the disclosure shown. */
  readonly disclosure: string | null;
  readonly terms: Terms;
}

/** One act as recorded: all that the fold reads. */
export interface ActRecord extends ActDraft {
  /** Contiguous from 1 within a ledger, never reused. */
  readonly seq: number;
  /** Own clock, monotonic within a ledger, Unix ms. */
  readonly recordedAtMs: Ms;
}

/** An unverified grant waiting beside the standing. */
export interface Claim {
  readonly seq: number;
  readonly openedAtMs: Ms;
  /** Inclusive: a confirm at this very ms still counts. */
  readonly lapsesAtMs: Ms;
  readonly method: Method;
  readonly disclosure: string | null;
  readonly topics: readonly string[] | null;
  readonly expiresAtMs: Ms | null;
}

export interface KeyState {
  readonly programme: string;
  readonly channel: ChannelId;
  readonly purpose: Purpose;
  readonly standing: Standing;
  /** Of the grant that stands; false for every other standing but `withdrawn` by the address itself. */
  readonly verified: boolean;
  readonly attested: boolean;
  /** When the standing began (the act's folding instant), Unix ms; null for not_asked. */
  readonly sinceMs: Ms | null;
  readonly method: Method | null;
  readonly disclosure: string | null;
  /** Sequence of the grant that stands; null where none does. */
  readonly grantSeq: number | null;
  /** The grant that stands was confirmed by another way than it was made, so its submission can't take it back. */
  readonly confirmedElsewhere: boolean;
  /** Topics of the grant that stands; null: all, but for `topicsOff`. */
  readonly topics: readonly string[] | null;
  /** Topics taken back from a grant of all topics. Empty wherever `topics` is a list or nothing is granted. */
  readonly topicsOff: readonly string[];
  readonly expiresAtMs: Ms | null;
  /** The platform's own switch is off. */
  readonly stopped: boolean;
  /** A stop was lifted; nothing is sent until the person confirms or grants anew, verified. */
  readonly needsConfirm: boolean;
  /** Whether this epoch holds a withdrawal of this key, and its folding instant: the latest, Unix ms. */
  readonly withdrawnAtMs: Ms | null;
  /**
   * Whether this pair held a grant at any time as then known, in any epoch, retracted or overtaken by a late record since: only then
   * do destinations hear of it, and they must hear of the end of whatever they were told.
   */
  readonly everGranted: boolean;
  /** Sequence of the last record on whose arrival anything but claims moved. Sent out as `seen_seq`. */
  readonly movedSeq: number;
  /** Oldest first. */
  readonly claims: readonly Claim[];
}

/** Where a record stands in the folding order: instant, tie rank, sequence. */
export interface FoldOrder {
  readonly atMs: Ms;
  readonly rank: number;
  readonly seq: number;
}

/** An act with an empty key field, kept so that a key first seen later starts as if it had been there. */
export interface Pattern {
  readonly act: 'withdraw' | 'stop' | 'resume';
  readonly key: ActKey;
  readonly topics: readonly string[] | null;
  readonly verified: boolean;
  readonly method: Method;
  /** Instant of the first and of the last such act, Unix ms. */
  readonly sinceMs: Ms;
  readonly atMs: Ms;
  readonly seq: number;
}

/** All that is derived of one address. Its canonical JSON is the same bytes whenever the same records are folded. */
export interface AddressState {
  readonly v: 1;
  readonly epoch: number;
  /** The reassign that began this epoch: its instant, Unix ms, and its sequence. Null in the first. */
  readonly epochBegan: { readonly atMs: Ms; readonly seq: number } | null;
  /** Sequence of the address's last record; 0 for none. */
  readonly seq: number;
  /** The furthest place in the folding order that any record of this address has. Null for none. */
  readonly last: FoldOrder | null;
  /** Every key that any record names, whatever became of it. Sorted by programme, channel, purpose. */
  readonly keys: readonly KeyState[];
  /** A web stop that nobody proved: nothing is sent until then. Null when none or released. */
  readonly hold: { readonly key: ActKey; readonly fromMs: Ms; readonly untilMs: Ms } | null;
  /** Whether an unproved hold lapsed in this epoch: it is not renewed without proof. */
  readonly holdSpent: boolean;
  /** Of this epoch, in folding order; a repeated one takes the place of the former. */
  readonly patterns: readonly Pattern[];
  /** As recorded: read through `wishesOf`, which knows what counts. */
  readonly preference: {
    readonly order: readonly ChannelId[];
    readonly frequency: string | null;
    /** This and those below are absent where nothing is wished: states stored by earlier builds have no such fields. */
    readonly language?: string;
    readonly hours?: Hours;
    readonly pausedUntilMs: Ms | null;
    /** The pause is the merchant's word that the person asked for it. */
    readonly pauseReported?: true;
    /** Of all but the pause. */
    readonly verified: boolean;
  };
  readonly erased: boolean;
  /** Never stored and no fold sets it: a ledger that lacks records says so with each state that it answers. Nothing is permitted then. */
  readonly recovering?: true;
}

/** What law, programme and widget ask of an act on one key now. Judged outside; a parameter here. */
export interface Requirements {
  readonly optIn: OptInStrength;
  readonly expiresAtMs: Ms | null;
}

export type SuppressedBy = 'stop' | 'needs_confirm' | 'hold' | 'expired' | 'recovering';

export type ConsentRefusal =
  | { readonly reason: 'grant_in_future' }
  /** A grant or decline that does not name one programme, channel and purpose: nothing is bundled. */
  | { readonly reason: 'key_incomplete' }
  | { readonly reason: 'nothing_to_confirm' }
  | { readonly reason: 'claim_lapsed' }
  | { readonly reason: 'code_wrong' }
  | { readonly reason: 'hold_spent' }
  | { readonly reason: 'state_moved' }
  /** The address was erased: only the person's own verified act brings it back. */
  | { readonly reason: 'erased' }
  /** Not made by this submission, or no longer its own: the address has confirmed it since, in another way. */
  | { readonly reason: 'not_own_record' }
  | { readonly reason: 'disclosure_required' };
