/**
 * What a legal regime asks for, as rows of data: each rule with its source and how sure we are of it. Types alone. A rule from memory
 * must be the stricter reading. Not legal advice: these are defaults, and a merchant's counsel decides.
 */
import type { ChannelId, OptInStrength } from '../../shared/vocabulary.ts';
import type { ElementId } from '../channels/elements.ts';
import type { Source } from '../channels/fact.ts';

export interface Rule<T> extends Source {
  /** Stable and unique, such as `us-fl-quiet`: it goes into answers and evidence. */
  readonly id: string;
  readonly value: T;
  /** What the source says, in one sentence of our own. */
  readonly says: string;
  /** Channels that it is about; absent: all. */
  readonly channels?: readonly ChannelId[];
}

/** Local time of the recipient, `HH:MM`, from inclusive to exclusive; past midnight where `to` is not after `from`. */
export interface QuietHours {
  readonly from: string;
  readonly to: string;
  /** 0 Sunday to 6 Saturday, of the day on which it begins; absent: every day. */
  readonly days?: readonly number[];
}

export interface Reconfirmation {
  /** Months after the grant. */
  readonly afterMonths: number;
  readonly onSilence: 'keeps' | 'ends';
}

export interface Jurisdiction {
  /** `US`, `US-FL`, `EU`, `DE`; `default` is at least as strict as any. */
  readonly id: string;
  readonly name: string;
  /** Whose rules hold as well; the stricter of both counts. Null at the top. */
  readonly parent: string | null;
  /** ISO 3166 country, or `country-region`, that it is chosen by; empty for a base such as `EU` and for `default`. */
  readonly places: readonly string[];
  readonly elements: readonly Rule<readonly ElementId[]>[];
  readonly optIn: readonly Rule<OptInStrength>[];
  readonly quietHours: readonly Rule<QuietHours>[];
  /** Hours for which a consent of its own is needed. */
  readonly nightConsent: readonly Rule<QuietHours>[];
  readonly reconfirmation: readonly Rule<Reconfirmation>[];
  /** Days, or business days, within which a withdrawal must have its effect; 0: without delay. */
  readonly withdrawalDue: readonly Rule<{ readonly days: number; readonly business: boolean }>[];
  /** Years that proof is kept: of consent after its last use, and of a withdrawal. */
  readonly retention: readonly Rule<{ readonly consentYears: number; readonly withdrawalYears: number }>[];
  readonly minimumAge: readonly Rule<number>[];
  /** A word that a marketing message must begin with, such as `(광고)`. */
  readonly label: readonly Rule<string>[];
}
