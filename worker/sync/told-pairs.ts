/**
 * What a mapping's row may be told as, for every adapter that maps pairs to a vendor's own switches. Pure. It must never say yes to
 * more than stands: where a switch is wider than what was granted, the answer is no.
 */
import type { ConsentChanged, EventState } from '../../shared/contract/event.ts';
import type { ChannelId, Purpose } from '../../shared/vocabulary.ts';

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

/** The merchant's own ids of the person, newest first. An unsigned one is a claim of whoever typed it and is no identity. */
export const signedCustomers = (event: ConsentChanged): readonly string[] =>
  event.data.external_ids.filter(({ namespace, verified }) => verified && namespace === 'customer').map(({ value }) => value);
