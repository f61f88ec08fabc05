/** The guarded way out, against a real server on loopback. */
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test, vi } from 'vitest';
import { guardedFetch } from '../../../worker/platform/outbound.ts';

const limits = { timeoutMs: 300, answerBytesMax: 1000 };
const demo = { demo: true, ownHost: 'sayso.test' };
const call = guardedFetch({ ...demo, fetch: (url, init) => fetch(url, init) });
const stops: (() => void)[] = [];
afterEach(() => {
  for (const stop of stops.splice(0)) stop();
});

async function serve(handler: RequestListener): Promise<string> {
  const server = createServer(handler);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  stops.push(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
}

test('a tenant URL that leads inwards is never called', async () => {
  const spy = vi.fn();
  const outside = guardedFetch({ demo: false, ownHost: 'sayso.example', fetch: spy });
  for (const url of [
    'http://shop.example/',
    'https://127.0.0.1/',
    'https://10.0.0.1/',
    'https://sayso.example/v1',
    'https://localhost/',
    'nonsense',
  ]) {
    expect(await outside(url, { method: 'POST' }, limits)).toMatchObject({ kind: 'failed', unknown: false });
  }
  expect(spy).not.toHaveBeenCalled();
});

test('an answer comes back with status, headers and text', async () => {
  const url = await serve((_, response) => response.writeHead(429, { 'retry-after': '7' }).end('slow down'));
  const outcome = await call(url, { method: 'POST', body: 'x' }, limits);
  expect(outcome).toMatchObject({ kind: 'answer', status: 429, text: 'slow down' });
  expect(outcome.kind === 'answer' && outcome.headers.get('retry-after')).toBe('7');
});

test('a redirect is an answer, never followed', async () => {
  const paths: string[] = [];
  const url = await serve((request, response) => {
    paths.push(request.url ?? '');
    response.writeHead(307, { location: '/inner' }).end();
  });
  expect(await call(url, { method: 'POST', body: 'x' }, limits)).toMatchObject({ kind: 'answer', status: 307 });
  expect(paths).toEqual(['/']);
});

test('no more of an answer is read than allowed, and an endless one does not hold the caller', async () => {
  const url = await serve((_, response) => {
    response.writeHead(200);
    const timer = setInterval(() => response.write('x'.repeat(400)), 5);
    response.on('close', () => clearInterval(timer));
  });
  const outcome = await call(url, {}, limits);
  expect(outcome.kind === 'answer' && outcome.text.length).toBe(1000);
});

test('bytes that are no text do no harm', async () => {
  const url = await serve((_, response) => response.writeHead(200).end(Buffer.from([0xff, 0xfe, 0x41])));
  expect(await call(url, {}, limits)).toMatchObject({ kind: 'answer', status: 200, text: '\ufffd\ufffdA' });
});

test.each<[string, RequestListener]>([
  ['silence', () => undefined],
  [
    'a body that never ends',
    (_, response) => {
      response.writeHead(200);
      response.write('x');
    },
  ],
])('%s ends with the time, and the outcome is unknown', async (_what, handler) => {
  const url = await serve(handler);
  const began = Date.now();
  expect(await call(url, {}, limits)).toEqual({ kind: 'failed', reason: 'No answer within 0.3 s.', unknown: true });
  expect(Date.now() - began).toBeLessThan(2000);
});

test('the time holds even where the runtime ignores the abort', async () => {
  const deaf = guardedFetch({ ...demo, fetch: () => new Promise(() => undefined) });
  expect(await deaf('http://127.0.0.1:9/', {}, limits)).toMatchObject({ kind: 'failed', unknown: true });
});

test('a cut connection is a failure of unknown outcome that does not name the URL', async () => {
  const url = await serve((request) => request.socket.resetAndDestroy());
  const outcome = await call(`${url}?token=abc`, { method: 'POST', body: 'x' }, limits);
  expect(outcome).toMatchObject({ kind: 'failed', unknown: true });
  expect(JSON.stringify(outcome)).not.toMatch(/token|127\.0/);
});
