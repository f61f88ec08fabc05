/** What carries codes and links to people. An adapter sends one message once; it keeps nothing and never retries by itself. */
import type { PlatformId, PlatformSecrets, PlatformSettings } from '../../shared/contract/channel-account.ts';
import type { AddressKind, ChannelId } from '../../shared/vocabulary.ts';
import type { Network } from '../platform/network.ts';

export interface OutgoingMessage {
  /** The same for every attempt at the same message, so that a provider can tell a repeat. */
  readonly id: string;
  readonly channel: ChannelId;
  readonly to: string;
  readonly text: string;
  /** `text` for an account that hears answers: it invites one. Absent: the same words for all. */
  readonly replyText?: string;
  readonly subject: string | null;
  /** Unix ms. */
  readonly sentAtMs: number;
  /** What it is for. Platforms want an approved template for some; absent: free words. */
  readonly kind?: MessageKind;
  /** The digits of a code, for templates and verification services that fill in the words themselves. */
  readonly code?: string;
  /** The link of a link message, alike. */
  readonly link?: string;
  /** BCP 47. */
  readonly locale?: string;
  /** Buttons under a message in a chat: the tap brings `data` back. */
  readonly buttons?: readonly { readonly label: string; readonly data: string }[];
  /** The account that it must go by: an answer in the chat in which somebody wrote. Absent: by channel and country. */
  readonly account?: string;
  /** Of `to`; absent: a phone number or an email, by the channel. */
  readonly toKind?: AddressKind;
  /** The merchant's account on the platform within which `to` means somebody; absent or empty: everywhere. */
  readonly toScope?: string;
  /** Whose sender it must come from; absent: any. */
  readonly programme?: string;
}

/** `code`: to type in or tap. `link`: leads to a page. `notice`: confirms what was done, without marketing. `reply`: answers a person's own message. */
export type MessageKind = 'code' | 'link' | 'notice' | 'reply';

/**
 * Both refusals say that the provider surely did not take it: a message is sent at most once. `later`: this account may take it another
 * time, another one now. `never` is about the message or the person (they stopped it, there is no such number), and nobody else is asked;
 * `about: 'account'`: the account is out of order (credentials, credit), another one may take it.
 */
export type SendOutcome =
  | { readonly sent: { readonly providerId: string | null; readonly account?: string; readonly sender?: string } }
  | { readonly retry: 'later' | 'never'; readonly reason: string; readonly about?: 'account' };

/** A merchant's account, opened for one send. */
export interface MessagingAccount<P extends PlatformId = PlatformId> {
  readonly id: string;
  readonly platform: P;
  readonly programme: string;
  readonly settings: PlatformSettings<P>;
  readonly secrets: PlatformSecrets<P>;
  readonly senders: Partial<Readonly<Record<ChannelId, string>>>;
  /** ISO 3166; null: all. */
  readonly countries: readonly string[] | null;
  readonly priority: number;
}

/** One provider's adapter: one folder, one line in `registry.ts`. */
export interface MessagingProvider<P extends PlatformId = PlatformId> {
  readonly id: P;
  readonly channels: readonly ChannelId[];
  /** Whether a repeat under the same message id is surely not delivered twice (LINE's retry key): only then is an unknown outcome tried again. */
  readonly isIdempotent: boolean;
  /** Where its requests go when the account sets no `base_url`; judged like every URL that a tenant can set. */
  readonly messenger: (account: MessagingAccount<P>, network: Network) => Messenger;
  /** Its buttons are templates, approved before: none stands below words of the moment (Twilio). */
  readonly withoutButtons?: true;
  /**
   * A chat that somebody has only opened can't be written to (Viber): what is said then stands in the answer to the webhook. Absent: it is
   * sent like any other message. Null: unfit to be sent.
   */
  readonly inAnswer?: (
    account: Pick<MessagingAccount<P>, 'settings' | 'senders'>,
    message: Pick<OutgoingMessage, 'text' | 'buttons'>,
  ) => object | null;
  /** The account's own id within which addresses of this kind mean somebody. Absent: its sender, or any of its settings' values. */
  readonly scopeOf?: (account: MessagingAccount<P>, kind: AddressKind) => string | null;
}

export interface Messenger {
  readonly id: string;
  /** @throws when the outcome is unknown; such a message is never sent again. */
  send(message: OutgoingMessage): Promise<SendOutcome>;
}
