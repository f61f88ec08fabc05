/**
 * Twilio: messages by number or Messaging Service, WhatsApp and RCS by approved content, codes by Verify where the account names a service.
 * The code stays ours (`CustomCode`), so that one way of checking serves all providers. Twilio has no idempotency key: an unknown outcome ends
 * a message. Sources, read November 2026: Twilio's OpenAPI documents (api_v2010, verify_v2) and error dictionary (21610).
 */

import { Buffer } from 'node:buffer';
import type { PlatformSettings } from '../../../shared/contract/channel-account.ts';
import { MESSAGE_TEXT_CHARS_MAX } from '../../../shared/cpaas-limits.ts';
import type { MessagingProvider, OutgoingMessage, SendOutcome } from '../messenger.ts';
import { baseUrl, callProvider, type ProviderAnswer } from '../provider-call.ts';

const API = 'https://api.twilio.com';
const VERIFY = 'https://verify.twilio.com';
/** Verify's name of a channel. */
const VERIFY_CHANNELS: Partial<Record<OutgoingMessage['channel'], string>> = { sms: 'sms', whatsapp: 'whatsapp' };

export const twilioProvider: MessagingProvider<'twilio'> = {
  id: 'twilio',
  channels: ['sms', 'mms', 'rcs', 'whatsapp'],
  isIdempotent: false,
  messenger: ({ settings, secrets, senders }, network) => ({
    id: 'twilio',
    async send(message): Promise<SendOutcome> {
      const request = verifyRequest(message, settings) ?? messageRequest(message, settings, senders[message.channel]);
      if ('retry' in request) return request;
      const answer = await callProvider(network, request.url, {
        method: 'POST',
        headers: {
          'content-type': 'application/x-www-form-urlencoded',
          authorization: `Basic ${Buffer.from(`${settings.account_sid}:${secrets.auth_token}`, 'utf8').toString('base64')}`,
        },
        body: new URLSearchParams(request.form).toString(),
      });
      return outcomeOf(answer);
    },
  }),
};

type Settings = PlatformSettings<'twilio'>;
interface Request {
  readonly url: string;
  readonly form: Record<string, string>;
}

/** Null where the message is no code, or the account has no service for it. */
function verifyRequest({ channel, kind, code, to, locale }: OutgoingMessage, settings: Settings): Request | null {
  const verifyChannel = VERIFY_CHANNELS[channel];
  if (settings.verify_service_sid === undefined || kind !== 'code' || code === undefined || verifyChannel === undefined) return null;
  const url = `${baseUrl(VERIFY, settings.base_url)}/v2/Services/${encodeURIComponent(settings.verify_service_sid)}/Verifications`;
  return { url, form: { To: to, Channel: verifyChannel, CustomCode: code, ...(locale !== undefined && { Locale: verifyLocale(locale) }) } };
}

/** Verify has languages without regions, but for these. */
const REGIONAL = ['en-GB', 'pt-BR', 'zh-CN', 'zh-HK'];
function verifyLocale(locale: string): string {
  if (REGIONAL.includes(locale)) return locale;
  if (locale.startsWith('zh')) return locale.includes('Hant') ? 'zh-HK' : 'zh-CN';
  return locale.split('-')[0] ?? 'en';
}

function messageRequest(
  message: OutgoingMessage,
  settings: Settings,
  sender: string | undefined,
): Request | (SendOutcome & { retry: 'never' }) {
  const { channel, text, to, kind } = message;
  const content = kind === undefined || kind === 'reply' ? undefined : settings.content?.[kind];
  // WhatsApp takes free words only within 24 hours of the person's own message.
  if (channel === 'whatsapp' && content === undefined && kind !== 'reply' && message.account === undefined) {
    return { retry: 'never', reason: 'no_template' };
  }
  if (content === undefined && text.length > MESSAGE_TEXT_CHARS_MAX) return { retry: 'never', reason: 'text_too_long' };
  const prefix = channel === 'whatsapp' || channel === 'rcs' ? `${channel}:` : '';
  const from = senderOf(channel, prefix, settings, sender);
  if (!from) return { retry: 'never', reason: 'no_sender' };
  const body = content === undefined ? { Body: text } : { ContentSid: content, ContentVariables: JSON.stringify(variablesOf(message)) };
  const url = `${baseUrl(API, settings.base_url)}/2010-04-01/Accounts/${encodeURIComponent(settings.account_sid)}/Messages.json`;
  return { url, form: { To: `${prefix}${to}`, ...from, ...body } };
}

function senderOf(channel: string, prefix: string, settings: Settings, sender: string | undefined): Record<string, string> | null {
  if (settings.messaging_service_sid !== undefined && channel !== 'whatsapp')
    return { MessagingServiceSid: settings.messaging_service_sid };
  return sender === undefined ? null : { From: sender.startsWith(prefix) ? sender : `${prefix}${sender}` };
}

/** The one place of a template that takes a value: the code, the link, or the whole notice. */
const variablesOf = ({ code, link, text }: OutgoingMessage): Record<string, string> => ({ '1': code ?? link ?? text });

/** Twilio, "Error and Warning Dictionary": 21610 the recipient replied STOP; 20429 too many requests. */
function outcomeOf({ status, json }: ProviderAnswer): SendOutcome {
  const sid = typeof json?.sid === 'string' ? json.sid : null;
  if (status === 200 || status === 201) return { sent: { providerId: sid } };
  if (status === 429) return { retry: 'later', reason: 'status_429' };
  if (status === 401) return { retry: 'never', reason: 'credentials_refused' };
  if (json?.code === 21610) return { retry: 'never', reason: 'recipient_opted_out' };
  return { retry: 'never', reason: typeof json?.code === 'number' ? `twilio_${json.code}` : `status_${status}` };
}
