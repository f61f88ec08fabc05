/** The folded state and the records as the wire says them: snake_case, RFC 3339. Pure; it decides nothing about consent. */
import type { ContactState } from '../../shared/contract/contact.ts';
import type { EventRecord, EventState } from '../../shared/contract/event.ts';
import type { ActRecord, AddressState, KeyState, Ms } from './model.ts';
import { permitted, standingAt } from './permitted.ts';

/**
 * The state of each pair as it is at `nowMs`.
 * @param options.onlyOwned leaves out pairs that never held a grant: what a destination is told.
 */
export function eventStates(state: AddressState, nowMs: Ms, options: { readonly onlyOwned?: boolean } = {}): EventState[] {
  return state.keys.filter((key) => !options.onlyOwned || key.everGranted).map((key) => eventState(key, state, nowMs));
}

/** The same for the merchant's own view: with the claims that wait beside each pair, and its disclosure. */
export function contactStates(state: AddressState, nowMs: Ms): ContactState[] {
  return state.keys.map((key) => ({
    ...eventState(key, state, nowMs),
    claims: key.claims.map((claim) => ({
      seq: claim.seq,
      opened_at: iso(claim.openedAtMs),
      lapses_at: iso(claim.lapsesAtMs),
      disclosure: claim.disclosure,
      status: nowMs <= claim.lapsesAtMs ? ('pending' as const) : ('lapsed' as const),
    })),
    seen_seq: key.movedSeq,
  }));
}

export const eventRecords = (records: readonly ActRecord[]): EventRecord[] => records.map(eventRecord);

export function eventRecord(record: ActRecord): EventRecord {
  return {
    seq: record.seq,
    act: record.act,
    programme: record.key.programme,
    channel: record.key.channel,
    purpose: record.key.purpose,
    topics: record.topics === null ? null : [...record.topics],
    effective_from: iso(record.fromMs),
    effective_to: iso(record.toMs),
    recorded_at: iso(record.recordedAtMs),
    method: record.method,
    verified: record.verified,
    disclosure: record.disclosure,
  };
}

function eventState(key: KeyState, state: AddressState, nowMs: Ms): EventState {
  const { permitted: isPermitted, suppressedBy } = permitted(key, state, nowMs);
  const standing = standingAt(key, nowMs);
  return {
    programme: key.programme,
    channel: key.channel,
    purpose: key.purpose,
    standing,
    permitted: isPermitted,
    // Of the grant that stands: one that ran out has none, whether the ledger has written it down yet or not.
    verified: key.verified && standing === key.standing,
    topics: key.topics === null ? null : [...key.topics],
    topics_off: [...key.topicsOff],
    since_at: key.sinceMs === null ? null : iso(key.sinceMs),
    expires_at: key.expiresAtMs === null ? null : iso(key.expiresAtMs),
    method: key.method,
    disclosure: key.disclosure,
    suppressed_by: [...suppressedBy],
  };
}

/** Ms precision always, as the contract's `timestamp` asks. */
export const iso = (ms: Ms): string => new Date(ms).toISOString();
