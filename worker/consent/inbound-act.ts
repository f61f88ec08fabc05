/**
 * What a platform told of one address, as the ledger takes it. Who judges words, keywords and accounts has done so before; the ledger
 * decides what it means for consent, and takes each of a platform's messages once.
 */
import type { Address, ChannelId, Method, OptInStrength, Purpose } from '../../shared/vocabulary.ts';
import type { Interval } from './command.ts';
import type { MessageTemplate } from './ledger-api.ts';
import type { Ms } from './model.ts';

/** A grant by the person's own verified act in that channel: a keyword, a tap below the text. */
export interface InboundGrant {
  readonly programme: string;
  readonly channel: ChannelId;
  readonly purpose: Purpose;
  readonly topics: readonly string[] | null;
  readonly disclosure: string;
  readonly optIn: OptInStrength;
  readonly grantLifeMs: Ms | null;
}

export type InboundAct =
  /** A stop word, an unsubscribe: a withdrawal, and the platform's stop where the platform stops by itself. `channels` null: all of this address. */
  | {
      readonly do: 'withdraw';
      readonly programme: string | null;
      readonly channels: readonly ChannelId[] | null;
      /** Absent: all. WhatsApp's "stop offers" and a mail's unsubscribe are about marketing. */
      readonly purpose?: Purpose;
      readonly isStop: boolean;
      readonly isCertain: boolean;
    }
  /** Blocked, unfollowed; or that lifted. */
  | { readonly do: 'stop' | 'resume'; readonly channels: readonly ChannelId[] }
  /** YES: confirms only if exactly one challenge to this address from this sender was sent in the last 24 h. */
  | { readonly do: 'confirm'; readonly channel: ChannelId; readonly sender: string }
  | {
      readonly do: 'grant';
      readonly method: Extract<Method, 'keyword' | 'deep_link' | 'platform_event'>;
      readonly grants: readonly InboundGrant[];
      /** The same message lifts the platform's stop: START where it is a keyword of the merchant's, too. */
      readonly lifts?: readonly ChannelId[];
    }
  /** The person wrote, and it means nothing for consent: the conversation is noted. */
  | { readonly do: 'note' };

export interface InboundTold {
  /** Local id of the account and the platform's own id of the message: together told once, for ever where they grant or confirm. */
  readonly account: string;
  readonly messageId: string;
  readonly channel: ChannelId;
  readonly at: Interval;
  /** Whether it is a message of the person's, which opens the conversation's window. */
  readonly isMessage: boolean;
  /** As written, kept as evidence; null where there are none. */
  readonly words: string | null;
  /** Kept as evidence: the platform, the sender's number, flags of the classifier, the campaign of a keyword. */
  readonly context: Readonly<Record<string, unknown>>;
  readonly act: InboundAct;
  /** Whether the platform itself shows that the person did it; absent: it does. A CEP only says so. */
  readonly proved?: boolean;
  /** The person opened a link that was made for them: answered even where nothing is known of the address yet. */
  readonly invited?: true;
  /** Sent to the address if the act was taken for the first time, by what it did; null: nothing. Counts against no limit on unasked messages. */
  readonly replies?: Partial<Readonly<Record<InboundDid, InboundReply>>>;
}

/** As the sender knows it without the person: the ledger alone knows the wish, and picks. */
export interface InboundReply extends MessageTemplate {
  /** The same words by BCP 47 tag, in the programme's languages and no other. Absent: `text` is all there is. */
  readonly texts?: Readonly<Record<string, string>>;
}

export type InboundDid = 'withdrawn' | 'stopped' | 'resumed' | 'confirmed' | 'granted' | 'claimed' | 'nothing' | 'noted' | 'duplicate';
export interface InboundAnswer {
  readonly did: InboundDid;
  /** Sequences of what was recorded. */
  readonly records: readonly number[];
}

/** LedgerApi.inbound: durable before it resolves. */
export type TakeInbound = (address: Address, told: InboundTold) => InboundAnswer;
