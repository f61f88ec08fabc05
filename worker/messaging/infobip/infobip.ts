/**
 * Infobip's Messages API: SMS, RCS, WhatsApp (within a conversation) and Viber. It has no idempotency key that was found: an unknown outcome ends a
 * message. Sources: infobip-api-java-client (MessagesApiTest, SmsApiTest), read November 2026; VENDORS A5. Not tried live.
 * Limit: its 2FA makes and checks codes of its own, which none of our challenges could be; codes go as messages, so that they stay ours.
 */
import { MESSAGE_TEXT_CHARS_MAX } from '../../../shared/cpaas-limits.ts';
import type { ChannelId } from '../../../shared/vocabulary.ts';
import type { MessagingProvider, SendOutcome } from '../messenger.ts';
import { baseUrl, callProvider, isObject, type ProviderAnswer } from '../provider-call.ts';

const CHANNELS: Partial<Record<ChannelId, string>> = { sms: 'SMS', mms: 'SMS', rcs: 'RCS', whatsapp: 'WHATSAPP', viber: 'VIBER_BM' };

export const infobipProvider: MessagingProvider<'infobip'> = {
  id: 'infobip',
  channels: ['sms', 'mms', 'rcs', 'whatsapp', 'viber'],
  isIdempotent: false,
  messenger: ({ settings, secrets, senders }, network) => ({
    id: 'infobip',
    async send({ id, channel, to, text, kind, account }): Promise<SendOutcome> {
      const [vendorChannel, sender] = [CHANNELS[channel], senders[channel]];
      if (vendorChannel === undefined || sender === undefined) return { retry: 'never', reason: 'no_sender' };
      if (channel === 'whatsapp' && kind !== 'reply' && account === undefined) return { retry: 'never', reason: 'no_template' };
      if (text.length > MESSAGE_TEXT_CHARS_MAX) return { retry: 'never', reason: 'text_too_long' };
      const message = {
        channel: vendorChannel,
        sender: sender.replace(/^\+(?=\d+$)/, ''),
        destinations: [{ to: to.replace(/^\+/, ''), messageId: id }],
        content: { body: { type: 'TEXT', text } },
      };
      const answer = await callProvider(network, `${baseUrl(`https://${settings.host}`, settings.base_url)}/messages-api/1/messages`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', accept: 'application/json', authorization: `App ${secrets.api_key}` },
        body: JSON.stringify({ messages: [message] }),
      });
      return outcomeOf(answer);
    },
  }),
};

/** A 200 says what became of each message: groups 1 (pending) and 3 (delivered) are taken, 5 (rejected) is not. */
function outcomeOf({ status, json }: ProviderAnswer): SendOutcome {
  if (status === 429) return { retry: 'later', reason: 'status_429' };
  if (status === 401 || status === 403) return { retry: 'never', reason: 'credentials_refused' };
  if (status !== 200) return { retry: 'never', reason: `status_${status}` };
  const [first] = Array.isArray(json?.messages) ? json.messages : [];
  const state = isObject(first) && isObject(first.status) ? first.status : null;
  const providerId = isObject(first) && typeof first.messageId === 'string' ? first.messageId : null;
  if (state?.groupName === 'REJECTED' || state?.groupName === 'UNDELIVERABLE') {
    const name = typeof state.name === 'string' ? state.name : '';
    return { retry: 'never', reason: /BLACKLIST|DO_NOT_CONTACT|BLOCKLIST/.test(name) ? 'recipient_opted_out' : 'rejected' };
  }
  return { sent: { providerId } };
}
