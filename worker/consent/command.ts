/** What may be asked of the consent core about one address. The ledger builds these; `decide` judges them. */
import type { ChannelId, Frequency, Method, OptInStrength, Purpose } from '../../shared/vocabulary.ts';
import type { ActKey, Hours, Ms, Terms, WishTerms } from './model.ts';

/** When an act happened, Unix ms, both ends included. See `time.ts` for how each source becomes one. */
export interface Interval {
  readonly fromMs: Ms;
  readonly toMs: Ms;
}

/** One choice of an unverified submission. Not shown means no draft at all. */
export interface ChoiceCommand {
  readonly programme: string;
  readonly channel: ChannelId;
  readonly purpose: Purpose;
  readonly topics: readonly string[] | null;
  readonly granted: boolean;
  readonly shown: boolean;
  readonly disclosure: string;
  readonly optIn: OptInStrength;
  readonly expiresAtMs: Ms | null;
}

export type Command =
  /** An unverified visitor's form. Never refused; yields grants and declines, and a `prefer` when a wish is given. */
  | {
      readonly do: 'submit';
      readonly method: Method;
      readonly choices: readonly ChoiceCommand[];
      readonly order: readonly ChannelId[] | null;
      readonly frequency: Frequency | null;
      readonly language?: string | null;
      readonly hours?: Hours | null;
    }
  /**
   * A challenge was answered. Drafts one `confirm` for each grant in `of` that it can still act on, and the `release` of a running hold.
   * `method` is how the answer came: that of the grants where the session that made them gave the code; another one for a reply or a
   * link opened elsewhere, which also ends that session's right to retract them.
   */
  | {
      readonly do: 'confirm';
      readonly method: Method;
      readonly of: readonly number[];
      readonly challengeEndsAtMs: Ms;
      readonly at: Interval;
    }
  /** A verified change by the address itself (preference centre, stop link). A withdrawal is always made. */
  | {
      readonly do: 'change';
      readonly act: 'grant' | 'withdraw';
      readonly method: Method;
      readonly programme: string;
      readonly channel: ChannelId;
      readonly purpose: Purpose;
      readonly topic: string | null;
      readonly disclosure: string | null;
      readonly seenSeq: number;
      readonly expiresAtMs: Ms | null;
    }
  /** The address itself says what it would rather have. What is absent stays, null clears. */
  | { readonly do: 'prefer'; readonly method: Method; readonly preference: WishTerms }
  /** The address itself wants a rest until then, Unix ms; null: it is over. */
  | { readonly do: 'pause'; readonly method: Method; readonly untilMs: Ms | null }
  | { readonly do: 'withdraw_all'; readonly method: Method }
  /** A submission takes back its own records `of`; `own` are those that it made. */
  | { readonly do: 'retract'; readonly of: readonly number[]; readonly own: readonly number[]; readonly method: Method }
  /** The merchant's own report (API, import, agent …) or a platform's event. */
  | {
      readonly do: 'report';
      readonly act: 'grant' | 'decline' | 'withdraw' | 'stop' | 'resume' | 'release' | 'reassign' | 'prefer' | 'pause';
      readonly key: ActKey;
      readonly topics: readonly string[] | null;
      readonly method: Method;
      readonly disclosure: string | null;
      readonly at: Interval;
      /** Whether the platform or keyword itself proves that the address did it. */
      readonly verified: boolean;
      readonly optIn: OptInStrength;
      readonly terms: Terms;
    }
  | { readonly do: 'hold'; readonly method: Method }
  /** Written by the ledger's own alarm: a grant ran out, a hold reached its tenth day. */
  | { readonly do: 'expire'; readonly programme: string; readonly channel: ChannelId; readonly purpose: Purpose }
  | { readonly do: 'lapse_hold' };
