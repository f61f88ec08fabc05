/**
 * The folded state as it is stored: canonical JSON without the fields that say nothing, so that four addresses share a page where one
 * would fill it. What is read is whole again. It takes the text of the builds before, too, which left nothing out.
 */
import { canonicalText } from '../../shared/proof/canonical.ts';
import { initialAddressState } from './fold.ts';
import type { AddressState, KeyState } from './model.ts';

/** What a field says where it is absent. A field that is not here is always written. */
const OF_KEY: Partial<KeyState> = {
  verified: false,
  attested: false,
  sinceMs: null,
  method: null,
  disclosure: null,
  grantSeq: null,
  confirmedElsewhere: false,
  topics: null,
  topicsOff: [],
  expiresAtMs: null,
  stopped: false,
  needsConfirm: false,
  withdrawnAtMs: null,
  everGranted: false,
  claims: [],
};
const { v: _, seq: __, keys: ___, ...OF_ADDRESS } = initialAddressState;

/** The same text whenever the same records are folded. */
export const stateText = (state: AddressState): string =>
  canonicalText({ ...spoken(state, OF_ADDRESS), keys: state.keys.map((key) => spoken(key, OF_KEY)) });

/** @param text that `stateText` made, or canonical JSON of the whole state. */
export function readState(text: string): AddressState {
  const read = JSON.parse(text) as AddressState; // written by this code alone
  return { ...OF_ADDRESS, ...read, keys: read.keys.map((key) => ({ ...OF_KEY, ...key })) };
}

function spoken<T extends object>(value: T, silent: Partial<T>): Partial<T> {
  const said: Partial<T> = {};
  for (const name of Object.keys(value) as (keyof T)[]) {
    if (!(name in silent && isSame(value[name], silent[name]))) said[name] = value[name];
  }
  return said;
}

/** Lists that are silent are empty ones. */
function isSame(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (Array.isArray(a)) return a.length === 0 && Array.isArray(b) && b.length === 0;
  return typeof a === 'object' && typeof b === 'object' && a !== null && b !== null && canonicalText(a) === canonicalText(b);
}
