/**
 * What a channel is: a typed value in which each fact names its source. DESIGN section 6. It must not send, store or decide; a new
 * channel is its id in the vocabulary, a folder here and one line in `registry.ts`.
 */
import type { AddressKind, ChannelId, Purpose } from '../../shared/vocabulary.ts';
import type { ElementId } from './elements.ts';
import type { Fact } from './fact.ts';

/**
 * `typed`: the visitor types the address and ticks the box. `deep_link`: a link with a token opens the chat, where the person taps.
 * `follow`: the person follows the account. `host_token`: the merchant's own app gives a token. `preference`: can't be sent, only liked.
 */
export type OptInWay = 'typed' | 'deep_link' | 'follow' | 'host_token' | 'preference';

/** How a token travels from the page into the chat. `qr_scene`: in a code that the platform makes when asked, so in no link of ours. */
export interface TokenRoom {
  readonly carriedIn: 'parameter' | 'text' | 'qr_scene';
  readonly charsMax: number;
  /** Which characters may be in it: the inside of a class of a regular expression. */
  readonly characters: string;
}

/** What a platform tells us, by the name of its event; null where it tells nothing. */
export interface PlatformEvents {
  readonly optIn: string | null;
  readonly optOut: string | null;
  /** Its own switch: blocked, unfollowed. It suppresses; lifting it is never a new consent. */
  readonly stop: string | null;
}

/** What a message of one purpose needs outside and inside the window that the person's own message opens. */
export interface MessageRule {
  readonly outside: 'free_form' | 'approved_template' | 'none';
  readonly inside: 'free_form' | 'approved_template' | 'none';
}

export interface Channel {
  readonly id: ChannelId;
  /** `account`: the address means something only within the merchant's account on that platform. */
  readonly address: { readonly kind: AddressKind; readonly scope: 'none' | 'account' };
  readonly optIn: Fact<OptInWay>;
  /** The link that opens the chat, with the token where `token` says that it carries one. Null where there is no such link. */
  readonly link: ((account: string, token: string) => string) | null;
  /** Absent where nothing carries one: a typed address is joined by a code, not by a link. */
  readonly token?: Fact<TokenRoom>;
  /** How the platform names the person. */
  readonly identifies: Fact<string>;
  readonly events: Fact<PlatformEvents>;
  /** The platform's own words for kinds of messages; empty where it has none. */
  readonly categories: Fact<readonly string[]>;
  /** How long after the person's own message free words may be sent, ms; null where there is no such rule. */
  readonly windowMs: Fact<number | null>;
  readonly messages: Fact<Readonly<Record<Purpose, MessageRule>>>;
  /** `apple`, `android`: offered only there. */
  readonly devices: Fact<'any' | 'apple' | 'android'>;
  /** How usual the channel is, 0 to 1, by ISO 3166 country; a country that is not named is `elsewhere`. */
  readonly weights: Fact<{ readonly elsewhere: number; readonly [country: string]: number }>;
  /** Countries where the platform forbids or can't send marketing. */
  readonly notIn: Fact<readonly string[]>;
  /** What a call to action for this channel must say, whatever the country. */
  readonly elements: Fact<readonly ElementId[]>;
  /** What the merchant needs before it can send: accounts, registrations. */
  readonly needs: Fact<readonly string[]>;
}
