/**
 * `npm run self-host`: the Worker on a bare workerd of this machine, for real use behind a proxy with a certificate. It makes its
 * secrets once, reaches public addresses alone, and writes JSON lines to standard output.
 */
import { existsSync, mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { assemble } from './builds/assemble.ts';
import { buildId } from './builds/build-id.ts';
import { folderSource } from './builds/sources.ts';
import { ROOT } from './quiet-env.ts';
import { type SelfHostArguments, selfHostArguments } from './self-host/arguments.ts';
import { logLine, ownLine } from './self-host/log-lines.ts';
import { supervise } from './self-host/supervise.ts';
import { lockData } from './serve/data-lock.ts';
import { freePort, isFree } from './serve/free-port.ts';
import { keptSecrets, type Secrets } from './serve/secrets.ts';
import { type RunningWorkerd, startWorkerd } from './serve/workerd.ts';

const DIST = path.join(ROOT, 'dist');
const say = (level: 'info' | 'warn' | 'error', event: string, fields: Readonly<Record<string, unknown>>) =>
  process.stdout.write(`${ownLine(level, event, fields, Date.now())}\n`);
/** For whoever typed the command. */
const fail = (line: string): never => {
  process.stderr.write(`${line}\n`);
  process.exit(1);
};

async function main(args: SelfHostArguments): Promise<void> {
  const data = path.resolve(args.data);
  const unlock = lockData(data) ?? fail(`${args.data} is in use by another process. Stop that one, or give another --data.`);
  const port = args.port || (await freePort());
  if (!(await isFree(port))) fail(`Port ${port} is in use. Give another --port.`);
  const secrets = readSecrets(path.join(data, 'secrets.json'));
  const public_ = path.join(data, 'public');
  mkdirSync(public_, { recursive: true });
  const kept = await assemble(path.join(DIST, 'public'), folderSource(public_), public_, Date.now());
  const build = buildId(DIST);
  const url = args.url.endsWith(':0') ? `http://127.0.0.1:${port}` : args.url;
  const start = async (): Promise<RunningWorkerd> => {
    const worker = await startWorkerd({
      port,
      dataDir: data,
      assetsDir: public_,
      socketAddress: args.address,
      secrets,
      vars: {
        PUBLIC_URL: url,
        EDGE: args.edge,
        BUILD: build,
        ...(args.localOutbox === null ? {} : { LOCAL_OUTBOX_URL: args.localOutbox }),
      },
      log: (line) => process.stdout.write(`${logLine(line, Date.now())}\n`),
    });
    // For `npm run backup`, which holds this process still while it copies.
    writeFileSync(path.join(data, 'running.json'), `${JSON.stringify({ pid: worker.pid })}\n`);
    say('info', 'started', { url, listens: `${args.address}:${port}`, data, build, builds_served: kept.builds, pid: worker.pid });
    return worker;
  };
  for (const warning of args.warnings) say('warn', 'set_up', { warning });
  const first = await start().catch((error: unknown) =>
    fail(`The Worker did not start: ${error instanceof Error ? error.message : error}`),
  );
  const supervised = supervise(first, { start, say, now: Date.now, wait });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, supervised.stop);
  const orderly = await supervised.ended;
  rmSync(path.join(data, 'running.json'), { force: true });
  unlock();
  say(orderly ? 'info' : 'error', orderly ? 'stopped' : 'gave_up', {});
  process.exit(orderly ? 0 : 1);
}

function readSecrets(file: string): Secrets {
  if (!existsSync(file) && existsSync(path.join(path.dirname(file), 'objects'))) {
    fail(`${file} is missing, and without it the data beside it can't be read. Put back the file that belongs to it.`);
  }
  const secrets = keptSecrets(file);
  if ((statSync(file).mode & 0o077) !== 0) fail(`${file} can be read by others than its owner. Run: chmod 600 ${file}`);
  const missing = ['MASTER_KEY', 'HASH_KEY', 'TOKEN_KEY', 'SIGNING_KEY', 'OPERATOR_KEY'].filter((name) => !secrets[name as keyof Secrets]);
  if (missing.length > 0) fail(`${file} lacks ${missing.join(', ')}. Put back the file that belongs to this data.`);
  return secrets;
}

const wait = (ms: number, signal: AbortSignal): Promise<void> => sleep(ms, undefined, { signal }).catch(() => undefined);

const parsed = selfHostArguments(process.argv.slice(2));
if (parsed.ok) await main(parsed.value);
else fail(parsed.error);
