/** `npm run deploy` as a process, against a stand-in for wrangler and the account: the first time, again, after each failure. */
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { currentBuild } from '../../scripts/builds/assemble.ts';
import { writeHistory } from '../../scripts/builds/history.ts';
import { recordOf } from '../../scripts/builds/record.ts';
import { SECRET_NAMES } from '../../scripts/deploy/secrets-step.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');
const PUBLIC = path.join(ROOT, 'dist/public');
let folder: string;
let state: string;
let site: Server;
let url: string;

beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'sayso-deploy-'));
  state = path.join(folder, 'account');
  for (const name of [state, path.join(folder, 'bin')]) mkdirSync(name);
  symlinkSync(path.join(import.meta.dirname, 'stand-in-wrangler.mjs'), path.join(folder, 'bin/wrangler'));
  // What was deployed, as the world would reach it.
  site = createServer((req, res) => {
    const vars = existsSync(path.join(state, 'vars.json')) ? JSON.parse(readFileSync(path.join(state, 'vars.json'), 'utf8')) : {};
    if (req.url === '/health') return void res.end(JSON.stringify({ status: 'ok', version: '0.1.0', build: vars.BUILD ?? null }));
    const file = path.join(state, 'live', req.url ?? '');
    if (!existsSync(file)) return void res.writeHead(404).end();
    return void res.end(readFileSync(file));
  });
  await new Promise<void>((resolve) => site.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(site.address() as AddressInfo).port}`;
});
afterEach(() => {
  site.close();
  rmSync(folder, { recursive: true, force: true });
});

interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}
const secretsFile = () => path.join(folder, 'kept/secrets.json');

function deploy(...args: string[]): Promise<Ended> {
  return new Promise((resolve) => {
    const all = ['scripts/deploy.ts', '--url', url, '--built', '--secrets-file', secretsFile(), ...args];
    const env = { PATH: `${folder}/bin:${process.env.PATH}`, STAND_IN: state, HOME: folder };
    const child = spawn(process.execPath, all, { cwd: ROOT, env, stdio: ['ignore', 'pipe', 'pipe'] });
    let [out, err] = ['', ''];
    child.stdout.on('data', (text) => (out += text));
    child.stderr.on('data', (text) => (err += text));
    child.on('close', (code) => resolve({ code, out, err }));
  });
}
const calls = (): { args: string[]; secretsMode: number | null }[] =>
  readFileSync(path.join(state, 'calls.jsonl'), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
const put = () => JSON.parse(readFileSync(path.join(state, 'secrets.json'), 'utf8')) as Record<string, string>;
const failAt = (where: string) => writeFileSync(path.join(state, 'fail'), where);
const operatorKeyIn = ({ out }: Ended) => /shown this once: (\S+)/.exec(out)?.[1];

test('the first time: secrets made and put in one upload, the operator key shown once, the result checked', async () => {
  const first = await deploy();
  expect([first.code, first.err]).toEqual([0, '']);
  expect(Object.keys(put()).sort()).toEqual([...SECRET_NAMES].sort());
  for (const name of SECRET_NAMES.slice(0, 4)) expect(put()[name]).toMatch(/^1:[A-Za-z0-9_-]{43}$/);
  expect(operatorKeyIn(first)).toBe(put().OPERATOR_KEY);
  for (const name of SECRET_NAMES.slice(0, 4)) expect(first.out).not.toContain(put()[name]);
  expect(JSON.parse(readFileSync(secretsFile(), 'utf8'))).toEqual(put());
  expect(statSync(secretsFile()).mode & 0o077).toBe(0);
  const [list, upload, ...more] = calls();
  expect([list?.args.slice(0, 2), upload?.args[0], more]).toEqual([['secret', 'list'], 'deploy', []]);
  // wrangler was given them in a file of its owner alone, which is gone.
  expect(upload?.secretsMode).toBe(0o600);
  expect(existsSync(path.join(ROOT, 'dist/release/secrets.put.json'))).toBe(false);
  const vars = JSON.parse(readFileSync(path.join(state, 'vars.json'), 'utf8'));
  expect(vars).toEqual({ PUBLIC_URL: url, EDGE: 'cloudflare', BUILD: expect.stringMatching(/^[0-9a-f]{12}$/) });
  expect(upload?.args).toContain('--no-bundle');
});

test('the second time: no secret is touched, none is shown', async () => {
  await deploy();
  const before = put();
  const second = await deploy();
  expect([second.code, operatorKeyIn(second)]).toEqual([0, undefined]);
  expect(put()).toEqual(before);
  expect(calls().at(-1)?.args).not.toContain('--secrets-file');
  expect(second.out).toContain('all there; none is touched');
});

test('it failed before the upload: the next one puts the very secrets that were kept, and shows the key then', async () => {
  failAt('before upload');
  const failed = await deploy();
  expect([failed.code, operatorKeyIn(failed)]).toEqual([1, undefined]);
  expect(failed.err).toMatch(/wrangler did not deploy[\s\S]*run this again[\s\S]*code: 10000/);
  const kept = JSON.parse(readFileSync(secretsFile(), 'utf8'));
  failAt('');
  const again = await deploy();
  expect([again.code, operatorKeyIn(again), put()]).toEqual([0, kept.OPERATOR_KEY, kept]);
});

test('it failed after the secrets were in: the key is shown then, and the next one touches nothing', async () => {
  failAt('after upload');
  const failed = await deploy();
  expect([failed.code, operatorKeyIn(failed)]).toEqual([1, put().OPERATOR_KEY]);
  const before = put();
  failAt('');
  const again = await deploy();
  expect([again.code, operatorKeyIn(again), put()]).toEqual([0, undefined, before]);
});

test('a secret that is missing among others is never made anew', async () => {
  await deploy();
  const { MASTER_KEY: _, ...others } = put();
  writeFileSync(path.join(state, 'secrets.json'), JSON.stringify(others));
  const uploads = calls().length;
  const refused = await deploy();
  expect(refused.code).toBe(1);
  expect(refused.err).toMatch(/lacks MASTER_KEY[\s\S]*wrangler secret put MASTER_KEY/);
  expect([put(), calls().length]).toEqual([others, uploads + 1]);
});

test('an account that can’t be asked is no first time: nothing is made', async () => {
  for (const [where, said] of [
    ['login', 'wrangler login'],
    ['account', 'Mend what wrangler says'],
  ] as const) {
    failAt(where);
    const refused = await deploy();
    expect([refused.code, refused.err]).toEqual([1, expect.stringContaining(said)]);
  }
  expect([existsSync(secretsFile()), existsSync(path.join(state, 'live'))]).toEqual([false, false]);
});

test('files of the build that is live come along, and it stops where they can’t be had', async () => {
  await deploy();
  const live = path.join(state, 'live');
  const earlier = 'assets/form.00000000aa.js';
  writeFileSync(path.join(live, earlier), 'an earlier form');
  writeFileSync(path.join(live, 'assets/builds.json'), writeHistory([recordOf({ [earlier]: 'an earlier form' })]));
  const second = await deploy();
  expect(second.code).toBe(0);
  expect(readFileSync(path.join(live, earlier), 'utf8')).toBe('an earlier form');
  for (const file of Object.keys(currentBuild(PUBLIC).files)) expect(existsSync(path.join(live, file)), file).toBe(true);
  writeFileSync(path.join(live, 'assets/builds.json'), '<html>not here</html>');
  const refused = await deploy();
  expect([refused.code, refused.err]).toEqual([1, expect.stringContaining('--without-earlier')]);
  expect((await deploy('--without-earlier')).code).toBe(0);
});

test('what answers there is another build: it says so and how to go back', async () => {
  await deploy();
  const answers = site.listeners('request');
  site.removeAllListeners('request');
  site.on('request', (req, res) => {
    if (req.url === '/health') return void res.end(JSON.stringify({ status: 'ok', version: '0.1.0', build: 'anotherbuild' }));
    for (const answer of answers) (answer as (...given: unknown[]) => void)(req, res);
  });
  const { Refused } = await import('../../scripts/deploy/refused.ts');
  const { waitUntilLive } = await import('../../scripts/deploy/live.ts');
  await expect(waitUntilLive(url, 'thisbuild', 50)).rejects.toThrow(Refused);
  await expect(waitUntilLive(url, 'thisbuild', 50)).rejects.toThrow(/build anotherbuild/);
});

test('a dry run shows every step and asks nobody, keeps nothing', async () => {
  const dry = await deploy('--dry-run');
  expect([dry.code, dry.err]).toEqual([0, '']);
  for (const step of ['1. Build', '2. Secrets', '3. Files', '4. Deploy', '5. Check']) expect(dry.out).toContain(step);
  expect(calls().map(({ args }) => [args[0], args.includes('--dry-run')])).toEqual([['deploy', true]]);
  expect([existsSync(secretsFile()), existsSync(path.join(state, 'secrets.json'))]).toEqual([false, false]);
});

test('wrangler itself takes the command, without an account', async () => {
  rmSync(path.join(folder, 'bin/wrangler'));
  const dry = await deploy('--dry-run');
  expect([dry.code, dry.err]).toEqual([0, '']);
});

test.each([
  [['--url', 'consent.shop.example'], '--url must be a URL'],
  [['--url', 'http://consent.shop.example'], 'must be https'],
  [['--url', 'https://consent.shop.example/app'], 'origin alone'],
  [['--surprise'], '--surprise'],
])('%j is refused before anything is done', async (args, said) => {
  const refused = await deploy(...args);
  expect([refused.code, refused.err]).toEqual([1, expect.stringContaining(said)]);
  expect(existsSync(path.join(state, 'calls.jsonl'))).toBe(false);
});
