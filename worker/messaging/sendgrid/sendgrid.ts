/**
 * Mail by SendGrid: plain text, with every kind of tracking off, since a rewritten link would hand a person's token to somebody else. There is
 * no idempotency key, so what may have been taken is never sent again.
 * Source: twilio.com/docs/sendgrid "Mail Send" (v3), "Errors", read November 2026. Accounts in the EU set `base_url` to api.eu.sendgrid.com.
 */
import { MAIL_SUBJECT_CHARS_MAX, MAIL_TEXT_CHARS_MAX } from '../../../shared/mail-limits.ts';
import type { MessagingProvider, SendOutcome } from '../messenger.ts';
import { baseUrl, callProvider, isObject, type ProviderAnswer } from '../provider-call.ts';

const HOST = 'https://api.sendgrid.com';

export const sendgridProvider: MessagingProvider<'sendgrid'> = {
  id: 'sendgrid',
  channels: ['email'],
  isIdempotent: false,
  messenger: ({ settings, secrets, senders }, network) => ({
    id: 'sendgrid',
    async send({ id, to, text, subject }): Promise<SendOutcome> {
      const unfit = text.length > MAIL_TEXT_CHARS_MAX || (subject?.length ?? 0) > MAIL_SUBJECT_CHARS_MAX;
      if (unfit) return { retry: 'never', reason: 'text_too_long' };
      // SendGrid refuses a mail without a subject or without words.
      if (!subject || text === '') return { retry: 'never', reason: 'text_missing' };
      if (senders.email === undefined) return { retry: 'never', reason: 'no_sender', about: 'account' };
      const off = { enable: false };
      const answer = await callProvider(network, `${baseUrl(HOST, settings.base_url)}/v3/mail/send`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${secrets.api_key}` },
        body: JSON.stringify({
          personalizations: [{ to: [{ email: to }], custom_args: { message: id } }],
          from: sender(senders.email),
          subject,
          content: [{ type: 'text/plain', value: text }],
          tracking_settings: { click_tracking: { enable: false, enable_text: false }, open_tracking: off, subscription_tracking: off },
        }),
      });
      return outcomeOf(answer);
    },
  }),
};

/** `Acme <offers@acme.example>` or the address alone. */
function sender(text: string): { readonly email: string; readonly name?: string } {
  const [, name = '', email] = /^\s*"?([^"<>]*?)"?\s*<([^<>]+)>\s*$/.exec(text) ?? [];
  if (email === undefined) return { email: text.trim() };
  return name === '' ? { email } : { email, name };
}

function outcomeOf({ status, headers, json }: ProviderAnswer): SendOutcome {
  if (status === 202) return { sent: { providerId: headers.get('x-message-id') } };
  if (status === 429) return { retry: 'later', reason: 'status_429' };
  if (status === 401) return { retry: 'never', reason: 'credentials_refused', about: 'account' };
  // Also an unverified sender.
  if (status === 403) return { retry: 'never', reason: 'status_403', about: 'account' };
  const [first] = Array.isArray(json?.errors) ? json.errors : [];
  const field = isObject(first) && typeof first.field === 'string' ? first.field : '';
  return field.startsWith('from')
    ? { retry: 'never', reason: 'sender_refused', about: 'account' }
    : { retry: 'never', reason: `status_${status}` };
}
