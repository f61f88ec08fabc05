/** A wish or pause as it was asked for, as the ledger takes it. It judges form and length of a pause, never whose word it is. */
import type { z } from 'zod';
import type { ProblemError } from '../../shared/contract/error.ts';
import type { pauseChange, preferChange } from '../../shared/contract/preference.ts';
import { PAUSE_DAYS_MAX } from '../../shared/limits.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import type { WishCommand } from '../consent/ledger-api.ts';
import type { Ms } from '../consent/model.ts';
import { pauseEnd } from '../consent/pause-end.ts';
import { wishTerms } from '../consent/wish-wire.ts';
import type { ProblemDraft } from './problem.ts';

export function judgeWish(
  change: z.infer<typeof preferChange> | z.infer<typeof pauseChange>,
  path: string,
  nowMs: Ms,
): Result<WishCommand, ProblemDraft> {
  if ('prefer' in change) return ok({ act: 'prefer', preference: wishTerms(change.prefer) });
  const until = readPause(change.pause.until, `${path}.pause.until`, nowMs);
  return until.ok ? ok({ act: 'pause', untilMs: until.value }) : err({ status: 422, type: 'invalid-request', errors: [until.error] });
}

/** @returns Unix ms; null where the pause is to end */
export function readPause(until: string | null, path: string, nowMs: Ms): Result<Ms | null, ProblemError> {
  if (until === null) return ok(null);
  const end = pauseEnd(until, nowMs);
  if (end.ok) return end;
  const fix = `Give a time within ${PAUSE_DAYS_MAX} days from now, or withdraw.`;
  return end.error.reason === 'over'
    ? err({ path, code: 'pause_over', message: 'This pause would already be over.', fix: 'Give a time to come, or null to end a pause.' })
    : err({ path, code: 'pause_too_long', message: 'This pause is longer than may be asked for at once.', fix });
}
