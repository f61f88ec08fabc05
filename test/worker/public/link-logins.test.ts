/** Ways into apps that ask the platform: LINE Login, Kakao Login, a WeChat code, each against a strict stand-in. */
import { expect, test, vi } from 'vitest';
import { channelAccountView } from '../../../shared/contract/channel-account.ts';
import type { LinkMade } from '../../../shared/contract/link.ts';
import type { SubmissionReceipt } from '../../../shared/contract/submission.ts';
import type { ChannelId } from '../../../shared/vocabulary.ts';
import { tampered } from '../../tampered.ts';
import { kakaoLoginServer, lineLoginServer, wechatSceneServer } from '../../vendors/login-server.ts';
import { APP_DRAFT, APP_PROGRAMME, link, recordsAt, seen } from './links-world.ts';
import { aShop, asHolder, freshPhone, HOST, json, post, type Shop, send, submitted } from './world.ts';

vi.setConfig({ testTimeout: 60_000 });

const USER = `U${'0123456789abcdef'.repeat(2)}`;
const servers = new Map<string, (request: Request) => Promise<Response>>();
const pushed: { readonly to: string; readonly text: string }[] = [];
const before = globalThis.fetch;
globalThis.fetch = async (input, init) => {
  const request = new Request(input as string, init);
  const { host, pathname } = new URL(request.url);
  if (pathname === '/v2/bot/message/push') {
    const body = (await request.json()) as { to: string; messages: { text?: string; altText?: string }[] };
    pushed.push({ to: body.to, text: body.messages[0]?.text ?? body.messages[0]?.altText ?? '' });
    return new Response(JSON.stringify({ sentMessages: [{ id: '1' }] }), { status: 200 });
  }
  const server = servers.get(host);
  return server ? server(request) : before(input, init);
};

async function connected(platform: string, settings: Record<string, unknown>, secrets: Record<string, string>, channel: ChannelId) {
  const accounts = { ...APP_PROGRAMME.sender.accounts, wechat: 'gh_shop', kakaotalk: '@shop' };
  const draft = {
    ...APP_DRAFT,
    controls: [{ channels: ['wechat' as const] }, { channels: ['kakaotalk' as const] }, ...APP_DRAFT.controls],
  };
  const shop = await aShop(draft, { ...APP_PROGRAMME, sender: { ...APP_PROGRAMME.sender, accounts } });
  const body = { key: 'app', platform, name: 'App', settings, secrets, senders: { [channel]: '@shop' } };
  const account = channelAccountView.parse(await json(await shop.admin('POST', '/v1/channel-accounts', body), 201));
  return { shop, account };
}

const path = (url: string): string => {
  const { pathname, search } = new URL(url);
  return `${pathname}${search}`;
};

async function lineShop() {
  const app = { clientId: '1653000000', clientSecret: 'login-secret', redirectUri: '' };
  const settings = { bot_user_id: 'Ubot', basic_id: '@shop', login_channel_id: app.clientId, base_url: 'https://line.test' };
  const secrets = { channel_secret: 'c', channel_access_token: 't', login_channel_secret: app.clientSecret };
  const { shop, account } = await connected('line', settings, secrets, 'line');
  const server = lineLoginServer({ ...app, redirectUri: `${HOST}/link/${account.id}` });
  servers.set('line.test', server.answer);
  return { shop, server };
}

async function lineLink(shop: Shop): Promise<{ receipt: SubmissionReceipt; made: LinkMade }> {
  const receipt = await submitted(shop, ['line']);
  return { receipt, made: await link(receipt, 'line') };
}

test('LINE Login: the account that comes back is sent the text in its chat, and only its tap there agrees', async () => {
  const { shop, server } = await lineShop();
  const { receipt, made } = await lineLink(shop);
  server.friends.add(USER);
  const back = server.signIn(made.open_url!, USER);
  const page = await send(path(back));
  expect([page.status, await page.text()]).toEqual([200, expect.stringContaining('We sent you a message in LINE')]);
  await vi.waitFor(
    () => expect(pushed.find(({ to }) => to === USER)?.text).toContain('I agree to receive marketing messages on LINE'),
    5000,
  );
  expect(await seen(receipt, made)).toMatchObject({ status: 'opened' });
  expect(await recordsAt(shop, { kind: 'line_user', scope: 'Ubot', value: USER })).toEqual([]);
  // The code is spent: coming back by the same address opens nothing anew.
  expect((await send(path(back))).status).toBe(404);
});

test('LINE Login: without friendship there is no chat to write to, and the link stays unopened', async () => {
  const { shop, server } = await lineShop();
  const { receipt, made } = await lineLink(shop);
  const page = await send(path(server.signIn(made.open_url!, USER)));
  expect(await page.text()).toContain('Add Shop as a friend in LINE');
  expect(await seen(receipt, made)).toMatchObject({ status: 'waiting' });
});

test('LINE Login: a code of another link’s login, a made-up state and a refusal open nothing', async () => {
  const { shop, server } = await lineShop();
  const [one, two] = [await lineLink(shop), await lineLink(shop)];
  server.friends.add(USER);
  const back = new URL(server.signIn(one.made.open_url!, USER));
  // PKCE and nonce are of the link: a code that was got for one is nothing for another.
  const other = new URL(two.made.open_url!).searchParams.get('state')!;
  back.searchParams.set('state', other);
  expect((await send(path(back.href))).status).toBe(404);
  for (const query of ['', '?error=access_denied&state=x', '?code=abc&state=made-up', `?code=abc&state=${other}`]) {
    expect((await send(`${back.pathname}${query}`)).status).toBe(404);
  }
  expect((await send('/link/acc_AQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA?code=a&state=b')).status).toBe(404);
  expect((await seen(two.receipt, two.made)).status).toBe('waiting');
});

test('Kakao Login: the page that follows shows the text, asks, and grants to the account that signed in', async () => {
  const app = { clientId: 'rest-key', clientSecret: 'client-secret', appId: 42, channel: '_shop', redirectUri: '' };
  const settings = { channel_id: '_shop', rest_api_key: app.clientId, app_id: '42', base_url: 'https://kakao.test' };
  const { shop, account } = await connected('kakao', settings, { admin_key: 'a', client_secret: app.clientSecret }, 'kakaotalk');
  const server = kakaoLoginServer({ ...app, redirectUri: `${HOST}/link/${account.id}` });
  servers.set('kakao.test', server.answer);
  const receipt = await submitted(shop, ['kakaotalk'], { phone: freshPhone() });
  const made = await link(receipt, 'kakaotalk');
  const page = await send(path(server.signIn(made.open_url!, 7001)));
  const html = await page.text();
  expect(html).toContain('I agree to receive');
  const ticket = /name="ticket" value="([^"]+)"/.exec(html)![1]!;
  const data = [...html.matchAll(/name="data" value="([^"]+)"/g)].map(([, value]) => value!);
  expect(data).toHaveLength(2);
  const tap = (fields: Record<string, string>) =>
    send(`/link/${account.id}`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded', origin: HOST },
      body: new URLSearchParams(fields).toString(),
    });
  const user = { kind: 'kakao_user', scope: '_shop', value: '7001' } as const;
  expect((await tap({ ticket: tampered(ticket), data: data[0]! })).status).toBe(404);
  expect(await recordsAt(shop, user)).toEqual([]);
  const asked = await (await tap({ ticket, data: data[0]! })).text();
  expect((await recordsAt(shop, user)).map(({ act }) => act)).toContain('grant');
  const { digits } = await seen(receipt, made);
  const choices = [...asked.matchAll(/value="(sy:p:[^"]+)"/g)].map(([, value]) => value!);
  expect(choices).toHaveLength(3);
  const matched = await tap({ ticket, data: choices.find((each) => each.endsWith(`:${digits}`))! });
  expect(await matched.text()).toContain('belong together');
});

test('WeChat: the code for one visit carries the token as its scene', async () => {
  const server = wechatSceneServer({ appId: 'wx1', secret: 'app-secret' });
  servers.set('wechat.test', server.answer);
  const settings = { app_id: 'wx1', original_id: 'gh_shop', mode: 'plain', base_url: 'https://wechat.test' };
  const { shop } = await connected('wechat', settings, { app_secret: 'app-secret', token: 't' }, 'wechat');
  const made = await link(await submitted(shop, ['wechat']), 'wechat');
  expect(made).toMatchObject({ open_url: null, text_to_send: null });
  expect(server.scenes).toEqual([expect.stringMatching(/^[A-Za-z0-9_-]{23}$/)]);
});

test('WeChat: where it gives no code the answer says that nothing leads there now', async () => {
  servers.set('wechat.test', wechatSceneServer({ appId: 'wx1', secret: 'another' }).answer);
  const settings = { app_id: 'wx1', original_id: 'gh_shop', mode: 'plain', base_url: 'https://wechat.test' };
  const { shop } = await connected('wechat', settings, { app_secret: 'app-secret', token: 't' }, 'wechat');
  const receipt = await submitted(shop, ['wechat']);
  const answer = await post(`/v1/submissions/${receipt.submission_id}/links`, { channel: 'wechat' }, asHolder(receipt));
  expect(answer.status).toBe(409);
});
