/**
 * Stand-ins for LINE Login and Kakao Login as pure handlers: they hand out codes for one account, and refuse what the vendors' documents say
 * they refuse. Written from those documents, not from the adapters.
 */
import { createHash, createHmac, randomBytes } from 'node:crypto';

export interface LoginApp {
  readonly clientId: string;
  readonly clientSecret: string;
  /** Registered at the platform: another one is refused. */
  readonly redirectUri: string;
}

interface Issued {
  readonly user: string;
  readonly challenge: string;
  readonly nonce: string;
  readonly redirectUri: string;
  used: boolean;
}

const json = (body: unknown, status = 200): Response =>
  new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json' } });
/** Numbers as they stand: JSON.stringify has none of 64 bits. */
const bare = (text: string): Response => new Response(text, { headers: { 'content-type': 'application/json' } });
const segment = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

/** HS256, RFC 7515 section 3: made here by node's own HMAC. */
export function idToken(secret: string, claims: Record<string, unknown>, alg = 'HS256'): string {
  const signed = `${segment({ typ: 'JWT', alg })}.${segment(claims)}`;
  return `${signed}.${createHmac('sha256', secret).update(signed).digest('base64url')}`;
}

/** LINE docs, "Integrating LINE Login with your web app": authorize parameters, token request, PKCE; "Get friendship status". */
export function lineLoginServer(app: LoginApp, now: () => number = Date.now) {
  const codes = new Map<string, Issued>();
  const bearers = new Map<string, string>();
  const friends = new Set<string>();
  return {
    friends,
    /** What the person's browser does at the authorization URL. @returns where it is sent back to */
    signIn(authorizeUrl: string, user: string): string {
      const url = new URL(authorizeUrl);
      const get = (name: string) => url.searchParams.get(name) ?? '';
      const wrong = [
        url.pathname !== '/oauth2/v2.1/authorize' && 'path',
        get('response_type') !== 'code' && 'response_type',
        get('client_id') !== app.clientId && 'client_id',
        get('redirect_uri') !== app.redirectUri && 'redirect_uri',
        get('state') === '' && 'state',
        !get('scope').split(' ').includes('openid') && 'scope',
        get('nonce') === '' && 'nonce',
        !['normal', 'aggressive'].includes(get('bot_prompt')) && 'bot_prompt',
        get('code_challenge_method') !== 'S256' && 'code_challenge_method',
        !/^[A-Za-z0-9_-]{43}$/.test(get('code_challenge')) && 'code_challenge',
      ].filter(Boolean);
      if (wrong.length > 0) throw new Error(`LINE refuses this authorization request: ${wrong.join(', ')}`);
      const code = randomBytes(12).toString('base64url');
      codes.set(code, { user, challenge: get('code_challenge'), nonce: get('nonce'), redirectUri: get('redirect_uri'), used: false });
      return `${app.redirectUri}?${new URLSearchParams({ code, state: get('state'), friendship_status_changed: 'true' })}`;
    },
    async answer(request: Request): Promise<Response> {
      const { pathname } = new URL(request.url);
      if (pathname === '/oauth2/v2.1/token') return token(request);
      if (pathname === '/friendship/v1/status' && request.method === 'GET') {
        const user = bearers.get((request.headers.get('authorization') ?? '').replace(/^Bearer /, ''));
        return user === undefined ? json({ message: 'invalid token' }, 401) : json({ friendFlag: friends.has(user) });
      }
      return json({ message: 'not found' }, 404);
    },
  };

  async function token(request: Request): Promise<Response> {
    const refused = (error: string) => json({ error, error_description: error }, 400);
    if (request.method !== 'POST') return json({ error: 'method' }, 405);
    if (!/^application\/x-www-form-urlencoded/.test(request.headers.get('content-type') ?? '')) return refused('invalid_request');
    const form = new URLSearchParams(await request.text());
    const known = ['grant_type', 'code', 'redirect_uri', 'client_id', 'client_secret', 'code_verifier'];
    if ([...form.keys()].some((name) => !known.includes(name))) return refused('invalid_request');
    if (form.get('grant_type') !== 'authorization_code') return refused('unsupported_grant_type');
    if (form.get('client_id') !== app.clientId || form.get('client_secret') !== app.clientSecret) return refused('invalid_client');
    const issued = codes.get(form.get('code') ?? '');
    if (!issued || issued.used || issued.redirectUri !== form.get('redirect_uri')) return refused('invalid_grant');
    const verifier = form.get('code_verifier') ?? '';
    if (!/^[A-Za-z0-9._~-]{43,128}$/.test(verifier)) return refused('invalid_grant');
    if (createHash('sha256').update(verifier).digest('base64url') !== issued.challenge) return refused('invalid_grant');
    issued.used = true;
    const bearer = randomBytes(12).toString('base64url');
    bearers.set(bearer, issued.user);
    const exp = Math.floor(now() / 1000) + 3600;
    const claims = { iss: 'https://access.line.me', sub: issued.user, aud: app.clientId, exp, iat: exp - 3600, nonce: issued.nonce };
    return json({
      access_token: bearer,
      expires_in: 2592000,
      id_token: idToken(app.clientSecret, claims),
      refresh_token: 'r',
      scope: 'openid profile',
      token_type: 'Bearer',
    });
  }
}

/** Kakao docs, "Kakao Login: REST API": authorize, token, access_token_info; "Kakao Talk Channel: check relationship". */
export function kakaoLoginServer(app: LoginApp & { readonly appId: number; readonly channel: string }) {
  const codes = new Map<string, { readonly user: string; used: boolean }>();
  const bearers = new Map<string, string>();
  /** Users who have not added the channel. */
  const strangers = new Set<string>();
  return {
    strangers,
    /** @param user of up to 19 digits: Kakao's ids are 64-bit numbers, which it writes bare. */
    signIn(authorizeUrl: string, user: number | string): string {
      const { pathname, searchParams } = new URL(authorizeUrl);
      const isRight =
        pathname === '/oauth/authorize' &&
        searchParams.get('response_type') === 'code' &&
        searchParams.get('client_id') === app.clientId &&
        searchParams.get('redirect_uri') === app.redirectUri &&
        (searchParams.get('state') ?? '') !== '';
      if (!isRight) throw new Error('Kakao refuses this authorization request (KOE006, KOE101)');
      const code = randomBytes(12).toString('base64url');
      codes.set(code, { user: String(user), used: false });
      return `${app.redirectUri}?${new URLSearchParams({ code, state: searchParams.get('state') ?? '' })}`;
    },
    async answer(request: Request): Promise<Response> {
      const url = new URL(request.url);
      if (url.pathname === '/oauth/token' && request.method === 'POST') {
        const form = new URLSearchParams(await request.text());
        const issued = codes.get(form.get('code') ?? '');
        const isRight =
          form.get('grant_type') === 'authorization_code' &&
          form.get('client_id') === app.clientId &&
          form.get('client_secret') === app.clientSecret &&
          form.get('redirect_uri') === app.redirectUri;
        if (!isRight) return json({ error: 'invalid_client', error_code: 'KOE010' }, 401);
        if (!issued || issued.used) return json({ error: 'invalid_grant', error_code: 'KOE320' }, 400);
        issued.used = true;
        const bearer = randomBytes(12).toString('base64url');
        bearers.set(bearer, issued.user);
        return json({
          token_type: 'bearer',
          access_token: bearer,
          expires_in: 21599,
          refresh_token: 'r',
          refresh_token_expires_in: 5183999,
        });
      }
      const user = bearers.get((request.headers.get('authorization') ?? '').replace(/^Bearer /, ''));
      if (user === undefined) return json({ msg: 'this access token does not exist', code: -401 }, 401);
      if (url.pathname === '/v1/user/access_token_info') return bare(`{"id":${user},"expires_in":21599,"app_id":${app.appId}}`);
      if (url.pathname === '/v2/api/talk/channels') {
        const relation = strangers.has(user) ? 'NONE' : 'ADDED';
        return bare(
          `{"user_id":${user},"channels":[{"channel_uuid":"@shop","channel_public_id":"${app.channel}","relation":"${relation}"}]}`,
        );
      }
      return json({ msg: 'no such api', code: -2 }, 404);
    },
  };
}

/** WeChat docs, "stable_token", "qrcode/create": errors come as 200 with `errcode`. */
export function wechatSceneServer(app: { readonly appId: string; readonly secret: string }) {
  const scenes: string[] = [];
  return {
    scenes,
    async answer(request: Request): Promise<Response> {
      const url = new URL(request.url);
      if (request.method !== 'POST') return json({ errcode: 43002, errmsg: 'require POST method' });
      const body = (await request.json()) as Record<string, unknown>;
      if (url.pathname === '/cgi-bin/stable_token') {
        if (body.grant_type !== 'client_credential') return json({ errcode: 40002, errmsg: 'invalid grant_type' });
        if (body.appid !== app.appId || body.secret !== app.secret) return json({ errcode: 40125, errmsg: 'invalid appsecret' });
        return json({ access_token: 'token-of-the-test', expires_in: 7200 });
      }
      if (url.pathname === '/cgi-bin/qrcode/create') {
        if (url.searchParams.get('access_token') !== 'token-of-the-test') return json({ errcode: 40001, errmsg: 'invalid credential' });
        const scene = (body.action_info as { scene?: { scene_str?: unknown } } | undefined)?.scene?.scene_str;
        const seconds = body.expire_seconds;
        const isRight =
          body.action_name === 'QR_STR_SCENE' && typeof scene === 'string' && /^.{1,64}$/.test(scene) && Number.isInteger(seconds);
        if (!isRight || Number(seconds) < 60 || Number(seconds) > 2592000) return json({ errcode: 40053, errmsg: 'invalid action info' });
        scenes.push(String(scene));
        return json({ ticket: 'gQH47joAAAA', expire_seconds: seconds, url: `http://weixin.qq.com/q/${scenes.length}` });
      }
      return json({ errcode: 40066, errmsg: 'invalid url' });
    },
  };
}
