/** One item of a call as the question that `eligible` takes. Pure. */
import type { EligibilityItem } from '../../../shared/contract/eligibility.ts';
import type { Address, ChannelId } from '../../../shared/vocabulary.ts';
import { CHANNEL_CATALOGUE } from '../../channels/registry.ts';
import type { LastInbound, StateAnswer } from '../../consent/asked.ts';
import type { AddressState, Ms } from '../../consent/model.ts';
import { wishesOf } from '../../consent/wishes.ts';
import type { Capabilities } from '../../policy/eligibility-facts.ts';
import { type Eligibility, eligible } from '../../policy/eligible.ts';
import { placed } from '../../policy/recipient.ts';
import type { Conversation } from '../../policy/window.ts';

export interface Decided {
  readonly contactId: string | null;
  /** By what is known now; of a moment that is over, by what was recorded then. */
  readonly verdict: Eligibility;
  /** Of a moment that is over: by what is known of it now. */
  readonly sinceKnown: Eligibility | null;
}

export interface ItemAsked {
  readonly item: EligibilityItem;
  /** Null for a contact that is no longer. */
  readonly address: Address | null;
  readonly state: StateAnswer;
  readonly capabilities: Capabilities;
  /** Of the item's programme. */
  readonly nightProgrammes: readonly string[];
  readonly atMs: Ms;
}

export function decide({ item, address, state, capabilities, nightProgrammes, atMs }: ItemAsked): Omit<Decided, 'contactId'> {
  const { channel, purpose, programme } = item;
  // Of what is gone nothing tells where it was; the channel's own kind is the one that asks no more of it than its standing does.
  const at = address ?? { kind: CHANNEL_CATALOGUE[channel].address.kind, scope: '', value: '' };
  const { recipient, jurisdiction } = placed(at, { seen: state.countries, said: item.country ?? null });
  const judge = (of: AddressState): Eligibility =>
    eligible({
      state: of,
      preference: wishesOf(of, atMs),
      channel,
      purpose,
      programme,
      nightProgrammes,
      topic: item.topic ?? null,
      now: atMs,
      conversation: conversationsOf(state.lastInbound, item, atMs),
      lastSentAtMs: item.last_sent_at === undefined ? null : Date.parse(item.last_sent_at),
      important: item.important,
      jurisdiction,
      capabilities,
      recipient,
    });
  return { verdict: judge(state.state), sinceKnown: state.sinceKnown && judge(state.sinceKnown) };
}

/** The last of what was told before and what this call says, as far as it had been written by then. */
function conversationsOf(known: LastInbound, { channel, last_inbound_at: said }: EligibilityItem, atMs: Ms): Conversations {
  const told = Object.entries(known) as [ChannelId, Ms][]; // as the ledger answers it
  const all: Conversations = {};
  for (const [id, lastInboundAtMs] of said === undefined ? told : [...told, [channel, Date.parse(said)] as const]) {
    if (lastInboundAtMs <= atMs && lastInboundAtMs > (all[id]?.lastInboundAtMs ?? Number.NEGATIVE_INFINITY)) all[id] = { lastInboundAtMs };
  }
  return all;
}

type Conversations = Partial<Record<ChannelId, Conversation>>;
