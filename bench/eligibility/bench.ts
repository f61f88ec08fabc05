/**
 * What 1,000 decisions in one call cost beside the same call without them. Both are asked in turn in each round, so that what the machine does
 * meanwhile falls on both; the report is the median of the rounds' ratios. A time by itself means nothing here.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { quietEnv, ROOT } from '../../scripts/quiet-env.ts';
import { freshSecrets } from '../../scripts/serve/secrets.ts';
import { type RunningWorkerd, startWorkerd } from '../../scripts/serve/workerd.ts';
import { Merchant } from './merchant.ts';

/** Issue 4, "Must show": at most so many times the same route without decisions. */
export const RATIO_MAX = 3;

export interface Report {
  readonly ratio: number;
  readonly decidedMs: number;
  readonly undecidedMs: number;
  readonly decisions: number;
  readonly allowed: number;
}

export async function benchEligibility(addresses: number, rounds: number): Promise<Report> {
  const folder = mkdtempSync(path.join(tmpdir(), 'sayso-bench-'));
  let worker: RunningWorkerd | null = null;
  try {
    const build = buildWorker(folder);
    const secrets = freshSecrets();
    const vars = { DEMO: '1', EDGE: 'none', LOCAL_OUTBOX_URL: 'http://127.0.0.1:9/' };
    worker = await startWorkerd({ port: 0, dataDir: path.join(folder, 'data'), vars, secrets, log: () => {}, build });
    const merchant = await Merchant.sign(worker.url, secrets.OPERATOR_KEY);
    const items = await merchant.fill(addresses);
    const ratios: number[] = [];
    const [decided, undecided]: [number[], number[]] = [[], []];
    let allowed = 0;
    for (let round = 0; round < rounds; round++) {
      // A fresh key each round: a key has sixty calls a minute.
      const key = await merchant.readingKey();
      const isFirst = round % 2 === 0;
      const first = await merchant.ask(isFirst ? '/v1/eligibility' : '/bench/undecided', items, key);
      const second = await merchant.ask(isFirst ? '/bench/undecided' : '/v1/eligibility', items, key);
      const [yes, no] = isFirst ? [first, second] : [second, first];
      allowed = yes.allowed;
      // The first round warms up.
      if (round === 0) continue;
      decided.push(yes.ms);
      undecided.push(no.ms);
      ratios.push(yes.ms / no.ms);
    }
    return { ratio: median(ratios), decidedMs: median(decided), undecidedMs: median(undecided), decisions: items.length, allowed };
  } finally {
    await worker?.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A folder as `startWorkerd` wants it: this bench's Worker beside the product's own files. */
function buildWorker(folder: string): string {
  const out = path.join(folder, 'built');
  const built = spawnSync('wrangler', ['deploy', '--dry-run', '--config', 'wrangler.toml', '--outdir', out, '--minify'], {
    // Where the configuration is, since its paths are taken from there.
    cwd: import.meta.dirname,
    env: { ...quietEnv(), CI: '1', WRANGLER_LOG: 'error' },
    encoding: 'utf8',
  });
  if (built.status !== 0) throw new Error(`the Worker was not built: ${built.stdout ?? ''}${built.stderr ?? ''}`);
  const build = path.join(folder, 'dist');
  mkdirSync(path.join(build, 'worker'), { recursive: true });
  renameSync(path.join(out, 'worker.js'), path.join(build, 'worker/index.js'));
  cpSync(path.join(ROOT, 'dist/public'), path.join(build, 'public'), { recursive: true });
  return build;
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
