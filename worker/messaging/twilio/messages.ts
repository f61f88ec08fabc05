/**
 * Twilio's Message resource: text messages, RCS and WhatsApp. It has no idempotency key: what may have been taken is never sent again.
 * Sources: Twilio docs "Message resource", "Send templates created with the Content Template Builder", "RCS Business Messaging"; read November 2026.
 */
import { TEMPLATE_VALUE_CHARS_MAX, TWILIO_BODY_CHARS_MAX } from '../../../shared/cpaas-limits.ts';
import type { ChannelId } from '../../../shared/vocabulary.ts';
import type { MessagingAccount, OutgoingMessage, SendOutcome } from '../messenger.ts';
import { nearestLanguage } from '../nearest-language.ts';

type Account = MessagingAccount<'twilio'>;

/** @returns the form's fields, or why it can't be sent at all. */
export function messageFields(message: OutgoingMessage, account: Account): Readonly<Record<string, string>> | SendOutcome {
  const sender = senderFields(message.channel, account);
  if (!sender) return { retry: 'never', reason: 'no_sender', about: 'account' };
  const content = contentFields(message, account);
  return 'retry' in content ? content : { To: prefixed(message.channel, message.to), ...sender, ...content };
}

/** An account's sender is a number, a short code, a name or an agent's id; a Messaging Service where it says so. */
function senderFields(channel: ChannelId, { senders, settings }: Account): Readonly<Record<string, string>> | null {
  const sender = senders[channel];
  if (sender === undefined) return null;
  if (/^MG[0-9a-fA-F]{32}$/.test(sender)) return { MessagingServiceSid: sender };
  const service = settings.messaging_service_sid;
  // With both, the sender is one of the service's own, and the service's opt-outs hold.
  return { From: prefixed(channel, sender), ...(service !== undefined && channel !== 'whatsapp' ? { MessagingServiceSid: service } : {}) };
}

/** `rcs:` before the recipient keeps Twilio from sending a text message instead: that is another channel, agreed to by itself. */
const prefixed = (channel: ChannelId, address: string): string =>
  (channel === 'whatsapp' || channel === 'rcs') && !address.startsWith(`${channel}:`) ? `${channel}:${address}` : address;

function contentFields(message: OutgoingMessage, account: Account): Readonly<Record<string, string>> | SendOutcome {
  const { channel, kind, text, buttons = [] } = message;
  // Buttons are a template of Twilio's, made and approved before: none can be sent with words of the moment.
  if (buttons.length > 0) return { retry: 'never', reason: 'buttons_unfit', about: 'account' };
  const needsTemplate = channel === 'whatsapp' && (kind === 'code' || kind === 'link');
  const mayNeedTemplate = channel === 'whatsapp' && kind === 'notice' && message.account === undefined;
  const templates = kind === undefined || kind === 'reply' ? undefined : account.settings.content?.[kind];
  if (needsTemplate || (mayNeedTemplate && templates)) return template(message, templates);
  if (text.length > TWILIO_BODY_CHARS_MAX) return { retry: 'never', reason: 'text_too_long' };
  return { Body: text };
}

type Templates = NonNullable<NonNullable<Account['settings']['content']>['code']>;

function template(message: OutgoingMessage, templates: Templates | undefined): Readonly<Record<string, string>> | SendOutcome {
  if (!templates) return { retry: 'never', reason: 'no_template', about: 'account' };
  const language = nearestLanguage(
    templates.map((each) => each.language),
    message.locale,
  );
  const sid = templates.find((each) => each.language === language)?.sid ?? '';
  const value = filledIn(message).replace(/\s+/g, ' ').trim();
  if (value === '' || value.length > TEMPLATE_VALUE_CHARS_MAX) return { retry: 'never', reason: 'template_unfit' };
  return { ContentSid: sid, ContentVariables: JSON.stringify({ 1: value }) };
}

const filledIn = ({ kind, code, link, text }: OutgoingMessage): string =>
  kind === 'code' ? (code ?? '') : kind === 'link' ? (link ?? '') : text;
