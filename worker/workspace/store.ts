/** What every part of a Workspace works on: its SQLite, and time, randomness and network as parameters. Holds no rules. */
import type { z } from 'zod';
import { canonicalText } from '../../shared/proof/canonical.ts';
import { hex } from '../platform/bytes.ts';
import type { KeyRing } from '../platform/keys.ts';
import type { Network } from '../platform/network.ts';
import type { OutboundRules } from '../platform/outbound-url.ts';
import type { AskableChannels } from './askable-channels.ts';
import type { Carriers } from './check-carriers.ts';

export interface WorkspaceStore {
  readonly sql: SqlStorage;
  /** All that `work` writes is kept, or nothing is. */
  readonly transact: <T>(work: () => T) => T;
  /** Unix ms. */
  readonly now: () => number;
  readonly random: (count: number) => Uint8Array;
  readonly master: KeyRing;
  readonly outbound: OutboundRules;
  readonly network: Network;
  readonly askable: AskableChannels;
  readonly carriers: Carriers;
}

/** The first row, or null. */
export function firstRow<T extends Record<string, SqlStorageValue>>(
  store: WorkspaceStore,
  query: string,
  ...bindings: readonly SqlStorageValue[]
): T | null {
  return store.sql.exec<T>(query, ...bindings).toArray()[0] ?? null;
}

/** Stored JSON is read through its schema, so that a field that a later version added has its default. */
export const readJson = <T>(schema: z.ZodType<T>, text: string): T => schema.parse(JSON.parse(text));

/** Canonical, so that equal values are equal texts. */
export const writeJson = (value: unknown): string => canonicalText(value);

/** 16 hex digits: the local part of a widget's, key's or destination's id. */
export const newLocalId = (store: WorkspaceStore): string => hex(store.random(8));

export const iso = (ms: number): string => new Date(ms).toISOString();
