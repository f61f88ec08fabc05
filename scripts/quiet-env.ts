/** Environment in which the tools below us neither phone home, nor read the caller's home folder, nor print advertisements. Starts nothing. */
import path from 'node:path';

export const ROOT = path.resolve(import.meta.dirname, '..');

/** For a child process: the caller's environment, the project's binaries first, and every tool told to be quiet. */
export function quietEnv(): NodeJS.ProcessEnv {
  return {
    ...process.env,
    PATH: `${path.join(ROOT, 'node_modules/.bin')}${path.delimiter}${process.env.PATH ?? ''}`,
    // wrangler keeps a registry and its metrics choice below this; the caller's own must not decide what we build.
    XDG_CONFIG_HOME: path.join(ROOT, '.wrangler/config'),
    XDG_CACHE_HOME: path.join(ROOT, '.tmp/cache'),
    XDG_DATA_HOME: path.join(ROOT, '.tmp/data'),
    WRANGLER_SEND_METRICS: 'false',
    WRANGLER_SEND_ERROR_REPORTS: 'false',
    WRANGLER_WRITE_LOGS: 'false',
    WRANGLER_HIDE_BANNER: 'true',
    CLOUDFLARE_CF_FETCH_ENABLED: 'false',
    NO_COLOR: '1',
    NO_UPDATE_NOTIFIER: '1',
    npm_config_update_notifier: 'false',
  };
}
