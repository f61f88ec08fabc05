/**
 * Whether a destination may be told of grants, and what is left to tell where it may not. Pure. What passes is a subset of the truth:
 * pairs that are not permitted always pass, so a closed gate never keeps a withdrawal back.
 *
 * Closed: the merchant paused grants, or the ledger holds them (it is recovering). What is held waits.
 * Since: the destination's own opt-outs were not imported, so a grant from before it was connected could overrule one of them. Only what
 * was granted since passes; the rest does not wait, the backfill after the import tells it.
 */
import type { ChangedAddress } from '../consent/ledger-api.ts';
import type { KeyState, Ms } from '../consent/model.ts';
import { permitted } from '../consent/permitted.ts';
import type { MessageContent } from './pseudonyms.ts';

export interface Gate {
  readonly isClosed: boolean;
  /** Grants up to here are not told; null where all may be. */
  readonly since: { readonly seq: number; readonly atMs: Ms } | null;
}

export interface Passed {
  /** What of it may be told. */
  readonly changed: ChangedAddress;
  /** Something is held until the gate opens. */
  readonly isHeld: boolean;
  readonly content: Exclude<MessageContent, 'opened'>;
}

export function passed(changed: ChangedAddress, gate: Gate, nowMs: Ms): Passed {
  const { state } = changed;
  const isYes = (key: KeyState) => permitted(key, state, nowMs).permitted;
  const known = state.keys.filter((key) => !isYes(key) || gate.since === null || isSince(key, gate.since));
  const told = gate.isClosed ? known.filter((key) => !isYes(key)) : known;
  if (told.length === state.keys.length) return { changed, isHeld: false, content: 'full' };
  const isHeld = told.length < known.length;
  return { changed: { ...changed, state: { ...state, keys: told } }, isHeld, content: isHeld ? 'off' : 'since' };
}

/** Granted, or confirmed, after the destination was connected. */
const isSince = (key: KeyState, since: { readonly seq: number; readonly atMs: Ms }): boolean =>
  (key.grantSeq !== null && key.grantSeq > since.seq) || (key.movedSeq > since.seq && key.sinceMs !== null && key.sinceMs >= since.atMs);
