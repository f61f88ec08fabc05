/** The command line of `apply`: what it exits with, and what it says, against a server that is ours only in form. */
import { spawn } from 'node:child_process';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';

const ROOT = path.resolve(import.meta.dirname, '../../..');
const EMPTY: Readonly<Record<string, unknown>> = {
  '/v1/programmes': { programmes: [] },
  '/v1/widgets': { widgets: [] },
  '/v1/landing-pages': { landing_pages: [] },
  '/v1/destinations': { destinations: [] },
  '/v1/disclosures': { disclosures: [] },
};
const seen: { line: string; key: string | undefined }[] = [];
let server: Server;
let url = '';

beforeAll(async () => {
  server = createServer((req, res) => {
    seen.push({ line: `${req.method} ${req.url}`, key: req.headers.authorization });
    const body = req.method === 'GET' ? EMPTY[req.url ?? ''] : undefined;
    if (body) return res.end(JSON.stringify(body));
    res.writeHead(422, { 'content-type': 'application/problem+json' });
    const errors = [{ path: 'sender.brand', code: 'invalid', message: 'This brand is taken.', fix: 'Choose another.' }];
    return res.end(JSON.stringify({ type: '/problems/invalid-request', title: 'No.', status: 422, request_id: 'req_1', errors }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => server.close());

function apply(args: string[], env: Record<string, string> = {}): Promise<{ code: number | null; out: string; err: string }> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, ['scripts/apply.ts', ...args], {
      cwd: ROOT,
      env: { PATH: process.env.PATH ?? '', ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let [out, err] = ['', ''];
    child.stdout.on('data', (chunk) => (out += chunk));
    child.stderr.on('data', (chunk) => (err += chunk));
    child.on('close', (code) => resolve({ code, out, err }));
  });
}
const VARS = [
  'merchant_origin=https://shop.example',
  'receiver_url=https://cdp.example/',
  `receiver_secret=whsec_${'A'.repeat(32)}`,
].flatMap((text) => ['--var', text]);

test('what is missing is said, and nothing is asked of the server', async () => {
  const before = seen.length;
  expect(await apply([])).toMatchObject({ code: 1, err: expect.stringContaining('--to URL') });
  expect(await apply(['--to', url])).toMatchObject({ code: 1, err: expect.stringContaining('SAYSO_API_KEY') });
  expect(await apply(['--to', url, '--key', 'k'])).toMatchObject({ code: 1, err: expect.stringContaining('--var merchant_origin=') });
  expect(await apply(['--to', url, '--key', 'k', '--config', 'nowhere.ts'])).toMatchObject({
    code: 1,
    err: expect.stringContaining('nowhere.ts'),
  });
  expect(await apply(['--surprise'])).toMatchObject({ code: 1, err: expect.stringContaining('--surprise') });
  expect(seen.length).toBe(before);
});

test('without --yes and without a terminal it plans, changes nothing, and exits 2', async () => {
  const { code, out, err } = await apply(['--to', url, ...VARS], { SAYSO_API_KEY: 'from-the-environment' });
  expect([code, err.trim()]).toEqual([2, 'Nothing was applied. Give --yes to apply without being asked.']);
  expect(out).toContain('+ programme default: create');
  expect(out).toContain('6 to create, 0 to change, 0 unchanged, 3 to publish');
  expect(seen.every(({ line }) => line.startsWith('GET '))).toBe(true);
  expect(seen.at(-1)?.key).toBe('Bearer from-the-environment');
});

test('a refusal exits 1 with the problem’s paths and fixes', async () => {
  const env = {
    SAYSO_VAR_MERCHANT_ORIGIN: 'https://shop.example',
    SAYSO_VAR_RECEIVER_URL: 'https://cdp.example/',
    SAYSO_VAR_RECEIVER_SECRET: `whsec_${'A'.repeat(32)}`,
  };
  const { code, err } = await apply(['--to', url, '--key', 'k', '--yes'], env);
  expect(code).toBe(1);
  expect(err).toContain('PUT /v1/programmes/default was refused (422)');
  expect(err).toContain('  sender.brand: This brand is taken. Choose another.');
});

test('a server that can’t be reached exits 1 and says so', async () => {
  expect(await apply(['--to', 'http://127.0.0.1:1', '--key', 'k', '--yes', ...VARS])).toMatchObject({
    code: 1,
    err: expect.stringContaining('could not be reached'),
  });
});
