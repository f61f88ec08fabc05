/** The Worker's secrets for a local run: made once, kept in a file that only its owner may read, never printed. */
import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';

export interface Secrets {
  readonly MASTER_KEY: string;
  readonly HASH_KEY: string;
  readonly TOKEN_KEY: string;
  readonly SIGNING_KEY: string;
  readonly OPERATOR_KEY: string;
}

export function freshSecrets(): Secrets {
  const ring = () => `1:${randomBytes(32).toString('base64url')}`;
  return {
    MASTER_KEY: ring(),
    HASH_KEY: ring(),
    TOKEN_KEY: ring(),
    SIGNING_KEY: ring(),
    OPERATOR_KEY: `operator_${randomBytes(32).toString('base64url')}`,
  };
}

/** Reads the secrets, or makes them at the first start. Data without its secrets can't be read, so an unreadable file is an error. */
export function keptSecrets(file: string): Secrets {
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8')) as Secrets;
  const secrets = freshSecrets();
  writeFileSync(file, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600, flag: 'wx' });
  return secrets;
}

/** Standard Webhooks: `whsec_` and base64 of 24 to 64 bytes. */
export const freshWebhookSecret = (): string => `whsec_${randomBytes(32).toString('base64')}`;
