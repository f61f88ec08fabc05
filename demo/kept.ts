/** What the demo remembers between starts: its ports, and what the first start was given for its workspace. Readable by its owner alone. */
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import type { InboundUrls } from './phone/entry.ts';
import { type AppSecrets, freshAppSecrets } from './phone/secrets.ts';

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
  /** The same of the forms for apps. */
  readonly window_widget_id: string;
  readonly chats_widget_id: string;
  /** What the platforms on this computer share with the Worker. */
  readonly apps: AppSecrets;
  /** Where they tell the Worker what happens; null before the accounts are made. */
  readonly inbound: InboundUrls | null;
  /** The ports that the applied configuration names; null before that. */
  readonly applied_for: Ports | null;
}

type Later = 'window_widget_id' | 'chats_widget_id' | 'apps' | 'inbound';

/** A demo of before had no apps, or fewer: they are made now, and the rest is gone on with. */
export function readKept(file: string): Kept | null {
  if (!existsSync(file)) return null;
  const kept = JSON.parse(readFileSync(file, 'utf8')) as Omit<Kept, Later> & Partial<Pick<Kept, Later>>;
  const { window_widget_id = '', chats_widget_id = '', apps, inbound = null } = kept;
  return { ...kept, window_widget_id, chats_widget_id, apps: { ...freshAppSecrets(), ...apps }, inbound };
}

/** Whole or not at all: a cut file would lose the only copy of the API key. */
export function writeKept(file: string, kept: Kept): void {
  writeFileSync(`${file}.new`, `${JSON.stringify(kept, null, 2)}\n`, { mode: 0o600 });
  renameSync(`${file}.new`, file);
}
