/**
 * What an earlier build left: its bundle and browser files, a store that it wrote, and what it said of everybody in it. Made by
 * scripts/upgrade-fixture.ts; its secrets belong to nothing else.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Secrets } from '../../scripts/serve/secrets.ts';
import type { KnownPerson, PreparedSubmission, Receipt } from './plain-client.ts';

export interface MadeStore {
  readonly commit: string;
  /** When it was written: tests set the product's clock to just after. */
  readonly made_at_ms: number;
  readonly secrets: Secrets;
  readonly workspace: string;
  readonly api_key: string;
  readonly widget: string;
  readonly partitions: number;
  readonly destinations: { readonly webhooks: string; readonly segment: string };
  readonly people: {
    readonly granted: { readonly phone: string; readonly preferences_url: string };
    readonly withdrawn: { readonly phone: string };
    readonly pending: { readonly phone: string; readonly receipt: Receipt; readonly code: string };
    readonly waiting: { readonly phone: string };
    readonly dead: { readonly phone: string };
    readonly both: { readonly phone: string; readonly email: string };
  };
  /** Prepared in a page of the earlier build, not sent yet. */
  readonly prepared: PreparedSubmission & { readonly phone: string };
  /** Submissions cut by a kill: whoever's phone is known must come to have the email, too. */
  readonly cut: readonly { readonly phone: string; readonly email: string }[];
  /** By name of `people`: what the earlier build said. */
  readonly said: Readonly<Record<string, KnownPerson>>;
}

export interface EarlierBuild {
  readonly made: MadeStore;
  /** A copy, to be written to. */
  readonly dataDir: string;
  /** Like `dist/`. */
  readonly buildDir: string;
  remove(): void;
}

export const FIXTURES = path.join(import.meta.dirname, 'fixtures');

export function openEarlierBuild(commit: string): EarlierBuild {
  const from = path.join(FIXTURES, commit);
  const folder = mkdtempSync(path.join(tmpdir(), 'sayso-earlier-'));
  const [dataDir, buildDir] = [path.join(folder, 'data'), path.join(folder, 'dist')];
  for (const [archive, to] of [
    ['store.tar.gz', dataDir],
    ['build.tar.gz', buildDir],
  ] as const) {
    mkdirSync(to);
    execFileSync('tar', ['-xzf', path.join(from, archive), '-C', to]);
  }
  const made = JSON.parse(readFileSync(path.join(dataDir, 'made.json'), 'utf8')) as MadeStore;
  return { made, dataDir, buildDir, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
