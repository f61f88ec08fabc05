/** The bench runs, at sizes that measure nothing: no time is asserted here or anywhere. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Findings } from '../../bench/parts.ts';
import { quietEnv, ROOT } from '../../scripts/quiet-env.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'sayso-bench-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let results: Record<string, Findings>;
beforeAll(() => {
  const out = path.join(folder, 'results.json');
  const args = ['--pairs', '1', '--requests', '20', '--sizes', '10,30', '--timing', '9', '--out', out];
  const run = spawnSync('node', ['bench/main.ts', ...args], { cwd: ROOT, env: quietEnv(), encoding: 'utf8' });
  expect(run.status, `${run.stdout}\n${run.stderr}`).toBe(0);
  results = (JSON.parse(readFileSync(out, 'utf8')) as { results: Record<string, Findings> }).results;
}, 180_000);

const figure = (part: string, what: string) => results[part]?.figures.find((each) => each.what === what);

describe('npm run bench', () => {
  test('measures every part, each rate beside a bare read of the same round', () => {
    expect(Object.keys(results)).toEqual(['submissions', 'look-up', 'withdrawals', 'webhooks', 'eligibility', 'sizes', 'timing', 'cost']);
    for (const { figures } of Object.values(results))
      for (const { what, perSecond, ofRead } of figures) {
        expect(perSecond, what).toBeGreaterThan(0);
        if (what === 'bare object read') expect(ofRead).toBe(1);
      }
  });

  test('a submission is stored, and both destinations are told of it', () => {
    expect(figure('submissions', 'submission, two destinations due')?.loggedKibEach).toBeGreaterThan(5);
    expect(figure('submissions', 'submission, and both destinations told')?.loggedKibEach).toBeGreaterThan(5);
    expect(figure('submissions', 'hello')?.loggedKibEach).toBe(0);
  });

  test('the receiver heard of every withdrawal', () => {
    for (const [what, ms] of Object.entries(results.withdrawals?.numbers ?? {})) expect(ms, what).toBeGreaterThan(0);
  });

  test('both destinations heard of every STOP', () => {
    expect(Object.keys(results.webhooks?.numbers ?? {})).toHaveLength(11);
    for (const [what, ms] of Object.entries(results.webhooks?.numbers ?? {})) expect(ms, what).toBeGreaterThan(0);
  });

  test('the meters count the rows and calls of an opt-in', () => {
    const { numbers = {} } = results.cost ?? {};
    expect(numbers['1,000 opt-ins, single: Worker requests']).toBeGreaterThanOrEqual(3000);
    // Five records and their evidence; address and submission, each with an index; the head.
    const ledgerRows = numbers['1,000 opt-ins, single: Ledger rows written'];
    expect(ledgerRows).toBeGreaterThanOrEqual(11_000);
    // A head is reported once a second, whatever happens in it.
    expect(ledgerRows).toBeLessThan(12_000);
    expect(numbers['1,000 opt-ins, double: Limiter rows written']).toBeGreaterThan(2000);
  });
});
