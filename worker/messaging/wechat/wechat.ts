/**
 * WeChat customer service messages: answers within 48 hours of the person's own message. The access token is asked for with each message
 * (`stable_token` gives the same one while it lives), so none is kept. There is no idempotency key.
 * Source: developers.weixin.qq.com "getStableAccessToken", "Customer service messages", "Global return codes", read November 2026.
 */
import { WECHAT_DATA_CHARS_MAX, WECHAT_MENU_ITEMS_MAX, WECHAT_TEXT_BYTES_MAX } from '../../../shared/chat-limits.ts';
import { utf8 } from '../../platform/bytes.ts';
import type { Network } from '../../platform/network.ts';
import type { MessagingAccount, MessagingProvider, OutgoingMessage, SendOutcome } from '../messenger.ts';
import { baseUrl, callProvider, type ProviderAnswer, UnknownOutcome } from '../provider-call.ts';

const HOST = 'https://api.weixin.qq.com';

export const wechatProvider: MessagingProvider<'wechat'> = {
  id: 'wechat',
  channels: ['wechat'],
  isIdempotent: false,
  scopeOf: ({ settings }) => settings.original_id,
  messenger: (account, network) => ({
    id: 'wechat',
    async send(message): Promise<SendOutcome> {
      const buttons = message.buttons ?? [];
      const size = utf8(message.text + buttons.map(({ label }) => label).join('')).length;
      if (size > WECHAT_TEXT_BYTES_MAX) return { retry: 'never', reason: 'text_too_long' };
      if (buttons.length > WECHAT_MENU_ITEMS_MAX || buttons.some(({ data }) => data === '' || data.length > WECHAT_DATA_CHARS_MAX)) {
        return { retry: 'never', reason: 'buttons_unfit' };
      }
      const token = await accessToken(account, network);
      if (typeof token !== 'string') return token;
      const url = `${baseUrl(HOST, account.settings.base_url)}/cgi-bin/message/custom/send?access_token=${encodeURIComponent(token)}`;
      return outcomeOf(await post(network, url, { touser: message.to, ...content(message) }));
    },
  }),
};

const post = (network: Network, url: string, body: object): Promise<ProviderAnswer> =>
  callProvider(network, url, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });

/** Nothing was sent yet, so whatever goes wrong here can be tried again. */
async function accessToken(account: MessagingAccount<'wechat'>, network: Network): Promise<string | SendOutcome> {
  const { settings, secrets } = account;
  try {
    const answer = await post(network, `${baseUrl(HOST, settings.base_url)}/cgi-bin/stable_token`, {
      grant_type: 'client_credential',
      appid: settings.app_id,
      secret: secrets.app_secret,
      force_refresh: false,
    });
    const token = answer.json?.access_token;
    if (typeof token === 'string' && token !== '') return token;
    const code = answer.json?.errcode;
    if (code === -1 || TOO_FAST.includes(code) || typeof code !== 'number') return { retry: 'later', reason: 'token_not_given' };
    return { retry: 'never', reason: 'credentials_refused', about: 'account' };
  } catch (error) {
    if (error instanceof UnknownOutcome) return { retry: 'later', reason: 'token_not_given' };
    throw error;
  }
}

/** Items of a menu are links in the text; a tap comes back as a message with the item's id. */
const content = ({ text, buttons = [] }: OutgoingMessage): object =>
  buttons.length === 0
    ? { msgtype: 'text', text: { content: text } }
    : {
        msgtype: 'msgmenu',
        msgmenu: { head_content: text, list: buttons.map(({ label, data }) => ({ id: data, content: label })), tail_content: '' },
      };

const TOO_FAST: readonly unknown[] = [45009, 45011];
const CREDENTIALS: readonly unknown[] = [40001, 40014, 42001, 40125, 40164, 48001];
const REASONS: Readonly<Record<number, string>> = {
  40003: 'no_such_recipient',
  43004: 'recipient_blocked', // not following
  45002: 'text_too_long',
  45015: 'outside_window', // 48 hours
  45047: 'outside_window', // five messages without an answer
};

/** @throws for "system busy", which says nothing of whether it was taken. */
function outcomeOf({ status, json }: ProviderAnswer): SendOutcome {
  const code = json?.errcode;
  if (status === 200 && code === 0) return { sent: { providerId: null } };
  if (typeof code !== 'number' || code === -1) throw new UnknownOutcome('system_busy');
  if (TOO_FAST.includes(code)) return { retry: 'later', reason: `error_${code}` };
  if (CREDENTIALS.includes(code)) return { retry: 'never', reason: 'credentials_refused', about: 'account' };
  return { retry: 'never', reason: REASONS[code] ?? `error_${code}` };
}
