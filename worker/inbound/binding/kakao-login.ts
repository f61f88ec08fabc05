/**
 * Kakao Login, and whether the person is a friend of the channel. The ID is the app's own (`app_user_id`), the one that channel webhooks name
 * where the person has agreed to tell it.
 * Source: developers.kakao.com, "Kakao Login: REST API" (authorize, token, access_token_info), "Kakao Talk Channel: Check relationship"; read
 * November 2026 from excerpts. Limit: PKCE is not in what was read, so the client secret, where one is set, and the state stand alone.
 */
import { err, ok } from '../../../shared/result.ts';
import { kakaoScope } from '../address-scope.ts';
import type { LinkAccount } from './link-way.ts';
import { isObject, LOGIN_CALL, type PlatformLogin, readAnswer } from './platform-login.ts';

const [PAGES, API] = ['https://kauth.kakao.com', 'https://kapi.kakao.com'];

export const kakaoLogin: PlatformLogin = {
  platform: 'kakao',
  channel: 'kakaotalk',
  authorizeUrl({ account, redirectUri, state, nonce }) {
    const set = kakaoApp(account);
    if (!set) return null;
    // `plusfriends`: whether they are a friend of the channel.
    const query = new URLSearchParams({
      response_type: 'code',
      client_id: set.key,
      redirect_uri: redirectUri,
      state,
      nonce,
      scope: 'plusfriends',
    });
    return `${set.base ?? PAGES}/oauth/authorize?${query}`;
  },
  async exchange({ account, redirectUri, code, call }) {
    const set = kakaoApp(account);
    if (!set) return err('not_set_up');
    const body = new URLSearchParams({
      grant_type: 'authorization_code',
      client_id: set.key,
      redirect_uri: redirectUri,
      code,
      ...(set.secret !== undefined && { client_secret: set.secret }),
    });
    const headers = { 'content-type': 'application/x-www-form-urlencoded;charset=utf-8' };
    const token = await readAnswer(
      call(`${set.base ?? PAGES}/oauth/token`, { method: 'POST', headers, body: body.toString() }, LOGIN_CALL),
    );
    if (typeof token === 'string') return err(token === 'failed' ? 'not_reached' : 'code_refused');
    const bearer = { headers: { authorization: `Bearer ${String(token.json.access_token)}` } };
    const info = await readAnswer(call(`${set.base ?? API}/v1/user/access_token_info`, bearer, LOGIN_CALL));
    if (typeof info === 'string') return err('not_reached');
    // A token that was made for another app proves nothing here.
    if (set.appId !== undefined && String(info.json.app_id) !== set.appId) return err('other_app');
    const user = userId(info.text);
    if (user === null) return err('code_refused');
    const talk = await readAnswer(
      call(`${set.base ?? API}/v2/api/talk/channels?channel_ids=${encodeURIComponent(set.channel)}`, bearer, LOGIN_CALL),
    );
    return ok({
      address: { kind: 'kakao_user', scope: set.scope, value: user },
      isFriend: typeof talk === 'object' && isAdded(talk.json.channels, set.channel),
    });
  },
};

/**
 * A `Long`: ids of nineteen digits are told by the channel's webhooks, and JSON.parse keeps only some sixteen of them. The answer is flat, so
 * the digits are taken from its text.
 */
export const userId = (answer: string): string | null => /[{,]\s*"id"\s*:\s*([1-9]\d{0,18})\s*[,}]/.exec(answer)?.[1] ?? null;

const isAdded = (channels: unknown, channel: string): boolean =>
  Array.isArray(channels) &&
  channels.some((each: unknown) => isObject(each) && each.channel_public_id === channel && each.relation === 'ADDED');

function kakaoApp({ platform, settings, secrets }: LinkAccount) {
  if (platform !== 'kakao' || !('rest_api_key' in settings) || !('admin_key' in secrets)) return null;
  return {
    key: settings.rest_api_key,
    secret: secrets.client_secret,
    appId: settings.app_id,
    channel: settings.channel_id,
    base: settings.base_url?.replace(/\/+$/, ''),
    scope: kakaoScope(settings),
  };
}
