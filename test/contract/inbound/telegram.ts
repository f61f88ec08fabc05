/** What the contract suite is given for Telegram. Updates as the Bot API has them (test/vendors/telegram-updates.ts). */
import { createHash } from 'node:crypto';
import { type TelegramBot, telegramMember, telegramMessage } from '../../vendors/telegram-updates.ts';
import { bytesOf, jsonOf, type KitAccount, type KitEvent, kit } from './kit.ts';

const account: KitAccount<'telegram'> = {
  settings: { bot_username: 'acme_offers_bot' },
  secrets: { bot_token: '123456789:AAF-made-up-token', webhook_secret: 'Zq3_made-up-secret' },
  senders: { telegram: 'acme_offers_bot' },
};
const otherAccount: KitAccount<'telegram'> = {
  settings: { bot_username: 'other_bot' },
  secrets: { bot_token: '987654321:AAF-other-token', webhook_secret: 'Xy7_other-secret' },
  senders: { telegram: 'other_bot' },
};
const botOf = ({ settings, secrets }: KitAccount<'telegram'>): TelegramBot => ({
  id: Number(secrets.bot_token.split(':')[0]),
  username: settings.bot_username,
});
const address = (value: string) => (of: KitAccount<'telegram'>) => ({ kind: 'telegram_chat', scope: String(botOf(of).id), value }) as const;

/** Telegram's ids are numbers; another id is another number. */
const numbered = (id: string): number => createHash('sha256').update(id).digest().readUInt32BE(0) >>> 1;

const member = (status: 'kicked' | 'member', means: KitEvent<'telegram'>['means']): KitEvent<'telegram'> => ({
  what: `my_chat_member: ${status}`,
  means,
  body: ({ from, id, atMs }, of) => jsonOf(telegramMember(botOf(of), Number(from), { update: numbered(id), atMs, status })),
});

export const telegram = kit<'telegram'>({
  platform: 'telegram',
  account,
  otherAccount,
  channel: 'telegram',
  people: [
    { sent: '1111111', address: address('1111111') },
    { sent: '7222222222', address: address('7222222222') },
  ],
  sign(body, { url, account: { secrets } }) {
    const headers = { 'content-type': 'application/json', 'x-telegram-bot-api-secret-token': secrets.webhook_secret };
    return { method: 'POST', url, headers, body };
  },
  unsigned(request) {
    const { 'x-telegram-bot-api-secret-token': _, ...headers } = request.headers as Record<string, string>;
    return { ...request, headers };
  },
  text: ({ from, id, atMs }, text) => jsonOf(telegramMessage(Number(from), { update: numbered(id), number: numbered(id), atMs }, { text })),
  stops: [member('kicked', 'stop')],
  resumes: [member('member', 'resume')],
  unknownEvent: () => jsonOf({ update_id: 10001, poll: { id: '5', question: 'Tea?', options: [], total_voter_count: 0, is_closed: true } }),
  malformed: [
    { what: 'JSON that is cut off', body: bytesOf('{"update_id":1,"message":{') },
    { what: 'no bytes', body: bytesOf('') },
    { what: 'a list', body: bytesOf('[{"update_id":1}]') },
    { what: 'no update_id', body: jsonOf({ message: { text: 'STOP' } }) },
    { what: 'an update_id that is a fraction', body: jsonOf({ update_id: 1.5 }) },
    { what: 'an update_id that is an object', body: jsonOf({ update_id: {} }) },
    { what: 'bytes that are not UTF-8', body: new Uint8Array([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x3a, 0x31, 0x7d]) },
  ],
  staleAfterMs: null,
  signsBytes: false,
  namesAccount: false,
  tellsTime: true,
});
