/** The window that a person's own message opens on a channel, and which form of message fits. Pure; the channel's facts come in. */
import { SERVICE_REPLY_MS } from '../../shared/limits.ts';
import type { Purpose } from '../../shared/vocabulary.ts';
import type { Channel } from '../channels/channel.ts';

/** What is known of one channel's conversation with an address. Absent: nothing is. */
export interface Conversation {
  /** Unix ms. */
  readonly lastInboundAtMs: number;
}

export type Form = 'free_form' | 'approved_template' | 'none';

export interface Window {
  /** `none`: the channel has no such rule. `unknown`: nobody told us of a message; never taken for open. */
  readonly status: 'open' | 'closed' | 'unknown' | 'none';
  /** End of an open one, exclusive, Unix ms. */
  readonly untilMs: number | null;
}

/** A message that lies ahead of `now` tells nothing of `now`: it was not there yet, or a clock is wrong. */
const isBefore = (conversation: Conversation | null, now: number): conversation is Conversation =>
  conversation !== null && conversation.lastInboundAtMs <= now;

export function windowAt({ windowMs }: Channel, conversation: Conversation | null, now: number): Window {
  if (windowMs.value === null) return { status: 'none', untilMs: null };
  if (!isBefore(conversation, now)) return { status: 'unknown', untilMs: null };
  const untilMs = conversation.lastInboundAtMs + windowMs.value;
  return now < untilMs ? { status: 'open', untilMs } : { status: 'closed', untilMs: null };
}

/** Where a channel has no time limit, the conversation is open once the person has written at all. */
export function formAt(channel: Channel, purpose: Purpose, conversation: Conversation | null, now: number): Form {
  const { inside, outside } = channel.messages.value[purpose];
  const { status } = windowAt(channel, conversation, now);
  const isInside = status === 'open' || (status === 'none' && isBefore(conversation, now));
  return isInside ? inside : outside;
}

/** Whether the person wrote so lately that a message is the answer to theirs. */
export function isAnswer(channel: Channel, conversation: Conversation | null, now: number): boolean {
  return isBefore(conversation, now) && now < conversation.lastInboundAtMs + (channel.windowMs.value ?? SERVICE_REPLY_MS);
}
