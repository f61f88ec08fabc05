/**
 * The demo's channel accounts and its keyword, made through the admin API as any merchant makes them. Their `base_url` leads to the stand-ins
 * on this computer.
 */
import { channelAccountList, channelAccountView } from '../../shared/contract/channel-account.ts';
import { disclosureView } from '../../shared/contract/disclosure.ts';
import { keywordView } from '../../shared/contract/keyword.ts';
import { callAdmin } from '../workspace.ts';
import type { InboundUrls } from './entry.ts';
import { JOIN_DOCUMENT, JOIN_WORD } from './join-words.ts';
import type { AppSecrets } from './secrets.ts';

/** As `sayso.config.ts` names them. */
export const SENDERS = {
  sms: '+12025550123',
  whatsapp: '+12025550124',
  email: 'offers@aurora-coffee.example',
  telegram: 'aurora_coffee_bot',
  line: '@auroracoffee',
  messenger: '104405242342001',
  instagram: 'aurora.coffee',
  kakaotalk: '@auroracoffee',
  wechat: 'gh_7f0aurora789',
  viber: 'Aurora Coffee',
} as const;
export const LINE_BOT_USER = `U${'a0'.repeat(16)}`;
export const LINE_LOGIN_CHANNEL = '1655000001';

export const META_PAGE = SENDERS.messenger;
export const META_INSTAGRAM = '17841405309211844';
export const KAKAO = { channel: '_xaAurora', app: 7_204_455, restApiKey: '7f0a9c1de2b34455aa66bb77cc88dd99' } as const;
export const WECHAT_APP = 'wx2c2769f8efd9a0ca';
export const VIBER_URI = 'auroracoffee';

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
    meta: await bring('meta', {
      platform: 'meta',
      name: 'Messenger and Instagram',
      senders: { messenger: SENDERS.messenger, instagram: SENDERS.instagram },
      settings: { page_id: META_PAGE, instagram_id: META_INSTAGRAM, base_url: `${site}/apps/meta` },
      secrets: {
        access_token: secrets.meta_access_token,
        app_secret: secrets.meta_app_secret,
        verify_token: secrets.meta_verify_token,
      },
    }),
    kakao: await bring('kakao', {
      platform: 'kakao',
      name: 'KakaoTalk Channel',
      senders: { kakaotalk: SENDERS.kakaotalk },
      settings: {
        channel_id: KAKAO.channel,
        rest_api_key: KAKAO.restApiKey,
        app_id: String(KAKAO.app),
        base_url: `${site}/apps/kakao`,
      },
      secrets: { admin_key: secrets.kakao_admin_key, client_secret: secrets.kakao_client_secret },
    }),
    wechat: await bring('wechat', {
      platform: 'wechat',
      name: 'WeChat Official Account',
      senders: { wechat: SENDERS.wechat },
      settings: { app_id: WECHAT_APP, original_id: SENDERS.wechat, mode: 'encrypted', base_url: `${site}/apps/wechat` },
      secrets: {
        app_secret: secrets.wechat_app_secret,
        token: secrets.wechat_token,
        encoding_aes_key: secrets.wechat_encoding_aes_key,
      },
    }),
    viber: await bring('viber', {
      platform: 'viber',
      name: 'Viber bot',
      senders: { viber: SENDERS.viber },
      settings: { uri: VIBER_URI, base_url: `${site}/apps/viber` },
      secrets: { auth_token: secrets.viber_auth_token },
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
