/**
 * Runs the built Worker on a bare workerd, with its objects in a data folder: the demo, the fault tests and the benches use this.
 * It must not know what the Worker does beyond GET /health, and it ends only the process that it started.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, realpathSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { Writable } from 'node:stream';
import { ROOT } from '../quiet-env.ts';
import { freePort } from './free-port.ts';
import type { Secrets } from './secrets.ts';
import { workerdConfig } from './workerd-config.ts';

const OBJECTS = { WORKSPACE: 'Workspace', LEDGER: 'Ledger', COURIER: 'Courier', LIMITER: 'Limiter' } as const;
/** Where `npm run build` leaves the Worker's bundle and the browser's files. */
const BUILD = path.join(ROOT, 'dist');
/** Generous, because a loaded machine is no reason to fail; a start takes about 0.2 s. */
const READY_WITHIN_MS = 30_000;
const STOP_WITHIN_MS = 5_000;
/**
 * workerd must not outlive us: a second one on the same files would be a second writer. A watcher holds the other end of a pipe;
 * if it breaks without a word, we died. `exec` keeps the process id, so that the one we know is workerd's own.
 */
const WITH_ITS_PARENT = '(read -r _ <&3 || kill -9 $$) >/dev/null 2>&1 & exec "$@" 3<&-';

export interface WorkerdOptions {
  /** 0: any free one. */
  readonly port: number;
  readonly dataDir: string;
  /** Text bindings. PUBLIC_URL is set to the address below when it is absent. */
  readonly vars: Readonly<Record<string, string>>;
  readonly secrets: Secrets;
  /** Default 127.0.0.1. */
  readonly socketAddress?: string;
  /** Receives workerd's own lines; default: standard error. */
  readonly log?: (line: string) => void;
  /** A folder like `dist/`: `worker/index.js` and `public/`. Default: the one that was built last. */
  readonly build?: string;
  /** What the binding ASSETS serves, where that is not the build's own `public/`. */
  readonly assetsDir?: string;
  /** Another Worker than the product: the bench has rulers of its own. */
  readonly worker?: { readonly bundle: string; readonly objects?: Readonly<Record<string, string>> };
  /** Says where a visitor is, in place of Cloudflare's edge; never where strangers can reach the port. */
  readonly edgeHeader?: string;
  /** Where workerd's inspector listens on loopback; default: nowhere. */
  readonly inspectorPort?: number;
}

export interface RunningWorkerd {
  readonly url: string;
  readonly port: number;
  readonly pid: number;
  /** Resolves when the process is gone, however it ended. */
  readonly exited: Promise<{ readonly code: number | null; readonly signal: NodeJS.Signals | null }>;
  /** SIGTERM, then SIGKILL if that isn't heard. */
  stop(): Promise<void>;
  /** SIGKILL. Resolves when the process is gone. */
  kill(): Promise<void>;
}

/** Resolves when GET /health answers 200. @throws when the Worker isn't built, or ends or doesn't answer before the deadline. */
export async function startWorkerd(options: WorkerdOptions): Promise<RunningWorkerd> {
  const bundle = options.worker?.bundle ?? path.join(options.build ?? BUILD, 'worker/index.js');
  if (!existsSync(bundle)) throw new Error(`${path.relative(ROOT, bundle)} is missing: run \`npm run build\` first`);
  const address = options.socketAddress ?? '127.0.0.1';
  const port = options.port || (await freePort());
  const url = `http://${address}:${port}`;
  const child = launch(options, address, port, url);
  const { pid } = child;
  if (pid === undefined) throw new Error('workerd did not start');
  const exited = new Promise<{ code: number | null; signal: NodeJS.Signals | null }>((resolve) =>
    child.once('exit', (code, signal) => resolve({ code, signal })),
  );
  const kill = async () => {
    child.kill('SIGKILL');
    await exited;
  };
  const stop = async () => {
    child.kill('SIGTERM');
    const timer = setTimeout(() => child.kill('SIGKILL'), STOP_WITHIN_MS);
    await exited;
    clearTimeout(timer);
  };
  try {
    await ready(url, exited);
  } catch (error) {
    await kill();
    throw error;
  }
  return { url, port, pid, exited, stop, kill };
}

function launch(options: WorkerdOptions, address: string, port: number, url: string): ChildProcess {
  mkdirSync(path.join(options.dataDir, 'objects'), { recursive: true });
  // Resolved, because the bundle is named by a relative path, and a temporary folder may be behind a symbolic link.
  const dataDir = realpathSync(options.dataDir);
  const objectsFolder = path.join(dataDir, 'objects');
  const configFile = path.join(dataDir, 'workerd.capnp');
  const build = realpathSync(options.build ?? BUILD);
  const config = workerdConfig({
    port,
    address,
    mainModule: path.relative(dataDir, realpathSync(options.worker?.bundle ?? path.join(build, 'worker/index.js'))),
    compatibilityDate: compatibilityDate(),
    objects: options.worker?.objects ?? OBJECTS,
    objectsFolder,
    assetsFolder: realpathSync(options.assetsDir ?? path.join(build, 'public')),
    vars: { PUBLIC_URL: url, ...options.vars },
    secretNames: Object.keys(options.secrets),
    edgeHeader: options.edgeHeader,
    network: options.vars.DEMO === '1' ? ['public', 'private'] : ['public'],
  });
  writeFileSync(configFile, config);
  const inspector = options.inspectorPort ? [`--inspector-addr=127.0.0.1:${options.inspectorPort}`] : [];
  const child = spawn('/bin/sh', ['-c', WITH_ITS_PARENT, 'sh', workerdBinary(), 'serve', ...inspector, configFile], {
    // Its own group, so that Ctrl-C in a terminal reaches the parent first and the stop is an orderly one.
    detached: true,
    env: { ...process.env, ...options.secrets },
    stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
  });
  const leash = child.stdio[3] as Writable;
  leash.on('error', () => {});
  child.once('exit', () => leash.end('ended\n'));
  const log = options.log ?? ((line: string) => process.stderr.write(`workerd: ${line}\n`));
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (chunk: string) =>
      chunk
        .split('\n')
        .filter((line) => line !== '')
        .forEach(log),
    );
  }
  return child;
}

/** The npm package knows which binary this platform has. */
function workerdBinary(): string {
  const found: unknown = createRequire(import.meta.url)('workerd');
  const binary = (found as { default?: unknown }).default;
  if (typeof binary !== 'string') throw new Error('the workerd package names no binary for this platform');
  return binary;
}

/** One source for the date: what a deployment uses. */
function compatibilityDate(): string {
  const date = /^compatibility_date = "([\d-]+)"/m.exec(readFileSync(path.join(ROOT, 'wrangler.toml'), 'utf8'))?.[1];
  if (!date) throw new Error('wrangler.toml names no compatibility_date');
  return date;
}

async function ready(url: string, exited: RunningWorkerd['exited']): Promise<void> {
  const deadline = Date.now() + READY_WITHIN_MS;
  let over: string | null = null;
  exited.then(({ code, signal }) => {
    over = `workerd ended before it was ready (${signal ?? `code ${code}`})`;
  });
  let last = 'no answer';
  while (Date.now() < deadline) {
    if (over) throw new Error(over);
    try {
      const answer = await fetch(`${url}/health`, { signal: AbortSignal.timeout(5_000) });
      const body = await answer.text();
      if (answer.ok && !over) return;
      last = `${answer.status} ${body.slice(0, 200)}`;
    } catch (error) {
      last = error instanceof Error ? error.message : String(error);
    }
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  throw new Error(`the Worker did not become ready: GET /health: ${last}`);
}
