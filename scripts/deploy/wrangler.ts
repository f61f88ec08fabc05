/** wrangler as a deployment uses it. It finds the one on the caller's PATH first; what it prints is shown only where it failed. */
import { spawn } from 'node:child_process';
import path from 'node:path';
import { quietEnv, ROOT } from '../quiet-env.ts';

export interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}
export type Wrangler = (...args: readonly string[]) => Promise<Ran>;

export const wrangler: Wrangler = (...args) =>
  new Promise((resolve) => {
    const child = spawn('wrangler', args, { cwd: ROOT, env: accountEnv(), stdio: ['ignore', 'pipe', 'pipe'] });
    let [out, err] = ['', ''];
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      out += text;
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      err += text;
    });
    child.on('error', (error) => resolve({ code: 127, out, err: `${err}${error.message}` }));
    child.on('close', (code) => resolve({ code: code ?? 1, out, err }));
  });

/** Quiet as for a build, but with the caller's own login: that is kept below the home folder. */
function accountEnv(): NodeJS.ProcessEnv {
  const { XDG_CONFIG_HOME: _config, XDG_CACHE_HOME: _cache, XDG_DATA_HOME: _data, CLOUDFLARE_CF_FETCH_ENABLED: _, ...quiet } = quietEnv();
  const own = Object.fromEntries(
    ['XDG_CONFIG_HOME', 'XDG_CACHE_HOME', 'XDG_DATA_HOME'].flatMap((name) =>
      process.env[name] === undefined ? [] : [[name, process.env[name]]],
    ),
  );
  const first = `${process.env.PATH ?? ''}${path.delimiter}${path.join(ROOT, 'node_modules/.bin')}`;
  return { ...quiet, ...own, CI: '1', PATH: first };
}
