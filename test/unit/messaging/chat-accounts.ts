/** Accounts for the adapters' own tests, and a network that leads to a stand-in. */
import type { PlatformId } from '../../../shared/contract/channel-account.ts';
import type { MessagingAccount, OutgoingMessage } from '../../../worker/messaging/messenger.ts';
import type { Network } from '../../../worker/platform/network.ts';

export const toNetwork: Network = (url, init) => fetch(url, init);

export const anAccount = <P extends PlatformId>(
  platform: P,
  given: Pick<MessagingAccount<P>, 'settings' | 'secrets'>,
): MessagingAccount<P> => ({ id: 'acc_1', platform, programme: 'default', senders: {}, countries: null, priority: 10, ...given });

export const aMessage = (given: Partial<OutgoingMessage> & Pick<OutgoingMessage, 'channel' | 'to'>): OutgoingMessage => ({
  id: 'msg-0123456789abcdef-0-1',
  text: 'Acme: send me offers?',
  subject: null,
  sentAtMs: Date.UTC(2026, 10, 22, 12),
  ...given,
});
