/** Tells whether secrets are those that a backup needs, without being them. Pure. */
import { createHash } from 'node:crypto';

/** Those without which data can't be read or found. */
const NEEDED = ['MASTER_KEY', 'HASH_KEY', 'TOKEN_KEY', 'SIGNING_KEY'] as const;
const CHARS = 16;

/** By `NAME:version`. The keys are 256 random bits, so that a hash of one leads nowhere. */
export function fingerprints(secrets: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const found: Record<string, string> = {};
  for (const name of NEEDED) {
    for (const item of (secrets[name] ?? '').split(',').filter((part) => part !== '')) {
      const [version = '', key = ''] = item.split(':');
      found[`${name}:${version}`] = createHash('sha256').update(`sayso backup ${name} ${key}`).digest('hex').slice(0, CHARS);
    }
  }
  return found;
}

/** @returns the names and versions that the backup needs and `secrets` do not hold. A ring that has grown since still fits. */
export function missingKeys(needed: Readonly<Record<string, string>>, secrets: Readonly<Record<string, string>>): string[] {
  const held = fingerprints(secrets);
  return Object.keys(needed).filter((key) => held[key] !== needed[key]);
}
