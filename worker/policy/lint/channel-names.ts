/** By which names a text speaks of a channel. Company names are the same everywhere; the rest are in the language's lists. */
import { CHANNEL_NAMES, CHANNELS, type ChannelId } from '../../../shared/vocabulary.ts';
import { fold } from './fold.ts';
import { asWritten, matches, placesIn, type Reading, type Sentence } from './reading.ts';

/** `call` and `post` are ways of contact that no control of ours asks for. */
export type ContactWay = 'text' | 'email' | 'call' | 'post' | 'push' | ChannelId;

/** Also in other scripts, and where the plain name would be another word. */
const WRITTEN: Partial<Record<ChannelId, RegExp>> = {
  whatsapp: /whats ?app|واتس ?اب|ווטסאפ|ווטס אפ|וואטסאפ|व्हाट्स ?ऐप|व्हाट्स ?एप|व्हॉट्सऐप|व्हाट्सअप|วอทส์แอป|วอตส์แอปป์|왓츠 ?앱|ワッツアップ/gu,
  line: /(?<![\p{Script=Latin}\p{N}])line(?![a-z])|ไลน์|ライン公式|라인(?! ?업)/gu,
  kakaotalk: /kakao ?talk|카카오 ?톡|카톡|알림톡|친구톡|カカオトーク|كاكاو ?توك|קקאו/gu,
  wechat: /we ?chat|weixin|微信|위챗|وي ?تشات|וויצ'אט/gu,
  messenger: /messenger|ماسنجر|메신저|メッセンジャー|แมสเซนเจอร์|מסנג'ר|मैसेंजर/gu,
  instagram: /instagram|انستغرام|إنستغرام|インスタグラム|인스타그램|อินสตาแกรม|אינסטגרם|इंस्टाग्राम/gu,
  telegram: /telegram|تيليجرام|تلغرام|تليجرام|텔레그램|เทเลแกรม|テレグラム|טלגרם|टेलीग्राम/gu,
  viber: /viber|فايبر|바이버|ไวเบอร์|וייבר|वाइबर/gu,
  signal: /signal (?:messag|nachricht)/gu,
  apple_messages: appleMessages(),
};

/** What Apple calls its Messages in each language stands before or after its own name, and filled places may be isolated. Folded as texts are. */
function appleMessages(): RegExp {
  const after =
    'message nachrichten berichten business meddelanden beskeder viestit mesajları メッセージ のメッセージ 메시지 訊息 信息 संदेश';
  const before =
    'messages d’, messages, mensajes de, mensagens da, messaggi di, messaggi, رسائل, پیام‌های, הודעות, wiadomości, zprávy, повідомлення, tin nhắn, pesan, メッセージ, 메시지, 訊息, 信息, ข้อความ, ข้อความของ';
  const any = (words: string, by: string): string =>
    words
      .split(by)
      .map((word) => fold(word).text)
      .join('|');
  const gap = '[ \\u2066-\\u2069-]*';
  return new RegExp(`apple${gap}(?:${any(after, ' ')})|imessage|(?:${any(before, ', ')})${gap}apple`, 'gu');
}

const LISTS = ['text', 'email', 'call', 'post', 'push'] as const;
const TEXTS: readonly ChannelId[] = ['sms', 'mms', 'rcs'];

const OF_LISTS: readonly ChannelId[] = [...TEXTS, 'email', 'push'];

/** A channel that needs no more is spoken of by its name as a word. */
const NAMES: readonly (readonly [ChannelId, RegExp])[] = CHANNELS.filter((channel) => !OF_LISTS.includes(channel)).map((channel) => [
  channel,
  WRITTEN[channel] ?? new RegExp(`(?<![\\p{L}\\p{N}])${CHANNEL_NAMES[channel].toLowerCase()}(?![a-z])`, 'gu'),
]);

export const wayOf = (channel: ChannelId): ContactWay => (TEXTS.includes(channel) ? 'text' : channel);

/** Each mention of a way of contact in a sentence, in order. */
export function waysIn(reading: Reading, sentence: Sentence): { readonly way: ContactWay; readonly place: Sentence }[] {
  const named = NAMES.flatMap(([channel, pattern]) =>
    matches(pattern, sentence)
      .filter((place) => channel !== 'line' || !/^l/i.test(place.text) || asWritten(reading, place).replace(ISOLATES, '') === 'LINE')
      .map((place) => ({ way: channel, place })),
  );
  const listed = LISTS.flatMap((way) => placesIn(reading, way, sentence).map((place) => ({ way, place })));
  // "WhatsApp text message" is one way, not two.
  const apart = listed.filter(({ place }) => !named.some((other) => overlaps(other.place, place)));
  return [...named, ...apart].sort((a, b) => a.place.start - b.place.start);
}

/** Around each value in a text that runs from right to left. Unicode, UAX 9: LRI, RLI, FSI, PDI. */
const ISOLATES = /[\u2066-\u2069]/gu;

const overlaps = (a: Sentence, b: Sentence): boolean => a.start < b.start + b.text.length && b.start < a.start + a.text.length;
