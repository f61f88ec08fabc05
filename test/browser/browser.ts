/**
 * Starts Chromium for the browser tests: one that is installed, else the headless shell that comes with `npm ci`.
 * It must not loosen the browser (no --disable-web-security and the like): CORS and CSP are part of what is tested.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { type Browser, chromium } from 'playwright-core';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const PACKAGE = join(ROOT, 'node_modules', '@sparticuz', 'chromium');
const INSTALLED = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome-stable', '/usr/bin/google-chrome'];
/** What the headless shell of the package is linked against, as Debian names it. */
const DEBIAN_PACKAGES: Readonly<Record<string, string>> = {
  'libnss3.so': 'libnss3',
  'libnssutil3.so': 'libnss3',
  'libsmime3.so': 'libnss3',
  'libnspr4.so': 'libnspr4',
  'libexpat.so.1': 'libexpat1',
};
const ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--font-render-hinting=none',
];

/** @throws saying which Debian packages lack when no browser can start. */
export async function startBrowser(): Promise<Browser> {
  const executablePath = installed() ?? (await unpacked());
  const env: Record<string, string> = {};
  for (const [name, value] of Object.entries(process.env)) if (value !== undefined) env[name] = value;
  if (missingLibraries(executablePath, env).length > 0) {
    env.LD_LIBRARY_PATH = [await bundledLibraries(), env.LD_LIBRARY_PATH].filter(Boolean).join(':');
    const missing = missingLibraries(executablePath, env);
    if (missing.length > 0) {
      const packages = [...new Set(missing.map((library) => DEBIAN_PACKAGES[library] ?? `the package that holds ${library}`))];
      throw new Error(`Chromium cannot start, shared libraries are missing. Run: apt-get install ${packages.join(' ')}`);
    }
  }
  if (!installed()) env.FONTCONFIG_FILE = fontFile(join(executablePath, '..', 'fonts'));
  return await chromium.launch({ executablePath, args: ARGUMENTS, env });
}

function installed(): string | undefined {
  const named = process.env.CHROMIUM_PATH;
  if (named) return named;
  return INSTALLED.find((path) => existsSync(path));
}

function version(): string {
  return (JSON.parse(readFileSync(join(PACKAGE, 'package.json'), 'utf8')) as { version: string }).version;
}

/** Unpacks beside the final place and renames, so that two test runs at once never see half a browser. */
async function unpacked(): Promise<string> {
  const folder = join(ROOT, '.tmp', `chromium-${version()}`);
  const path = join(folder, 'chromium');
  if (existsSync(path)) return path;
  const work = `${folder}-${process.pid}`;
  await withTemporaryFolder(work, async () => {
    const { default: packed } = await import('@sparticuz/chromium');
    packed.setGraphicsMode = false;
    await packed.executablePath();
  });
  moveInto(work, folder);
  return path;
}

/** The package brings the libraries of Amazon Linux 2023, for systems that have none of their own. */
async function bundledLibraries(): Promise<string> {
  const folder = join(ROOT, '.tmp', `chromium-libraries-${version()}`);
  const path = join(folder, 'al2023', 'lib');
  if (existsSync(path)) return path;
  const work = `${folder}-${process.pid}`;
  await withTemporaryFolder(work, async () => {
    const { inflate } = (await import(pathToFileURL(join(PACKAGE, 'build', 'lambdafs.js')).href)) as {
      inflate: (archive: string) => Promise<string>;
    };
    await inflate(join(PACKAGE, 'bin', 'al2023.tar.br'));
  });
  moveInto(work, folder);
  return path;
}

/** The package unpacks into `$TMPDIR` and reuses a browser of any version that it finds there. */
async function withTemporaryFolder(folder: string, work: () => Promise<void>): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const before = process.env.TMPDIR;
  process.env.TMPDIR = folder;
  try {
    await work();
  } finally {
    if (before === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = before;
  }
}

function moveInto(work: string, folder: string): void {
  if (!existsSync(folder)) renameSync(work, folder);
}

/** A system without fonts draws nothing; the package brings Open Sans, so that pictures look alike everywhere. */
function fontFile(folder: string): string {
  const path = join(folder, 'sayso.conf');
  const families = ['sans-serif', 'system-ui'].map(
    (family) => `<alias><family>${family}</family><prefer><family>Open Sans</family></prefer></alias>`,
  );
  const folders = [folder, '/usr/share/fonts'].map((each) => `<dir>${each}</dir>`);
  writeFileSync(
    path,
    `<?xml version="1.0"?><fontconfig>${folders.join('')}<cachedir>${folder}/cache</cachedir>${families.join('')}</fontconfig>`,
  );
  return path;
}

function missingLibraries(executablePath: string, env: Record<string, string>): string[] {
  try {
    const listing = execFileSync('ldd', [executablePath], { env, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
    return [...listing.matchAll(/^\s*(\S+) => not found/gm)].flatMap((match) => (match[1] ? [match[1]] : []));
  } catch {
    // No ldd, or not a binary it can read (a wrapper script): starting it will tell.
    return [];
  }
}
