/**
 * The world outside the product, on an origin of its own: the merchant's shop, the platform that receives webhooks, the phone that
 * receives messages. It talks to the product only as any outsider does; it must not import from `worker/`.
 */
import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import path from 'node:path';
import type { Journal } from './journal.ts';
import { type OutboxMessage, takeMessage } from './outbox.ts';
import { SENDERS } from './phone/accounts.ts';
import { merged } from './phone/entry.ts';
import { JOIN_DOCUMENT } from './phone/join-words.ts';
import type { Phone } from './phone/phone.ts';
import { type PhoneAnswer, phoneRoute } from './phone/routes.ts';
import type { Receiver } from './receiver.ts';

export interface SiteOptions {
  readonly port: number;
  /** Of the Worker. */
  readonly url: string;
  readonly widgetId: () => string;
  /** Of the forms for apps. */
  readonly windowWidgetId: () => string;
  readonly chatsWidgetId: () => string;
  readonly phone: Phone;
  readonly receiver: Receiver;
  readonly outbox: Journal<OutboxMessage>;
}

const PAGES = path.join(import.meta.dirname, 'pages');
const BODY_BYTES_MAX = 256 * 1024;
const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
};
/** Path → file below `pages/`. Nothing else is served. */
const FILES: Readonly<Record<string, string>> = {
  '/': 'shop.html',
  '/terms': 'terms.html',
  '/privacy': 'privacy.html',
  '/receiver': 'receiver.html',
  '/outbox': 'outbox.html',
  '/window': 'window.html',
  '/chats': 'chats.html',
  '/own-form': 'own-form.html',
  '/own-form.js': 'own-form.js',
  '/phone': 'phone.html',
  '/phone.css': 'phone.css',
  '/phone.js': 'phone.js',
  '/phone-chat.js': 'phone-chat.js',
  '/phone-scan.js': 'phone-scan.js',
  '/read-code.js': 'read-code.js',
  '/message.js': 'message.js',
  '/show-code.js': 'show-code.js',
  '/login.js': 'login.js',
  '/phone-apps.js': 'phone-apps.js',
  '/shop.css': 'shop.css',
  '/shop.js': 'shop.js',
  '/desk.css': 'desk.css',
  '/live.js': 'live.js',
  '/receiver.js': 'receiver.js',
  '/outbox.js': 'outbox.js',
  '/favicon.svg': 'favicon.svg',
};

export function startSite(options: SiteOptions): Promise<Server> {
  const server = createServer((req, res) => {
    answer(options, req, res).catch(() => res.headersSent || res.writeHead(500).end());
  });
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, '127.0.0.1', () => resolve(server));
  });
}

async function answer(options: SiteOptions, req: IncomingMessage, res: ServerResponse): Promise<void> {
  const own = `127.0.0.1:${options.port}`;
  const url = new URL(req.url ?? '/', `http://${own}`);
  // The widget is allowed on one origin, so `localhost` is led to it. Any other name is somebody's page reaching for loopback.
  if (req.headers.host !== own) {
    const isLocal = req.headers.host === `localhost:${options.port}`;
    return void res.writeHead(isLocal ? 307 : 421, isLocal ? { location: `http://${own}${url.pathname}${url.search}` } : {}).end();
  }
  const route = `${req.method} ${url.pathname}`;
  if (route === 'POST /receiver/hook') return finish(res, options.receiver.take(req.headers, await body(req)));
  if (route === 'POST /outbox/hook') return finish(res, takeMessage(options.outbox, await body(req)));
  const answered = await phoneRoute(options.phone, { method: req.method ?? '', url, req, body: () => body(req) });
  if (answered) return void send(options, res, answered);
  if (req.method !== 'GET' && req.method !== 'HEAD') return finish(res, 405);
  if (url.pathname === '/phone/senders') return json(res, SENDERS);
  const onPhone = merged(options.outbox, options.phone.journal);
  if (url.pathname === '/phone/messages') return json(res, onPhone.entries());
  if (url.pathname === '/phone/stream') return stream(req, res, onPhone);
  if (url.pathname === '/receiver/events') return json(res, options.receiver.events.entries());
  if (url.pathname === '/outbox/messages') return json(res, options.outbox.entries());
  if (url.pathname === '/receiver/stream') return stream(req, res, options.receiver.events);
  if (url.pathname === '/outbox/stream') return stream(req, res, options.outbox);
  const file = FILES[url.pathname];
  return file === undefined ? finish(res, 404) : page(options, res, file);
}

function send(options: SiteOptions, res: ServerResponse, answer: PhoneAnswer): void {
  if ('page' in answer) {
    page(options, res, answer.page);
    return;
  }
  const { status, headers, body = '' } = answer;
  res.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store', ...headers });
  res.end(typeof body === 'string' ? body : JSON.stringify(body));
}

function page(options: SiteOptions, res: ServerResponse, file: string): void {
  const extension = path.extname(file);
  const values: Readonly<Record<string, string>> = {
    url: options.url,
    widget: options.widgetId(),
    snippet: snippet(options.url, options.widgetId()),
    window_snippet: snippet(options.url, options.windowWidgetId(), 'window-place', 1095),
    chats_widget: options.chatsWidgetId(),
    chats_snippet: snippet(options.url, options.chatsWidgetId(), 'chats-place', 505),
    join_text: JOIN_DOCUMENT.text,
  };
  const text = readFileSync(path.join(PAGES, file), 'utf8');
  const filled = extension === '.html' ? text.replace(/\{\{(\w+)\}\}/g, (_, name: string) => values[name] ?? '') : text;
  res.writeHead(200, {
    'content-type': TYPES[extension] ?? 'application/octet-stream',
    'cache-control': 'no-cache',
    'content-security-policy': policy(options.url),
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'strict-origin-when-cross-origin',
  });
  res.end(filled);
}

/** The public snippet, as every merchant pastes it. The svg holds the form's place until it is there: see docs/embed.md. */
const snippet = (url: string, widget: string, place = 'form-place', height = 1091): string =>
  `<script async src="${url}/sayso.js" data-widget="${widget}"></script><svg class="${place}" width="1" height="${height}" aria-hidden="true"></svg>`;

/** As strict as a careful merchant's: beside its own files only what the snippet needs. */
const policy = (url: string): string =>
  [
    "default-src 'none'",
    `script-src 'self' ${url}`,
    `connect-src 'self' ${url}`,
    "style-src 'self'",
    "img-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
  ].join('; ');

function stream<T>(req: IncomingMessage, res: ServerResponse, journal: Pick<Journal<T>, 'entries' | 'watch'>): void {
  res.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
  const send = (entry: T) => res.write(`data: ${JSON.stringify(entry)}\n\n`);
  // Tells the page that what it had before is replaced: after a reconnect the whole list comes again.
  res.write('event: start\ndata: {}\n\n');
  journal.entries().forEach(send);
  const end = journal.watch(send);
  req.once('close', end);
}

function json(res: ServerResponse, value: unknown): void {
  res.writeHead(200, { 'content-type': 'application/json', 'cache-control': 'no-store' }).end(JSON.stringify(value));
}

const finish = (res: ServerResponse, status: number): void => void res.writeHead(status).end();

async function body(req: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of req as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > BODY_BYTES_MAX) throw new Error('body too large');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}
