/**
 * `npm run backup -- --data DIR --to DIR`: a copy of a self-hosted store of one moment, running or not. Secrets are not in it: kept
 * beside the data that they close, they would close nothing.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { checkStore, type StoredFile } from './backup/check-store.ts';
import { storeCopy } from './backup/copy-store.ts';
import { fingerprints } from './backup/fingerprints.ts';
import { holdStill } from './backup/hold-still.ts';
import { buildId } from './builds/build-id.ts';
import { ROOT } from './quiet-env.ts';
import { lockData } from './serve/data-lock.ts';

const USAGE = 'Usage: npm run backup -- --data DIR --to DIR';

/** backup.json: written last, so that a folder without it is no backup. */
export interface BackupNote {
  readonly format: 1;
  readonly made_at: string;
  /** How long the Worker stood still, ms; 0 where none ran. */
  readonly held_ms: number;
  /** Of this checkout, which need not be the one that ran. */
  readonly build: string | null;
  readonly keys: Readonly<Record<string, string>>;
  readonly files: Readonly<Record<string, StoredFile>>;
}

class Refused extends Error {}

async function main(argv: readonly string[]): Promise<void> {
  const { data, to } = readArguments(argv);
  const secrets = path.join(data, 'secrets.json');
  if (!existsSync(path.join(data, 'objects')) || !existsSync(secrets)) throw new Refused(`${data} holds no self-hosted store.`);
  if (existsSync(to) && readdirSync(to).length > 0) throw new Refused(`${to} is not empty. Give a folder of its own for each backup.`);
  const half = `${to}.half`;
  rmSync(half, { recursive: true, force: true });
  mkdirSync(path.join(half, 'objects'), { recursive: true, mode: 0o700 });
  const keys = fingerprints(JSON.parse(readFileSync(secrets, 'utf8')) as Record<string, string>);
  const heldMs = await copyOfOneMoment(data, path.join(half, 'objects'));
  const files = checkStore(path.join(half, 'objects'));
  const build = existsSync(path.join(ROOT, 'dist/worker/index.js')) ? buildId(path.join(ROOT, 'dist')) : null;
  const note: BackupNote = { format: 1, made_at: new Date().toISOString(), held_ms: heldMs, build, keys, files };
  writeFileSync(path.join(half, 'backup.json'), `${JSON.stringify(note, null, 2)}\n`);
  rmSync(to, { recursive: true, force: true });
  renameSync(half, to);
  const bytes = Object.values(files).reduce((sum, file) => sum + file.bytes, 0);
  console.log(`${Object.keys(files).length} databases, ${Math.ceil(bytes / 1024)} KiB, in ${to}. The Worker stood still for ${heldMs} ms.`);
  console.log(`The secrets are not in it. Keep ${secrets} elsewhere: without it this backup can't be read.`);
}

/** @returns how long the Worker stood still. */
async function copyOfOneMoment(data: string, to: string): Promise<number> {
  const copy = storeCopy(path.join(data, 'objects'), to);
  const unlock = lockData(data);
  if (unlock) {
    copy.settle();
    unlock();
    return 0;
  }
  copy.ahead();
  const { heldMs } = await holdStill(runningPid(data), copy.settle);
  return heldMs;
}

/** Checked by its command line where the system shows it: no other process is ever held. */
function runningPid(data: string): number {
  const file = path.join(data, 'running.json');
  const pid = existsSync(file) ? Number((JSON.parse(readFileSync(file, 'utf8')) as { pid?: number }).pid) : Number.NaN;
  const isOurs =
    !existsSync('/proc/self') ||
    (existsSync(`/proc/${pid}/cmdline`) && readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('workerd.capnp'));
  if (!Number.isInteger(pid) || !isOurs) throw new Refused(`${data} is in use, but by no Worker that is running. Try again in a moment.`);
  return pid;
}

function readArguments(argv: readonly string[]): { data: string; to: string } {
  let values: { data?: string; to?: string };
  try {
    values = parseArgs({ args: [...argv], options: { data: { type: 'string' }, to: { type: 'string' } } }).values;
  } catch (error) {
    throw new Refused(`${error instanceof Error ? error.message : error}\n${USAGE}`);
  }
  if (!values.data || !values.to) throw new Refused(`Which data, and where to? ${USAGE}`);
  const [data, to] = [path.resolve(values.data), path.resolve(values.to)];
  if (`${to}/`.startsWith(`${data}/`)) throw new Refused(`--to must not be inside --data: a disk that is lost would take both.`);
  return { data, to };
}

await main(process.argv.slice(2)).catch((error: unknown) => {
  if (!(error instanceof Refused)) throw error;
  console.error(error.message);
  process.exitCode = 1;
});
