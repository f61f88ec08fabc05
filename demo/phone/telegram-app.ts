/**
 * Telegram on the demo's phone: the strict stand-in takes what the bot sends, and what the owner does there goes to the Worker as Telegram
 * tells it. One person, one bot.
 */

import { TelegramServer } from '../../test/vendors/telegram-server.ts';
import { type TelegramBot, telegramMember, telegramMessage, telegramTap } from '../../test/vendors/telegram-updates.ts';
import { apiOf } from './chat-app.ts';
import { did, lastOf, type PhoneWorld } from './entry.ts';
import { type WebhookAnswer, webhook } from './webhook.ts';

export interface TelegramAppOptions extends PhoneWorld {
  readonly username: string;
  readonly botToken: string;
  readonly webhookSecret: string;
}

/** The owner's own id; a private chat has the person's. */
const OWNER = 7_204_455;
const APP = { app: 'telegram', me: '' } as const;

export function telegramApp(options: TelegramAppOptions) {
  const bot: TelegramBot = { id: Number(options.botToken.split(':')[0]), username: options.username };
  const chats = lastOf(options, 'telegram', 'started') ? [OWNER] : [];
  const server = new TelegramServer({ token: options.botToken, chats });
  if (lastOf(options, 'telegram', 'blocked', 'unblocked') === 'blocked') server.blocked.add(OWNER);
  let numbered = 0;
  // Ids must never come twice, nor after a restart: what comes twice is taken once.
  const next = (): number => {
    numbered = Math.max(numbered + 1, options.now());
    return numbered;
  };
  const tell = (update: object): Promise<WebhookAnswer> =>
    webhook(options.inbound()?.telegram, JSON.stringify(update), { 'x-telegram-bot-api-secret-token': options.webhookSecret });
  const message = async (text: string): Promise<number> =>
    (await tell(telegramMessage(OWNER, { update: next(), number: next(), atMs: options.now() }, { text }))).status;
  const member = async (status: 'kicked' | 'member'): Promise<number> =>
    (await tell(telegramMember(bot, OWNER, { update: next(), atMs: options.now(), status }))).status;

  return {
    /** Calls of the Bot API. */
    call: apiOf(options, server, () => 'telegram'),
    start(token: string | null): Promise<void> {
      // The chat is there from the press on: the bot may answer before the webhook is.
      if (!chats.includes(OWNER)) chats.push(OWNER);
      return did(options, { ...APP, who: 'event', event: 'started', text: 'You pressed Start' }, () =>
        message(token === null ? '/start' : `/start ${token}`),
      );
    },
    say: (text: string) => did(options, { ...APP, who: 'me', text }, () => message(text)),
    tap: (data: string, label: string) =>
      did(options, { ...APP, who: 'event', event: 'tapped', text: label }, async () => {
        const id = String(next());
        server.waiting.add(id);
        const asked = options.journal.entries().findLast((entry) => entry.buttons?.some((button) => button.data === data));
        const sentAtMs = asked ? Date.parse(asked.at) : options.now();
        const { status, text } = await tell(telegramTap(bot, OWNER, { update: next(), id, sentAtMs, data }));
        if (answeredTap(text) === id) server.waiting.delete(id);
        return status;
      }),
    block(): Promise<void> {
      server.blocked.add(OWNER);
      return did(options, { ...APP, who: 'event', event: 'blocked', text: 'You blocked the bot' }, () => member('kicked'));
    },
    unblock(): Promise<void> {
      server.blocked.delete(OWNER);
      return did(options, { ...APP, who: 'event', event: 'unblocked', text: 'You unblocked the bot' }, () => member('member'));
    },
  };
}

/** The answer to a webhook may be a call itself. "Making requests when getting updates". */
function answeredTap(text: string): string | null {
  try {
    const call = JSON.parse(text) as { method?: unknown; callback_query_id?: unknown };
    return call.method === 'answerCallbackQuery' ? String(call.callback_query_id) : null;
  } catch {
    return null; // an answer without a call, as most are
  }
}
