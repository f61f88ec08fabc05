/**
 * What a mapping's row may be told as, for every adapter that maps pairs to a vendor's own switches. Pure. It must never say yes to
 * more than stands: where a switch is wider than what was granted, the answer is no.
 */
import type { ConsentChanged, EventState } from '../../shared/contract/event.ts';
import type { ChannelId, Purpose } from '../../shared/vocabulary.ts';
import type { AddressState } from './destination.ts';

export interface PairRow {
  readonly programme: string;
  readonly channel: ChannelId;
  readonly purpose: Purpose;
  /** Absent: the switch stands for all topics. */
  readonly topic?: string | undefined;
}

/** Pairs of the event that the row names. The event holds only pairs that ever held a grant at this address. */
export const statesOf = (event: ConsentChanged, row: PairRow): readonly EventState[] =>
  event.data.state.filter((state) => state.programme === row.programme && state.channel === row.channel && state.purpose === row.purpose);

/** Whether the state permits all that the row stands for. */
export function permits(state: EventState, topic: string | undefined): boolean {
  if (!state.permitted) return false;
  if (topic === undefined) return state.topics === null && state.topics_off.length === 0;
  return !state.topics_off.includes(topic) && (state.topics === null || state.topics.includes(topic));
}

/** One switch that several rows lead to: yes only if every pair of them that ever held a grant permits. Null where none did. */
export function switchOf(event: ConsentChanged, rows: readonly PairRow[]): boolean | null {
  const each = rows.flatMap((row) => statesOf(event, row).map((state) => permits(state, row.topic)));
  return each.length === 0 ? null : each.every(Boolean);
}

/** The rows of each switch, in the mapping's order. */
export function bySwitch<R extends PairRow>(rows: readonly R[], nameOf: (row: R) => string): ReadonlyMap<string, readonly R[]> {
  const named = new Map<string, R[]>();
  for (const row of rows) named.set(nameOf(row), [...(named.get(nameOf(row)) ?? []), row]);
  return named;
}

export interface Identity {
  /** The merchant's own id of the person; null where none is known for sure. */
  readonly customer: string | null;
  /** Other ids that an earlier yes may have been told under: only a no may be. */
  readonly others: readonly string[];
}

/**
 * The newest signed id; an unsigned one is a claim of whoever typed it and is no identity.
 * Limit: the ledger does not say which owner of a number an id was signed for, so after a number changed hands none of them is trusted
 * with a yes.
 */
export function identityOf({ event, formerContact }: AddressState): Identity {
  const signed = event.data.external_ids
    .filter(({ namespace, verified }) => verified && namespace === 'customer')
    .map(({ value }) => value);
  if (formerContact !== null) return { customer: null, others: signed };
  const [customer = null, ...others] = signed;
  return { customer, others };
}
