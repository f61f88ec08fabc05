/** Builds each peer from its package as its own documentation has it installed: minified, one page each, nothing of ours in it. */
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const PEERS = fileURLToPath(new URL('peers', import.meta.url));
const MODULES = join(PEERS, 'node_modules');
const PAGES = join(PEERS, 'pages');
export const BUILT = join(PEERS, 'dist');

/** Installs what is pinned in bench/widget/peers, unless it is there. */
export function installPeers(): void {
  if (existsSync(MODULES)) return;
  execFileSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], { cwd: PEERS, stdio: ['ignore', 'ignore', 'inherit'] });
}

/** @returns names of the pages */
export async function buildPeers(): Promise<string[]> {
  // What is shipped, whoever builds.
  process.env.NODE_ENV = 'production';
  rmSync(BUILT, { recursive: true, force: true });
  const names = readdirSync(PAGES).map((file) => file.replace(/\.js$/, ''));
  for (const name of names) await buildPage(name);
  return names;
}

const ON_PREACT = [
  { find: /^react$|^react-dom$/, replacement: 'preact/compat' },
  { find: 'react-dom/client', replacement: 'preact/compat/client' },
];

async function buildPage(name: string): Promise<void> {
  await build({
    root: PEERS,
    configFile: false,
    logLevel: 'error',
    base: `/${name}/`,
    publicDir: false,
    resolve: { alias: name === 'react-phone-number-input' ? ON_PREACT : [] },
    build: {
      outDir: join(BUILT, name),
      target: 'es2022',
      modulePreload: false,
      rolldownOptions: {
        input: join(PAGES, `${name}.js`),
        output: { entryFileNames: 'main.js', chunkFileNames: '[name].js', assetFileNames: '[name][extname]' },
      },
    },
  });
}
