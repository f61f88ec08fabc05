/** Verified changes by the address itself: from the preference centre and from stop links. A withdrawal is always made. */
import { err, invariant, ok, type Result } from '../../shared/result.ts';
import type { Command } from './command.ts';
import { decide } from './decide.ts';
import type { PageEvidence } from './evidence.ts';
import type { AddressRef, PreferenceChangeCommand, WishCommand } from './ledger-api.ts';
import type { AddressState } from './model.ts';
import { keyState } from './permitted.ts';
import type { Session } from './session.ts';
import { addressByNo } from './store-addresses.ts';
import { write } from './writing.ts';

type NotFound = { readonly reason: 'not_found' };
type Outcome = { readonly outcome: 'done' | 'state_moved' };

/** Each change is judged by the state that the ones before it left, but by the `seenSeq` of the page that named them all. */
export function change(
  session: Session,
  ref: AddressRef,
  changes: readonly (PreferenceChangeCommand | WishCommand)[],
  evidence: PageEvidence,
): Result<readonly Outcome[], NotFound> {
  const open = addressByNo(session, ref.no);
  if (!open) return err({ reason: 'not_found' });
  const before = open.state;
  const writing = write(session, open, evidence);
  const changeCommand = (wanted: PreferenceChangeCommand, earlier: readonly (PreferenceChangeCommand | WishCommand)[]): Command => {
    const isWithdrawnHere = earlier.some((each) => each.act === 'withdraw' && sameKey(each, wanted));
    return {
      do: 'change',
      act: wanted.act,
      method: 'preference_center',
      programme: wanted.programme,
      channel: wanted.channel,
      purpose: wanted.purpose,
      topic: wanted.topic,
      disclosure: wanted.disclosure,
      seenSeq: isWithdrawnHere ? wanted.seenSeq : seenSeqNow(before, writing.state, wanted),
      expiresAtMs: wanted.grantLifeMs === null ? null : session.nowMs + wanted.grantLifeMs,
    };
  };
  const outcomes = changes.map((wanted, index): Outcome => {
    const command = isWish(wanted) ? wishCommand(wanted) : changeCommand(wanted, changes.slice(0, index));
    const decided = decide(command, writing.state, session.nowMs);
    if (decided.ok) {
      for (const draft of decided.value) writing.record(draft);
      return { outcome: 'done' };
    }
    invariant(decided.error.reason === 'state_moved', `a change is refused for its state alone, not ${decided.error.reason}`);
    return { outcome: 'state_moved' };
  });
  writing.close();
  return ok(outcomes);
}

export function withdrawAll(session: Session, ref: AddressRef, evidence: PageEvidence): Result<void, NotFound> {
  const open = addressByNo(session, ref.no);
  if (!open) return err({ reason: 'not_found' });
  const decided = decide({ do: 'withdraw_all', method: 'preference_center' }, open.state, session.nowMs);
  invariant(decided.ok, 'a withdrawal is never refused');
  const writing = write(session, open, evidence);
  for (const draft of decided.value) writing.record(draft);
  writing.close();
  return ok(undefined);
}

const isWish = (wanted: PreferenceChangeCommand | WishCommand): wanted is WishCommand => wanted.act === 'prefer' || wanted.act === 'pause';

const wishCommand = (wanted: WishCommand): Command =>
  wanted.act === 'prefer'
    ? { do: 'prefer', method: 'preference_center', preference: wanted.preference }
    : { do: 'pause', method: 'preference_center', untilMs: wanted.untilMs };

/** Two topics turned on in one call move the same key: what this call itself did was not done behind the page's back. */
function seenSeqNow(before: AddressState, now: AddressState, { programme, channel, purpose, seenSeq }: PreferenceChangeCommand): number {
  const wasSeen = keyState(before, programme, channel, purpose).movedSeq <= seenSeq;
  return wasSeen ? keyState(now, programme, channel, purpose).movedSeq : seenSeq;
}

const sameKey = (a: PreferenceChangeCommand, b: PreferenceChangeCommand): boolean =>
  a.programme === b.programme && a.channel === b.channel && a.purpose === b.purpose;
