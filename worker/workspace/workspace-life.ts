/** How a workspace begins, and how the operator stops and resumes it. Suspending stops forms and changes, never a withdrawal. */
import type { z } from 'zod';
import type { workspaceView } from '../../shared/contract/admin.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { SCOPES } from '../../shared/vocabulary.ts';
import { createApiKey } from './api-keys.ts';
import { noteAudit } from './audit.ts';
import type { WorkspaceStore } from './store.ts';
import type { NewWorkspace, WorkspaceRefusal } from './workspace-api.ts';
import { insertWorkspace, readWorkspace, requireWorkspace, viewWorkspace, writeSuspended } from './workspace-record.ts';

interface Created {
  readonly view: z.infer<typeof workspaceView>;
  readonly keyId: string;
  /** Of a key with every scope: shown once. */
  readonly secret: string;
}

export function createWorkspace(store: WorkspaceStore, input: NewWorkspace): Result<Created, WorkspaceRefusal> {
  if (readWorkspace(store)) return err({ reason: 'conflict', detail: 'This workspace was already made.' });
  return store.transact(() => {
    insertWorkspace(store, input);
    noteAudit(store, OPERATOR, 'workspace.created', `workspace:${input.workspace}`, {
      partitions: input.partitions,
      jurisdiction: input.jurisdiction,
    });
    const key = createApiKey(store, OPERATOR, { name: 'First key', scopes: [...SCOPES] });
    if (!key.ok) return key;
    return ok({ view: viewWorkspace(requireWorkspace(store)), keyId: key.value.view.id, secret: key.value.secret });
  });
}

export function setSuspended(store: WorkspaceStore, suspended: boolean): Result<void, WorkspaceRefusal> {
  const workspace = readWorkspace(store);
  if (!workspace) return err({ reason: 'not_found' });
  if (workspace.suspended === suspended) return ok(undefined);
  store.transact(() => {
    writeSuspended(store, suspended);
    noteAudit(store, OPERATOR, suspended ? 'workspace.suspended' : 'workspace.resumed', `workspace:${workspace.id}`);
  });
  return ok(undefined);
}

const OPERATOR = 'operator';
