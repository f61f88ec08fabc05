/** The words of the messages that carry a code or link, and the channel they go by. Pure; the ledger fills in code and link. */
import { fillPlaces } from '../../shared/locales/fill.ts';
import { languageFor } from '../../shared/locales/languages.ts';
import { mailLinkTexts } from '../../shared/locales/mail-link.ts';
import { replyInvite } from '../../shared/locales/reply-invite.ts';
import type { ConfirmLink } from '../consent/confirm-link.ts';
import type { MessageTemplate } from '../consent/ledger-api.ts';
import { codeChannel } from '../workspace/code-channel.ts';
import type { PublishedWidget } from '../workspace/workspace-api.ts';

/** What every message says beside its words: in which language, and whose sender it must come from. */
const saidIn = (published: PublishedWidget, locale: string) => ({ locale, programme: published.programme.id });

/** The published widget alone decides. */
export const messageChannel = (published: PublishedWidget, to: 'phone' | 'email'): 'sms' | 'whatsapp' | 'email' =>
  codeChannel(published.programme.sender.accounts, to);

/**
 * @param origin site that shows the form: its host ends a text message, so that browsers offer the code there and nowhere else.
 * Source: WICG "Origin-bound one-time codes delivered via SMS".
 * @param confirmLink made where it is sent by mail. A text message holds none: it would cost another part, and a number in a link is what people
 * are told not to press.
 */
export function codeMessage(
  published: PublishedWidget,
  locale: string,
  to: 'phone' | 'email',
  origin: string,
  confirmLink: () => ConfirmLink,
): MessageTemplate {
  const { message, direction } = languageFor(locale);
  const channel = messageChannel(published, to);
  const fill = (text: string) => fillPlaces(text, { brand: published.programme.sender.brand }, direction);
  if (channel === 'email')
    return {
      channel,
      text: `${fill(message.code_email)}\n\n${mailLinkTexts(locale).mail}`,
      subject: fill(message.code_email_subject),
      confirmLink: confirmLink(),
      ...saidIn(published, locale),
    };
  const text = fill(message.code_sms);
  const end = channel === 'sms' ? `\n\n@${new URL(origin).hostname} #{code}` : '';
  return {
    channel,
    text: `${text}${end}`,
    replyText: `${text} ${replyInvite(locale)}${end}`,
    subject: null,
    ...saidIn(published, locale),
  };
}

/** @param host of the page that asks for the code: ours. */
export function dataCodeMessage(published: PublishedWidget, locale: string, to: 'phone' | 'email', host: string): MessageTemplate {
  const { message, direction } = languageFor(locale);
  const channel = messageChannel(published, to);
  const fill = (text: string) => fillPlaces(text, { brand: published.programme.sender.brand }, direction);
  if (channel === 'email')
    return { channel, text: fill(message.data_code_email), subject: fill(message.data_code_email_subject), ...saidIn(published, locale) };
  const text = fill(message.data_code_sms);
  return { channel, text: channel === 'sms' ? `${text}\n\n@${host} #{code}` : text, subject: null, ...saidIn(published, locale) };
}

/** Asks the address whether somebody's request to stop is its own. */
export function stopRequestMessage(published: PublishedWidget, locale: string, to: 'phone' | 'email'): MessageTemplate {
  const { message, direction } = languageFor(locale);
  const channel = messageChannel(published, to);
  const fill = (text: string) => fillPlaces(text, { brand: published.programme.sender.brand }, direction);
  return channel === 'email'
    ? { channel, text: fill(message.stop_request_email), subject: fill(message.stop_request_email_subject), ...saidIn(published, locale) }
    : { channel, text: fill(message.stop_request_sms), subject: null, ...saidIn(published, locale) };
}

export function linkMessage(published: PublishedWidget, locale: string, to: 'phone' | 'email'): MessageTemplate {
  const { message, direction } = languageFor(locale);
  const channel = messageChannel(published, to);
  const fill = (text: string) => fillPlaces(text, { brand: published.programme.sender.brand }, direction);
  return channel === 'email'
    ? { channel, text: fill(message.link_email), subject: fill(message.link_email_subject), ...saidIn(published, locale) }
    : { channel, text: fill(message.link_sms), subject: null, ...saidIn(published, locale) };
}
