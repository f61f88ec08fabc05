/** Whether a key may be used now. Reads the state and `now`, knows no law and no preference: eligibility asks further. */
import type { Standing } from '../../shared/vocabulary.ts';
import { compareKeys, covers, type OneKey } from './key-cover.ts';
import { unnamedKey } from './key-state.ts';
import type { AddressState, KeyState, Ms, SuppressedBy } from './model.ts';

/** The one answer to act on: granted, not run out, not stopped, not waiting for a confirm, not on hold, and the ledger whole. */
export function permitted(
  key: KeyState,
  state: AddressState,
  now: Ms,
): { readonly permitted: boolean; readonly suppressedBy: readonly SuppressedBy[] } {
  const standing = standingAt(key, now);
  if (standing !== 'granted' && standing !== 'expired') return { permitted: false, suppressedBy: [] };
  const isHeld = state.hold !== null && now < state.hold.untilMs && covers(state.hold.key, key);
  const reasons: readonly (readonly [boolean, SuppressedBy])[] = [
    [key.stopped, 'stop'],
    [key.needsConfirm, 'needs_confirm'],
    [isHeld, 'hold'],
    [standing === 'expired', 'expired'],
    [state.recovering === true, 'recovering'],
  ];
  const suppressedBy = reasons.filter(([applies]) => applies).map(([, reason]) => reason);
  return { permitted: suppressedBy.length === 0, suppressedBy };
}

/** The standing with expiry judged at `now`: the same before and after the ledger has written its `expire`. */
export function standingAt(key: KeyState, now: Ms): Standing {
  return key.standing === 'granted' && key.expiresAtMs !== null && key.expiresAtMs <= now ? 'expired' : key.standing;
}

/** The state of one key; of one that no record names, as the acts on the whole address leave it. */
export function keyState(
  state: AddressState,
  programme: OneKey['programme'],
  channel: OneKey['channel'],
  purpose: OneKey['purpose'],
): KeyState {
  const wanted = { programme, channel, purpose };
  return state.keys.find((key) => compareKeys(key, wanted) === 0) ?? unnamedKey(state, wanted);
}
