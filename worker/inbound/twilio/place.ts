/** Which channel and which person an address of Twilio's names. Pure. */
import type { Address, ChannelId } from '../../../shared/vocabulary.ts';
import { phoneOf } from '../numbers.ts';

interface Place {
  readonly channel: ChannelId | null;
  readonly person: Address | null;
}

/** `whatsapp:+12025550142`, `rcs:+12025550142`, or a bare number. Other prefixes are channels that Twilio no longer has, or has no numbers. */
export function placeOf(sent: string | null, hasMedia: boolean): Place {
  const [prefix] = /^[a-z]+(?=:)/.exec(sent ?? '') ?? [''];
  const channel = prefix === '' ? (hasMedia ? 'mms' : 'sms') : prefix === 'whatsapp' || prefix === 'rcs' ? prefix : null;
  return { channel, person: channel && phoneOf(bare(sent), channel) };
}

/** Without the channel's name before it. */
export const bare = (sent: string | null): string => (sent ?? '').replace(/^[a-z]+:/, '');
