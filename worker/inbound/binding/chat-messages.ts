/** What a chat is told of a link: the published text with its two buttons, the numbers to pick from, and short answers. Pure. */
import type { DisclosureDocument } from '../../../shared/contract/disclosure.ts';
import { fillPlaces } from '../../../shared/locales/fill.ts';
import { languageFor } from '../../../shared/locales/languages.ts';
import type { ChannelId } from '../../../shared/vocabulary.ts';
import type { MessageTemplate } from '../../consent/ledger-api.ts';
import { agreeingWords, tapData } from './asked-of-chat.ts';

export interface Chat {
  readonly channel: ChannelId;
  /** Local id of the account that the chat is with. */
  readonly account: string;
  readonly locale: string;
  readonly brand: string;
  /** Whether its platform shows buttons below words of the moment; where not, the words of an answer stand in for one. */
  readonly hasButtons: boolean;
}

/** Text channels show no buttons, whoever carries them. */
const WITHOUT_BUTTONS: readonly ChannelId[] = ['sms', 'mms', 'email'];

export const hasButtons = (channel: ChannelId): boolean => !WITHOUT_BUTTONS.includes(channel);

/** The disclosure as it was published, its links, and below them the act. */
export function offerMessage(chat: Chat, document: DisclosureDocument, token: string): MessageTemplate {
  const { links, direction } = languageFor(chat.locale);
  const shown = [document.text, ...document.links.map(({ label, url }) => `${label}: ${url}`)].join('\n');
  if (!chat.hasButtons) {
    return message(chat, `${shown}\n\n${fillPlaces(links.by_text, { word: agreeingWords(token) }, direction)}`);
  }
  const buttons = [
    { label: links.agree, data: tapData.agree(token) },
    { label: links.decline, data: tapData.decline(token) },
  ];
  return { ...message(chat, shown), buttons };
}

export function pickMessage(chat: Chat, offered: readonly string[], token: string): MessageTemplate {
  const buttons = offered.map((digits) => ({ label: digits, data: tapData.pick(token, digits) }));
  return { ...message(chat, `${answer(chat, 'said_yes').text}\n\n${languageFor(chat.locale).links.pick}`), buttons };
}

type Answer = 'said_yes' | 'said_no' | 'matched' | 'not_matched' | 'taken' | 'over';

export function answer(chat: Chat, what: Answer): MessageTemplate {
  const { links, channel, direction } = languageFor(chat.locale);
  return message(chat, fillPlaces(links[what], { brand: chat.brand, messages: channel[chat.channel] ?? '' }, direction));
}

const message = ({ channel, account, locale }: Chat, text: string): MessageTemplate => ({
  channel,
  text,
  subject: null,
  kind: 'reply',
  locale,
  account,
});
