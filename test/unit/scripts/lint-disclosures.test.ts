/** The command line of `lint-disclosures`: what it exits with and prints, for the configuration of the demo and for bad ones. */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';

const ROOT = path.resolve(import.meta.dirname, '../../..');
const folder = mkdtempSync(path.join(tmpdir(), 'sayso-lint-'));
afterAll(() => rmSync(folder, { recursive: true }));

function run(...args: string[]): Promise<{ code: number | null; out: string; err: string }> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, ['scripts/lint-disclosures.ts', ...args], {
      cwd: ROOT,
      env: { PATH: process.env.PATH ?? '' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let [out, err] = ['', ''];
    child.stdout.on('data', (chunk) => (out += chunk));
    child.stderr.on('data', (chunk) => (err += chunk));
    child.on('close', (code) => resolve({ code, out, err }));
  });
}

function config(name: string, text: string): string {
  const file = path.join(folder, `${name}.ts`);
  const programme = `{ name: 'News', sender: { legal_entity: 'Example Ltd', brand: 'Example', contact: 'a@shop.example', accounts: { sms: '+12025550123' } },
    kinds: { en: 'offers' }, frequency: { en: 'weekly' }, terms_url: 'https://shop.example/t', privacy_url: 'https://shop.example/p' }`;
  const widget = `{ name: 'Own', origins: [], locales: ['en'], controls: [{ channels: ['sms'], text: { en: ${JSON.stringify(text)} } }],
    title: { en: 'News' }, intro: { en: 'News' } }`;
  writeFileSync(file, `export default () => ({ programmes: { default: ${programme} }, widgets: { own: ${widget} } });\n`);
  return file;
}

test('the texts of the demo have no error, and no server or variable is needed to say so', { timeout: 60_000 }, async () => {
  const { code, out } = await run();
  expect([code, out.includes('error ')]).toEqual([0, false]);
});

test('an error is printed with place, clause and a text that would pass, and exits 1', async () => {
  const { code, out, err } = await run('--config', config('bad', 'By entering your number you agree to texts from {brand}.'));
  expect(code).toBe(1);
  expect(out).toMatch(/error consent_implied widgets\.own\.controls\[0\]\.text\.en \(characters 0 to \d+\)/);
  expect(out).toContain('TCPA, 47 CFR 64.1200(f)(9)');
  expect(out).toContain('would pass: I agree to receive');
  expect(err).toMatch(/^\d+ errors, \d+ warnings\.$/m);
});

test('--json prints the findings for a machine', async () => {
  const { code, out } = await run('--json', '--config', config('json', 'Yes.'));
  expect(code).toBe(1);
  const found = JSON.parse(out) as { of: string; finding: { code: string } }[];
  expect(found.map(({ of, finding }) => `${of} ${finding.code}`)).toContain('widgets.own missing_agreement');
});

test.each([
  ['a file that is not there', ['--config', 'none.ts'], /none\.ts could not be read/],
  ['an unknown option', ['--fast'], /--fast/],
  ['a variable without a value', ['--var', 'origin'], /--var takes name=value/],
])('%s exits 2 and says why', async (_, args, why) => {
  const { code, err } = await run(...args);
  expect(code).toBe(2);
  expect(err).toMatch(why);
});

test('a configuration of another form exits 2 and names the field', async () => {
  const file = path.join(folder, 'form.ts');
  writeFileSync(file, 'export default () => ({ widgets: { own: { controls: [] } } });\n');
  const { code, err } = await run('--config', file);
  expect(code).toBe(2);
  expect(err).toContain('widgets.own');
});
