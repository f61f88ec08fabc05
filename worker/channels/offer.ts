/**
 * Which channels to put before a visitor, and in which order. Pure: catalogue and circumstances in, every channel out once, offered or
 * withheld, with the reason. It gives no consent and hides no control; who draws decides what a withheld one means there.
 */
import { CHANNELS, type ChannelId } from '../../shared/vocabulary.ts';
import type { Channel } from './channel.ts';
import { CHANNEL_CATALOGUE } from './registry.ts';

export type Device = 'apple' | 'android' | 'other';

export interface Circumstances {
  /** Channels that the merchant has a sender for, in its own listing. */
  readonly withSender: readonly ChannelId[];
  /** The merchant's override; those that it leaves out follow by the rule. Empty for none. */
  readonly merchantOrder: readonly ChannelId[];
  /** ISO 3166 code; null where nothing tells it. */
  readonly country: string | null;
  readonly device: Device;
}

export interface Offered {
  readonly channel: ChannelId;
  /** `fallback`: nothing better is known, so SMS and email come first. */
  readonly reason: 'merchant_order' | 'usual' | 'fallback';
  /** How usual it is there, 0 to 1. */
  readonly weight: number;
}
export interface Withheld {
  readonly channel: ChannelId;
  readonly because: 'no_sender' | 'never_sent' | 'not_in_country' | 'other_device' | 'not_used_in_country';
}
export interface Offer {
  readonly offered: readonly Offered[];
  readonly withheld: readonly Withheld[];
}

/** They reach anybody: what is left where nothing is known of the place or nothing else fits it. */
const FALLBACK: readonly ChannelId[] = ['sms', 'email'];

export function offer(given: Circumstances): Offer {
  const withheld: Withheld[] = [];
  const open: Offered[] = [];
  const listed = [...new Set([...given.withSender, ...CHANNELS])];
  for (const channel of listed) {
    const weight = weightOf(CHANNEL_CATALOGUE[channel], given.country);
    const because = obstacle(CHANNEL_CATALOGUE[channel], weight, given);
    if (because) withheld.push({ channel, because });
    else open.push({ channel, weight, reason: reasonOf(channel, given) });
  }
  // The sort is stable: equals stay as the merchant lists them.
  return { offered: open.sort((a, b) => rankOf(a, given) - rankOf(b, given) || b.weight - a.weight), withheld };
}

/** How usual a channel is in a country; `elsewhere` where it is not named or not known. */
const weightOf = ({ weights }: Channel, country: string | null): number =>
  (country === null ? undefined : weights.value[country]) ?? weights.value.elsewhere;

function obstacle(channel: Channel, weight: number, given: Circumstances): Withheld['because'] | null {
  const { id, optIn, notIn, devices } = channel;
  if (optIn.value === 'preference') return 'never_sent';
  if (!given.withSender.includes(id)) return 'no_sender';
  // The merchant knows its customers: of what it names, only that may be missing.
  if (given.merchantOrder.includes(id)) return null;
  if (given.country !== null && notIn.value.includes(given.country)) return 'not_in_country';
  if (devices.value !== 'any' && devices.value !== given.device) return 'other_device';
  return weight === 0 ? 'not_used_in_country' : null;
}

function reasonOf(channel: ChannelId, { merchantOrder, country }: Circumstances): Offered['reason'] {
  if (merchantOrder.includes(channel)) return 'merchant_order';
  return country === null && FALLBACK.includes(channel) ? 'fallback' : 'usual';
}

/** The merchant's in its order, then the fallback, then by weight. */
function rankOf({ channel, reason }: Offered, { merchantOrder }: Circumstances): number {
  switch (reason) {
    case 'merchant_order':
      return merchantOrder.indexOf(channel);
    case 'fallback':
      return merchantOrder.length + FALLBACK.indexOf(channel);
    case 'usual':
      return merchantOrder.length + FALLBACK.length;
  }
}
