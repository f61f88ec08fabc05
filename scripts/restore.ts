/**
 * `npm run restore -- --from BACKUP --data DIR [--secrets FILE] [--force]`: puts a backup where `npm run self-host` finds it. What was
 * there is moved aside and never deleted. What a restore means for people and destinations: docs/operations/restore.md.
 */
import { copyFileSync, cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { describeFile } from './backup/check-store.ts';
import { missingKeys } from './backup/fingerprints.ts';
import type { BackupNote } from './backup.ts';
import { lockData } from './serve/data-lock.ts';

const USAGE = 'Usage: npm run restore -- --from BACKUP --data DIR [--secrets FILE] [--force]';

class Refused extends Error {}

function main(argv: readonly string[]): void {
  const { from, data, secrets, force } = readArguments(argv);
  const note = readNote(from);
  checkFiles(from, note);
  checkSecrets(secrets, note);
  const objects = path.join(data, 'objects');
  const unlock = lockData(data);
  if (!unlock) throw new Refused(`${data} is in use by a running process. Stop it first.`);
  try {
    if (existsSync(objects) && !force) throw new Refused(`${data} holds a store. Give --force to move it aside, or another --data.`);
    const [incoming, aside] = [path.join(data, 'objects.incoming'), path.join(data, `objects.before-${Date.now()}`)];
    rmSync(incoming, { recursive: true, force: true });
    cpSync(path.join(from, 'objects'), incoming, { recursive: true });
    mkdirSync(data, { recursive: true });
    const own = path.join(data, 'secrets.json');
    if (path.resolve(secrets) !== own) {
      if (existsSync(own)) renameSync(own, path.join(data, `secrets.before-${Date.now()}.json`));
      copyFileSync(secrets, own);
    }
    if (existsSync(objects)) {
      renameSync(objects, aside);
      console.log(`What was there is in ${aside}.`);
    }
    renameSync(incoming, objects);
  } finally {
    unlock();
  }
  console.log(
    `Restored what was backed up at ${note.made_at}. What came after it is not in it: before you start it, read docs/operations/restore.md.`,
  );
}

/** @throws Refused where the folder holds no whole backup. */
function readNote(from: string): BackupNote {
  const file = path.join(from, 'backup.json');
  if (!existsSync(file)) throw new Refused(`${from} is no backup, or one that was not finished: it has no backup.json.`);
  const note = JSON.parse(readFileSync(file, 'utf8')) as BackupNote;
  if (note.format !== 1) throw new Refused(`${file} is of format ${note.format}; this build reads format 1. Use the build that made it.`);
  return note;
}

function checkFiles(from: string, { files }: BackupNote): void {
  for (const [name, expected] of Object.entries(files)) {
    const file = path.join(from, 'objects', name);
    if (!existsSync(file)) throw new Refused(`The backup lacks ${name}. Take another backup.`);
    if (describeFile(file).sha256 !== expected.sha256) throw new Refused(`${name} is not what was backed up. Take another backup.`);
  }
}

function checkSecrets(file: string, { keys }: BackupNote): void {
  if (!existsSync(file)) throw new Refused(`${file} is missing. Give --secrets with the secrets of the data that was backed up.`);
  const missing = missingKeys(keys, JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>);
  if (missing.length > 0)
    throw new Refused(`${file} does not open this backup: ${missing.join(', ')} differ or are missing. Give --secrets with those of then.`);
}

function readArguments(argv: readonly string[]) {
  let values: { from?: string; data?: string; secrets?: string; force?: boolean };
  try {
    const options = {
      from: { type: 'string' },
      data: { type: 'string' },
      secrets: { type: 'string' },
      force: { type: 'boolean' },
    } as const;
    values = parseArgs({ args: [...argv], options }).values;
  } catch (error) {
    throw new Refused(`${error instanceof Error ? error.message : error}\n${USAGE}`);
  }
  if (!values.from || !values.data) throw new Refused(`Which backup, and where to? ${USAGE}`);
  const data = path.resolve(values.data);
  return {
    from: path.resolve(values.from),
    data,
    secrets: path.resolve(values.secrets ?? path.join(data, 'secrets.json')),
    force: values.force ?? false,
  };
}

try {
  main(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof Refused)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
