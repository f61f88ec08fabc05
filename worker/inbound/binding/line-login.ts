/**
 * LINE Login with `bot_prompt`. The Login channel must be linked to the Official Account and under the same provider: then its user ids are
 * those of the account's webhooks.
 * Source: developers.line.biz, "Integrating LINE Login with your web app", "Verify ID tokens", "Add friend option", "Get the friendship
 * status"; PKCE: "PKCE support for LINE Login"; read November 2026.
 */
import { Buffer } from 'node:buffer';
import { timingSafeEqual } from 'node:crypto';
import { err, ok, type Result } from '../../../shared/result.ts';
import { base64url, fromBase64url, utf8 } from '../../platform/bytes.ts';
import { hmac } from '../../platform/keys.ts';
import { sha256 } from '../../platform/sha256.ts';
import { lineScope } from '../address-scope.ts';
import type { LinkAccount } from './link-way.ts';
import { isObject, LOGIN_CALL, type LoginRefusal, type PlatformLogin, readAnswer } from './platform-login.ts';

const [PAGES, API] = ['https://access.line.me', 'https://api.line.me'];
/** `iss` of every token, whatever host it was asked at. */
const ISSUER = 'https://access.line.me';

export const lineLogin: PlatformLogin = {
  platform: 'line',
  channel: 'line',
  authorizeUrl({ account, redirectUri, state, nonce, verifier, locale }) {
    const set = lineChannel(account);
    if (!set) return null;
    const query = new URLSearchParams({
      response_type: 'code',
      client_id: set.id,
      redirect_uri: redirectUri,
      state,
      scope: 'openid profile',
      nonce,
      bot_prompt: 'aggressive',
      code_challenge: base64url(sha256(utf8(verifier))),
      code_challenge_method: 'S256',
      ui_locales: locale,
    });
    return `${set.base ?? PAGES}/oauth2/v2.1/authorize?${query}`;
  },
  async exchange({ account, redirectUri, code, nonce, verifier, nowMs, call }) {
    const set = lineChannel(account);
    if (!set) return err('not_set_up');
    const api = set.base ?? API;
    const body = new URLSearchParams({
      grant_type: 'authorization_code',
      code,
      redirect_uri: redirectUri,
      client_id: set.id,
      client_secret: set.secret,
      code_verifier: verifier,
    });
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    const token = await readAnswer(call(`${api}/oauth2/v2.1/token`, { method: 'POST', headers, body: body.toString() }, LOGIN_CALL));
    if (typeof token === 'string') return err(token === 'failed' ? 'not_reached' : 'code_refused');
    const { id_token, access_token } = token.json;
    const user = subjectOf(typeof id_token === 'string' ? id_token : '', { ...set, nonce, nowMs });
    if (!user.ok) return user;
    const status = await readAnswer(
      call(`${api}/friendship/v1/status`, { headers: { authorization: `Bearer ${String(access_token)}` } }, LOGIN_CALL),
    );
    const isFriend = typeof status === 'object' && status.json.friendFlag === true;
    return ok({ address: { kind: 'line_user', scope: set.scope, value: user.value }, isFriend });
  },
};

interface Expected {
  readonly id: string;
  readonly secret: string;
  readonly nonce: string;
  readonly nowMs: number;
}

/** The user id of an ID token that is signed for this channel and this login, and still good. HS256 with the channel's secret. */
export function subjectOf(token: string, { id, secret, nonce, nowMs }: Expected): Result<string, LoginRefusal> {
  const [head = '', body = '', signature = '', ...more] = token.split('.');
  const given = fromBase64url(signature);
  const right = hmac(utf8(secret), utf8(`${head}.${body}`));
  if (more.length > 0 || !given || given.length !== right.length || !timingSafeEqual(Buffer.from(given), Buffer.from(right))) {
    return err('id_token_refused');
  }
  const [said, claims] = [readPart(head), readPart(body)];
  const isOurs = said?.alg === 'HS256' && claims?.iss === ISSUER && claims.aud === id && claims.nonce === nonce;
  const isFresh = typeof claims?.exp === 'number' && claims.exp * 1000 > nowMs;
  return isOurs && isFresh && typeof claims.sub === 'string' && USER.test(claims.sub) ? ok(claims.sub) : err('id_token_refused');
}

/** "User ID": U and 32 lower-case hex digits. */
const USER = /^U[0-9a-f]{32}$/;

function readPart(part: string): Readonly<Record<string, unknown>> | null {
  const bytes = fromBase64url(part);
  try {
    const value: unknown = bytes && JSON.parse(new TextDecoder().decode(bytes));
    return isObject(value) ? value : null;
  } catch {
    return null; // not JSON: no token of LINE's
  }
}

function lineChannel(account: LinkAccount) {
  const { settings, secrets } = account;
  if (account.platform !== 'line' || !('bot_user_id' in settings) || !('channel_secret' in secrets)) return null;
  const [id, secret] = [settings.login_channel_id, secrets.login_channel_secret];
  if (id === undefined || secret === undefined) return null;
  return { id, secret, base: settings.base_url?.replace(/\/+$/, ''), scope: lineScope(settings) };
}
