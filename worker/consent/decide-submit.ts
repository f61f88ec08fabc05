/** An unverified visitor's form: grants for what was ticked, declines for what was shown and left off. It reads no state and never refuses. */
import type { Command } from './command.ts';
import { draftAt } from './decide-draft.ts';
import { WHOLE_ADDRESS } from './key-cover.ts';
import type { ActDraft, Ms } from './model.ts';
import { ownClock } from './time.ts';

export function decideSubmit(command: Extract<Command, { readonly do: 'submit' }>, now: Ms): readonly ActDraft[] {
  const { method, order, frequency, language = null, hours = null } = command;
  const at = ownClock(now);
  const drafts = command.choices
    .filter((choice) => choice.shown)
    .map(({ programme, channel, purpose, topics, granted, disclosure, optIn, expiresAtMs }) => {
      const parts = { key: { programme, channel, purpose }, topics, method, verified: false, disclosure };
      if (!granted) return draftAt(at, { act: 'decline', ...parts });
      const terms = { opt_in: optIn, ...(expiresAtMs === null ? {} : { expires_at_ms: expiresAtMs }) };
      return draftAt(at, { act: 'grant', ...parts, terms });
    });
  // What was not said is left out, so that an earlier wish stays.
  const preference = Object.fromEntries(Object.entries({ order, frequency, language, hours }).filter(([, wish]) => wish !== null));
  if (Object.keys(preference).length === 0) return drafts;
  return [...drafts, draftAt(at, { act: 'prefer', key: WHOLE_ADDRESS, method, verified: false, terms: { preference } })];
}
