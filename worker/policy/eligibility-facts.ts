/** What the rules of eligibility look at, worked out once for a channel. Pure; it judges nothing. */
import type { AddressKind, ChannelId, Purpose, Standing } from '../../shared/vocabulary.ts';
import type { Channel } from '../channels/channel.ts';
import { CHANNEL_CATALOGUE } from '../channels/registry.ts';
import { covers } from '../consent/key-cover.ts';
import type { AddressState, KeyState, Ms } from '../consent/model.ts';
import { keyState, standingAt } from '../consent/permitted.ts';
import { PURPOSE_ROWS, type PurposeRow } from './purposes.ts';
import { type RuleSet, rulesOfChannel } from './rule-set.ts';
import { type Conversation, type Form, formAt, isAnswer, type Window, windowAt } from './window.ts';

/** What a person would rather have. It only narrows. */
export interface Wishes {
  readonly order: readonly ChannelId[];
  readonly frequency: string | null;
  readonly pausedUntilMs: Ms | null;
}

/** What the merchant can do. Null: not known, so not judged. */
export interface Capabilities {
  /** Channels with a sender. */
  readonly channels: readonly ChannelId[] | null;
  /** Channels with an approved template for this. */
  readonly templates: readonly ChannelId[] | null;
}

export interface Recipient {
  readonly kind: AddressKind;
  /** ISO 3166 codes: every one that the person may be in. */
  readonly countries: readonly string[];
  /** IANA names: every one that the person may be in; empty where nothing tells. */
  readonly zones: readonly string[];
}

export interface Question {
  readonly state: AddressState;
  readonly preference: Wishes;
  readonly channel: ChannelId;
  readonly purpose: Purpose;
  readonly programme: string;
  /** Null: the message is of no topic. */
  readonly topic: string | null;
  /** Unix ms, within the range of a Date. */
  readonly now: Ms;
  readonly conversation: Readonly<Partial<Record<ChannelId, Conversation>>>;
  /** When this person was last sent advertising, as the caller says; null where it doesn't. */
  readonly lastSentAtMs: Ms | null;
  readonly jurisdiction: RuleSet;
  readonly capabilities: Capabilities;
  readonly recipient: Recipient;
}

export interface Facts {
  readonly asked: Question;
  readonly channel: Channel;
  readonly key: KeyState;
  readonly standing: Standing;
  readonly purpose: PurposeRow;
  /** Of this channel alone. */
  readonly rules: RuleSet;
  readonly window: Window;
  /** What the channel takes now; `none` where it takes nothing. */
  readonly form: Form;
  /** The hold that is on this key now. */
  readonly hold: AddressState['hold'];
  /** The message needs no consent now: the person has just asked or written. */
  readonly isExcused: boolean;
}

export function factsOf(asked: Question): Facts {
  const { state, purpose, programme, now, jurisdiction } = asked;
  const channel = CHANNEL_CATALOGUE[asked.channel];
  const conversation = asked.conversation[asked.channel] ?? null;
  const key = keyState(state, programme, asked.channel, purpose);
  const row = PURPOSE_ROWS[purpose];
  return {
    asked,
    channel,
    key,
    standing: standingAt(key, now),
    purpose: row,
    rules: narrowed(jurisdiction, asked.channel),
    window: windowAt(channel, conversation, now),
    form: formAt(channel, purpose, conversation, now),
    hold: state.hold !== null && now < state.hold.untilMs && covers(state.hold.key, key) ? state.hold : null,
    isExcused: row.consent === 'none' || (row.consent === 'grant_or_conversation' && isAnswer(channel, conversation, now)),
  };
}

/** A thousand questions of one call share a few sets; narrowing one costs more than judging by it. */
const narrowedSets = new WeakMap<RuleSet, Map<ChannelId, RuleSet>>();

function narrowed(rules: RuleSet, channel: ChannelId): RuleSet {
  const byChannel = narrowedSets.get(rules) ?? new Map<ChannelId, RuleSet>();
  narrowedSets.set(rules, byChannel);
  const known = byChannel.get(channel) ?? rulesOfChannel(rules, channel);
  byChannel.set(channel, known);
  return known;
}
