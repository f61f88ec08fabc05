/** Builds the Worker's bundle into dist/worker: the same bytes that a deployment uploads. Needs no network and no account. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { quietEnv, ROOT } from './quiet-env.ts';

const OUT = path.join(ROOT, 'dist/worker');

rmSync(OUT, { recursive: true, force: true });
// wrangler refuses an assets folder that isn't there; the widget's build fills it and may run after this one.
mkdirSync(path.join(ROOT, 'dist/public'), { recursive: true });

const built = spawnSync('wrangler', ['deploy', '--dry-run', '--outdir', OUT, '--minify'], {
  cwd: ROOT,
  env: { ...quietEnv(), CI: '1', WRANGLER_LOG: 'error' },
  encoding: 'utf8',
});
if (built.status !== 0 || !existsSync(path.join(OUT, 'index.js'))) {
  process.stderr.write(`${built.stdout ?? ''}${built.stderr ?? ''}${built.error?.message ?? ''}\nThe Worker was not built.\n`);
  process.exit(built.status || 1);
}
console.log(`dist/worker/index.js ${Math.round(statSync(path.join(OUT, 'index.js')).size / 1024)} KiB`);
