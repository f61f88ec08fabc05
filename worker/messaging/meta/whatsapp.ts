/**
 * What is sent by WhatsApp: a template where nobody has written, free words and buttons in a chat. A marketing message is never among these.
 * Sources: Meta docs WhatsApp "Messages", "Copy code authentication templates", "Interactive reply buttons", "Interactive lists"; read November 2026.
 */
import {
  WHATSAPP_BUTTON_LABEL_CHARS_MAX,
  WHATSAPP_BUTTONS_MAX,
  WHATSAPP_BUTTONS_TEXT_CHARS_MAX,
  WHATSAPP_CODE_CHARS_MAX,
  WHATSAPP_DATA_CHARS_MAX,
  WHATSAPP_LIST_ROWS_MAX,
  WHATSAPP_PARAMETER_CHARS_MAX,
  WHATSAPP_ROW_LABEL_CHARS_MAX,
  WHATSAPP_TEXT_CHARS_MAX,
} from '../../../shared/chat-limits.ts';
import type { Network } from '../../platform/network.ts';
import type { MessagingAccount, OutgoingMessage, SendOutcome } from '../messenger.ts';
import { nearestLanguage } from '../nearest-language.ts';
import { cutLabel, isObject } from '../provider-call.ts';
import { graphOutcome, postMessage } from './graph.ts';

export async function sendWhatsapp(account: MessagingAccount<'meta'>, network: Network, message: OutgoingMessage): Promise<SendOutcome> {
  const number = account.settings.phone_number_id;
  if (number === undefined) return { retry: 'never', reason: 'no_phone_number_id', about: 'account' };
  const content = contentOf(message, account);
  if (typeof content === 'string') return { retry: 'never', reason: content };
  const answer = await postMessage(account, network, 'https://graph.facebook.com', number, {
    messaging_product: 'whatsapp',
    recipient_type: 'individual',
    // A person who shows no number is reached by the business-scoped id. "Business-scoped user IDs", 2026-03-31.
    ...(message.toKind === 'whatsapp_bsuid' ? { recipient: message.to } : { to: message.to.replace(/^\+/, '') }),
    ...content,
    // Comes back with every status of this message, ours or not.
    biz_opaque_callback_data: message.id,
  });
  return graphOutcome(answer, (json) => {
    const [first] = Array.isArray(json.messages) ? json.messages : [];
    return isObject(first) ? first.id : null;
  });
}

/** @returns the message's type and content, or why it can't be sent at all */
function contentOf(message: OutgoingMessage, account: MessagingAccount<'meta'>): object | string {
  const templates = account.settings.templates ?? {};
  if (message.kind === 'code') return codeTemplate(message, templates.code);
  if (message.kind === 'link') return parameterTemplate(templates.link, message.locale, message.link ?? '');
  // An answer goes by the account of the chat, where the person has just written; any other notice may come weeks after that.
  if (message.kind === 'notice' && message.account === undefined && templates.notice !== undefined) {
    return parameterTemplate(templates.notice, message.locale, message.text);
  }
  return freeForm(message);
}

type Template = NonNullable<NonNullable<MessagingAccount<'meta'>['settings']['templates']>['code']>;

/** An authentication template: Meta's own words, our code in the body and again under the button that copies it. */
function codeTemplate({ code, locale, toKind }: OutgoingMessage, template: Template | undefined): object | string {
  if (!template) return 'no_template';
  if (code === undefined || code === '' || code.length > WHATSAPP_CODE_CHARS_MAX) return 'code_unfit';
  if (toKind === 'whatsapp_bsuid') return 'number_needed';
  const parameters = [{ type: 'text', text: code }];
  return templateMessage(template, locale, [
    { type: 'body', parameters },
    { type: 'button', sub_type: 'url', index: '0', parameters },
  ]);
}

/** A utility template whose body has one variable: the link, or the sentence. */
function parameterTemplate(template: Template | undefined, locale: string | undefined, value: string): object | string {
  if (!template) return 'no_template';
  // A parameter may hold no line breaks, tabs or more than four spaces (132018).
  const text = value.replace(/\s+/g, ' ').trim();
  if (text === '' || text.length > WHATSAPP_PARAMETER_CHARS_MAX) return 'template_unfit';
  return templateMessage(template, locale, [{ type: 'body', parameters: [{ type: 'text', text }] }]);
}

const templateMessage = (template: Template, locale: string | undefined, components: readonly object[]): object => ({
  type: 'template',
  template: { name: template.name, language: { code: nearestLanguage(template.languages, locale) }, components },
});

/** Three buttons below a short text; what has more of either is a list, whose text may be as long as any. */
function freeForm({ text, buttons = [] }: OutgoingMessage): object | string {
  if (text.length > WHATSAPP_TEXT_CHARS_MAX) return 'text_too_long';
  if (buttons.length === 0) return { type: 'text', text: { body: text, preview_url: false } };
  const isUnfit = ({ data }: { data: string }) => data === '' || data.length > WHATSAPP_DATA_CHARS_MAX;
  if (buttons.length > WHATSAPP_LIST_ROWS_MAX || buttons.some(isUnfit)) return 'buttons_unfit';
  if (buttons.length <= WHATSAPP_BUTTONS_MAX && text.length <= WHATSAPP_BUTTONS_TEXT_CHARS_MAX) {
    const replies = buttons.map(({ label, data }) => ({
      type: 'reply',
      reply: { id: data, title: cutLabel(label, WHATSAPP_BUTTON_LABEL_CHARS_MAX) },
    }));
    return { type: 'interactive', interactive: { type: 'button', body: { text }, action: { buttons: replies } } };
  }
  const rows = buttons.map(({ label, data }) => ({ id: data, title: cutLabel(label, WHATSAPP_ROW_LABEL_CHARS_MAX) }));
  const action = { button: OPEN_LIST, sections: [{ rows }] };
  return { type: 'interactive', interactive: { type: 'list', body: { text }, action } };
}

/** What opens the list must say something in any language, and must not look like one of the answers. */
const OPEN_LIST = '☰';
