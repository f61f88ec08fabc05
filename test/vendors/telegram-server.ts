/**
 * Telegram's Bot API as far as a bot speaks to a person: sendMessage and answerCallbackQuery. Stricter than Telegram, which ignores parameters
 * it does not know. It knows nothing of Sayso.
 * Sources, read 2026-11-22: core.telegram.org/bots/api (10.1, 2026-06-11): "Making requests", sendMessage, InlineKeyboardMarkup,
 * answerCallbackQuery, ResponseParameters; error texts as tdlib/telegram-bot-api has them.
 */
import { bytesIn, items, oneOf, record, Wrong, words, wrong } from './checks.ts';
import { jsonObject, type VendorAnswer, type VendorRequest, VendorServer } from './vendor-server.ts';

export interface TelegramSent {
  readonly chat: number;
  readonly text: string;
  readonly buttons: readonly { readonly label: string; readonly data: string }[];
}
export interface TelegramOptions {
  readonly token: string;
  /** Chats that a person has opened with the bot; it can begin none itself. */
  readonly chats: readonly number[];
}

export class TelegramServer extends VendorServer {
  readonly delivered: TelegramSent[] = [];
  readonly answered: string[] = [];
  readonly blocked = new Set<number>();
  /** Taps that wait for an answer. */
  readonly waiting = new Set<string>();
  readonly #options: TelegramOptions;

  constructor(options: TelegramOptions) {
    super((request) => this.#route(request));
    this.#options = options;
  }

  #route(request: VendorRequest): VendorAnswer {
    try {
      const [, token, method] = /^\/bot(\d+:[\w-]+)\/(\w+)$/.exec(request.path) ?? [];
      if (token === undefined) return failure(404, 'Not Found');
      if (token !== this.#options.token) return failure(401, 'Unauthorized');
      if (request.method !== 'POST') return failure(405, 'Method Not Allowed');
      if (!/^application\/json\b/.test(request.headers['content-type'] ?? '')) wrong('unsupported content type');
      const body = jsonObject(request.body) ?? wrong("can't parse JSON object");
      if (method === 'sendMessage') return this.#send(body);
      if (method === 'answerCallbackQuery') return this.#answer(body);
      return failure(404, 'Not Found: method not found');
    } catch (error) {
      if (error instanceof Wrong) return failure(400, `Bad Request: ${error.message}`);
      throw error;
    }
  }

  #send(body: Record<string, unknown>): VendorAnswer {
    record(body, 'sendMessage', ['chat_id', 'text', 'link_preview_options', 'reply_markup', 'disable_notification', 'protect_content']);
    const chat = typeof body.chat_id === 'number' && Number.isSafeInteger(body.chat_id) ? body.chat_id : wrong('chat_id is invalid');
    const text = words(body.text, 'message text', 4096);
    if (body.link_preview_options !== undefined)
      oneOf(record(body.link_preview_options, 'link_preview_options', ['is_disabled']).is_disabled, 'is_disabled', true, false);
    const buttons = body.reply_markup === undefined ? [] : keyboard(body.reply_markup);
    if (!this.#options.chats.includes(chat)) wrong('chat not found');
    if (this.blocked.has(chat)) return failure(403, 'Forbidden: bot was blocked by the user');
    this.delivered.push({ chat, text, buttons });
    return {
      status: 200,
      body: { ok: true, result: { message_id: this.delivered.length, chat: { id: chat, type: 'private' }, date: 1, text } },
    };
  }

  #answer(body: Record<string, unknown>): VendorAnswer {
    record(body, 'answerCallbackQuery', ['callback_query_id', 'text', 'show_alert', 'url', 'cache_time']);
    const id = words(body.callback_query_id, 'callback_query_id', 64);
    if (body.text !== undefined) words(body.text, 'text', 200);
    if (!this.waiting.delete(id)) wrong('query is too old and response timeout expired or query ID is invalid');
    this.answered.push(id);
    return { status: 200, body: { ok: true, result: true } };
  }
}

const failure = (status: number, description: string, parameters?: object): VendorAnswer => ({
  status,
  body: { ok: false, error_code: status, description, ...(parameters ? { parameters } : {}) },
});

/** "Too Many Requests: retry after X", as ResponseParameters has it. */
export const telegramFlood = (seconds: number): VendorAnswer =>
  failure(429, `Too Many Requests: retry after ${seconds}`, { retry_after: seconds });

const keyboard = (value: unknown) =>
  items(record(value, 'reply_markup', ['inline_keyboard']).inline_keyboard, 'inline_keyboard', 100).flatMap((row) =>
    items(row, 'row', 8).map((item) => {
      // Exactly one of the optional fields; here only this one.
      const button = record(item, 'button', ['text', 'callback_data']);
      return { label: words(button.text, 'button text', 64), data: words(button.callback_data, 'BUTTON_DATA_INVALID', 64, bytesIn) };
    }),
  );
