/**
 * Viber bot messages, to people who subscribed. There is no idempotency key: what may have been taken is never sent again.
 * Somebody who has only opened the chat is no subscriber, and can be told one thing: in the answer to that event.
 * Source: developers.viber.com "REST API": Send message, Keyboards, Error codes; creators.viber.com "The Welcome Message"; read November 2026.
 */
import {
  VIBER_BUTTONS_MAX,
  VIBER_DATA_CHARS_MAX,
  VIBER_SENDER_CHARS_MAX,
  VIBER_TEXT_CHARS_MAX,
  VIBER_TRACKING_CHARS_MAX,
} from '../../../shared/chat-limits.ts';
import type { MessagingAccount, MessagingProvider, OutgoingMessage, SendOutcome } from '../messenger.ts';
import { baseUrl, callProvider, cutLabel, type ProviderAnswer, UnknownOutcome } from '../provider-call.ts';

const HOST = 'https://chatapi.viber.com';

export const viberProvider: MessagingProvider<'viber'> = {
  id: 'viber',
  channels: ['viber'],
  isIdempotent: false,
  scopeOf: ({ settings }) => settings.uri,
  inAnswer(account, message) {
    const content = contentOf(account, message);
    return typeof content === 'string' ? null : content;
  },
  messenger: ({ settings, secrets, senders }, network) => ({
    id: 'viber',
    async send(message): Promise<SendOutcome> {
      if (message.toKind !== undefined && message.toKind !== 'viber_user')
        return { retry: 'never', reason: 'no_such_recipient', about: 'account' };
      const content = contentOf({ settings, senders }, message);
      if (typeof content === 'string') return { retry: 'never', reason: content };
      const answer = await callProvider(network, `${baseUrl(HOST, settings.base_url)}/pa/send_message`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-viber-auth-token': secrets.auth_token },
        body: JSON.stringify({ receiver: message.to, ...content }),
      });
      return outcomeOf(answer);
    },
  }),
};

type Said = Pick<OutgoingMessage, 'text' | 'buttons'>;

/** All but the receiver, or why it can't be sent. */
function contentOf({ settings, senders }: Pick<MessagingAccount<'viber'>, 'settings' | 'senders'>, message: Said): object | string {
  const { text, buttons = [] } = message;
  if (text === '' || text.length > VIBER_TEXT_CHARS_MAX) return 'text_too_long';
  if (buttons.length > VIBER_BUTTONS_MAX || buttons.some(({ data }) => data === '' || data.length > VIBER_DATA_CHARS_MAX)) {
    return 'buttons_unfit';
  }
  const tracking = JSON.stringify(buttons.length === 0 ? {} : { taps: buttons.map(({ data }) => data) });
  if (tracking.length > VIBER_TRACKING_CHARS_MAX) return 'buttons_unfit';
  return {
    type: 'text',
    sender: { name: cutLabel(senders.viber ?? settings.uri, VIBER_SENDER_CHARS_MAX) },
    text,
    // Comes back with the next message, so that a tap can be told from words.
    tracking_data: tracking,
    ...keyboard(message),
  };
}

/** One button a row: they are sentences, not numbers. Six columns are a whole row. */
const keyboard = ({ buttons = [] }: Said): object =>
  buttons.length === 0
    ? {}
    : {
        keyboard: {
          Type: 'keyboard',
          Buttons: buttons.map(({ label, data }) => ({ Columns: 6, Rows: 1, ActionType: 'reply', ActionBody: data, Text: label })),
        },
      };

const REASONS: Readonly<Record<number, string>> = { 5: 'no_such_recipient', 6: 'recipient_not_subscribed', 11: 'recipient_not_reachable' };
/** A wrong token; an account that is blocked, unknown or suspended; no webhook set; no commercial terms. */
const ABOUT_ACCOUNT = [2, 7, 8, 9, 10];
const TOO_MANY_REQUESTS = 12;

/** @throws for "general error" (any code above those that are documented), which says nothing of whether it was taken. */
function outcomeOf({ status, json, text }: ProviderAnswer): SendOutcome {
  const code = json?.status;
  if (status === 429 || code === TOO_MANY_REQUESTS) return { retry: 'later', reason: 'status_429' };
  if (typeof code !== 'number') {
    if (status >= 400) return { retry: 'never', reason: `status_${status}` };
    throw new UnknownOutcome('no_status');
  }
  // A 64-bit number: taken from the text.
  if (code === 0) return { sent: { providerId: /"message_token"\s*:\s*"?(\d{1,20})/.exec(text)?.[1] ?? null } };
  if (ABOUT_ACCOUNT.includes(code))
    return { retry: 'never', reason: code === 2 ? 'credentials_refused' : `error_${code}`, about: 'account' };
  if (code < 0 || code > 20) throw new UnknownOutcome(`error_${code}`);
  return { retry: 'never', reason: REASONS[code] ?? `error_${code}` };
}
