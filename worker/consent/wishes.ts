/**
 * The wishes of an address as everything outside the fold reads them: eligibility, pages, exports, destinations. Records are forever, so
 * a word that is no longer, or not yet, in the vocabulary is read as no wish. Pure. A wish narrows; it must never be read as a permission.
 */
import { type ChannelId, FREQUENCIES, type Frequency } from '../../shared/vocabulary.ts';
import type { AddressState, Hours, Ms } from './model.ts';

export interface Wishes {
  /** Liked best first; channels that are not named come after those that are. */
  readonly order: readonly ChannelId[];
  readonly frequency: Frequency | null;
  /** BCP 47. */
  readonly language: string | null;
  /** Only between these, in the zone named or the recipient's own. */
  readonly hours: Hours | null;
  /** Unix ms; null where no pause runs. At this very ms messages may go again. */
  readonly pausedUntilMs: Ms | null;
  /** Whether the person at this address said so, as far as we could verify. Of the pause this is not said: a stranger's never counts. */
  readonly verified: boolean;
}

/**
 * What counts now. Of wishes that nobody proved, only the order of channels is left where a verified grant stands: whoever types
 * somebody else's number could hold up that person's messages with the others (DESIGN section 1, rule 5).
 */
export function wishesOf(state: Pick<AddressState, 'preference' | 'keys'>, nowMs: Ms): Wishes {
  const { order, frequency, language, hours, pausedUntilMs, verified } = state.preference;
  const counts = verified || !state.keys.some((key) => key.standing === 'granted' && key.verified);
  return {
    order: [...order],
    frequency: counts ? frequencyOf(frequency) : null,
    language: (counts ? language : null) ?? null,
    hours: (counts ? hours : null) ?? null,
    pausedUntilMs: pausedUntilMs !== null && pausedUntilMs > nowMs ? pausedUntilMs : null,
    verified,
  };
}

/** `any` is how forms of the first release said it. */
const frequencyOf = (said: string | null): Frequency | null =>
  said === 'any' ? 'every_message' : (FREQUENCIES.find((known) => known === said) ?? null);
