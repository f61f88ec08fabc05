/**
 * A Telegram bot: messages, the start button with its token, taps, block and unblock. Telegram signs nothing: the header holds a secret
 * that was given when the webhook was set, so the URL and the header together are what proves a POST.
 * Source: Bot API 10.1 (2026-06-11): Update, setWebhook, CallbackQuery, ChatMemberUpdated, Contact.
 */
import { err, ok } from '../../../shared/result.ts';
import type { Address } from '../../../shared/vocabulary.ts';
import type { Interval } from '../../consent/command.ts';
import { telegramScope } from '../address-scope.ts';
import { eventSecond } from '../event-time.ts';
import type { InboundAccount, InboundEvent, InboundPlatform, Parsed } from '../inbound.ts';
import { idText, type Json, object, readJson, text, unknownName } from '../json.ts';
import { sameText } from '../same-text.ts';
import type { VendorKeywords } from '../vendor-keywords.ts';

export const telegram: InboundPlatform<'telegram'> = {
  id: 'telegram',

  /** Where an update names the bot (a tap, a change of membership) it must be ours; a message names none. */
  async verify(raw, account) {
    const given = raw.headers.get('x-telegram-bot-api-secret-token');
    if (given === null) return err('signature_missing');
    if (!sameText(given, account.secrets.webhook_secret)) return err('signature_wrong');
    const bot = botOf(readJson(raw.body));
    return bot !== null && bot !== telegramScope(account.secrets) ? err('other_account') : ok(undefined);
  },

  async parse(raw, account) {
    const update = readJson(raw.body);
    if (!update || idText(update.update_id) === null) return err({ reason: 'malformed', detail: 'not an object with `update_id`' });
    const read = readUpdate(update, account, raw.receivedAtMs);
    return ok(typeof read === 'string' ? { events: [], unknown: [read] } : { events: [read], unknown: [] });
  },

  /** Ends the waiting on a tapped button, in the answer itself: no second call, and none that could fail. "Making requests when getting updates". */
  acceptedFor({ events }: Parsed) {
    const [event] = events;
    if (event?.kind !== 'tap' || event.answerId === undefined) return null;
    const body = JSON.stringify({ method: 'answerCallbackQuery', callback_query_id: event.answerId });
    return { status: 200, contentType: 'application/json', body };
  },
};

function botOf(update: Json | null): string | null {
  const member = object(object(update?.my_chat_member)?.new_chat_member);
  const message = object(object(update?.callback_query)?.message);
  return idText(object(member?.user)?.id) ?? idText(object(message?.from)?.id);
}

function readUpdate(update: Json, account: InboundAccount<'telegram'>, receivedAtMs: number): InboundEvent | string {
  const [message, tap, member] = [object(update.message), object(update.callback_query), object(update.my_chat_member)];
  if (message) return readMessage(message, account, receivedAtMs);
  if (tap) return readTap(tap, account, receivedAtMs);
  if (member) return readMember(member, idText(update.update_id) ?? '', account, receivedAtMs);
  return unknownName(
    'telegram',
    Object.keys(update).find((key) => key !== 'update_id'),
  );
}

/** The id of a private chat is the person's; groups and channels are nobody's consent. */
function privateChat(chat: unknown, account: InboundAccount<'telegram'>): Address | null {
  const [id, type] = [idText(object(chat)?.id), object(chat)?.type];
  return id !== null && type === 'private' ? { kind: 'telegram_chat', scope: telegramScope(account.secrets), value: id } : null;
}

const told = (id: string, from: Address, at: Interval) => ({ id, channel: 'telegram', from, to: null, at }) as const;

function readMessage(message: Json, account: InboundAccount<'telegram'>, receivedAtMs: number): InboundEvent | string {
  const from = privateChat(message.chat, account);
  const sender = object(message.from);
  const number = idText(message.message_id);
  if (!from || number === null || sender?.is_bot === true) return unknownName('telegram', 'message', object(message.chat)?.type);
  // A bot's messages are numbered over all its private chats. `update_id` may begin anew at random after a week of silence.
  const event = told(`message:${number}.${idText(message.date) ?? ''}`, from, eventSecond(message.date, receivedAtMs));
  const words = text(message.text) ?? text(message.caption) ?? '';
  const [, token] = START.exec(words) ?? [];
  if (token !== undefined) return { kind: 'start', ...event, token };
  const phone = ownPhone(object(message.contact), idText(sender?.id));
  return { kind: 'text', ...event, ...(phone ? { also: phone } : {}), text: wordsOf(words) };
}

/** "Deep linking": up to 64 characters, base64url. */
const START = /^\/start(?:@\w{1,64})? ([A-Za-z0-9_-]{1,64})$/;
const START_ALONE = /^\/start(?:@\w{1,64})?(?:\s+|$)/;
const COMMAND = /^\/(\w{1,32})(?:@\w{1,64})?$/;

/**
 * The start button stands before every first word to a bot: pressing it is not the keyword START. Any other command is the word behind its
 * slash: /stop is STOP, though Telegram itself stops nothing by it.
 */
function wordsOf(words: string): string {
  if (START_ALONE.test(words)) return words.replace(START_ALONE, '');
  return COMMAND.exec(words)?.[1] ?? words;
}

/** A number is the person's own only if it came by the contact button of that person; a contact of somebody else can be sent just so. */
function ownPhone(contact: Json | null, sender: string | null): Address | null {
  const digits = text(contact?.phone_number)?.replace(/^\+/, '') ?? '';
  if (!contact || sender === null || idText(contact.user_id) !== sender || !/^[1-9]\d{6,14}$/.test(digits)) return null;
  return { kind: 'phone', scope: '', value: `+${digits}` };
}

function readTap(tap: Json, account: InboundAccount<'telegram'>, receivedAtMs: number): InboundEvent | string {
  const [id, data, message] = [text(tap.id), text(tap.data), object(tap.message)];
  const from = privateChat(message?.chat, account);
  if (id === null || data === null || !from || idText(object(tap.from)?.id) !== from.value)
    return unknownName('telegram', 'callback_query');
  // Telegram gives a tap no time: it was after the message it stands under, and before it came here.
  const sent = eventSecond(message?.date, receivedAtMs);
  return {
    kind: 'tap',
    ...told(`tap:${id}`, from, { fromMs: Math.min(sent.fromMs, receivedAtMs), toMs: receivedAtMs }),
    data,
    answerId: id,
  };
}

/** In a private chat this comes only when the person blocks or unblocks the bot. */
function readMember(member: Json, updateId: string, account: InboundAccount<'telegram'>, receivedAtMs: number): InboundEvent | string {
  const from = privateChat(member.chat, account);
  const status = object(member.new_chat_member)?.status;
  if (!from || (status !== 'kicked' && status !== 'member')) return unknownName('telegram', 'my_chat_member', status);
  const event = told(`member:${updateId}.${idText(member.date) ?? ''}`, from, eventSecond(member.date, receivedAtMs));
  return { kind: status === 'kicked' ? 'block' : 'unblock', ...event };
}

/** "Global commands" that every bot is asked to understand; /stop is none of them, people write it all the same. */
export const VENDOR_KEYWORDS: VendorKeywords = {
  platform: 'telegram',
  stop: [],
  start: ['/start'],
  help: ['/help'],
  matching: 'Commands begin with a slash and stand at the beginning; the platform itself acts on none: a person stops by blocking the bot.',
  source: 'core.telegram.org/bots/features, "Global commands", read November 2026',
};
