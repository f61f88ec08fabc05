/** The workspace's own row: what is fixed when it is made, and whether it is suspended. */
import type { z } from 'zod';
import type { workspaceView } from '../../shared/contract/admin.ts';
import { invariant } from '../../shared/result.ts';
import { type SecretBox, secretBox } from './secret-box.ts';
import { firstRow, iso, type WorkspaceStore } from './store.ts';
import type { NewWorkspace } from './workspace-api.ts';

export interface WorkspaceRecord {
  readonly id: string;
  readonly name: string;
  readonly partitions: number;
  readonly jurisdiction: 'none' | 'eu';
  readonly suspended: boolean;
  readonly createdAtMs: number;
}

/** Null before it was made. */
export function readWorkspace(store: WorkspaceStore): WorkspaceRecord | null {
  const row = firstRow<{ id: string; name: string; partitions: number; jurisdiction: string; suspended: number; created_at_ms: number }>(
    store,
    'SELECT id, name, partitions, jurisdiction, suspended, created_at_ms FROM workspace',
  );
  if (!row) return null;
  return {
    id: row.id,
    name: row.name,
    partitions: row.partitions,
    jurisdiction: row.jurisdiction === 'eu' ? 'eu' : 'none',
    suspended: row.suspended === 1,
    createdAtMs: row.created_at_ms,
  };
}

/** For parts that are reached only through a credential of the workspace, so that it exists. */
export function requireWorkspace(store: WorkspaceStore): WorkspaceRecord {
  const record = readWorkspace(store);
  invariant(record, 'the workspace was made before it is used');
  return record;
}

export function insertWorkspace(store: WorkspaceStore, input: NewWorkspace): void {
  store.sql.exec(
    'INSERT INTO workspace (one, id, name, partitions, jurisdiction, suspended, created_at_ms) VALUES (1, ?, ?, ?, ?, 0, ?)',
    input.workspace,
    input.name,
    input.partitions,
    input.jurisdiction,
    store.now(),
  );
}

export function writeSuspended(store: WorkspaceStore, suspended: boolean): void {
  store.sql.exec('UPDATE workspace SET suspended = ?', suspended ? 1 : 0);
}

/** Limit: workerd can't bind an object to a place, so a jurisdiction is recorded and shown as not enforced. DESIGN section 3. */
export function viewWorkspace(record: WorkspaceRecord, recovering: readonly number[] = []): z.infer<typeof workspaceView> {
  return {
    id: record.id,
    name: record.name,
    partitions: record.partitions,
    jurisdiction: { name: record.jurisdiction, enforced: false },
    status: record.suspended ? 'suspended' : 'active',
    recovering_partitions: [...recovering],
    created_at: iso(record.createdAtMs),
  };
}

export const boxOf = (store: WorkspaceStore): SecretBox => secretBox(store.master, requireWorkspace(store).id, store.random);
