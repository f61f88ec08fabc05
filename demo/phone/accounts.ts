/**
 * The demo's channel accounts and its keyword, made through the admin API as any merchant makes them. Their `base_url` leads to the stand-ins
 * on this computer.
 */
import { channelAccountList, channelAccountView } from '../../shared/contract/channel-account.ts';
import { disclosureView } from '../../shared/contract/disclosure.ts';
import { keywordView } from '../../shared/contract/keyword.ts';
import { callAdmin } from '../workspace.ts';
import { JOIN_DOCUMENT, JOIN_WORD } from './join-words.ts';
import type { AppSecrets } from './secrets.ts';

/** As `sayso.config.ts` names them. */
export const SENDERS = {
  sms: '+12025550123',
  whatsapp: '+12025550124',
  email: 'offers@aurora-coffee.example',
  telegram: 'aurora_coffee_bot',
  line: '@auroracoffee',
} as const;
export const LINE_BOT_USER = `U${'a0'.repeat(16)}`;
export const LINE_LOGIN_CHANNEL = '1655000001';

export type InboundUrls = Readonly<Record<'phone' | 'telegram' | 'line', string>>;

interface Wanted {
  readonly platform: string;
  readonly name: string;
  readonly senders: object;
  readonly settings: object;
  readonly secrets: object;
}

/** @param site the demo's own. Done twice, or after the ports moved, it ends the same. */
export async function bringAccounts(url: string, apiKey: string, site: string, secrets: AppSecrets): Promise<InboundUrls> {
  const { channel_accounts: known } = channelAccountList.parse(await callAdmin(url, 'GET', '/v1/channel-accounts', apiKey));
  const bring = async (key: keyof InboundUrls, wanted: Wanted): Promise<string> => {
    const existing = known.find((account) => account.key === key);
    const answer = existing
      ? await callAdmin(url, 'PATCH', `/v1/channel-accounts/${existing.id}`, apiKey, { settings: wanted.settings, secrets: wanted.secrets })
      : await callAdmin(url, 'POST', '/v1/channel-accounts', apiKey, { key, ...wanted });
    return channelAccountView.parse(answer).inbound_url;
  };
  return {
    phone: await bring('phone', {
      platform: 'local',
      name: 'The phone of the demo',
      senders: { sms: SENDERS.sms, whatsapp: SENDERS.whatsapp, email: SENDERS.email },
      settings: {},
      secrets: { signing_secret: secrets.signing_secret },
    }),
    telegram: await bring('telegram', {
      platform: 'telegram',
      name: 'Telegram bot',
      senders: { telegram: SENDERS.telegram },
      settings: { bot_username: SENDERS.telegram, base_url: `${site}/apps/telegram` },
      secrets: { bot_token: secrets.bot_token, webhook_secret: secrets.webhook_secret },
    }),
    line: await bring('line', {
      platform: 'line',
      name: 'LINE Official Account',
      senders: { line: SENDERS.line },
      settings: {
        bot_user_id: LINE_BOT_USER,
        basic_id: SENDERS.line,
        login_channel_id: LINE_LOGIN_CHANNEL,
        base_url: `${site}/apps/line`,
      },
      secrets: {
        channel_secret: secrets.channel_secret,
        channel_access_token: secrets.channel_access_token,
        login_channel_secret: secrets.login_channel_secret,
      },
    }),
  };
}

/** The word that the shop prints, with the text that stands beside it. */
export async function bringKeyword(url: string, apiKey: string): Promise<void> {
  const registered = await callAdmin(url, 'POST', '/v1/disclosures', apiKey, { method: 'keyword', document: JOIN_DOCUMENT });
  const { hash } = disclosureView.parse(registered);
  keywordView.parse(
    await callAdmin(url, 'PUT', '/v1/keywords/window', apiKey, { word: JOIN_WORD, disclosure: hash, campaign: 'the window' }),
  );
}
