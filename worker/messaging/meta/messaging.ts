/**
 * What is sent by Messenger and Instagram: answers to a person who wrote within the last 24 hours. Meta refuses anything later, and so there is
 * nothing here but `RESPONSE`. Source: Meta docs "Send API", "Quick replies" (2026-04-22), Instagram "Send messages"; read November 2026.
 */
import {
  INSTAGRAM_TEXT_BYTES_MAX,
  MESSENGER_TEXT_CHARS_MAX,
  QUICK_REPLIES_MAX,
  QUICK_REPLY_DATA_CHARS_MAX,
  QUICK_REPLY_LABEL_CHARS_MAX,
} from '../../../shared/chat-limits.ts';
import { utf8 } from '../../platform/bytes.ts';
import type { Network } from '../../platform/network.ts';
import type { MessagingAccount, OutgoingMessage, SendOutcome } from '../messenger.ts';
import { cutLabel } from '../provider-call.ts';
import { graphOutcome, postMessage } from './graph.ts';

export async function sendMessaging(account: MessagingAccount<'meta'>, network: Network, message: OutgoingMessage): Promise<SendOutcome> {
  const from = senderOf(account, message.channel);
  if (!from) return { retry: 'never', reason: message.channel === 'messenger' ? 'no_page_id' : 'no_instagram_id' };
  const buttons = message.buttons ?? [];
  const isTooLong =
    message.channel === 'messenger' ? message.text.length > MESSENGER_TEXT_CHARS_MAX : utf8(message.text).length > INSTAGRAM_TEXT_BYTES_MAX;
  if (isTooLong) return { retry: 'never', reason: 'text_too_long' };
  const isUnfit = ({ data }: { data: string }) => data === '' || data.length > QUICK_REPLY_DATA_CHARS_MAX;
  if (buttons.length > QUICK_REPLIES_MAX || buttons.some(isUnfit)) return { retry: 'never', reason: 'buttons_unfit' };
  const replies = buttons.map(({ label, data }) => ({
    content_type: 'text',
    title: cutLabel(label, QUICK_REPLY_LABEL_CHARS_MAX),
    payload: data,
  }));
  const answer = await postMessage(account, network, from.host, from.node, {
    recipient: { id: message.to },
    messaging_type: 'RESPONSE',
    message: { text: message.text, ...(replies.length > 0 ? { quick_replies: replies } : {}) },
  });
  return graphOutcome(answer, (json) => json.message_id);
}

/** By the page, which carries Instagram's messages too; an account set up with Instagram alone has its own host and token. */
function senderOf({ settings }: MessagingAccount<'meta'>, channel: OutgoingMessage['channel']): { host: string; node: string } | null {
  const page = settings.page_id;
  if (channel === 'instagram' && settings.instagram_id === undefined) return null;
  if (page !== undefined) return { host: 'https://graph.facebook.com', node: page };
  if (channel !== 'instagram' || settings.instagram_id === undefined) return null;
  return { host: 'https://graph.instagram.com', node: settings.instagram_id };
}
