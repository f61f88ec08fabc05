/** Meta's three channels over one access token. What a channel needs stands in its own file. */
import type { MessagingProvider } from '../messenger.ts';
import { sendMessaging } from './messaging.ts';
import { sendWhatsapp } from './whatsapp.ts';

export const metaProvider: MessagingProvider<'meta'> = {
  id: 'meta',
  channels: ['whatsapp', 'messenger', 'instagram'],
  isIdempotent: false,
  messenger: (account, network) => ({
    id: 'meta',
    async send(message) {
      switch (message.channel) {
        case 'whatsapp':
          return sendWhatsapp(account, network, message);
        case 'messenger':
        case 'instagram':
          return sendMessaging(account, network, message);
        default:
          return { retry: 'never', reason: 'other_channel' };
      }
    },
  }),
};
