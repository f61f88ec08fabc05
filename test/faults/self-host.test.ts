/** Self-hosted, as a process: what it keeps, how it ends, what it survives, and that it runs as in production, not as in the demo. */
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { eventually } from './listener.ts';
import { person } from './people.ts';
import { call, known, PlainVisitor, standingIn } from './plain-client.ts';
import { aMerchant } from './self-host-merchant.ts';
import { type SelfHosted, selfHost } from './self-host-process.ts';
import { IP_HEADER } from './visitor.ts';

const data = path.join(mkdtempSync(path.join(tmpdir(), 'sayso-self-host-')), 'data');
const ARGS = ['--url', 'https://sayso.shop.example', '--edge', `proxy:${IP_HEADER}`];
let host: SelfHosted;
let key = '';
let widget = '';

beforeAll(async () => {
  host = await selfHost(data, ...ARGS);
});
afterAll(async () => {
  if (host.process.exitCode === null) await host.stop();
  rmSync(path.dirname(data), { recursive: true, force: true });
});

const standing = async (phone: string) => standingIn(await known(host.url, key, { phone }), 'sms');

test('it is ready with its own secrets, which nobody else may read, and says that nothing can be sent', async () => {
  expect(statSync(path.join(data, 'secrets.json')).mode & 0o077).toBe(0);
  expect(statSync(data).mode & 0o077).toBe(0);
  expect((await call(host.url, 'GET', '/health')).body).toMatchObject({
    status: 'ok',
    storage: 'ok',
    messenger: 'none',
    edge: 'proxy',
    build: host.said('started')[0]?.build,
  });
  expect(host.said('set_up').map(({ warning }) => warning)).toEqual([expect.stringContaining('No messenger')]);
  expect((await fetch(`${host.url}/sayso.js`)).status).toBe(200);
  // Evergreen, however long its name: a page must not keep it for a year.
  for (const file of ['sayso.js', 'sayso-preferences.js', 'sayso-doctor.js']) {
    const answer = await fetch(`${host.url}/${file}`);
    expect([file, answer.status, answer.headers.get('cache-control')]).toEqual([file, 200, expect.not.stringContaining('immutable')]);
    await answer.body?.cancel();
  }
  const card = (await (await fetch(`${host.url}/widget-card.json`)).json()) as {
    bytes_brotli: Record<string, number>;
    measured: object | null;
  };
  expect(card.bytes_brotli.to_interactive).toBeLessThanOrEqual(12 * 1024);
  expect(card.measured).toMatchObject({
    of_this_build: expect.any(Boolean),
    main_thread_ms_x4: expect.any(Number),
    cls_slow_4g: expect.any(Number),
  });
});

test('it is no demo: plain http is refused as a destination, and its egress reaches public addresses alone', async () => {
  ({ key, widget } = await aMerchant(host.url, data, 4));
  const plain = { key: 'x', name: 'x', settings: { type: 'standard_webhooks', url: 'http://cdp.example/hook' } };
  expect((await call(host.url, 'POST', '/v1/destinations', { key, body: plain })).status).toBe(422);
  expect(readFileSync(path.join(data, 'workerd.capnp'), 'utf8')).toContain('network = (allow = ["public"]');
});

test('another process on the same data is refused', async () => {
  await expect(selfHost(data, ...ARGS)).rejects.toThrow(/in use/);
});

test('killed, the Worker is started again and has what it acknowledged', async () => {
  const visitor = new PlainVisitor(host.url, widget);
  await visitor.submit({ phone: person(0) }, ['sms']);
  const before = host.pid();
  process.kill(before, 'SIGKILL');
  await eventually('a second start', () => (host.said('started').length > 1 ? true : null), 40_000);
  expect(host.pid()).not.toBe(before);
  expect(host.said('worker_ended')).toMatchObject([{ signal: 'SIGKILL' }]);
  expect(await standing(person(0))).toBe('granted');
});

test('told to stop, it answers what is in flight, ends well, and a second start goes on', async () => {
  const visitor = new PlainVisitor(host.url, widget);
  const prepared = await visitor.prepare({ phone: person(1) }, ['sms']);
  const inFlight = visitor.send(prepared);
  // The answer's floor keeps it open for 50 ms at least.
  await new Promise((resolve) => setTimeout(resolve, 10));
  const code = await host.stop();
  expect([(await inFlight).status, code]).toEqual([201, 0]);
  const workspace = key;
  host = await selfHost(data, ...ARGS);
  expect(key).toBe(workspace);
  expect(await standing(person(1))).toBe('granted');
});

test('standard output is JSON lines, each with its time', () => {
  expect(host.lines.length).toBeGreaterThan(3);
  for (const line of host.lines)
    expect(JSON.parse(line)).toMatchObject({ at: expect.any(String), level: expect.any(String), event: expect.any(String) });
});

test('data without its secrets is not opened with others', async () => {
  expect(await host.stop()).toBe(0);
  const file = path.join(data, 'secrets.json');
  rmSync(file);
  await expect(selfHost(data, ...ARGS)).rejects.toThrow(/Put back the file/);
});
