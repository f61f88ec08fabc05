/** The stand-ins for logins refuse what the vendors refuse: otherwise what passes there proves nothing. */
import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { lineLoginServer, wechatSceneServer } from '../../vendors/login-server.ts';

const APP = { clientId: '165', clientSecret: 's', redirectUri: 'https://sayso.example/link/acc_1' };
const VERIFIER = 'v'.repeat(43);
const authorize = (over: Record<string, string> = {}) =>
  `https://access.line.me/oauth2/v2.1/authorize?${new URLSearchParams({
    response_type: 'code',
    client_id: APP.clientId,
    redirect_uri: APP.redirectUri,
    state: 'state',
    scope: 'openid profile',
    nonce: 'nonce',
    bot_prompt: 'aggressive',
    code_challenge: createHash('sha256').update(VERIFIER).digest('base64url'),
    code_challenge_method: 'S256',
    ...over,
  })}`;

describe('LINE Login', () => {
  test.each([
    ['response_type', 'token'],
    ['client_id', '166'],
    ['redirect_uri', 'https://other.example/'],
    ['state', ''],
    ['scope', 'profile'],
    ['nonce', ''],
    ['bot_prompt', 'yes'],
    ['code_challenge_method', 'plain'],
    ['code_challenge', 'short'],
  ])('refuses to sign in with a wrong %s', (name, value) => {
    expect(() => lineLoginServer(APP).signIn(authorize({ [name]: value }), 'U1')).toThrow(name);
  });

  test.each([
    ['grant_type', 'password', 400],
    ['client_id', '166', 400],
    ['client_secret', 'x', 400],
    ['redirect_uri', 'https://other.example/', 400],
    ['code', 'made-up', 400],
    ['code_verifier', 'w'.repeat(43), 400],
    ['code_verifier', 'short', 400],
    ['extra', '1', 400],
  ])('gives no token for a wrong %s', async (name, value, status) => {
    const server = lineLoginServer(APP);
    const code = new URL(server.signIn(authorize(), 'U1')).searchParams.get('code')!;
    const { clientId, clientSecret, redirectUri } = APP;
    const right = { grant_type: 'authorization_code', code, redirect_uri: redirectUri, client_id: clientId, client_secret: clientSecret };
    const ask = (over: Record<string, string>, type = 'application/x-www-form-urlencoded') =>
      server.answer(
        new Request('https://api.line.me/oauth2/v2.1/token', {
          method: 'POST',
          headers: { 'content-type': type },
          body: new URLSearchParams({ ...right, code_verifier: VERIFIER, ...over }).toString(),
        }),
      );
    expect((await ask({ [name]: value })).status).toBe(status);
    expect((await ask({}, 'application/json')).status).toBe(400);
    expect((await ask({})).status).toBe(200);
    expect((await ask({})).status).toBe(400);
  });
});

test('WeChat makes no code for a wrong token, a scene that is too long, or a time out of bounds', async () => {
  const server = wechatSceneServer({ appId: 'wx', secret: 's' });
  const ask = async (path: string, body: unknown) =>
    (await server.answer(new Request(`https://api.weixin.qq.com${path}`, { method: 'POST', body: JSON.stringify(body) }))).json();
  const scene = (scene_str: unknown, expire_seconds: unknown = 900) => ({
    expire_seconds,
    action_name: 'QR_STR_SCENE',
    action_info: { scene: { scene_str } },
  });
  const create = '/cgi-bin/qrcode/create?access_token=token-of-the-test';
  expect(await ask('/cgi-bin/stable_token', { grant_type: 'client_credential', appid: 'wx', secret: 'x' })).toHaveProperty('errcode');
  expect(await ask('/cgi-bin/qrcode/create?access_token=x', scene('a'))).toHaveProperty('errcode');
  expect(await ask(create, scene('x'.repeat(65)))).toHaveProperty('errcode');
  expect(await ask(create, scene('a', '900'))).toHaveProperty('errcode');
  expect(await ask(create, scene('a', 9_000_000))).toHaveProperty('errcode');
  expect(await ask(create, scene(5))).toHaveProperty('errcode');
  expect(await ask(create, scene('a'))).toHaveProperty('url');
});
