/**
 * Which secrets a deployment brings along: all of them the first time, none ever after. Worker secrets can be written and not read, so
 * what is made is first kept in a file for the operator: without it no key can be rotated and no data be moved.
 */
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { freshSecrets, type Secrets } from '../serve/secrets.ts';
import { Refused } from './refused.ts';
import type { Wrangler } from './wrangler.ts';

export const SECRET_NAMES = [
  'MASTER_KEY',
  'HASH_KEY',
  'TOKEN_KEY',
  'SIGNING_KEY',
  'OPERATOR_KEY',
] as const satisfies readonly (keyof Secrets)[];

/** Names of the Worker's secrets; null where there is no such Worker yet. */
export async function listSecrets(wrangler: Wrangler): Promise<readonly string[] | null> {
  const { code, out, err } = await wrangler('secret', 'list', '--format', 'json');
  if (code === 0) {
    const list: unknown = JSON.parse(out.slice(out.indexOf('[')));
    return (list as { name: string }[]).map(({ name }) => name);
  }
  // Cloudflare's code 10007: this Worker does not exist on the account. Anything else is no proof of a first time.
  if (/code: 10007|Worker does not exist/i.test(`${out}${err}`)) return null;
  if (code === 127) throw new Refused('wrangler could not be started.', 'Run `npm ci` first.', err);
  if (/not authenticated|login|CLOUDFLARE_API_TOKEN|authentication|10000|9109/i.test(`${out}${err}`)) {
    throw new Refused(
      'wrangler is not signed in.',
      'Run `npx wrangler login`, or set CLOUDFLARE_API_TOKEN and CLOUDFLARE_ACCOUNT_ID.',
      err || out,
    );
  }
  throw new Refused(
    'The account could not be asked for the Worker’s secrets.',
    'Mend what wrangler says, then run this again.',
    err || out,
  );
}

export interface Brought {
  readonly secrets: Secrets;
  /** Made now, or by a deploy that did not get to the end. */
  readonly made: boolean;
}

/** @returns what the deployment has to bring; null where all are there. @throws Refused where some are there and some are not. */
export function secretsToBring(known: readonly string[] | null, keptFile: string): Brought | null {
  const missing = SECRET_NAMES.filter((name) => !(known ?? []).includes(name));
  if (missing.length === 0) return null;
  if (missing.length < SECRET_NAMES.length) {
    throw new Refused(
      `The Worker has secrets, but lacks ${missing.join(', ')}.`,
      `A new one would not open what the lost one closed. Put back the old value from ${keptFile}: npx wrangler secret put ${missing[0]}`,
    );
  }
  if (existsSync(keptFile)) return { secrets: readKept(keptFile), made: false };
  const secrets = freshSecrets();
  mkdirSync(path.dirname(keptFile), { recursive: true, mode: 0o700 });
  writeFileSync(keptFile, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600, flag: 'wx' });
  return { secrets, made: true };
}

function readKept(file: string): Secrets {
  const kept = JSON.parse(readFileSync(file, 'utf8')) as Partial<Secrets>;
  const lacking = SECRET_NAMES.filter((name) => typeof kept[name] !== 'string' || kept[name] === '');
  if (lacking.length > 0)
    throw new Refused(
      `${file} lacks ${lacking.join(', ')}.`,
      'Put the whole file back, or remove it where nothing was ever deployed with it.',
    );
  return kept as Secrets;
}

/** Gives wrangler the secrets in a file of their own, which is gone afterwards. */
export async function withSecretsFile<T>(
  secrets: Secrets | null,
  folder: string,
  use: (args: readonly string[]) => Promise<T>,
): Promise<T> {
  if (!secrets) return use([]);
  const file = path.join(folder, 'secrets.put.json');
  mkdirSync(folder, { recursive: true });
  writeFileSync(file, JSON.stringify(Object.fromEntries(SECRET_NAMES.map((name) => [name, secrets[name]]))), { mode: 0o600 });
  try {
    return await use(['--secrets-file', file]);
  } finally {
    rmSync(file, { force: true });
  }
}
