/**
 * Vonage: the Messages API for texts, MMS, RCS, WhatsApp and Viber, and codes by Verify v2 where the account says so, with a code of ours. No
 * idempotency key: an unknown outcome ends a message. Sources, read November 2026: the OpenAPI document of Verify v2 and the data sets of
 * vonage-node-sdk's tests; VENDORS A4. Not tried live.
 */
import type { PlatformSettings } from '../../../shared/contract/channel-account.ts';
import { MESSAGE_TEXT_CHARS_MAX } from '../../../shared/cpaas-limits.ts';
import type { ChannelId } from '../../../shared/vocabulary.ts';
import { hex, utf8 } from '../../platform/bytes.ts';
import { sha256 } from '../../platform/sha256.ts';
import type { MessagingProvider, OutgoingMessage, SendOutcome } from '../messenger.ts';
import { baseUrl, callProvider, type ProviderAnswer } from '../provider-call.ts';
import { vonageToken } from './jwt.ts';

const HOST = 'https://api.nexmo.com';
const CHANNELS: Partial<Record<ChannelId, string>> = { sms: 'sms', mms: 'sms', rcs: 'rcs', whatsapp: 'whatsapp', viber: 'viber_service' };
const VERIFY_CHANNELS: Partial<Record<ChannelId, string>> = { sms: 'sms', rcs: 'rcs', whatsapp: 'whatsapp' };

export const vonageProvider: MessagingProvider<'vonage'> = {
  id: 'vonage',
  channels: ['sms', 'mms', 'rcs', 'whatsapp', 'viber'],
  isIdempotent: false,
  messenger: ({ settings, secrets, senders }, network) => ({
    id: 'vonage',
    async send(message): Promise<SendOutcome> {
      const request = verifyRequest(message, settings, senders[message.channel]) ?? messageRequest(message, senders[message.channel]);
      if ('retry' in request) return request;
      const token = tokenFor(settings.application_id, secrets.private_key, message);
      if (token === null) return { retry: 'never', reason: 'credentials_refused' };
      const answer = await callProvider(network, `${baseUrl(HOST, settings.base_url)}${request.path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', accept: 'application/json', authorization: `Bearer ${token}` },
        body: JSON.stringify(request.body),
      });
      return outcomeOf(answer);
    },
  }),
};

/** A function of the message and the moment, so that this folder draws no randomness of its own. */
function tokenFor(applicationId: string, privateKey: string, { id, sentAtMs }: OutgoingMessage): string | null {
  try {
    return vonageToken(applicationId, privateKey, sentAtMs, hex(sha256(utf8(`${id}:${sentAtMs}`))).slice(0, 32));
  } catch {
    return null;
  }
}

interface Request {
  readonly path: string;
  readonly body: object;
}
/** "to": digits without a plus. */
const digits = (number: string): string => number.replace(/^\+/, '');

/** Null where the message is no code, or the account leaves codes to Messages. Vonage writes the words, the brand and the code are ours. */
function verifyRequest(message: OutgoingMessage, settings: PlatformSettings<'vonage'>, sender: string | undefined): Request | null {
  const channel = VERIFY_CHANNELS[message.channel];
  if (settings.verify !== true || message.kind !== 'code' || message.code === undefined || channel === undefined) return null;
  const from = message.channel === 'whatsapp' && sender !== undefined ? { from: digits(sender) } : {};
  return {
    path: '/v2/verify',
    body: {
      brand: brandOf(message),
      code: message.code,
      client_ref: message.id.slice(0, CLIENT_REF_CHARS_MAX),
      ...(message.locale !== undefined && { locale: localeOf(message.locale) }),
      workflow: [{ channel, to: digits(message.to), ...from }],
    },
  };
}

const CLIENT_REF_CHARS_MAX = 40;
/** Verify's `brand`: at most 16 characters. A message of ours begins with the brand and a colon. */
const BRAND_CHARS_MAX = 16;
const brandOf = ({ brand, text }: OutgoingMessage): string => (brand ?? text.split(/[:：]/)[0] ?? '').trim().slice(0, BRAND_CHARS_MAX);
/** Lower case: `en-us`, `zh-cn`. A language without a region takes its largest. */
const REGIONS: Readonly<Record<string, string>> = { en: 'en-us', pt: 'pt-pt', es: 'es-es', zh: 'zh-cn', ja: 'ja-jp', ko: 'ko-kr' };
const localeOf = (locale: string): string => {
  const lower = locale.toLowerCase();
  if (lower.startsWith('zh-hant')) return 'zh-tw';
  if (lower.startsWith('zh-hans')) return 'zh-cn';
  return lower.includes('-') ? lower : (REGIONS[lower] ?? `${lower}-${lower}`);
};

function messageRequest(
  { id, channel, to, text, kind, account }: OutgoingMessage,
  sender: string | undefined,
): Request | (SendOutcome & { readonly retry: 'never' }) {
  const vendorChannel = CHANNELS[channel];
  if (vendorChannel === undefined || sender === undefined) return { retry: 'never', reason: 'no_sender' };
  // WhatsApp takes free words only within 24 hours of the person's own message; templates of Meta are sent by Meta's own account here.
  if (channel === 'whatsapp' && kind !== 'reply' && account === undefined) return { retry: 'never', reason: 'no_template' };
  if (text.length > MESSAGE_TEXT_CHARS_MAX) return { retry: 'never', reason: 'text_too_long' };
  const body = { channel: vendorChannel, message_type: 'text', from: digits(sender), to: digits(to), text, client_ref: id.slice(0, 100) };
  return { path: '/v1/messages', body };
}

/** RFC 7807 errors; a title of "1000" is throttling. */
function outcomeOf({ status, json }: ProviderAnswer): SendOutcome {
  const id = [json?.message_uuid, json?.request_id].find((value) => typeof value === 'string');
  if (status === 200 || status === 202) return { sent: { providerId: typeof id === 'string' ? id : null } };
  // A verification to this number runs already: another code now would only confuse.
  if (status === 409) return { retry: 'never', reason: 'verification_running' };
  if (status === 429 || json?.title === '1000') return { retry: 'later', reason: 'status_429' };
  return { retry: 'never', reason: status === 401 || status === 403 ? 'credentials_refused' : `status_${status}` };
}
