/**
 * The page that everything is measured on, served on loopback with brotli made beforehand at its strongest: a plain shop's page with one
 * place for what is measured. Ours comes from another origin, as it does at a merchant's.
 */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { ROOT } from '../../scripts/quiet-env.ts';
import { writeSnippet } from '../../scripts/snippet/write-snippet.ts';
import { BUILT } from './build-peers.ts';

export const OURS = 'sayso';
/** Ours by the other tag that `npm run snippet` prints. */
export const OURS_AHEAD = 'sayso-ahead';
const TYPES: Readonly<Record<string, string>> = {
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.webp': 'image/webp',
  '.svg': 'image/svg+xml',
};

export type Policy = 'none' | 'strict' | 'trusted-types';

export interface Shop {
  page(name: string, policy?: Policy): string;
  close(): Promise<void>;
}

/** @param reserve height that the snippet of ours holds, CSS pixels; 0: it holds none */
export async function openShop(reserve: number): Promise<Shop> {
  const host = createServer((req, res) => answerHost(req, res));
  const hostUrl = `http://127.0.0.1:${await listen(host)}`;
  const shop = createServer((req, res) => answerShop(req, res, hostUrl, reserve));
  const shopUrl = `http://localhost:${await listen(shop)}`;
  return {
    page: (name, policy = 'none') => `${shopUrl}/?page=${name}&policy=${policy}`,
    async close() {
      for (const server of [host, shop]) {
        server.closeAllConnections();
        await new Promise((done) => server.close(done));
      }
    },
  };
}

async function listen(server: Server): Promise<number> {
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return (server.address() as AddressInfo).port;
}

/** Ours: the files as they are built, the sample's configuration with five channels, a render token. */
function answerHost(req: IncomingMessage, res: ServerResponse): void {
  const { pathname } = new URL(req.url ?? '/', 'http://host');
  const cors = {
    'access-control-allow-origin': '*',
    'access-control-allow-headers': 'content-type, idempotency-key, sayso-secret',
  };
  if (req.method === 'OPTIONS') res.writeHead(204, cors).end();
  else if (pathname.endsWith('/config')) send(res, join(ROOT, 'dist/size/config.json'), cors);
  else if (pathname.endsWith('/render')) sendText(res, JSON.stringify({ render_token: 'bench' }), '.json', cors);
  else if (pathname.endsWith('/seen')) res.writeHead(204, cors).end();
  else send(res, join(ROOT, 'dist/public', pathname), cors);
}

function answerShop(req: IncomingMessage, res: ServerResponse, host: string, reserve: number): void {
  const { pathname, searchParams } = new URL(req.url ?? '/', 'http://shop');
  const name = searchParams.get('page');
  if (pathname === '/' && name !== null) {
    const policy = policyOf((searchParams.get('policy') ?? 'none') as Policy, host);
    sendText(res, pageOf(name, host, reserve), '.html', { ...(policy === null ? {} : { 'content-security-policy': policy }) });
  } else if (pathname.startsWith('/v1/') || pathname.startsWith('/api/')) {
    answerNovu(pathname, res);
  } else {
    send(res, join(BUILT, pathname), {});
  }
}

function policyOf(policy: Policy, host: string): string | null {
  const own = `script-src 'self' ${host}; connect-src 'self' ${host}; style-src 'self'; img-src 'self' data:`;
  if (policy === 'none') return null;
  return policy === 'strict' ? `default-src 'none'; ${own}` : "require-trusted-types-for 'script'";
}

const evergreen = (host: string): string => writeSnippet({ host, attributes: { widget: 'w_bench' } });

function ahead(host: string): string {
  const { sayso, form } = JSON.parse(readFileSync(join(ROOT, 'dist/public/assets/manifest.json'), 'utf8')) as Record<
    'sayso' | 'form',
    string
  >;
  const integrity = `sha384-${createHash('sha384')
    .update(readFileSync(join(ROOT, 'dist/public', sayso)))
    .digest('base64')}`;
  const preload = { form, config: 'v1/widgets/w_bench/config?texts=first&locale=en' };
  return writeSnippet({ host, attributes: { widget: 'w_bench', locale: 'en' }, pinned: { path: sayso, integrity }, preload });
}

function pageOf(name: string, host: string, reserve: number): string {
  const isOurs = name === OURS || name === OURS_AHEAD;
  const files = isOurs ? [] : readdirSync(join(BUILT, name)).filter((file) => file.endsWith('.css'));
  const styles = files.map((file) => `<link rel="stylesheet" href="/${name}/${file}">`).join('');
  const held = reserve === 0 ? '' : `<svg width="1" height="${reserve}" display="block" aria-hidden="true"></svg>`;
  const script = isOurs ? `${name === OURS ? evergreen(host) : ahead(host)}${held}` : '';
  const theirs = isOurs ? '' : `<script type="module" src="/${name}/main.js"></script>`;
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Aurora Coffee</title>
<meta name="viewport" content="width=device-width, initial-scale=1"><link rel="icon" href="data:,">${styles}</head>
<body><header><h1>Aurora Coffee</h1></header><main><div id="place">${script}</div><p>Roasted on Tuesdays, sent on Wednesdays.</p>
<p>Free delivery from three bags.</p></main>${theirs}</body></html>`;
}

/** What Novu's preferences ask their own service: one workflow, five channels. */
function answerNovu(pathname: string, res: ServerResponse): void {
  const channels = { email: true, sms: true, in_app: true, chat: true, push: true };
  if (pathname.endsWith('/session')) {
    const data = {
      token: 'e30.e30.e30',
      totalUnreadCount: 0,
      unreadCount: { total: 0, severity: { high: 0, medium: 0, low: 0, none: 0 } },
      removeNovuBranding: false,
      isDevelopmentMode: false,
    };
    sendText(res, JSON.stringify({ data }), '.json', {});
    return;
  }
  const workflow = { id: 'w', identifier: 'w', name: 'Offers', critical: false, tags: [] };
  const data = [
    { level: 'global', enabled: true, channels, overrides: [] },
    { level: 'template', enabled: true, channels, overrides: [], workflow },
  ];
  sendText(res, JSON.stringify({ data }), '.json', {});
}

const packed = new Map<string, Buffer>();

function send(res: ServerResponse, file: string, headers: Record<string, string>): void {
  if (!existsSync(file)) {
    res.writeHead(404, headers).end();
    return;
  }
  const bytes = packed.get(file) ?? brotli(readFileSync(file));
  packed.set(file, bytes);
  respond(res, bytes, extname(file), headers);
}

const sendText = (res: ServerResponse, text: string, ext: string, headers: Record<string, string>): void =>
  respond(res, brotli(Buffer.from(text)), ext, headers);

function respond(res: ServerResponse, bytes: Buffer, ext: string, headers: Record<string, string>): void {
  const type = ext === '.html' ? 'text/html; charset=utf-8' : (TYPES[ext] ?? 'application/octet-stream');
  res.writeHead(200, { 'content-type': type, 'content-encoding': 'br', 'content-length': bytes.length, ...headers }).end(bytes);
}

const brotli = (bytes: Buffer): Buffer =>
  brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } });
