/**
 * The demo's phone over HTTP: its pages' calls, the web addresses that open its apps, and the platforms' APIs that the Worker calls. All
 * below `/phone` and `/apps`.
 */
import type { IncomingMessage } from 'node:http';
import type { VendorAnswer } from '../../test/vendors/vendor-server.ts';
import { SENDERS } from './accounts.ts';
import type { Phone } from './phone.ts';

export interface Asked {
  readonly method: string;
  readonly url: URL;
  readonly req: IncomingMessage;
  body(): Promise<string>;
}
/** `page`: a file of the site. */
export type PhoneAnswer = VendorAnswer | { readonly page: string };

const GONE: PhoneAnswer = { status: 404 };
const open = (hash: string): PhoneAnswer => ({ status: 302, headers: { location: `/phone#${hash}` }, body: '' });

/** Null where the path is none of the phone's. */
export async function phoneRoute(phone: Phone, asked: Asked): Promise<PhoneAnswer | null> {
  const { method, url, req } = asked;
  if (method === 'POST' && url.pathname === '/phone/act') {
    // A page of another site may post here without asking, but not JSON.
    if (req.headers['content-type'] !== 'application/json') return { status: 415 };
    return { status: await phone.act(await asked.body()) };
  }
  const [, app, path] = /^\/apps\/(telegram|line)(\/.*)$/.exec(url.pathname) ?? [];
  if (app === undefined || path === undefined) return null;
  return app === 'telegram' ? telegram(phone, asked, path) : line(phone, asked, path);
}

async function telegram(phone: Phone, { method, url, req, body }: Asked, path: string): Promise<PhoneAnswer> {
  if (path.startsWith('/bot')) return phone.telegram.call({ method, path: path + url.search, headers: headersOf(req), body: await body() });
  if (method !== 'GET' || path !== `/t.me/${SENDERS.telegram}`) return GONE;
  return open(`telegram?${new URLSearchParams({ start: url.searchParams.get('start') ?? '' })}`);
}

async function line(phone: Phone, asked: Asked, path: string): Promise<PhoneAnswer> {
  const { method, url, req } = asked;
  if (method === 'GET' && path === '/oauth2/v2.1/authorize') return { page: 'line-login.html' };
  if (method === 'POST' && path === '/sign-in') return signIn(phone, asked);
  if (method === 'GET' && path.startsWith('/line.me/')) return open('line');
  if (path.startsWith('/v2/bot/')) return phone.line.call({ method, path, headers: headersOf(req), body: await asked.body() });
  const body = method === 'GET' ? {} : { body: await asked.body() };
  const answer = await phone.line.loginCall(new Request(`${url.origin}${path}${url.search}`, { method, headers: headersOf(req), ...body }));
  return { status: answer.status, body: await answer.text() };
}

/** What the owner chose on the page of LINE Login. */
async function signIn(phone: Phone, { url, req, body }: Asked): Promise<PhoneAnswer> {
  if (req.headers['content-type'] !== 'application/json') return { status: 415 };
  const { query, befriend } = JSON.parse(await body()) as { query: string; befriend: boolean };
  let back: string;
  try {
    back = phone.line.signIn(`${url.origin}/oauth2/v2.1/authorize${query}`);
  } catch (error) {
    return { status: 400, body: { message: error instanceof Error ? error.message : String(error) } };
  }
  if (befriend) await phone.line.befriend();
  return { status: 200, body: { back } };
}

const headersOf = ({ headers }: IncomingMessage): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]));
