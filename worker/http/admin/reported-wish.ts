/** Wishes and pauses that a merchant reports in a person's name. Pure; whether they count is the fold's to say. */
import type { ConsentActInput } from '../../../shared/contract/contact.ts';
import type { ProblemError } from '../../../shared/contract/error.ts';
import type { Ms, Terms } from '../../consent/model.ts';
import { wishTerms } from '../../consent/wish-wire.ts';
import { readPause } from '../judge-wish.ts';

/** What is wrong with the fields of a wish: missing where it is one, there where it is none. */
export function faultsOfWish(act: ConsentActInput, path: string, nowMs: Ms): readonly ProblemError[] {
  const foreign = (field: 'preference' | 'pause_until', owner: string): ProblemError[] =>
    act[field] === undefined || act.act === owner
      ? []
      : [{ path: `${path}${field}`, code: 'not_of_this_act', message: `A ${act.act} has no ${field}.`, fix: `Leave ${field} out.` }];
  const missing = (field: string, fix: string): ProblemError => ({
    path: `${path}${field}`,
    code: 'missing',
    message: `A ${act.act} names its ${field}.`,
    fix,
  });
  const pause = act.act === 'pause' && act.pause_until !== undefined ? readPause(act.pause_until, `${path}pause_until`, nowMs) : null;
  return [
    ...foreign('preference', 'prefer'),
    ...foreign('pause_until', 'pause'),
    ...(act.act === 'prefer' && act.preference === undefined ? [missing('preference', 'Send what the person would rather have.')] : []),
    ...(act.act === 'pause' && act.pause_until === undefined ? [missing('pause_until', 'Send until when, or null to end it.')] : []),
    ...(pause && !pause.ok ? [pause.error] : []),
  ];
}

export function reportedWish(act: ConsentActInput, nowMs: Ms): Pick<Terms, 'preference' | 'pause_until_ms'> {
  if (act.act === 'prefer' && act.preference) return { preference: wishTerms(act.preference) };
  const until = act.act === 'pause' ? readPause(act.pause_until ?? null, 'pause_until', nowMs) : null;
  return until?.ok && until.value !== null ? { pause_until_ms: until.value } : {};
}
