/** `npm run dev`: the Worker under `wrangler dev`, reloading on change. Makes the secrets of a local run once, in `.dev.vars`, which git ignores. */
import { spawn } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { quietEnv, ROOT } from './quiet-env.ts';
import { freshSecrets } from './serve/secrets.ts';

const FILE = path.join(ROOT, '.dev.vars');
const PORT = '8787';

if (!existsSync(FILE)) {
  // As the demo has it: plain http and loopback destinations are allowed, and nobody's word on the caller's IP is taken.
  const vars = { ...freshSecrets(), DEMO: '1', EDGE: 'none', PUBLIC_URL: `http://127.0.0.1:${PORT}` };
  const lines = Object.entries(vars).map(([name, value]) => `${name}="${value}"`);
  writeFileSync(FILE, `${lines.join('\n')}\n`, { mode: 0o600, flag: 'wx' });
  console.log('Made .dev.vars; the operator key in it makes workspaces: POST /v1/workspaces');
}
const child = spawn('wrangler', ['dev', '--port', PORT, '--ip', '127.0.0.1', ...process.argv.slice(2)], {
  cwd: ROOT,
  stdio: 'inherit',
  env: quietEnv(),
});
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => child.kill(signal));
child.on('exit', (code) => process.exit(code ?? 1));
