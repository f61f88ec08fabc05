/**
 * What Vonage's Messages API is told to send. Sources: OpenAPI of Messages 1.x, developer.vonage.com "RCS custom messages", "WhatsApp
 * templates", "WhatsApp interactive messages"; read November 2026. `custom` goes to Meta or Google as it is.
 */
import {
  WHATSAPP_BUTTON_LABEL_CHARS_MAX,
  WHATSAPP_BUTTONS_MAX,
  WHATSAPP_BUTTONS_TEXT_CHARS_MAX,
  WHATSAPP_DATA_CHARS_MAX,
} from '../../../shared/chat-limits.ts';
import {
  RCS_DATA_CHARS_MAX,
  RCS_LABEL_CHARS_MAX,
  RCS_SUGGESTIONS_MAX,
  TEMPLATE_VALUE_CHARS_MAX,
  VONAGE_RCS_CHARS_MAX,
  VONAGE_SMS_CHARS_MAX,
  VONAGE_WHATSAPP_CHARS_MAX,
} from '../../../shared/cpaas-limits.ts';
import type { MessagingAccount, OutgoingMessage, SendOutcome } from '../messenger.ts';
import { nearestLanguage } from '../nearest-language.ts';
import { cutLabel } from '../provider-call.ts';

type Templates = NonNullable<MessagingAccount<'vonage'>['settings']['templates']>;
type Content = { readonly message_type: string } & Readonly<Record<string, unknown>>;

const TEXT_CHARS_MAX: Readonly<Partial<Record<OutgoingMessage['channel'], number>>> = {
  sms: VONAGE_SMS_CHARS_MAX,
  mms: VONAGE_SMS_CHARS_MAX,
  rcs: VONAGE_RCS_CHARS_MAX,
  whatsapp: VONAGE_WHATSAPP_CHARS_MAX,
};

/** @returns the content, or why it can't be sent at all. */
export function contentOf(message: OutgoingMessage, templates: Templates = {}): Content | SendOutcome {
  const { channel, kind } = message;
  if (channel === 'whatsapp') {
    if (kind === 'code') return template(templates.code, message.code, message.locale, true);
    if (kind === 'link') return template(templates.link, message.link, message.locale, false);
    // An answer goes by the account of the chat, where the person has just written; any other notice may come weeks after that.
    if (kind === 'notice' && message.account === undefined && templates.notice)
      return template(templates.notice, message.text, message.locale, false);
  }
  return freeForm(message);
}

/** The components are Meta's own: a body with one variable, and for a code again the button that copies it. */
function template(
  approved: Templates['code'],
  given: string | undefined,
  locale: string | undefined,
  hasButton: boolean,
): Content | SendOutcome {
  if (!approved) return { retry: 'never', reason: 'no_template', about: 'account' };
  const text = (given ?? '').replace(/\s+/g, ' ').trim();
  if (text === '' || text.length > TEMPLATE_VALUE_CHARS_MAX) return { retry: 'never', reason: 'template_unfit' };
  const parameters = [{ type: 'text', text }];
  const button = { type: 'button', sub_type: 'url', index: '0', parameters };
  return {
    message_type: 'custom',
    custom: {
      type: 'template',
      template: {
        name: approved.name,
        language: { policy: 'deterministic', code: nearestLanguage(approved.languages, locale) },
        components: [{ type: 'body', parameters }, ...(hasButton ? [button] : [])],
      },
    },
  };
}

function freeForm({ channel, text, buttons = [] }: OutgoingMessage): Content | SendOutcome {
  if (text.length > (TEXT_CHARS_MAX[channel] ?? 0)) return { retry: 'never', reason: 'text_too_long' };
  if (buttons.length === 0) return { message_type: 'text', text };
  const isUnfit = (countMax: number, dataMax: number) =>
    buttons.length > countMax || buttons.some(({ data }) => data === '' || data.length > dataMax);
  if (channel === 'whatsapp' && text.length <= WHATSAPP_BUTTONS_TEXT_CHARS_MAX && !isUnfit(WHATSAPP_BUTTONS_MAX, WHATSAPP_DATA_CHARS_MAX)) {
    const replies = buttons.map(({ label, data }) => ({
      type: 'reply',
      reply: { id: data, title: cutLabel(label, WHATSAPP_BUTTON_LABEL_CHARS_MAX) },
    }));
    return {
      message_type: 'custom',
      custom: { type: 'interactive', interactive: { type: 'button', body: { text }, action: { buttons: replies } } },
    };
  }
  if (channel === 'rcs' && !isUnfit(RCS_SUGGESTIONS_MAX, RCS_DATA_CHARS_MAX)) {
    const suggestions = buttons.map(({ label, data }) => ({ reply: { text: cutLabel(label, RCS_LABEL_CHARS_MAX), postbackData: data } }));
    return { message_type: 'custom', custom: { contentMessage: { text, suggestions } } };
  }
  return { retry: 'never', reason: 'buttons_unfit' };
}
