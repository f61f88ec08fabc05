/** What carries codes and links to people. An adapter sends one message once; it keeps nothing and never retries by itself. */
import type { ChannelId } from '../../shared/vocabulary.ts';

export interface OutgoingMessage {
  /** The same for every attempt at the same message, so that a provider can tell a repeat. */
  readonly id: string;
  readonly channel: ChannelId;
  readonly to: string;
  readonly text: string;
  readonly subject: string | null;
  /** Unix ms. */
  readonly sentAtMs: number;
}

/** `later` only where the provider surely did not take it: a message is sent at most once. */
export type SendOutcome =
  | { readonly sent: { readonly providerId: string | null } }
  | { readonly retry: 'later' | 'never'; readonly reason: string };

export interface Messenger {
  readonly id: string;
  /** @throws when the outcome is unknown; such a message is never sent again. */
  send(message: OutgoingMessage): Promise<SendOutcome>;
}
