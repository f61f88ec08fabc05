/** The demo as a process: what it prints, what it keeps, how it ends. */
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Demo, startDemo } from '../browser/demo-process.ts';
import { eventually } from './listener.ts';

let data: string;
const running: Demo[] = [];
/** Where another process is found out about; macOS has none. */
const hasProc = existsSync('/proc/self/cmdline');

beforeEach(() => {
  data = mkdtempSync(path.join(tmpdir(), 'sayso-demo-'));
});
afterEach(async () => {
  for (const demo of running.splice(0)) if (demo.process.exitCode === null && demo.process.signalCode === null) await demo.stop();
  rmSync(data, { recursive: true, force: true });
});

async function start(...args: readonly string[]): Promise<Demo> {
  const demo = await startDemo(data, ...args);
  running.push(demo);
  return demo;
}

const isUp = async (url: string): Promise<boolean> =>
  fetch(`${url}/health`).then(
    ({ ok }) => ok,
    () => false,
  );
const find = (demo: Demo) =>
  fetch(`${demo.url}/v1/contacts/find`, {
    method: 'POST',
    headers: { authorization: `Bearer ${demo.api_key}`, 'content-type': 'application/json' },
    body: JSON.stringify({ phone: '+12025550123' }),
  }).then((answer) => answer.json() as Promise<{ contact: { state: { standing: string }[] } | null }>);

test('prints one JSON line when ready and nothing else, stops on SIGTERM, and a second start goes on where the first ended', async () => {
  const first = await start();
  expect(await isUp(first.url)).toBe(true);
  const recorded = await fetch(`${first.url}/v1/consents`, {
    method: 'POST',
    headers: { authorization: `Bearer ${first.api_key}`, 'content-type': 'application/json' },
    body: JSON.stringify({
      phone: '+12025550123',
      acts: [{ act: 'withdraw', channel: 'sms', purpose: 'marketing', programme: 'default' }],
    }),
  });
  expect(recorded.status).toBe(201);
  await fetch(`${first.outbox_url}/hook`, {
    method: 'POST',
    body: JSON.stringify({ id: 'm1', channel: 'sms', to: '+12025550123', text: 'hello' }),
  });
  expect(await first.stop()).toBe(0);
  expect(first.stdout()).toMatch(/^\{.*\}\n$/);
  expect(await isUp(first.url)).toBe(false);

  const second = await start();
  const same = ({ url, api_key, workspace, widget_id, outbox_url }: Demo) => ({ url, api_key, workspace, widget_id, outbox_url });
  expect(same(second)).toEqual(same(first));
  expect((await find(second)).contact?.state).toMatchObject([{ standing: 'withdrawn' }]);
  expect(await (await fetch(`${second.outbox_url}/messages`)).json()).toMatchObject([{ id: 'm1', to: '+12025550123', text: 'hello' }]);
});

test('secrets are readable by their owner alone, and not printed', async () => {
  const demo = await start();
  for (const file of ['secrets.json', 'demo.json']) expect(statSync(path.join(data, file)).mode & 0o077, file).toBe(0);
  const { MASTER_KEY, OPERATOR_KEY } = JSON.parse(readFileSync(path.join(data, 'secrets.json'), 'utf8')) as Record<string, string>;
  for (const secret of [MASTER_KEY, OPERATOR_KEY]) expect(demo.stdout()).not.toContain(secret);
});

test.runIf(hasProc)('listens on loopback alone', async () => {
  const demo = await start();
  const ports = [demo.url, demo.receiver_url].map((url) => Number(new URL(url).port).toString(16).toUpperCase().padStart(4, '0'));
  // /proc/net/tcp: local address and port in hex; state 0A is listening. 0100007F is 127.0.0.1.
  const listening = ['/proc/net/tcp', '/proc/net/tcp6']
    .filter((file) => existsSync(file))
    .flatMap((file) => readFileSync(file, 'utf8').split('\n'))
    .map((line) => line.trim().split(/\s+/))
    .filter(([, local, , state]) => state === '0A' && ports.some((port) => local?.endsWith(`:${port}`)))
    .map(([, local]) => local);
  expect(listening.sort()).toEqual(ports.map((port) => `0100007F:${port}`).sort());
});

test('a second demo on the same data is refused', async () => {
  await start();
  await expect(startDemo(data)).rejects.toThrow(/already running/);
});

test.runIf(hasProc)('says so and ends with an error when the Worker dies', async () => {
  const demo = await start();
  let errors = '';
  demo.process.stderr?.on('data', (text: string) => {
    errors += text;
  });
  const exited = once(demo.process, 'exit');
  process.kill(workerOf(demo), 'SIGKILL');
  expect(await exited).toEqual([1, null]);
  expect(errors).toContain('ended unexpectedly');
});

test.runIf(hasProc)('R1.7 killed itself, it leaves no Worker behind, and the next start has the data', async () => {
  const first = await start();
  const worker = workerOf(first);
  first.process.kill('SIGKILL');
  await eventually('the Worker to be gone', () => (existsSync(`/proc/${worker}`) ? null : true), 5_000);
  const second = await start();
  expect(second.workspace).toBe(first.workspace);
  expect(await isUp(second.url)).toBe(true);
});

test('the clock is shifted by what was asked, and webhooks still verify', async () => {
  const demo = await start('--clock-offset', '864000');
  const answer = await fetch(`${demo.url}/v1/audit`, { headers: { authorization: `Bearer ${demo.api_key}` } });
  const { entries } = (await answer.json()) as { entries: { at: string }[] };
  expect(Date.parse(entries[0]!.at) - Date.now()).toBeGreaterThan(863_000_000);
  const headers = { authorization: `Bearer ${demo.api_key}`, 'content-type': 'application/json' };
  const { destinations } = (await (await fetch(`${demo.url}/v1/destinations`, { headers })).json()) as { destinations: { id: string }[] };
  await fetch(`${demo.url}/v1/destinations/${destinations[0]?.id}/test`, { method: 'POST', headers, body: '{}' });
  const events = (await (await fetch(`${demo.receiver_url}/events`)).json()) as { verified: boolean }[];
  expect(events).toMatchObject([{ verified: true }]);
});

/** The one child of the demo. */
function workerOf(demo: Demo): number {
  const children = readFileSync(`/proc/${demo.process.pid}/task/${demo.process.pid}/children`, 'utf8');
  const found = children.trim().split(/\s+/).map(Number);
  const worker = found.find((pid) => readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('workerd'));
  if (worker === undefined) throw new Error('the demo has no workerd');
  return worker;
}
