/** What the rules of eligibility look at, worked out once for a channel. Pure; it judges nothing. */
import type { AddressKind, ChannelId, Purpose, Standing } from '../../shared/vocabulary.ts';
import type { Channel } from '../channels/channel.ts';
import { CHANNEL_CATALOGUE } from '../channels/registry.ts';
import { covers } from '../consent/key-cover.ts';
import type { AddressState, KeyState, Ms } from '../consent/model.ts';
import { keyState, permitted, standingAt } from '../consent/permitted.ts';
import type { Wishes } from '../consent/wishes.ts';
import type { QuietHours } from './jurisdiction.ts';
import { type Closed, isZone } from './local-time.ts';
import { PURPOSE_ROWS, type PurposeRow } from './purposes.ts';
import { type RuleSet, rulesOfChannel } from './rule-set.ts';
import { type Conversation, type Form, formAt, isAnswer, type Window, windowAt } from './window.ts';

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
  /** As `wishesOf` reads them at `now`. */
  readonly preference: Wishes;
  readonly channel: ChannelId;
  readonly purpose: Purpose;
  readonly programme: string;
  /** Programmes that are the night of that one: what stands there opens the hours that ask for a consent of their own. */
  readonly nightProgrammes: readonly string[];
  /** Null: the message is of no topic. */
  readonly topic: string | null;
  /** Unix ms, within the range of a Date. */
  readonly now: Ms;
  readonly conversation: Readonly<Partial<Record<ChannelId, Conversation>>>;
  /** When this person was last sent advertising, as the caller says; null where it doesn't. */
  readonly lastSentAtMs: Ms | null;
  /** The caller's word that it is one of the few messages that matter. */
  readonly important: boolean;
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
  readonly closed: ClosedHours;
}

/** Hours that close this message off, each null where there are none or they can't be read. */
export interface ClosedHours {
  readonly quiet: Closed | null;
  readonly night: Closed | null;
  readonly wished: Closed | null;
}

export function factsOf(asked: Question): Facts {
  const { state, purpose, programme, now, jurisdiction } = asked;
  const channel = CHANNEL_CATALOGUE[asked.channel];
  const conversation = asked.conversation[asked.channel] ?? null;
  const key = keyState(state, programme, asked.channel, purpose);
  const row = PURPOSE_ROWS[purpose];
  const rules = narrowed(jurisdiction, asked.channel);
  return {
    asked,
    channel,
    key,
    standing: standingAt(key, now),
    purpose: row,
    rules,
    window: windowAt(channel, conversation, now),
    form: formAt(channel, purpose, conversation, now),
    hold: state.hold !== null && now < state.hold.untilMs && covers(state.hold.key, key) ? state.hold : null,
    isExcused: row.consent === 'none' || (row.consent === 'grant_or_conversation' && isAnswer(channel, conversation, now)),
    closed: closedHours(asked, row, rules),
  };
}

function closedHours(asked: Question, { isAdvertising, wishes }: PurposeRow, rules: RuleSet): ClosedHours {
  const { recipient, preference } = asked;
  const inZones = (hours: readonly QuietHours[], zones: readonly string[]): Closed | null =>
    hours.length > 0 && areKnown(zones) ? { hours, zones } : null;
  const wished = wishes ? preference.hours : null;
  return {
    quiet: isAdvertising ? inZones(rules.quietHours, recipient.zones) : null,
    night: isAdvertising && !agreedToNight(asked, rules) ? inZones(rules.nightConsent, recipient.zones) : null,
    // What is open from one hour to another is closed from the other to the one.
    // By those zones that are known: one more that isn't must not open what they close. A wish in no known zone is only noted.
    wished:
      wished &&
      inZones([{ from: wished.to, to: wished.from }], (wished.zone === undefined ? recipient.zones : [wished.zone]).filter(isZone)),
  };
}

/** Asked of it as much as of the consent for the day; that one is judged beside it, so this never permits by itself. */
function agreedToNight({ state, nightProgrammes, channel, purpose, topic, now }: Question, { optIn }: RuleSet): boolean {
  return nightProgrammes.some((programme) => {
    const key = keyState(state, programme, channel, purpose);
    const ofTopic = topic === null || (!key.topicsOff.includes(topic) && (key.topics === null || key.topics.includes(topic)));
    return ofTopic && permitted(key, state, now).permitted && (optIn === 'single' || key.verified || key.attested);
  });
}

/** Every zone must be known: an unknown one may be where the person is. */
export const areKnown = (zones: readonly string[]): boolean => zones.length > 0 && zones.every(isZone);

/** A thousand questions of one call share a few sets; narrowing one costs more than judging by it. */
const narrowedSets = new WeakMap<RuleSet, Map<ChannelId, RuleSet>>();

function narrowed(rules: RuleSet, channel: ChannelId): RuleSet {
  const byChannel = narrowedSets.get(rules) ?? new Map<ChannelId, RuleSet>();
  narrowedSets.set(rules, byChannel);
  const known = byChannel.get(channel) ?? rulesOfChannel(rules, channel);
  byChannel.set(channel, known);
  return known;
}
