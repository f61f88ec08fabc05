/** The rulers in a process of their own, of the same workerd: what every figure of a run is a ratio to. */
import { spawnSync } from 'node:child_process';
import { readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { quietEnv, ROOT } from '../scripts/quiet-env.ts';
import { freshSecrets } from '../scripts/serve/secrets.ts';
import { type RunningWorkerd, startWorkerd } from '../scripts/serve/workerd.ts';
import { benchFolder } from './world.ts';

export interface Rulers {
  readonly port: number;
  readonly pid: number;
  readonly dataDir: string;
  stop(): Promise<void>;
}

export async function startRulers(): Promise<Rulers> {
  const bundle = buildWorker(path.join(ROOT, 'bench/rulers/wrangler.toml'), 'rulers');
  const dataDir = benchFolder();
  const worker: RunningWorkerd = await startWorkerd({
    port: 0,
    dataDir,
    vars: {},
    secrets: freshSecrets(),
    log: () => {},
    worker: { bundle, objects: { RULER: 'Ruler' } },
  });
  return {
    port: worker.port,
    pid: worker.pid,
    dataDir,
    stop: async () => {
      await worker.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/** As `npm run build:worker` builds the product. @returns path of the bundle */
export function buildWorker(configFile: string, name: string, isMinified = true): string {
  const out = path.join(ROOT, 'dist/bench', name);
  rmSync(out, { recursive: true, force: true });
  const minify = isMinified ? ['--minify'] : [];
  const built = spawnSync('wrangler', ['deploy', '--config', configFile, '--dry-run', '--outdir', out, ...minify], {
    // Where the configuration is, since its paths are taken from there.
    cwd: path.dirname(configFile),
    env: { ...quietEnv(), CI: '1', WRANGLER_LOG: 'error' },
    encoding: 'utf8',
  });
  const bundle = built.status === 0 ? readdirSync(out).find((file) => file.endsWith('.js')) : undefined;
  if (bundle === undefined) throw new Error(`${name} was not built: ${built.stdout}${built.stderr}`);
  return path.join(out, bundle);
}
