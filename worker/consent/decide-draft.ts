/** Drafts of acts: what most have in common, and the release that an answer of the address brings with it. */
import type { Method } from '../../shared/vocabulary.ts';
import type { Interval } from './command.ts';
import type { ActDraft, AddressState, Ms } from './model.ts';
import { ownClock } from './time.ts';

/** Every draft has every field, so that leaves of the same act look alike. */
export function draftAt(
  at: Interval,
  parts: Pick<ActDraft, 'act' | 'key' | 'method' | 'verified'> & Partial<Pick<ActDraft, 'topics' | 'of' | 'disclosure' | 'terms'>>,
): ActDraft {
  return { topics: null, of: [], disclosure: null, terms: {}, ...parts, fromMs: at.fromMs, toMs: at.toMs };
}

/**
 * Adds the release of a running hold to acts by which the address itself answers: DESIGN section 5 has it end by the person's answer.
 * A withdrawal of less than everything is no such answer, so its makers don't call this; nor is an act from before the hold.
 * @param answer how and at the earliest when the address answered, Unix ms.
 */
export function withRelease(
  drafts: readonly ActDraft[],
  state: AddressState,
  now: Ms,
  answer: { readonly method: Method; readonly atMs: Ms },
): readonly ActDraft[] {
  const { hold } = state;
  if (hold === null || now >= hold.untilMs || answer.atMs < hold.fromMs) return drafts;
  return [...drafts, draftAt(ownClock(now), { act: 'release', key: hold.key, method: answer.method, verified: true })];
}
