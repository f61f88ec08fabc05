/** What the demo remembers between starts: its ports, and what the first start was given for its workspace. Readable by its owner alone. */
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';

export interface Ports {
  readonly worker: number;
  readonly site: number;
}

export interface Kept {
  readonly ports: Ports;
  readonly receiver_secret: string;
  readonly workspace: string;
  readonly api_key: string;
  /** Empty until the configuration was applied for the first time. */
  readonly widget_id: string;
  /** The ports that the applied configuration names; null before that. */
  readonly applied_for: Ports | null;
}

export const readKept = (file: string): Kept | null => (existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Kept) : null);

/** Whole or not at all: a cut file would lose the only copy of the API key. */
export function writeKept(file: string, kept: Kept): void {
  writeFileSync(`${file}.new`, `${JSON.stringify(kept, null, 2)}\n`, { mode: 0o600 });
  renameSync(`${file}.new`, file);
}
