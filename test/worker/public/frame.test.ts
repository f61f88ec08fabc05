/** What holds for every answer: headers, methods, files, logs, what a trusted edge adds, and what is said when something breaks. */
import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { health } from '../../../shared/contract/admin.ts';
import { problem } from '../../../shared/contract/error.ts';
import { SUBMISSIONS_PER_IP_BLOCK_HOUR } from '../../../shared/limits.ts';
import { createApp } from '../../../worker/app.ts';
import type { Bindings } from '../../../worker/env.ts';
import {
  aShop,
  aSubmission,
  asHolder,
  bindings,
  confirmed,
  freshKey,
  freshPhone,
  HOST,
  json,
  SHOP,
  type Shop,
  send,
  submitted,
  timelineOf,
} from './world.ts';

/** The Worker under other variables, over the same objects. */
const worker = (change: Partial<Record<keyof Bindings, unknown>>) => {
  const app = createApp();
  const own = { ...bindings, ...change } as Bindings;
  return (path: string, init: RequestInit = {}) => Promise.resolve(app.fetch(new Request(`${HOST}${path}`, init), own));
};

let shop: Shop;
beforeAll(async () => {
  shop = await aShop();
});
afterEach(() => {
  vi.restoreAllMocks();
});

describe('built files', () => {
  const files: Record<string, string> = {
    '/sayso.js': 'loader()',
    '/assets/form.3f9a1c20b7.js': 'form()',
    '/assets/page.0a1b2c3d4e.css': 'body{}',
    '/assets/manifest.json': '{}',
    '/assets/secret.txt': 'not for the world',
  };
  const asked: string[] = [];
  const get = worker({
    // As workerd's disk service answers: no type, no tag.
    ASSETS: {
      fetch: async (url: string) => {
        const { pathname } = new URL(url);
        asked.push(pathname);
        return files[pathname] === undefined ? new Response('', { status: 404 }) : new Response(files[pathname]);
      },
    },
  });

  test('hashed files are kept for ever, the loader for minutes; any site may load them', async () => {
    for (const [path, type, cache] of [
      ['/sayso.js', 'text/javascript; charset=utf-8', 'public, max-age=300'],
      ['/assets/form.3f9a1c20b7.js', 'text/javascript; charset=utf-8', 'public, max-age=31536000, immutable'],
      ['/assets/page.0a1b2c3d4e.css', 'text/css; charset=utf-8', 'public, max-age=31536000, immutable'],
      ['/assets/manifest.json', 'application/json', 'public, max-age=300'],
    ] as const) {
      const response = await get(path, { headers: { origin: 'https://anybody.example' } });
      expect(await response.text()).toBe(files[path]);
      expect(Object.fromEntries(response.headers)).toMatchObject({
        'content-type': type,
        'cache-control': cache,
        'access-control-allow-origin': '*',
        'cross-origin-resource-policy': 'cross-origin',
        'x-content-type-options': 'nosniff',
      });
    }
  });

  test('a browser that has the loader is told that it is unchanged, one that has another gets it', async () => {
    const tag = (await get('/sayso.js')).headers.get('etag')!;
    for (const known of [tag, `W/${tag}`, `"other", ${tag}`, '*']) {
      const response = await get('/sayso.js', { headers: { 'if-none-match': known } });
      expect([response.status, await response.text()]).toEqual([304, '']);
    }
    expect((await get('/sayso.js', { headers: { 'if-none-match': '"other"' } })).status).toBe(200);
    files['/sayso.js'] = 'loader(2)';
    expect((await get('/sayso.js', { headers: { 'if-none-match': tag } })).status).toBe(200);
  });

  test('unknown files, folders, other types and paths that lead out are not there', async () => {
    asked.length = 0;
    for (const path of [
      '/assets/none.js',
      '/assets/',
      '/assets/secret.txt',
      '/assets/..%2fsayso.js',

      '/assets/.env',
      '/assets/a/b.js',
    ]) {
      const response = await get(path);
      expect(response.status, path).toBe(404);
      expect(problem.parse(await response.json()).type).toBe('/problems/not-found');
    }
    expect(asked).toEqual(['/assets/none.js']);
  });
});

describe('every answer', () => {
  test('carries the headers that keep it from being framed, guessed at, kept or quoted', async () => {
    const token = await confirmed(shop, freshPhone());
    for (const path of ['/health', '/nothing', `/v1/preferences/${token}`, `/me/${token}`, '/v1/widgets', '/']) {
      const { headers } = await send(path);
      expect(headers.get('x-content-type-options'), path).toBe('nosniff');
      expect(headers.get('x-frame-options'), path).toBe('DENY');
      expect(headers.get('referrer-policy'), path).toBeTruthy();
      expect(headers.get('content-security-policy'), path).toContain("frame-ancestors 'none'");
      expect(headers.get('cache-control'), path).toContain('no-store');
      expect(headers.get('x-request-id'), path).toMatch(/^req_[\w-]{16}$/);
    }
    expect((await send('/health')).headers.get('strict-transport-security')).toBeNull();
    const secure = await worker({ PUBLIC_URL: 'https://sayso.example' })('/health');
    expect(secure.headers.get('strict-transport-security')).toContain('max-age=');
  });

  test("names itself by an id of ours, never by the caller's", async () => {
    const response = await send('/nothing', { headers: { 'x-request-id': 'mine' } });
    const { request_id } = problem.parse(await response.json());
    expect(request_id).toBe(response.headers.get('x-request-id'));
    expect(request_id).not.toBe('mine');
  });

  test('to a method that a path does not take is 405 and says which it does', async () => {
    for (const [method, path, allow] of [
      ['GET', '/v1/preferences/requests/', null],
      ['GET', `/v1/widgets/${shop.widgetId}/submissions`, 'POST'],
      ['DELETE', `/v1/widgets/${shop.widgetId}/config`, 'GET'],
      ['POST', '/health', 'GET'],
      ['PUT', '/v1/preferences/x/changes', 'POST'],
    ] as const) {
      const response = await send(path, { method });
      expect([response.status, response.headers.get('allow')], path).toEqual(allow === null ? [404, null] : [405, allow]);
      expect(problem.parse(await response.json()).type).toBe(allow === null ? '/problems/not-found' : '/problems/method-not-allowed');
    }
  });

  test("lets the widget's site, and no other, read what the holder of a secret or token asks", async () => {
    const token = await confirmed(shop, freshPhone());
    const receipt = await submitted(shop, ['sms'], { phone: freshPhone() });
    for (const [path, headers] of [
      [`/v1/preferences/${token}`, {}],
      [`/v1/submissions/${receipt.submission_id}`, asHolder(receipt)],
    ] as const) {
      const asked = await send(path, { method: 'OPTIONS', headers: { origin: SHOP, 'access-control-request-headers': 'sayso-secret' } });
      expect([asked.status, asked.headers.get('access-control-allow-headers')]).toEqual([
        204,
        'content-type, idempotency-key, sayso-secret',
      ]);
      const own = await send(path, { headers: { ...headers, origin: SHOP } });
      expect([own.status, own.headers.get('access-control-allow-origin')]).toEqual([200, SHOP]);
      const other = await send(path, { headers: { ...headers, origin: 'https://evil.example' } });
      expect([other.status, other.headers.get('access-control-allow-origin')]).toEqual([403, null]);
    }
  });

  test('when something breaks is a bare 500, and the log says where without saying whose', async () => {
    const error = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const token = await confirmed(shop, freshPhone());
    const broken = worker({
      WORKSPACE: { getByName: () => ({ published: () => Promise.reject(new Error(`choked on ${token} of +12025550123`)) }) },
    });
    await new Promise((resolve) => setTimeout(resolve, 1100));
    const response = await broken(`/v1/preferences/${token}`);
    const text = await response.text();
    expect(response.status).toBe(500);
    expect(problem.parse(JSON.parse(text))).toEqual({
      type: '/problems/internal',
      title: 'Something went wrong on our side.',
      status: 500,
      request_id: response.headers.get('x-request-id'),
    });
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    const lines = error.mock.calls.map(([line]) => String(line));
    expect(lines).toHaveLength(1);
    expect(JSON.parse(lines[0]!)).toMatchObject({
      level: 'error',
      event: 'request_failed',
      request_id: response.headers.get('x-request-id'),
    });
    expect(lines[0]).not.toContain(token);
    expect(lines[0]).not.toContain('2025550123');
  });
});

test('the log names routes, never paths, addresses, codes or tokens', async () => {
  const lines: string[] = [];
  vi.spyOn(console, 'log').mockImplementation((line) => void lines.push(String(line)));
  const phone = freshPhone();
  const token = await confirmed(shop, phone);
  const live = worker({ DEMO: '0' });
  expect((await live(`/v1/preferences/${token}`)).status).toBe(200);
  expect((await live(`/me/${token}`)).status).toBe(200);
  await live('/v1/preferences/requests', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ widget: shop.widgetId, phone }),
  });
  const requests = lines.map((line) => JSON.parse(line)).filter(({ event }) => event === 'request');
  expect(requests.map(({ method, route, status }) => [method, route, status])).toEqual([
    ['GET', '/v1/preferences/:token', 200],
    ['GET', '/me/:token', 200],
    ['POST', '/v1/preferences/requests', 202],
  ]);
  expect(lines.join()).not.toContain(token);
  expect(lines.join()).not.toContain(phone.slice(1));
});

test('/health, the root and /demo say what runs here', async () => {
  expect(health.parse(await json(await send('/health'), 200))).toMatchObject({ status: 'ok', edge: 'none', jurisdiction_enforced: false });
  expect(await (await send('/')).text()).toContain('<h1>Sayso</h1>');
  expect((await send('/demo')).status).toBe(404);
  const demo = worker({ DEMO_MERCHANT_URL: 'http://127.0.0.1:9/shop' });
  const led = await demo('/demo', { redirect: 'manual' });
  expect([led.status, led.headers.get('location')]).toEqual([302, 'http://127.0.0.1:9/shop']);
  expect(await (await demo('/')).text()).toContain('href="/demo"');
  vi.spyOn(console, 'log').mockImplementation(() => undefined);
  expect((await worker({ DEMO: '0', DEMO_MERCHANT_URL: 'http://127.0.0.1:9/shop' })('/demo')).status).toBe(404);
});

describe('behind a trusted edge', () => {
  const submitFrom = async (fetch: ReturnType<typeof worker>, phone: string, headers: Record<string, string>) =>
    fetch(`/v1/widgets/${shop.widgetId}/submissions`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: SHOP, 'idempotency-key': freshKey(), ...headers },
      body: JSON.stringify(await aSubmission(shop, ['sms'], { phone })),
    });

  test('its word on the IP is kept as evidence, nobody else’s', async () => {
    const phone = freshPhone();
    const headers = { 'x-client': '203.0.113.9, 198.51.100.7', 'cf-connecting-ip': '203.0.113.9', 'cf-ipcountry': 'ZW' };
    expect((await submitFrom(worker({ EDGE: 'proxy:x-client' }), phone, headers)).status).toBe(201);
    const entries = await timelineOf(shop, { phone });
    expect(entries[0]?.evidence?.network).toMatchObject({ ip: '198.51.100.7', country: null });
    expect(JSON.stringify(entries)).not.toMatch(/203\.0\.113\.9|"ZW"/);
  });

  test('a block that sends too much is told so before anything is kept, another block is not', async () => {
    const fetch = worker({ EDGE: 'proxy:x-client' });
    const phone = freshPhone();
    const ask = (ip: string) =>
      fetch('/v1/preferences/requests', {
        method: 'POST',
        headers: { 'content-type': 'application/json', origin: SHOP, 'x-client': ip },
        body: JSON.stringify({ widget: shop.widgetId, phone: '+12025550100' }),
      });
    const statuses = await Promise.all(Array.from({ length: SUBMISSIONS_PER_IP_BLOCK_HOUR }, (_, i) => ask(`192.0.2.${i}`)));
    expect(new Set(statuses.map(({ status }) => status))).toEqual(new Set([202]));
    const refused = await submitFrom(fetch, phone, { 'x-client': '192.0.2.250' });
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '1800']);
    expect(refused.headers.get('access-control-allow-origin')).toBe(SHOP);
    expect(await timelineOf(shop, { phone })).toEqual([]);
    expect((await submitFrom(fetch, phone, { 'x-client': '198.51.100.1' })).status).toBe(201);
  });
});
