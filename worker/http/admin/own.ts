/** What belongs to the caller: its objects, and public ids that stay inside its workspace. Another workspace's id is unknown here. */
import type { LedgerApi, LedgerPlace } from '../../consent/ledger-api.ts';
import { isTestPlace } from '../../consent/place.ts';
import { courierStub, ledgerStub, workspaceStub } from '../../objects.ts';
import type { IdKind, IdParts } from '../../platform/ids.ts';
import type { CourierApi, CourierPlace } from '../../sync/courier-api.ts';
import type { WorkspaceApi } from '../../workspace/workspace-api.ts';
import type { AppContext } from '../context.ts';

/** Null for an id that is malformed, made up, of another kind, or of another workspace: one answer for all. */
export function ownId(c: AppContext, kind: IdKind, text: string): IdParts | null {
  const parts = ownIdOfAny(c, kind, text);
  // What a test recorded is unknown wherever people are asked about.
  return parts && !isTestPlace(parts) ? parts : null;
}

/** Of a test as well: for what only shows. */
export function ownIdOfAny(c: AppContext, kind: IdKind, text: string): IdParts | null {
  const parts = c.get('services').ids.read(kind, text);
  return parts && parts.workspace === c.get('caller').workspace ? parts : null;
}

export function publicId(c: AppContext, kind: IdKind, local: string, partition = 0): string {
  const { workspace, jurisdiction } = c.get('caller');
  return c.get('services').ids.make(kind, { workspace, jurisdiction, partition, local });
}

// The stubs are typed by their interfaces: the runtime's RPC types can't express `unknown` in evidence and audit details.
export const ownWorkspace = (c: AppContext): WorkspaceApi => workspaceStub(c.env, c.get('caller').workspace) as unknown as WorkspaceApi;

export const ownLedger = (c: AppContext, partition: number): LedgerApi =>
  ledgerStub(c.env, c.get('caller').workspace, partition) as unknown as LedgerApi;

export const ownCourier = (c: AppContext, destination: string): CourierApi =>
  courierStub(c.env, c.get('caller').workspace, destination) as unknown as CourierApi;

export function ledgerPlace(c: AppContext, partition: number): LedgerPlace {
  const { workspace, partitions } = c.get('caller');
  return { workspace, partition, partitions };
}

export function courierPlace(c: AppContext, destination: string): CourierPlace {
  const { workspace, partitions } = c.get('caller');
  return { workspace, destination, partitions };
}
