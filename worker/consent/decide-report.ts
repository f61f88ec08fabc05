/** What the merchant or a platform reports. A grant must be past, complete and name its text; all else is taken, at the latest as of now. */
import { err, ok, type Result } from '../../shared/result.ts';
import { isByAddress } from './authority.ts';
import type { Command } from './command.ts';
import { draftAt, withRelease } from './decide-draft.ts';
import { isOneKey } from './key-cover.ts';
import type { ActDraft, AddressState, ConsentRefusal, Ms } from './model.ts';
import { clampWithdrawal } from './time.ts';

type Report = Extract<Command, { readonly do: 'report' }>;

export function decideReport(report: Report, state: AddressState, now: Ms): Result<readonly ActDraft[], ConsentRefusal> {
  const { act, key, topics, method, verified, disclosure, optIn, terms } = report;
  const parts = { act, key, topics, method, verified, disclosure };
  if (act === 'grant' || act === 'decline') {
    if (!isOneKey(key)) return err({ reason: 'key_incomplete' });
    if (disclosure === null) return err({ reason: 'disclosure_required' });
  }
  if (act === 'grant') {
    if (report.at.fromMs > now) return err({ reason: 'grant_in_future' });
    const grant = draftAt(report.at, { ...parts, terms: { ...terms, opt_in: optIn } });
    return ok(isByAddress(grant) ? withRelease([grant], state, now, { method, atMs: grant.fromMs }) : [grant]);
  }
  // A reassign or resume dated ahead would swallow or outlive withdrawals not yet made, so every one of these ends by now.
  const { at, clamped } = clampWithdrawal(report.at, now);
  return ok([draftAt(at, { ...parts, terms: clamped ? { ...terms, clamped: true } : terms })]);
}
