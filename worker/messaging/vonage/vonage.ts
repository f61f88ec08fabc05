/** Vonage: text messages, RCS and WhatsApp by Messages; codes by Verify v2 where the account names a brand. Nothing here has an idempotency key. */
import type { MessagingAccount, MessagingProvider, OutgoingMessage, SendOutcome } from '../messenger.ts';
import { baseUrl, callProvider, type ProviderAnswer } from '../provider-call.ts';
import { contentOf } from './content.ts';
import { vonageToken } from './token.ts';
import { verifyBody } from './verify.ts';

const HOST = 'https://api.nexmo.com';

export const vonageProvider: MessagingProvider<'vonage'> = {
  id: 'vonage',
  channels: ['sms', 'mms', 'rcs', 'whatsapp'],
  isIdempotent: false,
  messenger: (account, network) => ({
    id: 'vonage',
    async send(message): Promise<SendOutcome> {
      const request = requestOf(message, account);
      if (!('path' in request)) return request;
      const { settings, secrets } = account;
      const token = await vonageToken(settings.application_id, secrets.private_key, message.id, message.sentAtMs);
      if (token === null) return { retry: 'never', reason: 'private_key_unfit', about: 'account' };
      const answer = await callProvider(network, `${baseUrl(HOST, settings.base_url)}${request.path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', accept: 'application/json', authorization: `Bearer ${token}` },
        body: JSON.stringify(request.body),
      });
      return outcomeOf(answer);
    },
  }),
};

function requestOf(
  message: OutgoingMessage,
  account: MessagingAccount<'vonage'>,
): { readonly path: string; readonly body: object } | SendOutcome {
  const verification = verifyBody(message, account);
  if (verification) return { path: '/v2/verify', body: verification };
  const from = account.senders[message.channel];
  if (from === undefined) return { retry: 'never', reason: 'no_sender', about: 'account' };
  const content = contentOf(message, account.settings.templates);
  if (!('message_type' in content)) return content;
  const numbers = { to: message.to.replace(/^\+/, ''), from: from.replace(/^\+/, '') };
  // What has no picture is a text message; nothing of ours has one.
  const channel = message.channel === 'mms' ? 'sms' : message.channel;
  return { path: '/v1/messages', body: { channel, ...numbers, ...content, client_ref: message.id } };
}

/** Source: developer.vonage.com "API errors, Messages" and "Verify v2"; problem details of RFC 7807, whose words may hold the number and are not kept. */
function outcomeOf({ status, json }: ProviderAnswer): SendOutcome {
  const id = json?.message_uuid ?? json?.request_id;
  if (status === 200 || status === 202) return { sent: { providerId: typeof id === 'string' ? id : null } };
  if (status === 429) return { retry: 'later', reason: 'status_429' };
  // Verify: one to this number is still open.
  if (status === 409) return { retry: 'later', reason: 'verification_open' };
  if (status === 402) return { retry: 'never', reason: 'no_credit', about: 'account' };
  if (status === 401 || status === 403) return { retry: 'never', reason: 'credentials_refused', about: 'account' };
  return { retry: 'never', reason: status === 422 ? 'message_unfit' : `status_${status}` };
}
