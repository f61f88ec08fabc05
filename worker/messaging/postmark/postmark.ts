/**
 * Mail by Postmark: plain text, on a transactional stream. Links are not tracked, since a rewritten one would hand a person's token to somebody
 * else; there is no idempotency key, so what may have been taken is never sent again.
 * Source: postmarkapp.com/developer/api "Email API", "API overview" (error codes), read November 2026.
 */
import { MAIL_SUBJECT_CHARS_MAX, MAIL_TEXT_CHARS_MAX } from '../../../shared/mail-limits.ts';
import type { MessagingProvider, SendOutcome } from '../messenger.ts';
import { baseUrl, callProvider, type ProviderAnswer } from '../provider-call.ts';

const HOST = 'https://api.postmarkapp.com';

export const postmarkProvider: MessagingProvider<'postmark'> = {
  id: 'postmark',
  channels: ['email'],
  isIdempotent: false,
  messenger: ({ settings, secrets, senders }, network) => ({
    id: 'postmark',
    async send({ id, to, text, subject }): Promise<SendOutcome> {
      const unfit = text.length > MAIL_TEXT_CHARS_MAX || (subject?.length ?? 0) > MAIL_SUBJECT_CHARS_MAX;
      if (unfit) return { retry: 'never', reason: 'text_too_long' };
      if (senders.email === undefined) return { retry: 'never', reason: 'no_sender', about: 'account' };
      const answer = await callProvider(network, `${baseUrl(HOST, settings.base_url)}/email`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', accept: 'application/json', 'x-postmark-server-token': secrets.server_token },
        body: JSON.stringify({
          From: senders.email,
          To: to,
          Subject: subject ?? '',
          TextBody: text,
          MessageStream: settings.message_stream ?? 'outbound',
          TrackOpens: false,
          TrackLinks: 'None',
          Metadata: { message: id },
        }),
      });
      return outcomeOf(answer);
    },
  }),
};

/** Codes that speak of the account: token, sender signature, credit, approval, stream. Source: "API error codes". */
const ABOUT_ACCOUNT: readonly unknown[] = [10, 400, 401, 402, 403, 405, 411, 412, 413, 1226, 1235];
/** On the stream's suppression list: bounced, complained, unsubscribed. */
const INACTIVE_RECIPIENT = 406;

function outcomeOf({ status, json }: ProviderAnswer): SendOutcome {
  const code = json?.ErrorCode;
  if (status === 200 && code === 0) return { sent: { providerId: typeof json?.MessageID === 'string' ? json.MessageID : null } };
  if (status === 429) return { retry: 'later', reason: 'status_429' };
  if (code === INACTIVE_RECIPIENT) return { retry: 'never', reason: 'recipient_suppressed' };
  if (status === 401 || ABOUT_ACCOUNT.includes(code)) return { retry: 'never', reason: reasonOf(status, code), about: 'account' };
  return { retry: 'never', reason: reasonOf(status, code) };
}

const reasonOf = (status: number, code: unknown): string =>
  status === 401 || code === 10 ? 'credentials_refused' : typeof code === 'number' ? `error_${code}` : `status_${status}`;
