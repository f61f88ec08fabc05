/**
 * What 1,000 decisions in one call cost beside the same call without them. Both are asked in turn in each round, so that what the machine does
 * meanwhile falls on both; the report is the median of the rounds' ratios. A time by itself means nothing here.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ROOT } from '../../scripts/quiet-env.ts';
import { freshSecrets } from '../../scripts/serve/secrets.ts';
import { type RunningWorkerd, startWorkerd } from '../../scripts/serve/workerd.ts';
import { buildWorker } from '../rulers.ts';
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
    const bundle = buildWorker(path.join(ROOT, 'bench/undecided/wrangler.toml'), 'undecided');
    const secrets = freshSecrets();
    const vars = { DEMO: '1', EDGE: 'none', LOCAL_OUTBOX_URL: 'http://127.0.0.1:9/' };
    worker = await startWorkerd({ port: 0, dataDir: path.join(folder, 'data'), vars, secrets, log: () => {}, worker: { bundle } });
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

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
