/** Builds `dist/package`: what a merchant's own bundler imports, with its types. Nothing is published from here. */
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { build } from 'vite';
import { quietEnv, ROOT } from './quiet-env.ts';

const FROM = path.join(ROOT, 'npm');
export const PACKAGE = path.join(ROOT, 'dist/package');

export async function buildPackage(): Promise<void> {
  rmSync(PACKAGE, { recursive: true, force: true });
  mkdirSync(PACKAGE, { recursive: true });
  await build({
    root: FROM,
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    build: {
      outDir: PACKAGE,
      emptyOutDir: false,
      target: 'es2022',
      // Left readable: whoever imports it minifies.
      minify: false,
      lib: { entry: { index: path.join(FROM, 'index.ts'), react: path.join(FROM, 'react.tsx') }, formats: ['es'] },
      rolldownOptions: {
        external: ['react', './index.ts'],
        output: { entryFileNames: '[name].js', paths: { './index.ts': './index.js' } },
      },
    },
  });
  const types = spawnSync('tsc', ['-p', FROM], { cwd: ROOT, env: quietEnv(), encoding: 'utf8' });
  if (types.status !== 0) throw new Error(`The package's types were not made:\n${types.stdout}`);
  // In a declaration the compiler leaves the ending of the source.
  const react = path.join(PACKAGE, 'react.d.ts');
  writeFileSync(react, readFileSync(react, 'utf8').replace("'./index.ts'", "'./index.js'"));
  for (const file of ['package.json', 'README.md']) copyFileSync(path.join(FROM, file), path.join(PACKAGE, file));
}

if (process.argv[1] === import.meta.filename) await buildPackage();
