/** What is asked and told of many addresses in one call: their states, and when people wrote. Types alone. */
import type { Address, ChannelId } from '../../shared/vocabulary.ts';
import type { AddressState, Ms } from './model.ts';

/** By its value, or by its number where a contact id names it. */
export type AskedAddress = { readonly address: Address } | { readonly no: number };

/** When somebody last wrote, by channel, Unix ms. Absent where nobody told. */
export type LastInbound = Readonly<Partial<Record<ChannelId, Ms>>>;

export interface StateAnswer {
  /** Null for an address that is not, or no longer. */
  readonly known: { readonly no: number; readonly address: Address } | null;
  /** Now; at a moment that is over, what the records that were there by then said of it. Of an unknown address: nothing was ever said. */
  readonly state: AddressState;
  /** At a moment that is over: what all records, also those that came since, now say of it. Null for now. */
  readonly sinceKnown: AddressState | null;
  readonly lastInbound: LastInbound;
  /** ISO 3166 codes that the edge saw when the grants that stand were given; none of whose evidence is gone. */
  readonly countries: readonly string[];
}

export interface InboundMessage {
  readonly asked: AskedAddress;
  readonly channel: ChannelId;
  readonly atMs: Ms;
}
/** `older`: a later message is known already. */
export type InboundOutcome = 'recorded' | 'older' | 'address_unknown';
