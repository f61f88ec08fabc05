/**
 * Infobip: text messages, RCS and WhatsApp by the Messages API, WhatsApp's templates by WhatsApp's own. It drops a repeat of a message id for a
 * time that it does not name, so no id of ours is sent and nothing is tried twice.
 * Sources: infobip.com/docs/api "Send a message" (Messages API), "Send WhatsApp template message", "Message status codes";
 * infobip-api-java-client (MessagesApiTest, WhatsAppApiTest, MIT); read November 2026.
 */
import type { MessagingProvider, SendOutcome } from '../messenger.ts';
import { baseUrl, callProvider } from '../provider-call.ts';
import { outcomeOf } from './outcome.ts';
import { requestOf } from './request.ts';

export const infobipProvider: MessagingProvider<'infobip'> = {
  id: 'infobip',
  channels: ['sms', 'mms', 'rcs', 'whatsapp'],
  isIdempotent: false,
  messenger: (account, network) => ({
    id: 'infobip',
    async send(message): Promise<SendOutcome> {
      const request = requestOf(message, account);
      if (!('path' in request)) return request;
      const answer = await callProvider(
        network,
        `${baseUrl(`https://${account.settings.host}`, account.settings.base_url)}${request.path}`,
        {
          method: 'POST',
          headers: { 'content-type': 'application/json', accept: 'application/json', authorization: `App ${account.secrets.api_key}` },
          body: JSON.stringify(request.body),
        },
      );
      return outcomeOf(answer);
    },
  }),
};
