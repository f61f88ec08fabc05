/** The address that a CEP means by a channel: mail by the email, what goes to numbers by the phone. Its own ids of people mean nothing here. */
import { CEP_CHANNELS } from '../../shared/contract/channel-account.ts';
import type { Address, ChannelId } from '../../shared/vocabulary.ts';
import { mailAddress } from './mail-address.ts';

/** Limit: a number in any spelling but E.164 is not taken: a CEP says no country with it, and a guess could take back somebody else's word. */
export function cepAddress(channel: ChannelId, { email, phone }: { readonly email: unknown; readonly phone: unknown }): Address | null {
  if (!CEP_CHANNELS.some((each) => each === channel)) return null;
  if (channel === 'email') return mailAddress(email);
  const digits = typeof phone === 'string' ? phone.replace(/[\s().-]/g, '') : '';
  return /^\+[1-9]\d{6,14}$/.test(digits) ? { kind: 'phone', scope: '', value: digits } : null;
}
