/** LINE and KakaoTalk as one host each: the login's pages and the API that sends, and the person's browser between them. */
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect } from 'vitest';
import type { LinkMade } from '../../../shared/contract/link.ts';
import type { Seen, Vendor } from './way.ts';

type Answer = (request: Request) => Promise<Response>;

/** A host that asks the login first, and passes on what that does not know. */
export class LoginHost implements Vendor {
  readonly url: string;
  /** Set when the account is there: a login knows where it leads back to. */
  login: Answer = async () => new Response(null, { status: 404 });
  readonly #sends: Vendor | null;
  readonly #close: () => Promise<void>;

  private constructor(url: string, sends: Vendor | null, close: () => Promise<void>) {
    this.url = url;
    this.#sends = sends;
    this.#close = close;
  }

  static async start(sends: Vendor | null): Promise<LoginHost> {
    const server = createServer(async (req, res) => {
      const response = await host.#answer(await asRequest(req, host.url));
      res.writeHead(response.status, { 'content-type': response.headers.get('content-type') ?? 'text/plain' });
      res.end(await response.text());
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const close = async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await sends?.stop();
    };
    const host = new LoginHost(`http://127.0.0.1:${(server.address() as AddressInfo).port}`, sends, close);
    return host;
  }

  delivered(): readonly Seen[] {
    return this.#sends?.delivered() ?? [];
  }
  stop(): Promise<void> {
    return this.#close();
  }

  async #answer(request: Request): Promise<Response> {
    const own = await this.login(request.clone());
    if (own.status !== 404 || !this.#sends) return own;
    const { pathname, search } = new URL(request.url);
    return fetch(`${this.#sends.url}${pathname}${search}`, {
      method: request.method,
      headers: request.headers,
      body: await request.text(),
    });
  }
}

async function asRequest(req: IncomingMessage, url: string): Promise<Request> {
  const chunks: Buffer[] = [];
  for await (const chunk of req as AsyncIterable<Buffer>) chunks.push(chunk);
  const { host: _, connection: __, 'content-length': ___, ...headers } = req.headers;
  const body = Buffer.concat(chunks).toString('utf8');
  const init = { method: req.method ?? 'GET', headers: headers as Record<string, string> };
  return new Request(`${url}${req.url ?? '/'}`, body === '' ? init : { ...init, body });
}

/** The page that the login leads back to. */
export async function comeBack(url: string): Promise<string> {
  const page = await fetch(url);
  expect(page.status).toBe(200);
  return page.text();
}

/** A tap on a button of a page of ours, as a browser without scripts sends its form. */
export async function pressOnPage(html: string, label: string, returnUrl: string): Promise<string> {
  const ticket = /name="ticket" value="([^"]+)"/.exec(html)?.[1] ?? '';
  const data = [...html.matchAll(/<button[^>]*value="([^"]+)"[^>]*>([^<]*)</g)].find(([, , text]) => text === label)?.[1];
  if (data === undefined) throw new Error(`no button ${label} on: ${html.slice(html.indexOf('<main'), html.indexOf('</main>'))}`);
  const response = await fetch(returnUrl, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded', origin: new URL(returnUrl).origin },
    body: new URLSearchParams({ ticket, data }).toString(),
  });
  expect(response.status).toBe(200);
  return response.text();
}

export function openUrl({ open_url }: LinkMade): URL {
  const url = new URL(open_url ?? 'none:');
  // An account of a stand-in on this machine has its links open below the stand-in's own address (worker/inbound/binding/opened-at.ts).
  const [, host, rest] = /^.*?\/((?:t|m|ig|wa|line)\.me)(\/.*)$/.exec(url.pathname) ?? [];
  if (url.hostname === '127.0.0.1' && url.pathname.endsWith('/viber/pa')) return new URL(`viber://pa${url.search}`);
  return url.hostname === '127.0.0.1' && host !== undefined ? new URL(`https://${host}${rest}${url.search}`) : url;
}
