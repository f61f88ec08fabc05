/**
 * LINE push messages. The retry key makes a repeat harmless, so this is the one provider here whose unknown outcomes may be tried again.
 * Source: developers.line.biz, "Send push message", "Retry failed API requests", read November 2026.
 */
import {
  LINE_DATA_CHARS_MAX,
  LINE_LABEL_CHARS_MAX,
  LINE_TEMPLATE_BUTTONS_MAX,
  LINE_TEMPLATE_TEXT_CHARS_MAX,
  LINE_TEXT_CHARS_MAX,
  QUICK_REPLIES_MAX,
} from '../../../shared/chat-limits.ts';
import { hex, utf8 } from '../../platform/bytes.ts';
import { sha256 } from '../../platform/sha256.ts';
import type { MessagingProvider, OutgoingMessage, SendOutcome } from '../messenger.ts';
import { baseUrl, callProvider, cutLabel, isObject, type ProviderAnswer } from '../provider-call.ts';

const HOST = 'https://api.line.me';

export const lineProvider: MessagingProvider<'line'> = {
  id: 'line',
  channels: ['line'],
  isIdempotent: true,
  messenger: ({ settings, secrets }, network) => ({
    id: 'line',
    async send(message): Promise<SendOutcome> {
      const buttons = message.buttons ?? [];
      if (message.text.length > LINE_TEXT_CHARS_MAX) return { retry: 'never', reason: 'text_too_long' };
      if (buttons.length > QUICK_REPLIES_MAX || buttons.some(({ data }) => data.length > LINE_DATA_CHARS_MAX)) {
        return { retry: 'never', reason: 'buttons_unfit' };
      }
      const answer = await callProvider(network, `${baseUrl(HOST, settings.base_url)}/v2/bot/message/push`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          authorization: `Bearer ${secrets.channel_access_token}`,
          'x-line-retry-key': retryKey(message.id),
        },
        body: JSON.stringify({ to: message.to, messages: [content(message)] }),
      });
      return outcomeOf(answer);
    },
  }),
};

/** A UUID (version 8, RFC 9562 section 5.8) that is a function of the message's id, so that every attempt carries the same. */
export function retryKey(messageId: string): string {
  const digits = hex(sha256(utf8(messageId))).slice(0, 32);
  const variant = ((Number.parseInt(digits[16] ?? '0', 16) & 0x3) | 0x8).toString(16);
  return [digits.slice(0, 8), digits.slice(8, 12), `8${digits.slice(13, 16)}`, variant + digits.slice(17, 20), digits.slice(20)].join('-');
}

/**
 * Buttons that stay where they are, if the text is short enough for them; else quick replies below the text.
 * Limit: quick replies go away with the next message, and LINE for PC shows none.
 */
function content({ text, buttons = [] }: OutgoingMessage): object {
  if (buttons.length === 0) return { type: 'text', text };
  const actions = buttons.map(({ label, data }) => {
    const shown = cutLabel(label, LINE_LABEL_CHARS_MAX);
    // What a tap looks like in the chat: the person's own words.
    return { type: 'postback', label: shown, data, displayText: shown };
  });
  if (text.length <= LINE_TEMPLATE_TEXT_CHARS_MAX && buttons.length <= LINE_TEMPLATE_BUTTONS_MAX) {
    return { type: 'template', altText: text, template: { type: 'buttons', text, actions } };
  }
  return { type: 'text', text, quickReply: { items: actions.map((action) => ({ type: 'action', action })) } };
}

function outcomeOf({ status, headers, json }: ProviderAnswer): SendOutcome {
  const [first] = Array.isArray(json?.sentMessages) ? json.sentMessages : [];
  const messageId = isObject(first) && typeof first.id === 'string' ? first.id : null;
  if (status === 200) return { sent: { providerId: messageId ?? headers.get('x-line-request-id') } };
  // Accepted before, under the same key: what we wanted.
  if (status === 409) return { sent: { providerId: messageId ?? headers.get('x-line-accepted-request-id') } };
  // 429 is said of the rate and of the month's quota alike; only the first passes soon.
  if (status === 429) {
    const isQuota = typeof json?.message === 'string' && /monthly limit/i.test(json.message);
    return isQuota ? { retry: 'never', reason: 'quota_used_up' } : { retry: 'later', reason: 'status_429' };
  }
  return { retry: 'never', reason: status === 401 ? 'credentials_refused' : `status_${status}` };
}
