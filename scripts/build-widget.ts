/**
 * Builds what browsers load: `npm run build:widget`. The form's files, which carry one hash together; one row of ENTRIES is one more
 * immutable file, dist/public/assets/<name>.<hash>.<ext>; last the loader, which knows the form's hashed name: evergreen, and a copy that
 * pages may pin by hash and integrity.
 * Files of earlier builds stay: pages that are open still ask for them.
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { minify } from 'terser';
import { build, type InlineConfig } from 'vite';
import { HISTORY_FILE, writeHistory } from './builds/history.ts';
import { recordOf } from './builds/record.ts';
import { callingCodes } from './calling-codes.ts';
import { weighedConfig } from './sample-config.ts';
import { writeCard } from './widget-card.ts';

// What is shipped, whoever builds: a test runner's NODE_ENV would leave in what only developers need.
process.env.NODE_ENV = 'production';

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
/** The form's first file; what it imports later becomes files beside it, which take what they share from this one. */
const FORM = { name: 'form', source: 'widget/form/form.tsx' };
/** Likewise, of the preference element. */
const PREFERENCES = { name: 'preferences', source: 'widget/preferences/preferences.ts' };
const DOCTOR = 'widget/doctor/doctor.ts';
/** An entry whose source is not there yet is left out. */
const ENTRIES: readonly Entry[] = [
  { name: 'page', source: 'widget/pages/page.css', ext: 'css' },
  { name: 'me', source: 'widget/pages/me.ts', ext: 'js' },
  { name: 'check', source: 'widget/pages/check.ts', ext: 'js' },
  { name: 'show', source: 'widget/show/show.ts', ext: 'js' },
];

/** Evergreen, and a copy that pages may pin. Each knows the hashed names of what it fetches. */
const LOADERS = [
  { name: 'sayso', source: 'widget/embed/sayso.ts', files: { __FORM_FILE__: 'form', __SHOW_FILE__: 'show' } },
  { name: 'sayso-preferences', source: 'widget/preferences/loader.ts', files: { __PREFERENCES_FILE__: 'preferences' } },
] as const;

export interface Manifest {
  /** Below the public root, e.g. `assets/form.0a1b2c3d4e.js`. */
  [name: string]: string;
}

async function main(): Promise<void> {
  mkdirSync(join(PUBLIC, 'assets'), { recursive: true });
  mkdirSync(SIZES, { recursive: true });
  const form = await bundleTogether(FORM.source, { __CALLING_CODES__: JSON.stringify(callingCodes()) });
  const preferences = await bundleTogether(PREFERENCES.source, {});
  const manifest: Manifest = { build: form.hash };
  const written: Record<string, string> = {};
  const write = (name: string, hash: string, ext: string, content: string): string => {
    const path = `assets/${name}.${hash}.${ext}`;
    written[path] = content;
    writeFileSync(join(PUBLIC, path), content);
    writeFileSync(join(SIZES, `${name}.${ext}`), content);
    return path;
  };
  for (const { hash, files } of [form, preferences]) {
    for (const [name, content] of Object.entries(files)) manifest[name] = write(name, hash, 'js', content);
  }
  for (const { name, source, ext } of ENTRIES) {
    if (!existsSync(join(ROOT, source))) continue;
    const content = onlyFile(await bundle(source, 'es', {}), source);
    manifest[name] = write(name, hashOf(content), ext, content);
  }
  for (const { name, source, files } of LOADERS) {
    const named = Object.entries(files).map(([place, file]) => [place, JSON.stringify(manifest[file])]);
    const loaderAt = async (root: '.' | '..'): Promise<string> =>
      onlyFile(await bundle(source, 'iife', { ...Object.fromEntries(named), __ROOT__: JSON.stringify(root) }), source);
    const pinned = await loaderAt('..');
    manifest[name] = write(name, hashOf(pinned), 'js', pinned);
    const loader = await loaderAt('.');
    writeFileSync(join(PUBLIC, `${name}.js`), loader);
    writeFileSync(join(SIZES, `${name}.js`), loader);
  }
  // Evergreen alone: nobody keeps it on a page that visitors see.
  const doctor = onlyFile(await bundle(DOCTOR, 'es', {}), DOCTOR);
  for (const folder of [PUBLIC, SIZES]) writeFileSync(join(folder, 'sayso-doctor.js'), doctor);
  writeFileSync(join(SIZES, 'config.json'), JSON.stringify(weighedConfig('en')));
  writeCard(PUBLIC, ['sayso.js', ...Object.keys(form.files).map((name) => `${name}.js`), 'show.js', 'config.json']);
  // This build alone; what is kept of earlier ones is decided where it is served (scripts/builds).
  writeFileSync(join(PUBLIC, HISTORY_FILE), writeHistory([recordOf(written)]));
  // Last: whoever reads it finds every file that it names.
  writeFileSync(join(PUBLIC, 'assets', 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`);
}

function hashOf(content: string): string {
  return createHash('sha256').update(content).digest('hex').slice(0, HASH_CHARS);
}

/** One hash for all of them: they name each other, so none can be named by its own bytes alone; and it tells which build was on screen. */
async function bundleTogether(source: string, define: Record<string, string>): Promise<{ hash: string; files: Record<string, string> }> {
  const bundled = await bundle(source, 'es', define);
  const hash = hashOf(JSON.stringify(bundled));
  const files: Record<string, string> = {};
  for (const [fileName, code] of Object.entries(bundled)) {
    files[fileName.replace(/\.js$/, '')] = code.replace(/(["'`])\.\/([a-z-]+)\.js\1/g, (written, quote: string, name: string) => {
      if (!(`${name}.js` in bundled)) throw new Error(`${fileName} names ${written}, which was not built`);
      return `${quote}./${name}.${hash}.js${quote}`;
    });
  }
  return { hash, files };
}

/** @returns the files that the source becomes, by name: a script `<name>.js` and what it imports later, or a style sheet by itself. */
async function bundle(source: string, format: 'es' | 'iife', define: Record<string, string>): Promise<Record<string, string>> {
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
      // A library's imports are left alone; a page's would be wrapped in a preloader that is larger than what it loads.
      ...(format === 'es' && !source.endsWith('.css') && { lib: { entry: join(ROOT, source), formats: [format] } }),
      rolldownOptions: {
        input: join(ROOT, source),
        preserveEntrySignatures: format === 'es' ? 'allow-extension' : false,
        output: {
          format,
          minify: true,
          entryFileNames: '[name].js',
          chunkFileNames: '[name].js',
          ...(format === 'iife' && { codeSplitting: false }),
        },
      },
    },
  };
  const result = await build(config);
  const output = [result].flat().flatMap((part) => ('output' in part ? part.output : []));
  const files: Record<string, string> = {};
  for (const file of output) {
    if (file.type === 'asset' && file.fileName.endsWith('.css')) files[file.fileName] = String(file.source);
    // What files share belongs to the first one: a file of its own would be one request more, which no size of a file shows.
    if (file.type === 'chunk' && !file.isEntry && !file.isDynamicEntry) throw new Error(`${file.fileName} was split off for ${source}`);
    if (file.type === 'chunk' && !source.endsWith('.css')) files[file.fileName] = await smaller(file.code, format === 'es');
  }
  return files;
}

/** What the bundler's own minifier leaves: a hundredth, compressed. */
async function smaller(code: string, module: boolean): Promise<string> {
  const { code: out } = await minify(code, { module, ecma: 2020, compress: { passes: 3 } });
  if (out === undefined) throw new Error('the minifier gave nothing');
  return out;
}

function onlyFile(files: Record<string, string>, source: string): string {
  const [content, ...others] = Object.values(files);
  if (content === undefined || others.length > 0) throw new Error(`${source} became ${Object.keys(files).length} files instead of one`);
  return content;
}

await main();
