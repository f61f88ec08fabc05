/**
 * Telegram bot messages. The bot's token stands in the URL, so no URL may reach a log. There is no idempotency key: what may have been taken is
 * never sent again. Source: Bot API 10.1 (2026-06-11), "Making requests", sendMessage, answerCallbackQuery.
 */
import { TELEGRAM_DATA_BYTES_MAX, TELEGRAM_LABEL_CHARS_MAX, TELEGRAM_TEXT_CHARS_MAX } from '../../../shared/chat-limits.ts';
import { utf8 } from '../../platform/bytes.ts';
import type { Network } from '../../platform/network.ts';
import type { MessagingAccount, MessagingProvider, OutgoingMessage, SendOutcome } from '../messenger.ts';
import { baseUrl, callProvider, cutLabel, isObject, type ProviderAnswer } from '../provider-call.ts';

const HOST = 'https://api.telegram.org';

export const telegramProvider: MessagingProvider<'telegram'> = {
  id: 'telegram',
  channels: ['telegram'],
  isIdempotent: false,
  // The bot's user id, which stays when the token is replaced. Bot API, "Authorizing your bot".
  scopeOf: ({ secrets }) => secrets.bot_token.split(':')[0] ?? null,
  messenger: (account, network) => ({
    id: 'telegram',
    async send(message): Promise<SendOutcome> {
      const chat = Number(message.to);
      if (!Number.isSafeInteger(chat) || message.to === '') return { retry: 'never', reason: 'no_such_chat' };
      if (message.text.length > TELEGRAM_TEXT_CHARS_MAX) return { retry: 'never', reason: 'text_too_long' };
      if ((message.buttons ?? []).some(({ data }) => data === '' || utf8(data).length > TELEGRAM_DATA_BYTES_MAX)) {
        return { retry: 'never', reason: 'buttons_unfit' };
      }
      const answer = await call(account, network, 'sendMessage', {
        chat_id: chat,
        text: message.text,
        // A preview would fetch a link that only the person may open.
        link_preview_options: { is_disabled: true },
        ...keyboard(message),
      });
      return outcomeOf(answer);
    },
  }),
};

/**
 * Ends the waiting on a tapped button where the answer to the webhook did not. Nothing depends on it: a tap that is too old, or answered, is left.
 * @param tapId `answerId` of the tap
 */
export async function answerTap(account: MessagingAccount<'telegram'>, network: Network, tapId: string): Promise<boolean> {
  const answer = await call(account, network, 'answerCallbackQuery', { callback_query_id: tapId }).catch(() => null);
  return answer?.status === 200;
}

const call = ({ settings, secrets }: MessagingAccount<'telegram'>, network: Network, method: string, body: object) =>
  callProvider(network, `${baseUrl(HOST, settings.base_url)}/bot${secrets.bot_token}/${method}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });

/** One button a row: they are sentences, not numbers. */
const keyboard = ({ buttons = [] }: OutgoingMessage): object =>
  buttons.length === 0
    ? {}
    : {
        reply_markup: {
          inline_keyboard: buttons.map(({ label, data }) => [{ text: cutLabel(label, TELEGRAM_LABEL_CHARS_MAX), callback_data: data }]),
        },
      };

function outcomeOf({ status, json }: ProviderAnswer): SendOutcome {
  if (status === 200) {
    const id = isObject(json?.result) ? json.result.message_id : null;
    return { sent: { providerId: typeof id === 'number' ? String(id) : null } };
  }
  if (status === 429) return { retry: 'later', reason: 'status_429' };
  // Blocked, deactivated, or never opened: the bot can't begin a chat.
  if (status === 403) return { retry: 'never', reason: 'recipient_blocked' };
  if (status === 401 || status === 404) return { retry: 'never', reason: 'credentials_refused' };
  const description = typeof json?.description === 'string' ? json.description : '';
  return { retry: 'never', reason: /chat not found/.test(description) ? 'no_such_chat' : `status_${status}` };
}
