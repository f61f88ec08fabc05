/** Backup of a running and of a stopped store, and restore: as an operator does both, by their commands. */
import { spawn } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openEarlierBuild } from './earlier-build.ts';
import { person } from './people.ts';
import { call, known, PlainVisitor, standingIn } from './plain-client.ts';
import { aMerchant } from './self-host-merchant.ts';
import { type SelfHosted, selfHost } from './self-host-process.ts';
import { IP_HEADER } from './visitor.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');
const folder = mkdtempSync(path.join(tmpdir(), 'sayso-backup-'));
const at = (name: string) => path.join(folder, name);
const ARGS = ['--url', 'https://sayso.shop.example', '--edge', `proxy:${IP_HEADER}`];
const data = at('data');
let host: SelfHosted;
let merchant: { readonly key: string; readonly widget: string };
/** Whoever has been answered 201, in order. */
const acknowledged: string[] = [];
const BEFORE = 4;

beforeAll(async () => {
  host = await selfHost(data, ...ARGS);
  merchant = await aMerchant(host.url, data, 4);
});
afterAll(async () => {
  if (host.process.exitCode === null) await host.stop();
  rmSync(folder, { recursive: true, force: true });
});

function run(script: string, ...args: string[]): Promise<{ code: number | null; out: string; err: string }> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [`scripts/${script}.ts`, ...args], { cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'] });
    let [out, err] = ['', ''];
    child.stdout.on('data', (text) => (out += text));
    child.stderr.on('data', (text) => (err += text));
    child.on('close', (code) => resolve({ code, out, err }));
  });
}
const standing = async (url: string, phone: string) => standingIn(await known(url, merchant.key, { phone }), 'sms');

async function submit(index: number): Promise<void> {
  const email = `n${index}@mail.example`;
  await new PlainVisitor(host.url, merchant.widget).submit({ phone: person(index), email }, ['sms']);
  acknowledged.push(person(index));
}

test('a store that is written to all the while is copied as of one moment', async () => {
  for (let index = 0; index < BEFORE; index += 1) await submit(index);
  let isOver = false;
  const backup = run('backup', '--data', data, '--to', at('running')).finally(() => {
    isOver = true;
  });
  for (let index = BEFORE; index < 40 && !isOver; index += 1) await submit(index);
  expect(acknowledged.length, 'some were written while it ran').toBeGreaterThan(BEFORE);
  const { code, err } = await backup;
  expect([code, err]).toEqual([0, '']);
  const note = JSON.parse(readFileSync(path.join(at('running'), 'backup.json'), 'utf8'));
  expect(note.held_ms).toBeGreaterThan(0);
  // It goes on: nothing was refused, and the process is the same.
  expect(host.said('started')).toHaveLength(1);
  await submit(41);
  expect(await standing(host.url, person(41))).toBe('granted');
});

test('no secret is in a backup, and no file but databases and the note', () => {
  const secrets = JSON.parse(readFileSync(path.join(data, 'secrets.json'), 'utf8')) as Record<string, string>;
  const files = readdirSync(at('running'), { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  expect(files.filter(({ name }) => !name.endsWith('.sqlite')).map(({ name }) => name)).toEqual(['backup.json']);
  for (const { parentPath, name } of files) {
    const bytes = readFileSync(path.join(parentPath, name));
    for (const [secret, value] of Object.entries(secrets))
      expect(bytes.includes(value.replace(/^\d+:/, '')), `${secret} in ${name}`).toBe(false);
  }
});

test('restored beside, it starts, and what it holds is what had been acknowledged up to one moment', async () => {
  const restored = at('restored');
  const secrets = path.join(data, 'secrets.json');
  expect(await run('restore', '--from', at('running'), '--data', restored, '--secrets', secrets)).toMatchObject({ code: 0, err: '' });
  const second = await selfHost(restored, ...ARGS);
  try {
    const there = [];
    for (const phone of acknowledged) there.push((await standing(second.url, phone)) === 'granted');
    // One moment across all partitions: whoever came before it began, and nobody after one who is missing.
    const missing = there.indexOf(false);
    expect(missing).toBeGreaterThanOrEqual(BEFORE);
    expect(there.slice(missing)).not.toContain(true);
    expect(
      (await call(second.url, 'POST', '/v1/consents', { key: merchant.key, body: { phone: person(0), acts: [{ act: 'withdraw' }] } }))
        .status,
    ).toBe(201);
    expect(await standing(second.url, person(0))).toBe('withdrawn');
  } finally {
    await second.stop();
  }
});

test('a store that is stopped is copied as it is, and restoring over it moves it aside', async () => {
  await host.stop();
  expect(await run('backup', '--data', data, '--to', at('stopped'))).toMatchObject({ code: 0, err: '' });
  host = await selfHost(data, ...ARGS);
  await submit(45);
  expect((await run('restore', '--from', at('stopped'), '--data', data, '--force')).err).toContain('in use');
  await host.stop();
  expect((await run('restore', '--from', at('stopped'), '--data', data)).err).toContain('--force');
  const { code, out } = await run('restore', '--from', at('stopped'), '--data', data, '--force');
  expect([code, out]).toEqual([0, expect.stringContaining('objects.before-')]);
  expect(out).toContain('docs/operations/restore.md');
  host = await selfHost(data, ...ARGS);
  expect(await standing(host.url, person(41))).toBe('granted');
  expect(await standing(host.url, person(45))).toBeUndefined();
});

test('a backup that is cut, bent or of other secrets is refused, and nothing is changed', async () => {
  const to = at('untouched');
  const secrets = path.join(data, 'secrets.json');
  const refused = async (from: string, said: string, ...more: string[]) => {
    const { code, err } = await run('restore', '--from', from, '--data', to, ...(more.length > 0 ? more : ['--secrets', secrets]));
    expect([code, err]).toEqual([1, expect.stringContaining(said)]);
    expect(existsSync(path.join(to, 'objects'))).toBe(false);
  };
  const copy = (name: string) => {
    cpSync(at('stopped'), at(name), { recursive: true });
    return at(name);
  };
  const unfinished = copy('unfinished');
  rmSync(path.join(unfinished, 'backup.json'));
  await refused(unfinished, 'no backup.json');
  const [ledger = ''] = readdirSync(path.join(at('stopped'), 'objects/sayso-Ledger')).filter((name) => name !== 'metadata.sqlite');
  const lacking = copy('lacking');
  rmSync(path.join(lacking, 'objects/sayso-Ledger', ledger));
  await refused(lacking, `lacks sayso-Ledger/${ledger}`);
  const bent = copy('bent');
  const bytes = readFileSync(path.join(bent, 'objects/sayso-Ledger', ledger));
  bytes[5000] = (bytes[5000] ?? 0) ^ 1;
  writeFileSync(path.join(bent, 'objects/sayso-Ledger', ledger), bytes);
  await refused(bent, 'is not what was backed up');
  const other = { ...JSON.parse(readFileSync(secrets, 'utf8')), HASH_KEY: `1:${'A'.repeat(43)}` };
  writeFileSync(at('other.json'), JSON.stringify(other));
  await refused(at('stopped'), 'HASH_KEY:1', '--secrets', at('other.json'));
  await refused(at('stopped'), 'is missing', '--secrets', at('none.json'));
});

test('secrets whose rings have grown since still open it', async () => {
  const secrets = JSON.parse(readFileSync(path.join(data, 'secrets.json'), 'utf8')) as Record<string, string>;
  writeFileSync(at('grown.json'), JSON.stringify({ ...secrets, MASTER_KEY: `${secrets.MASTER_KEY},2:${'B'.repeat(42)}A` }));
  expect(await run('restore', '--from', at('stopped'), '--data', at('grown'), '--secrets', at('grown.json'))).toMatchObject({ code: 0 });
});

test('what is no store, and what would be overwritten, is refused with the fix', async () => {
  expect((await run('backup', '--data', at('nowhere'), '--to', at('x'))).err).toContain('no self-hosted store');
  expect((await run('backup', '--data', data, '--to', at('stopped'))).err).toContain('not empty');
  expect((await run('backup', '--data', data, '--to', path.join(data, 'backup'))).err).toContain('must not be inside');
  expect((await run('backup')).err).toContain('Usage:');
  expect((await run('restore', '--surprise')).err).toContain('Usage:');
  expect(existsSync(at('x'))).toBe(false);
});

test('a store that was killed, with all its logs, is backed up whole', async () => {
  const earlier = openEarlierBuild('091b814');
  try {
    writeFileSync(path.join(earlier.dataDir, 'secrets.json'), JSON.stringify(earlier.made.secrets), { mode: 0o600 });
    expect(await run('backup', '--data', earlier.dataDir, '--to', at('killed'))).toMatchObject({ code: 0, err: '' });
    const secrets = path.join(earlier.dataDir, 'secrets.json');
    expect(await run('restore', '--from', at('killed'), '--data', at('revived'), '--secrets', secrets)).toMatchObject({ code: 0 });
    const revived = await selfHost(at('revived'), ...ARGS);
    const { people, api_key } = earlier.made;
    expect(standingIn(await known(revived.url, api_key, { phone: people.granted.phone }), 'sms')).toBe('granted');
    await revived.stop();
  } finally {
    earlier.remove();
  }
});
