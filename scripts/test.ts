/**
 * What `npm test` runs: everything that CI runs, in order, up to the first failure. It needs no network and leaves the caller's home folder alone.
 * Tests that were left out are named at its end. With `--full` (`npm run test:full`) the browsers are installed first and a test left out is a failure.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { quietEnv, ROOT } from './quiet-env.ts';
import { installBrowsers } from './test/install-browsers.ts';
import { skippedIn, skippedNotice } from './test/skipped.ts';

const REPORTS = { parts: path.join(ROOT, '.tmp/tests-parts.json'), whole: path.join(ROOT, '.tmp/tests-whole.json') };
const vitest = (report: string) => ['vitest', 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`] as const;

const STEPS: readonly (readonly [what: string, command: string, ...args: string[]])[] = [
  ['format and lint', 'biome', 'check', '--error-on-warnings', '--colors=off', '.'],
  ['types of the Worker', 'tsc', '-p', 'worker'],
  ['types of the widget', 'tsc', '-p', 'widget'],
  ['types of the package', 'tsc', '-p', 'npm', '--noEmit'],
  ['types of scripts and tests', 'tsc', '-p', 'test'],
  ['build of the widget', 'node', 'scripts/build-widget.ts'],
  ['build of the Worker', 'node', 'scripts/build-worker.ts'],
  ['sizes', 'size-limit'],
  // Generous, because a loaded machine is no reason to fail.
  [
    'tests of the parts',
    ...vitest(REPORTS.parts),
    '--project=unit',
    '--project=worker',
    '--project=worker-1',
    '--project=widget',
    '--testTimeout=60000',
    '--hookTimeout=60000',
    // The Worker's tests wait for the floor of its answers more than they compute: more of them run than there are cores.
    '--maxWorkers=3',
  ],
  // By themselves: they kill processes and watch a clock, and a machine that is busy with others would tell little.
  ['tests of the whole', ...vitest(REPORTS.whole), '--project=system'],
];

const full = process.argv.includes('--full');
const obstacle = full ? installBrowsers() : null;
if (obstacle !== null) {
  console.error(obstacle);
  process.exit(1);
}
for (const report of Object.values(REPORTS)) {
  mkdirSync(path.dirname(report), { recursive: true });
  rmSync(report, { force: true });
}
const startedMs = performance.now();
let status = 0;
for (const [what, command, ...args] of STEPS) {
  console.log(`\n> ${what}: ${[command, ...args].join(' ').replaceAll(`${ROOT}/`, '')}`);
  const stepMs = performance.now();
  const run = spawnSync(command, args, {
    cwd: ROOT,
    env: { ...quietEnv(), WIDGET_IS_BUILT: '1', ...(full ? { EVERY_BROWSER: '1' } : {}) },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  status = run.status ?? 1;
  if (run.error) console.log(run.error.message);
  console.log(`  ${status === 0 ? 'done' : `FAILED (${run.signal ?? `exit code ${status}`})`} in ${seconds(stepMs)} s`);
  if (status !== 0) break;
}
console.log(`\n${status === 0 ? 'Everything passed' : 'Stopped at the first failure'} in ${seconds(startedMs)} s`);
// Last, so that whoever reads a log finds the counts at its end. Before the tests were reached there are none.
const reports = Object.values(REPORTS).filter((report) => existsSync(report));
const skipped = reports.flatMap((report) => skippedIn(JSON.parse(readFileSync(report, 'utf8'))));
if (skipped.length > 0) console.log(`\n${skippedNotice(skipped)}\n`);
if (reports.length > 0) console.log(`${counts(reports)}${skipped.length > 0 ? `, ${skipped.length} SKIPPED for want of a browser` : ''}`);
process.exit(status);

function seconds(sinceMs: number): string {
  return ((performance.now() - sinceMs) / 1000).toFixed(1);
}

function counts(reports: readonly string[]): string {
  let [passed, failed] = [0, 0];
  for (const report of reports) {
    const { numPassedTests, numFailedTests } = JSON.parse(readFileSync(report, 'utf8')) as {
      numPassedTests: number;
      numFailedTests: number;
    };
    passed += numPassedTests;
    failed += numFailedTests;
  }
  // A file that could not be loaded holds no failed test, and yet it failed.
  return `${passed} passed, ${status === 0 ? failed : Math.max(failed, 1)} failed`;
}
