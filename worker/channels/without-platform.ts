/** Channels that no platform here carries, and why: nobody can opt in, be written to or stop on them from end to end. */
import type { ChannelId } from '../../shared/vocabulary.ts';

export const WITHOUT_PLATFORM: Partial<Readonly<Record<ChannelId, string>>> = {
  apple_messages:
    'Apple gives access to providers that it approved and to nobody else, and marketing never begins there. None of them is built in',
  signal: 'there is no interface for businesses: people can say that they use it, and nothing is ever sent',
  push: 'the merchant’s own app asks, holds the token and sends. No platform brings a token here, and the API takes numbers and emails alone',
};
