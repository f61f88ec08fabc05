/**
 * The demo's phone over HTTP: its pages' calls, the web addresses that open its apps, and the platforms' APIs that the Worker calls. All
 * below `/phone` and `/apps`.
 */
import type { IncomingMessage } from 'node:http';
import type { VendorAnswer, VendorRequest } from '../../test/vendors/vendor-server.ts';
import { META_PAGE, SENDERS, VIBER_URI } from './accounts.ts';
import type { ChatAppId } from './chat-app.ts';
import type { Phone } from './phone.ts';

export interface Asked {
  readonly method: string;
  readonly url: URL;
  readonly req: IncomingMessage;
  body(): Promise<string>;
}
/** `page`: a file of the site. */
export type PhoneAnswer = VendorAnswer | { readonly page: string };
/** @param path below the platform's own */
type Platform = (phone: Phone, asked: Asked, path: string) => PhoneAnswer | Promise<PhoneAnswer>;

const GONE: PhoneAnswer = { status: 404 };
const open = (hash: string): PhoneAnswer => ({ status: 302, headers: { location: `/phone#${hash}` }, body: '' });
const openChat = (app: ChatAppId, start: string | null): PhoneAnswer => open(`${app}?${new URLSearchParams({ start: start ?? '' })}`);

/** Null where the path is none of the phone's. */
export async function phoneRoute(phone: Phone, asked: Asked): Promise<PhoneAnswer | null> {
  const { method, url, req } = asked;
  if (method === 'POST' && url.pathname === '/phone/act') {
    // A page of another site may post here without asking, but not JSON.
    if (req.headers['content-type'] !== 'application/json') return { status: 415 };
    return { status: await phone.act(await asked.body()) };
  }
  const [, name = '', path] = /^\/apps\/(\w+)(\/.*)$/.exec(url.pathname) ?? [];
  const platform = PLATFORMS.get(name);
  return platform && path !== undefined ? platform(phone, asked, path) : null;
}

const telegram: Platform = async (phone, asked, path) => {
  if (path.startsWith('/bot')) return phone.telegram.call(await callOf(asked, path));
  const isOurs = asked.method === 'GET' && path === `/t.me/${SENDERS.telegram}`;
  return isOurs ? openChat('telegram', asked.url.searchParams.get('start')) : GONE;
};

const line: Platform = async (phone, asked, path) => {
  if (asked.method === 'GET' && path.startsWith('/line.me/')) return open('line');
  if (path.startsWith('/v2/bot/')) return phone.line.call(await callOf(asked, path));
  return logins(asked, path, { ...phone.line, authorizePath: '/oauth2/v2.1/authorize', page: 'line-login.html' });
};

const kakao: Platform = (phone, asked, path) =>
  logins(asked, path, { ...phone.kakao, authorizePath: '/oauth/authorize', page: 'kakao-login.html' });

const meta: Platform = async (phone, asked, path) => {
  if (/^\/v\d/.test(path)) return phone.meta.call(await callOf(asked, path));
  const ref = asked.url.searchParams.get('ref');
  if (asked.method === 'GET' && path === `/m.me/${META_PAGE}`) return openChat('messenger', ref);
  return asked.method === 'GET' && path === `/ig.me/m/${SENDERS.instagram}` ? openChat('instagram', ref) : GONE;
};

const wechat: Platform = async (phone, asked, path) => phone.wechat.call(await callOf(asked, path));

const viber: Platform = async (phone, asked, path) => {
  if (path.startsWith('/pa/')) return phone.viber.call(await callOf(asked, path));
  const isOurs = asked.method === 'GET' && path === '/viber/pa' && asked.url.searchParams.get('chatURI') === VIBER_URI;
  return isOurs ? openChat('viber', asked.url.searchParams.get('context')) : GONE;
};

const PLATFORMS: ReadonlyMap<string, Platform> = new Map(Object.entries({ telegram, line, meta, kakao, wechat, viber }));

interface Login {
  readonly authorizePath: string;
  readonly page: string;
  start(): Promise<void>;
  signIn(authorizeUrl: string): string;
  loginCall(request: Request): Promise<Response>;
}

async function logins(asked: Asked, path: string, login: Login): Promise<PhoneAnswer> {
  const { method, url, req } = asked;
  if (method === 'GET' && path === login.authorizePath) return { page: login.page };
  if (method === 'POST' && path === '/sign-in') return signIn(asked, login);
  const body = method === 'GET' ? {} : { body: await asked.body() };
  const answer = await login.loginCall(new Request(`${url.origin}${path}${url.search}`, { method, headers: headersOf(req), ...body }));
  return { status: answer.status, body: await answer.text() };
}

/** What the owner chose on the login's page. */
async function signIn({ url, req, body }: Asked, login: Login): Promise<PhoneAnswer> {
  if (req.headers['content-type'] !== 'application/json') return { status: 415 };
  const { query, befriend } = JSON.parse(await body()) as { query: string; befriend: boolean };
  let back: string;
  try {
    back = login.signIn(`${url.origin}${login.authorizePath}${query}`);
  } catch (error) {
    return { status: 400, body: { message: error instanceof Error ? error.message : String(error) } };
  }
  if (befriend) await login.start();
  return { status: 200, body: { back } };
}

const callOf = async ({ method, url, req, body }: Asked, path: string): Promise<VendorRequest> => ({
  method,
  path: path + url.search,
  headers: headersOf(req),
  body: await body(),
});
const headersOf = ({ headers }: IncomingMessage): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]));
