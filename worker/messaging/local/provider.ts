/**
 * Accounts of the platform `local`: a phone and a chat on the same machine, for the demo and for tests. One without a `base_url` goes by
 * the operator's own outbox, which `send-by-route.ts` knows; no message of such an account ever leaves the machine.
 */
import { CHANNELS } from '../../../shared/vocabulary.ts';
import type { MessagingProvider } from '../messenger.ts';
import { localMessenger } from './local.ts';

export const localProvider: MessagingProvider<'local'> = {
  id: 'local',
  channels: CHANNELS.filter((channel) => channel !== 'signal'),
  isIdempotent: false,
  messenger: ({ settings }, network) =>
    settings.base_url === undefined
      ? { id: 'local', send: async () => ({ retry: 'never', reason: 'no_base_url', about: 'account' }) }
      : localMessenger(settings.base_url, network),
};
