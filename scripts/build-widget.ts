/**
 * Builds what browsers load: `npm run build:widget`. One row of ENTRIES is one immutable file, dist/public/assets/<name>.<hash>.<ext>;
 * then the evergreen loader, which knows the form's hashed name. Files of earlier builds stay: pages that are open still ask for them.
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, type InlineConfig } from 'vite';
import { callingCodes } from './calling-codes.ts';
import { sampleConfig } from './sample-config.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const PUBLIC = join(ROOT, 'dist', 'public');
/** Copies under names that stay, for size-limit. */
const SIZES = join(ROOT, 'dist', 'size');
/** Fewer than 2^24 builds collide with a chance of one in 2^16. */
const HASH_CHARS = 10;

interface Entry {
  readonly name: string;
  readonly source: string;
  readonly ext: 'js' | 'css';
}
/** An entry whose source is not there yet is left out. */
const ENTRIES: readonly Entry[] = [
  { name: 'form', source: 'widget/form/form.ts', ext: 'js' },
  { name: 'page', source: 'widget/pages/page.css', ext: 'css' },
  { name: 'me', source: 'widget/pages/me.ts', ext: 'js' },
];

export interface Manifest {
  /** Below the public root, e.g. `assets/form.0a1b2c3d4e.js`. */
  [name: string]: string;
}

async function main(): Promise<void> {
  mkdirSync(join(PUBLIC, 'assets'), { recursive: true });
  mkdirSync(SIZES, { recursive: true });
  const manifest: Manifest = {};
  for (const { name, source, ext } of ENTRIES) {
    if (!existsSync(join(ROOT, source))) continue;
    const content = await bundle(source, 'es', { __CALLING_CODES__: JSON.stringify(callingCodes()) });
    const hash = createHash('sha256').update(content).digest('hex').slice(0, HASH_CHARS);
    manifest[name] = `assets/${name}.${hash}.${ext}`;
    if (name === 'form') manifest.build = hash;
    writeFileSync(join(PUBLIC, manifest[name]), content);
    writeFileSync(join(SIZES, `${name}.${ext}`), content);
  }
  const loader = await bundle('widget/embed/sayso.ts', 'iife', { __FORM_FILE__: JSON.stringify(manifest.form) });
  writeFileSync(join(PUBLIC, 'sayso.js'), loader);
  writeFileSync(join(SIZES, 'sayso.js'), loader);
  writeFileSync(join(SIZES, 'config.json'), JSON.stringify(sampleConfig('en')));
  // Last: whoever reads it finds every file that it names.
  writeFileSync(join(PUBLIC, 'assets', 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`);
}

/** @returns the one file that the source becomes; a style sheet by itself for a source that is one */
async function bundle(source: string, format: 'es' | 'iife', define: Record<string, string>): Promise<string> {
  const config: InlineConfig = {
    root: ROOT,
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    define,

    build: {
      write: false,
      // light-dark() and relative colours stay as they are: their fallbacks would cost more than the rules.
      target: 'es2022',
      cssTarget: ['chrome125', 'firefox128', 'safari18'],
      modulePreload: false,
      copyPublicDir: false,
      rolldownOptions: {
        input: join(ROOT, source),
        preserveEntrySignatures: format === 'es' ? 'strict' : false,
        output: { format, minify: true, codeSplitting: false },
      },
    },
  };
  const result = await build(config);
  const output = (Array.isArray(result) ? result : [result]).flatMap((part) => ('output' in part ? part.output : []));
  for (const file of output) {
    if (file.type === 'asset' && file.fileName.endsWith('.css')) return String(file.source);
    if (file.type === 'chunk' && !source.endsWith('.css')) return file.code;
  }
  throw new Error(`nothing was built from ${source}`);
}

await main();
