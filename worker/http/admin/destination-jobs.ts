/** What a merchant asks of a destination as a whole: replay, backfill, import of its opt-outs, how it is doing. */
import type { Hono } from 'hono';
import type { z } from 'zod';
import type { ConsentActInput } from '../../../shared/contract/contact.ts';
import {
  backfillRequest,
  type DestinationStatus,
  type DestinationView,
  replayRequest,
  suppressionsRequest,
} from '../../../shared/contract/destination.ts';
import { ADMIN_BODY_BYTES_MAX, LEDGERS_ASKED_AT_ONCE_MAX, WITHDRAWAL_DUE_MS } from '../../../shared/limits.ts';
import { err, ok, type Result } from '../../../shared/result.ts';
import type { Address } from '../../../shared/vocabulary.ts';
import { partitionOf } from '../../consent/place.ts';
import { mapAtMost } from '../../platform/at-most.ts';
import { localNumber } from '../../platform/ids.ts';
import type { CourierStatus } from '../../sync/courier-status.ts';
import { isLateAt } from '../../sync/legal-clock.ts';
import { readBody } from '../body.ts';
import type { AppContext, AppEnv } from '../context.ts';
import { requireScope, SUSPENDED, scopeMissing } from '../middleware/authenticate.ts';
import { NOT_FOUND, type ProblemDraft, problem } from '../problem.ts';
import { courierPlace, ledgerPlace, ownCourier, ownId, ownLedger, ownWorkspace } from './own.ts';
import { readAddress } from './read-address.ts';
import { reportedActs } from './reported-acts.ts';
import { invalidAt, workspaceProblem } from './workspace-refusal.ts';

export function destinationJobRoutes(app: Hono<AppEnv>): void {
  app.get('/v1/destinations/:id/status', requireScope('deliveries:read'), async (c) => {
    const view = await findOwn(c);
    return view ? c.json(await readStatus(c, view)) : problem(c, NOT_FOUND);
  });
  app.post('/v1/destinations/:id/replay', requireScope('deliveries:write'), replay);
  app.post('/v1/destinations/:id/backfill', requireScope('deliveries:write'), backfill);
  app.post('/v1/destinations/:id/suppressions', requireScope('consents:write', { evenSuspended: true }), importSuppressions);
}

export async function readStatus(c: AppContext, view: DestinationView): Promise<DestinationStatus> {
  return viewStatus(view, await ownCourier(c, view.id).status(), c.get('services').clock.now());
}

async function replay(c: AppContext): Promise<Response> {
  const view = await findOwn(c);
  if (!view) return problem(c, NOT_FOUND);
  const body = await readBody(c, replayRequest, ADMIN_BODY_BYTES_MAX);
  if (!body.ok) return problem(c, body.error);
  const [courier, place] = [ownCourier(c, view.id), courierPlace(c, view.id)];
  const { contact_id: contactId, since } = body.value;
  if (contactId === undefined) {
    const sinceMs = Date.parse(since ?? '');
    const isPast = sinceMs <= c.get('services').clock.now();
    if (!isPast) return problem(c, invalidAt('since', 'in_future', 'This time is still to come.', 'Give a time that is over.'));
    await courier.tour(place, 'replay', sinceMs);
  } else {
    const contact = ownId(c, 'contact', contactId);
    const isKnown = contact !== null && (await courier.replay(place, contact.partition, localNumber(contact.local)));
    if (!isKnown) return problem(c, NO_CONTACT);
  }
  await note(c, view, 'destination.replayed', contactId === undefined ? { since } : { contact: contactId });
  return c.json({ outcome: 'started' }, 202);
}

async function backfill(c: AppContext): Promise<Response> {
  const view = await findOwn(c);
  if (!view) return problem(c, NOT_FOUND);
  const body = await readBody(c, backfillRequest, ADMIN_BODY_BYTES_MAX);
  if (!body.ok) return problem(c, body.error);
  if (view.opt_outs !== 'imported') {
    if (!body.value.turn_on) return problem(c, OPT_OUTS_UNKNOWN);
    // It says of a system that nobody here has seen that nobody opted out there: as weighty as an attested grant.
    if (!c.get('caller').scopes.includes('consents:attest')) return problem(c, scopeMissing('consents:attest'));
    const changed = await ownWorkspace(c).setOptOuts(c.get('caller').actor, view.id, 'waived');
    if (!changed.ok) return problem(c, workspaceProblem(changed.error));
  }
  await ownCourier(c, view.id).tour(courierPlace(c, view.id), 'backfill', null);
  await note(c, view, 'destination.backfilled', { turn_on: body.value.turn_on });
  return c.json({ outcome: 'started' }, 202);
}

async function importSuppressions(c: AppContext): Promise<Response> {
  const view = await findOwn(c);
  if (!view) return problem(c, NOT_FOUND);
  const caller = c.get('caller');
  const body = await readBody(c, suppressionsRequest, ADMIN_BODY_BYTES_MAX);
  if (!body.ok) return problem(c, body.error);
  const { complete } = body.value;
  // No suspension stops a withdrawal; that grants may be told from now on is another matter, and needs a scope of its own.
  if (complete && caller.suspended) return problem(c, SUSPENDED);
  if (complete && !caller.scopes.includes('deliveries:write')) return problem(c, scopeMissing('deliveries:write'));
  const addresses = readAddresses(body.value);
  if (!addresses.ok) return problem(c, addresses.error);
  const acts = reportedActs(optOuts(body.value), { programmes: [], texts: new Map(), nowMs: c.get('services').clock.now() });
  if (!acts.ok) return problem(c, acts.error);
  const context = { api_key: caller.actor, request_id: c.get('requestId'), opted_out_at: view.key };
  await mapAtMost(LEDGERS_ASKED_AT_ONCE_MAX, [...byPartition(c, addresses.value)], ([partition, each]) =>
    ownLedger(c, partition).recordActsOfEach(ledgerPlace(c, partition), each, acts.value, context),
  );
  await note(c, view, 'destination.suppressions_imported', { addresses: addresses.value.length, complete });
  const courier = ownCourier(c, view.id);
  if (!complete) {
    await courier.wake(courierPlace(c, view.id));
    return c.json({ recorded: addresses.value.length, opt_outs: view.opt_outs });
  }
  // After the last withdrawal is recorded: what is told from here on holds them all.
  const changed = await ownWorkspace(c).setOptOuts(caller.actor, view.id, 'imported');
  if (!changed.ok) return problem(c, workspaceProblem(changed.error));
  await courier.wake(courierPlace(c, view.id));
  return c.json({ recorded: addresses.value.length, opt_outs: changed.value.opt_outs });
}

type Suppressions = z.infer<typeof suppressionsRequest>;

function readAddresses({ phones, emails, phone_country }: Suppressions): Result<readonly Address[], ProblemDraft> {
  const country = phone_country === undefined ? {} : { phone_country };
  const given = [
    ...phones.map((phone, index) => ({ path: `phones[${index}]`, read: readAddress({ phone, ...country }) })),
    ...emails.map((email, index) => ({ path: `emails[${index}]`, read: readAddress({ email }) })),
  ];
  const faults = given.flatMap(({ path, read }) => (read.ok ? [] : (read.error.errors ?? []).map((error) => ({ ...error, path }))));
  if (faults.length > 0) return err({ status: 422, type: 'invalid-request', errors: faults });
  const addresses = given.flatMap(({ read }) => (read.ok ? [read.value] : []));
  return ok([...new Map(addresses.map((address) => [`${address.kind} ${address.value}`, address])).values()]);
}

function optOuts({ pairs, at }: Suppressions): ConsentActInput[] {
  const act = { act: 'withdraw' as const, method: 'import' as const, ...(at === undefined ? {} : { at }) };
  return pairs === undefined ? [act] : pairs.map((pair) => ({ ...act, ...pair }));
}

function byPartition(c: AppContext, addresses: readonly Address[]): ReadonlyMap<number, readonly Address[]> {
  const { workspace, partitions } = c.get('caller');
  const parts = new Map<number, Address[]>();
  for (const address of addresses) {
    const partition = partitionOf(c.get('services').env.hash, workspace, address, partitions);
    parts.set(partition, [...(parts.get(partition) ?? []), address]);
  }
  return parts;
}

function viewStatus(view: DestinationView, known: CourierStatus | null, nowMs: number): DestinationStatus {
  return {
    destination: view.key,
    status: view.status,
    opt_outs: view.opt_outs,
    delivered: known?.delivered ?? 0,
    failed_attempts: known?.failedAttempts ?? 0,
    dead: known?.dead ?? 0,
    queued: known?.queued ?? 0,
    gated: known?.gated ?? 0,
    lag: known?.lag ?? 0,
    oldest_since_at: iso(known?.oldestSinceMs),
    oldest_withdrawal:
      known === null || known.oldestWithdrawalAtMs === null
        ? null
        : {
            recorded_at: new Date(known.oldestWithdrawalAtMs).toISOString(),
            due_at: new Date(known.oldestWithdrawalAtMs + WITHDRAWAL_DUE_MS).toISOString(),
            is_late: isLateAt(known.oldestWithdrawalAtMs, nowMs),
          },
    last_failure: known?.lastFailure
      ? { at: new Date(known.lastFailure.atMs).toISOString(), status: known.lastFailure.status, reason: known.lastFailure.reason }
      : null,
    breaker: {
      status: known?.breaker.status ?? 'closed',
      failures: known?.breaker.failures ?? 0,
      since_at: iso(known?.breaker.sinceMs),
      next_probe_at: iso(known?.breaker.nextProbeAtMs),
    },
    tours: (known?.tours ?? []).map(({ kind, partitions, partitionsDone, found, begunAtMs }) => ({
      kind,
      partitions,
      partitions_done: partitionsDone,
      found,
      begun_at: new Date(begunAtMs).toISOString(),
      is_done: partitionsDone === partitions,
    })),
  };
}

const iso = (ms: number | null | undefined): string | null => (ms === null || ms === undefined ? null : new Date(ms).toISOString());

async function findOwn(c: AppContext): Promise<DestinationView | null> {
  const id = ownId(c, 'destination', c.req.param('id') ?? '');
  if (!id) return null;
  return (await ownWorkspace(c).listDestinations()).find((view) => view.id === id.local) ?? null;
}

const note = (c: AppContext, view: DestinationView, action: string, detail: Record<string, unknown>): Promise<void> =>
  ownWorkspace(c).noteAudit(c.get('caller').actor, action, `destination:${view.id}`, detail);

const NO_CONTACT = invalidAt('contact_id', 'contact_unknown', 'There is no such contact.', 'Give an id from POST /v1/contacts/find.');
const OPT_OUTS_UNKNOWN: ProblemDraft = {
  status: 409,
  type: 'conflict',
  errors: [
    {
      path: 'turn_on',
      code: 'opt_outs_unknown',
      message: 'The opt-outs that the destination has of its own were not imported, so old grants could overrule them.',
      fix: 'Import them with POST …/suppressions and complete: true, or say turn_on: true under a key with consents:attest.',
    },
  ],
};
