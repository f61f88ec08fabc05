/** What a person says of themselves at their own address: wishes and pauses. Never refused; saying again what stands adds nothing. */
import { canonicalText } from '../../shared/proof/canonical.ts';
import type { Command } from './command.ts';
import { draftAt } from './decide-draft.ts';
import { WHOLE_ADDRESS } from './key-cover.ts';
import type { ActDraft, AddressState, Ms } from './model.ts';
import { wished } from './preference-state.ts';
import { ownClock } from './time.ts';

export function decidePrefer(
  { method, preference }: Extract<Command, { readonly do: 'prefer' }>,
  state: AddressState,
  now: Ms,
): readonly ActDraft[] {
  const { preference: current } = state;
  if (current.verified && canonicalText(wished(current, preference)) === canonicalText(current)) return [];
  return [draftAt(ownClock(now), { act: 'prefer', key: WHOLE_ADDRESS, method, verified: true, terms: { preference } })];
}

export function decidePause(
  { method, untilMs }: Extract<Command, { readonly do: 'pause' }>,
  { preference }: AddressState,
  now: Ms,
): readonly ActDraft[] {
  const isSame = preference.pausedUntilMs === untilMs && preference.pauseReported !== true;
  const isOver = untilMs === null && (preference.pausedUntilMs ?? 0) <= now;
  if (isSame || isOver) return [];
  const terms = untilMs === null ? {} : { pause_until_ms: untilMs };
  return [draftAt(ownClock(now), { act: 'pause', key: WHOLE_ADDRESS, method, verified: true, terms })];
}
