/**
 * Updates as Telegram's Bot API has them. It knows nothing of Sayso.
 * Source, read 2026-11-22: core.telegram.org/bots/api (10.1, 2026-06-11): Update, Message, CallbackQuery, ChatMemberUpdated, Contact, MessageEntity.
 */

export interface TelegramBot {
  readonly id: number;
  readonly username: string;
}

const person = (id: number) => ({ id, is_bot: false, first_name: 'Jo', language_code: 'en' });
const chat = (id: number) => ({ id, first_name: 'Jo', type: 'private' });
const self = (bot: TelegramBot) => ({ id: bot.id, is_bot: true, first_name: 'Acme', username: bot.username });

/** A message of a person in the private chat with the bot; commands are marked as Telegram marks them. */
export function telegramMessage(user: number, given: { update: number; number: number; atMs: number }, content: object) {
  const text = 'text' in content ? String(content.text) : '';
  const command = /^\/\w+(?:@\w+)?/.exec(text)?.[0];
  return {
    update_id: given.update,
    message: {
      message_id: given.number,
      from: person(user),
      chat: chat(user),
      date: Math.floor(given.atMs / 1000),
      ...content,
      ...(command === undefined ? {} : { entities: [{ type: 'bot_command', offset: 0, length: command.length }] }),
    },
  };
}

/** A tap on a button below a message of the bot, which was sent at `sentAtMs`. */
export const telegramTap = (bot: TelegramBot, user: number, given: { update: number; id: string; sentAtMs: number; data: string }) => ({
  update_id: given.update,
  callback_query: {
    id: given.id,
    from: person(user),
    message: { message_id: 41, from: self(bot), chat: chat(user), date: Math.floor(given.sentAtMs / 1000), text: 'Agree?' },
    chat_instance: '-3876206153911210',
    data: given.data,
  },
});

/** Sent for a private chat only when the person blocks (`kicked`) or unblocks (`member`) the bot. */
export const telegramMember = (
  bot: TelegramBot,
  user: number,
  given: { update: number; atMs: number; status: 'kicked' | 'member' | 'left' },
) => ({
  update_id: given.update,
  my_chat_member: {
    chat: chat(user),
    from: person(user),
    date: Math.floor(given.atMs / 1000),
    old_chat_member: { user: self(bot), status: given.status === 'kicked' ? 'member' : 'kicked', until_date: 0 },
    new_chat_member: { user: self(bot), status: given.status, ...(given.status === 'kicked' ? { until_date: 0 } : {}) },
  },
});
