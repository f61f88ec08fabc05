/** Erases one address and reports on it, for whoever may ask: the merchant's key, or the person's own token. It never says whose it was. */
import type { ErasureDestination, ErasureReport } from '../../shared/contract/erasure.ts';
import { RECOVERY_WINDOW_MS } from '../../shared/limits.ts';
import { isTestPlace } from '../consent/place.ts';
import { courierStub, ledgerStub, workspaceStub } from '../objects.ts';
import { numberLocal } from '../platform/ids.ts';
import type { CourierApi, DeletionStatus } from '../sync/courier-api.ts';
import { destinationFor } from '../sync/registry.ts';
import type { ErasureEntry, WorkspaceApi } from '../workspace/workspace-api.ts';
import type { AppContext } from './context.ts';
import { verifiedEvidence } from './page-evidence.ts';

/** @returns null where there is no such address; for one that was erased before, the report of then. */
export async function eraseContact(
  c: AppContext,
  workspace: string,
  partition: number,
  no: number,
  by: ErasureEntry['by'],
): Promise<ErasureReport | null> {
  const home = workspaceApi(c, workspace);
  const [view, destinations] = await Promise.all([home.view(), home.listDestinations()]);
  if (!view) return null;
  const isTest = isTestPlace({ partition });
  const order = {
    by,
    evidence: verifiedEvidence(c, by === 'subject' ? 'address_verified' : 'client_attested', { erasure: by }),
    // None was ever told of a test.
    destinations: isTest ? [] : destinations.map(({ id }) => id),
  };
  const place = { workspace, partition, partitions: view.partitions };
  const done = await ledgerStub(c.env, workspace, partition).erase(place, { no }, order);
  if (!done.ok) return null;
  const { seq, erasedAtMs } = done.value;
  // The ledger owes the journal its entry until it is there. Written here too, so that the report can be read at once.
  const entry = { partition, no, seq, erasedAtMs, by, destinations: order.destinations };
  if (!isTest) await home.journalErasure(entry);
  const [report] = await erasureReports(c, workspace, [(await home.erasure(partition, no)) ?? entry]);
  return report ?? null;
}

/** Asks each courier once for all of them. */
export async function erasureReports(c: AppContext, workspace: string, entries: readonly ErasureEntry[]): Promise<ErasureReport[]> {
  const home = workspaceApi(c, workspace);
  const [view, destinations] = await Promise.all([home.view(), home.listDestinations()]);
  const jurisdiction = view?.jurisdiction.name ?? 'none';
  const told = await Promise.all(
    destinations.map(async (destination) => {
      const asked = entries.filter((entry) => entry.destinations.includes(destination.id));
      const courier = courierStub(c.env, workspace, destination.id) as unknown as CourierApi;
      const found = asked.length === 0 ? [] : await courier.deletions(asked.map(({ partition, no }) => ({ partition, no })));
      return { destination, byAddress: new Map(found.map((status) => [`${status.partition}:${status.no}`, status])) };
    }),
  );
  const { ids } = c.get('services');
  return entries.map((entry) => {
    const { partition, no, by, erasedAtMs } = entry;
    const own = { workspace, jurisdiction, partition, local: numberLocal(no) };
    return {
      report_id: ids.make('erasure', own),
      contact_id: ids.make('contact', own),
      by,
      erased_at: iso(erasedAtMs),
      unreadable_at: iso(erasedAtMs),
      beyond_recovery_at: iso(erasedAtMs + RECOVERY_WINDOW_MS),
      destinations: told
        .filter(({ destination }) => entry.destinations.includes(destination.id))
        .map(({ destination, byAddress }) => viewDestination(destination, byAddress.get(`${partition}:${no}`) ?? null)),
    };
  });
}

type Told = Awaited<ReturnType<WorkspaceApi['listDestinations']>>[number];

function viewDestination({ key, settings, status: destinationStatus }: Told, deletion: DeletionStatus | null): ErasureDestination {
  const status = deletion === null || deletion.status === 'in_flight' ? 'waiting' : deletion.status;
  return {
    destination: key,
    status,
    detail: detailOf(status, destinationStatus, deletion?.lastReason ?? null, destinationFor(settings).docs),
    attempts: deletion?.attempts ?? 0,
    next_attempt_at: at(deletion?.nextAttemptAtMs ?? null),
    ended_at: at(deletion?.endedAtMs ?? null),
  };
}

function detailOf(
  status: ErasureDestination['status'],
  destinationStatus: Told['status'],
  reason: string | null,
  docs: string,
): string | null {
  switch (status) {
    case 'merchant_must_delete':
      return `It was told to stop. Its key can't delete a person: delete them there. ${docs}`;
    case 'dead':
      return `${reason ?? 'It refused the deletion.'} Delete them there. ${docs}`;
    case 'waiting':
      if (destinationStatus === 'paused' || destinationStatus === 'disabled')
        return `The destination is ${destinationStatus}: it is asked when it is resumed.`;
      return reason;
    case 'done':
      return null;
  }
}

// Typed by its interface: the runtime's RPC types can't express `unknown` in audit details.
const workspaceApi = (c: AppContext, workspace: string): WorkspaceApi => workspaceStub(c.env, workspace) as unknown as WorkspaceApi;

const iso = (ms: number): string => new Date(ms).toISOString();
const at = (ms: number | null): string | null => (ms === null ? null : iso(ms));
