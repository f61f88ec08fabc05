/**
 * A code for one visit, made by WeChat: scanning it follows the account, or opens its chat, and brings the scene back in the event.
 * Source: developers.weixin.qq.com, "stable_token", "生成带参数的二维码" (qrcode/create), read November 2026. `stable_token` does not end the token
 * that another part of the merchant's systems works with, as `token` would.
 */
import { WECHAT_SCENE_SECONDS } from '../../../shared/link-limits.ts';
import type { GuardedFetch } from '../../platform/outbound.ts';
import type { LinkAccount } from './link-way.ts';
import { LOGIN_CALL, readAnswer } from './platform-login.ts';

const API = 'https://api.weixin.qq.com';

/** What the code says; null where WeChat gave none. */
export async function sceneCode(account: LinkAccount, scene: string, call: GuardedFetch): Promise<string | null> {
  const { platform, settings, secrets } = account;
  if (platform !== 'wechat' || !('original_id' in settings) || !('app_secret' in secrets) || !('token' in secrets)) return null;
  const api = settings.base_url?.replace(/\/+$/, '') ?? API;
  const post = (path: string, body: object) =>
    readAnswer(
      call(`${api}${path}`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }, LOGIN_CALL),
    );
  const token = await post('/cgi-bin/stable_token', {
    grant_type: 'client_credential',
    appid: settings.app_id,
    secret: secrets.app_secret,
  });
  if (typeof token === 'string' || typeof token.json.access_token !== 'string') return null;
  const made = await post(`/cgi-bin/qrcode/create?access_token=${encodeURIComponent(token.json.access_token)}`, {
    expire_seconds: WECHAT_SCENE_SECONDS,
    action_name: 'QR_STR_SCENE',
    action_info: { scene: { scene_str: scene } },
  });
  // Errors come as 200 with `errcode`.
  return typeof made === 'object' && typeof made.json.url === 'string' && made.json.url !== '' ? made.json.url : null;
}
