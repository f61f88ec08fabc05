/**
 * `npm run bench`: what the product costs on this machine, as ratios to rulers that were measured in the same run. Times of a shared
 * machine mean nothing by themselves. Writes what it prints, and every figure behind it, to bench/results.
 *
 * --only submissions,look-up,withdrawals,webhooks,eligibility,sizes,timing,cost,profile   parts to run; all but the last by default
 * --pairs 5   --requests 1000   --sizes 1000,100000,400000   --timing 5000   --out <file.json>
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { ROOT } from '../scripts/quiet-env.ts';
import { cost } from './part/cost.ts';
import { eligibility } from './part/eligibility.ts';
import { lookUp } from './part/look-up.ts';
import { profile } from './part/profile.ts';
import { sizes } from './part/sizes.ts';
import { submissions } from './part/submissions.ts';
import { timing } from './part/timing.ts';
import { webhooks } from './part/webhooks.ts';
import { withdrawals } from './part/withdrawals.ts';
import type { Figure, Findings, Part, Run } from './parts.ts';
import { startRulers } from './rulers.ts';

const PARTS: Readonly<Record<string, Part>> = {
  submissions,
  'look-up': lookUp,
  withdrawals,
  webhooks,
  eligibility,
  sizes,
  timing,
  cost,
  profile,
};
const DEFAULT = ['submissions', 'look-up', 'withdrawals', 'webhooks', 'eligibility', 'sizes', 'timing', 'cost'];

const say = (line: string): void => console.log(line);

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      only: { type: 'string' },
      pairs: { type: 'string', default: '5' },
      requests: { type: 'string', default: '1000' },
      sizes: { type: 'string', default: '1000,100000,400000' },
      timing: { type: 'string', default: '5000' },
      out: { type: 'string' },
    },
  });
  const wanted = values.only?.split(',') ?? DEFAULT;
  const unknown = wanted.filter((name) => !PARTS[name]);
  if (unknown.length > 0) throw new Error(`no such part: ${unknown.join(', ')}; there are ${Object.keys(PARTS).join(', ')}`);
  const rulers = await startRulers();
  const run: Run = {
    rulers,
    pairs: positive('pairs', values.pairs),
    requests: positive('requests', values.requests),
    sizes: values.sizes.split(',').map((size) => positive('sizes', size)),
    timing: positive('timing', values.timing),
    say,
  };
  const startedAt = new Date().toISOString();
  const results: Record<string, Findings> = {};
  try {
    for (const name of wanted) {
      say(`\n${name}`);
      const findings = await (PARTS[name] as Part)(run); // checked above
      results[name] = findings;
      print(findings);
    }
  } finally {
    await rulers.stop();
  }
  const { pairs, requests, timing: timed } = run;
  const file = values.out ?? path.join(ROOT, 'bench/results', `${startedAt.replaceAll(':', '-')}.json`);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(
    file,
    `${JSON.stringify({ startedAt, cores: cpus().length, pairs, requests, sizes: run.sizes, timing: timed, results }, null, 2)}\n`,
  );
  say(`\n${path.relative(ROOT, file)}`);
}

function positive(name: string, text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1) throw new Error(`--${name} takes whole numbers from 1`);
  return value;
}

function print({ figures, numbers }: Findings): void {
  if (figures.length > 0) say(`  ${'of a bare read:'.padEnd(WIDTH)}  rate   CPU     KiB logged, written   (per second, CPU ms)`);
  for (const figure of figures) say(`  ${line(figure)}`);
  for (const [what, value] of Object.entries(numbers)) say(`  ${what.padEnd(WIDTH)}  ${round(value)}`);
}

const WIDTH = 52;
const round = (value: number): string => (Number.isInteger(value) ? String(value) : value.toFixed(3));
const line = ({ what, ofRead, ofReadCpu, loggedKibEach, writtenKibEach, perSecond, cpuMsEach }: Figure): string =>
  `${what.padEnd(WIDTH)}  ${ofRead.toFixed(3)}  ${ofReadCpu.toFixed(3)}  ${loggedKibEach.toFixed(1).padStart(8)} ${writtenKibEach.toFixed(1).padStart(8)}      (${perSecond.toFixed(0)}, ${cpuMsEach.toFixed(3)})`;

await main();
