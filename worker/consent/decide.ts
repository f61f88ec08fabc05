/**
 * Judges a command against the state and yields the acts to record. It decides who may ask for what; what the acts then do is the fold's
 * alone, which trusts none of this. No withdrawal is ever refused here.
 */

import { HOLD_LIFE_MS } from '../../shared/limits.ts';
import { assertNever, err, ok, type Result } from '../../shared/result.ts';
import type { Command } from './command.ts';
import { decideConfirm } from './decide-confirm.ts';
import { draftAt, withRelease } from './decide-draft.ts';
import { decideReport } from './decide-report.ts';
import { decideSubmit } from './decide-submit.ts';
import { decidePause, decidePrefer } from './decide-wish.ts';
import { WHOLE_ADDRESS } from './key-cover.ts';
import type { ActDraft, AddressState, ConsentRefusal, Ms } from './model.ts';
import { keyState, standingAt } from './permitted.ts';
import { ownClock } from './time.ts';

type Decision = Result<readonly ActDraft[], ConsentRefusal>;
type CommandTo<Do extends Command['do']> = Extract<Command, { readonly do: Do }>;

/**
 * @param now own clock, Unix ms
 * @returns the acts to record, none where there is nothing to say; or why a grant, confirm, retract or hold can't be made.
 */
export function decide(command: Command, state: AddressState, now: Ms): Decision {
  switch (command.do) {
    case 'submit':
      return ok(decideSubmit(command, now));
    case 'confirm':
      return decideConfirm(command, state, now);
    case 'change':
      return decideChange(command, state, now);
    case 'prefer':
      return ok(decidePrefer(command, state, now));
    case 'pause':
      return ok(decidePause(command, state, now));
    case 'withdraw_all': {
      const all = draftAt(ownClock(now), { act: 'withdraw', key: WHOLE_ADDRESS, method: command.method, verified: true });
      return ok(withRelease([all], state, now, { method: command.method, atMs: now }));
    }
    case 'retract':
      return decideRetract(command, state, now);
    case 'report':
      return decideReport(command, state, now);
    case 'hold':
      return decideHold(command, state, now);
    case 'expire':
      return ok(decideExpire(command, state, now));
    case 'lapse_hold': {
      if (state.hold === null || state.hold.untilMs > now) return ok([]);
      return ok([draftAt(ownClock(now), { act: 'release', key: state.hold.key, method: 'platform_event', verified: false })]);
    }
    default:
      return assertNever(command);
  }
}

/** The bearer of a token at the preference page. A grant there is also their answer to a stop that somebody asked for in their name. */
function decideChange(command: CommandTo<'change'>, state: AddressState, now: Ms): Decision {
  const { act, programme, channel, purpose, topic, disclosure, method } = command;
  const topics = topic === null ? null : [topic];
  const draft = draftAt(ownClock(now), { act, key: { programme, channel, purpose }, topics, method, verified: true });
  if (act === 'withdraw') return ok([draft]);
  if (disclosure === null) return err({ reason: 'disclosure_required' });
  const key = keyState(state, programme, channel, purpose);
  // What was taken away in this very ms folds after the grant: rather than record one that does nothing, have them look again.
  // Limit: beside topics that stand, one taken back and given again within one ms stays off.
  const withdrawnAtMs = standingAt(key, now) === 'granted' ? 0 : (key.withdrawnAtMs ?? 0);
  const takenAtMs = Math.max(withdrawnAtMs, state.epochBegan?.atMs ?? 0);
  if (command.seenSeq < key.movedSeq || takenAtMs >= now) return err({ reason: 'state_moved' });
  const terms = command.expiresAtMs === null ? {} : { expires_at_ms: command.expiresAtMs };
  return ok(withRelease([{ ...draft, disclosure, terms }], state, now, { method, atMs: now }));
}

function decideRetract({ of, own, method }: CommandTo<'retract'>, state: AddressState, now: Ms): Decision {
  const isConfirmed = (seq: number) => state.keys.some((key) => key.grantSeq === seq && key.confirmedElsewhere);
  if (of.some((seq) => !own.includes(seq) || isConfirmed(seq))) return err({ reason: 'not_own_record' });
  if (of.length === 0) return ok([]);
  return ok([draftAt(ownClock(now), { act: 'retract', key: WHOLE_ADDRESS, method, verified: false, of: [...of].sort((a, b) => a - b) })]);
}

/** A second request while one runs is answered alike and adds nothing. */
function decideHold(command: CommandTo<'hold'>, state: AddressState, now: Ms): Decision {
  if (state.hold !== null && now < state.hold.untilMs) return ok([]);
  if (state.holdSpent || state.hold !== null) return err({ reason: 'hold_spent' });
  const terms = { hold_until_ms: now + HOLD_LIFE_MS };
  return ok([draftAt(ownClock(now), { act: 'hold', key: WHOLE_ADDRESS, method: command.method, verified: false, terms })]);
}

function decideExpire({ programme, channel, purpose }: CommandTo<'expire'>, state: AddressState, now: Ms): readonly ActDraft[] {
  const key = keyState(state, programme, channel, purpose);
  if (key.standing !== 'granted' || key.expiresAtMs === null || key.expiresAtMs > now) return [];
  return [draftAt(ownClock(now), { act: 'expire', key: { programme, channel, purpose }, method: 'platform_event', verified: false })];
}
