/** `npm run deploy -- --url URL [--dry-run]`: from this folder to a Worker that answers, secrets included. docs/operations.md. */
import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { deployArguments } from './deploy/arguments.ts';
import { deploy } from './deploy/deploy.ts';
import { Refused } from './deploy/refused.ts';
import { wrangler } from './deploy/wrangler.ts';
import { quietEnv, ROOT } from './quiet-env.ts';

/** @returns the exit code. */
async function main(argv: readonly string[]): Promise<number> {
  const args = deployArguments(argv);
  if (!args.ok) {
    console.error(args.error);
    return 1;
  }
  try {
    await deploy(args.value, { wrangler, build, say: (line) => console.log(line), dist: path.join(ROOT, 'dist') });
    return 0;
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    console.error(`\n${error.message}\n${error.fix}${error.said === '' ? '' : `\n\n${error.said}`}`);
    return 1;
  }
}

function build(): void {
  for (const script of ['build-widget.ts', 'build-worker.ts']) {
    execFileSync(process.execPath, [path.join(ROOT, 'scripts', script)], {
      cwd: ROOT,
      env: quietEnv(),
      stdio: ['ignore', 'ignore', 'inherit'],
    });
  }
}

process.exitCode = await main(process.argv.slice(2));
