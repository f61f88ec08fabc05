/** What Infobip is told to send, and by which of its APIs. Pure. Sources as in `infobip.ts`. */
import { WHATSAPP_BUTTON_LABEL_CHARS_MAX, WHATSAPP_BUTTONS_MAX, WHATSAPP_DATA_CHARS_MAX } from '../../../shared/chat-limits.ts';
import {
  INFOBIP_TEXT_CHARS_MAX,
  RCS_DATA_CHARS_MAX,
  RCS_LABEL_CHARS_MAX,
  RCS_SUGGESTIONS_MAX,
  TEMPLATE_VALUE_CHARS_MAX,
} from '../../../shared/cpaas-limits.ts';
import type { MessagingAccount, OutgoingMessage, SendOutcome } from '../messenger.ts';
import { nearestLanguage } from '../nearest-language.ts';
import { cutLabel } from '../provider-call.ts';

export interface InfobipRequest {
  readonly path: string;
  readonly body: object;
}
type Templates = NonNullable<MessagingAccount<'infobip'>['settings']['templates']>;

export function requestOf(message: OutgoingMessage, { senders, settings }: MessagingAccount<'infobip'>): InfobipRequest | SendOutcome {
  const { channel, kind, locale } = message;
  const [sender, templates] = [senders[channel]?.replace(/^\+/, ''), settings.templates ?? {}];
  if (sender === undefined) return { retry: 'never', reason: 'no_sender', about: 'account' };
  if (channel === 'whatsapp') {
    if (kind === 'code') return template(templates.code, message.code, locale, sender, message.to, true);
    if (kind === 'link') return template(templates.link, message.link, locale, sender, message.to, false);
    // An answer goes by the account of the chat, where the person has just written; any other notice may come weeks after that.
    if (kind === 'notice' && message.account === undefined && templates.notice)
      return template(templates.notice, message.text, locale, sender, message.to, false);
  }
  return freeForm(message, sender);
}

function template(
  approved: Templates['code'],
  given: string | undefined,
  locale: string | undefined,
  from: string,
  to: string,
  hasButton: boolean,
): InfobipRequest | SendOutcome {
  if (!approved) return { retry: 'never', reason: 'no_template', about: 'account' };
  const value = (given ?? '').replace(/\s+/g, ' ').trim();
  if (value === '' || value.length > TEMPLATE_VALUE_CHARS_MAX) return { retry: 'never', reason: 'template_unfit' };
  // The button that copies a code is a URL button to Meta, with the code for its parameter.
  const buttons = hasButton ? { buttons: [{ type: 'URL', parameter: value }] } : {};
  const content = {
    templateName: approved.name,
    templateData: { body: { placeholders: [value] }, ...buttons },
    language: nearestLanguage(approved.languages, locale),
  };
  return { path: '/whatsapp/1/message/template', body: { messages: [{ from, to: to.replace(/^\+/, ''), content }] } };
}

/** What has no picture is a text message; nothing of ours has one. */
const CHANNELS: Readonly<Partial<Record<OutgoingMessage['channel'], string>>> = {
  sms: 'SMS',
  mms: 'SMS',
  rcs: 'RCS',
  whatsapp: 'WHATSAPP',
};

function freeForm({ channel, to, text, buttons = [] }: OutgoingMessage, sender: string): InfobipRequest | SendOutcome {
  if (text.length > INFOBIP_TEXT_CHARS_MAX) return { retry: 'never', reason: 'text_too_long' };
  const [countMax, labelMax, dataMax] =
    channel === 'whatsapp'
      ? [WHATSAPP_BUTTONS_MAX, WHATSAPP_BUTTON_LABEL_CHARS_MAX, WHATSAPP_DATA_CHARS_MAX]
      : channel === 'rcs'
        ? [RCS_SUGGESTIONS_MAX, RCS_LABEL_CHARS_MAX, RCS_DATA_CHARS_MAX]
        : [0, 0, 0];
  if (buttons.length > countMax || buttons.some(({ data }) => data === '' || data.length > dataMax))
    return { retry: 'never', reason: 'buttons_unfit' };
  const replies = buttons.map(({ label, data }) => ({ type: 'REPLY', text: cutLabel(label, labelMax), postbackData: data }));
  const content = { body: { type: 'TEXT', text }, ...(replies.length === 0 ? {} : { buttons: replies }) };
  const message = { channel: CHANNELS[channel], sender, destinations: [{ to: to.replace(/^\+/, '') }], content };
  return { path: '/messages-api/1/messages', body: { messages: [message] } };
}
