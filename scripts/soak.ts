/**
 * `npm run soak -- <name>[,<name>]`: the long forms of what the tests and the bench try small. Each is a file below or a test with its
 * size in the environment; without a name it lists them. It decides nothing: a soak fails by its own exit code.
 */
import { spawnSync } from 'node:child_process';
import { quietEnv, ROOT } from './quiet-env.ts';

interface Soak {
  readonly what: string;
  /** On a quiet machine of two cores, minutes. */
  readonly minutes: number;
  readonly command: readonly [string, ...string[]];
  readonly env?: Readonly<Record<string, string>>;
}

/** A line each. Its small form runs in `npm test`. */
export const SOAKS: Readonly<Record<string, Soak>> = {
  sizes: {
    what: 'What a submission costs in ledgers of 1,000, 100,000 and 400,000 addresses, in interleaved rounds',
    minutes: 40,
    command: ['node', 'bench/main.ts', '--only', 'sizes', '--sizes', '1000,100000,400000'],
  },
  timing: {
    what: 'Timing oracle: 5,000 known against 5,000 unknown numbers, submissions and preference links',
    minutes: 6,
    command: ['node', 'bench/main.ts', '--only', 'timing', '--timing', '5000'],
  },
  storm: {
    what: '20,000 addresses, vendors failing in a third of their calls, one hung, the process killed at chosen points, an upgrade and a rotation on the way',
    minutes: 40,
    command: ['vitest', 'run', '--project=system', 'test/faults/storm.test.ts'],
    env: { STORM_ADDRESSES: '20000' },
  },
  numbers: {
    what: 'Numbers of twenty countries in sixteen spellings, typed, pasted and filled in, read back from the ledger: 960 instead of 48',
    minutes: 8,
    command: ['vitest', 'run', '--project=system', 'test/browser/numbers.test.ts'],
    env: { NUMBERS: 'all' },
  },
};

const names = (process.argv[2] ?? '').split(',').filter((name) => name !== '');
const unknown = names.filter((name) => !SOAKS[name]);
if (names.length === 0 || unknown.length > 0) {
  if (unknown.length > 0) console.error(`no such soak: ${unknown.join(', ')}`);
  for (const [name, { what, minutes }] of Object.entries(SOAKS)) console.log(`${name.padEnd(10)} ${what} (about ${minutes} min)`);
  process.exit(unknown.length > 0 ? 1 : 0);
}

for (const name of names) {
  const soak = SOAKS[name] as Soak; // checked above
  console.log(`\n> ${name}: ${soak.what}`);
  const startedMs = performance.now();
  const [command, ...args] = soak.command;
  const { status, error } = spawnSync(command, args, {
    cwd: ROOT,
    env: { ...quietEnv(), ...soak.env },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  if (error) console.error(error.message);
  console.log(`  ${status === 0 ? 'done' : 'FAILED'} in ${((performance.now() - startedMs) / 60_000).toFixed(1)} min`);
  if (status !== 0) process.exit(1);
}
