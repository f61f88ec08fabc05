/**
 * How long the evidence of an act is kept. Pure: records, state and `now` in, a judgement out. Records are kept for ever; what can end is
 * what opens them. The numbers and their sources are in shared/limits.ts; they are the same for every workspace.
 */
import { CLAIM_LIFE_MS, CONSENT_KEPT_MS, NETWORK_KEPT_MS, UNPROVED_KEPT_MS, WITHDRAWAL_KEPT_MS } from '../../shared/limits.ts';
import type { ActName } from '../../shared/vocabulary.ts';
import { isOneKey } from './key-cover.ts';
import type { ActRecord, AddressState, Ms } from './model.ts';
import { keyState, standingAt } from './permitted.ts';

export type RetentionClass = 'consent' | 'withdrawal' | 'unproved';
/** `drop_network`: IP, country and user agent alone. */
export type Retention = 'keep' | 'drop_network' | 'drop';

const WITHDRAWING: readonly ActName[] = ['withdraw', 'stop', 'resume', 'hold', 'release', 'retract', 'reassign', 'erase'];

/**
 * What is due for one row of evidence.
 * @param covered the records that the row opens
 * @param all every record of the address
 */
export function retentionOf(covered: readonly ActRecord[], all: readonly ActRecord[], state: AddressState, now: Ms): Retention {
  const confirmed = new Set(all.flatMap((record) => (record.act === 'confirm' ? record.of : [])));
  const kept = covered.map((record) => keptUntil(record, classOf(record, confirmed), state, now));
  if (kept.every(({ allMs }) => allMs <= now)) return 'drop';
  return kept.every(({ networkMs }) => networkMs <= now) ? 'drop_network' : 'keep';
}

/** A grant proves consent once it was confirmed, was the person's own or attested, or stood because single opt-in was enough. */
export function classOf(record: ActRecord, confirmed: ReadonlySet<number>): RetentionClass {
  if (record.act === 'confirm') return 'consent';
  if (record.act === 'grant') {
    const { attested, opt_in: optIn } = record.terms;
    return record.verified || attested || optIn === 'single' || confirmed.has(record.seq) ? 'consent' : 'unproved';
  }
  return WITHDRAWING.includes(record.act) ? 'withdrawal' : 'unproved';
}

function keptUntil(record: ActRecord, kind: RetentionClass, state: AddressState, now: Ms): { readonly allMs: Ms; readonly networkMs: Ms } {
  const sinceMs = record.recordedAtMs;
  if (kind === 'withdrawal') return { allMs: sinceMs + WITHDRAWAL_KEPT_MS, networkMs: sinceMs + NETWORK_KEPT_MS };
  if (kind === 'unproved') {
    const endMs = sinceMs + CLAIM_LIFE_MS + UNPROVED_KEPT_MS;
    return { allMs: endMs, networkMs: endMs };
  }
  const endedMs = consentEndedMs(record, state, now);
  return { allMs: endedMs + CONSENT_KEPT_MS, networkMs: endedMs + NETWORK_KEPT_MS };
}

/** When the pair that this act granted stopped being granted; infinite while it is, whichever grant it now rests on. */
function consentEndedMs(record: ActRecord, state: AddressState, now: Ms): Ms {
  if (!isOneKey(record.key)) return record.recordedAtMs;
  const { programme, channel, purpose } = record.key;
  const key = keyState(state, programme, channel, purpose);
  if (standingAt(key, now) === 'granted') return Number.POSITIVE_INFINITY;
  const endedMs = key.standing === 'granted' ? key.expiresAtMs : key.sinceMs;
  return Math.max(record.recordedAtMs, endedMs ?? 0, state.epochBegan?.atMs ?? 0);
}
