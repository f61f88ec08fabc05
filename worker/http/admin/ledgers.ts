/** Ledgers as the operator sees them: whole or recovering, and the word that lets one go on without what it lost. Reads no person. */
import type { Hono } from 'hono';
import { type LedgerView, successorRequest } from '../../../shared/contract/operations.ts';
import { ADMIN_BODY_BYTES_MAX, OBJECTS_ASKED_AT_ONCE_MAX } from '../../../shared/limits.ts';
import { iso } from '../../consent/wire.ts';
import { courierStub, ledgerStub, workspaceStub } from '../../objects.ts';
import { mapAtMost } from '../../platform/at-most.ts';
import type { IdParts } from '../../platform/ids.ts';
import type { WorkspaceApi } from '../../workspace/workspace-api.ts';
import { readBody } from '../body.ts';
import type { AppContext, AppEnv } from '../context.ts';
import { requireOperator } from '../middleware/authenticate.ts';
import { NOT_FOUND, problem } from '../problem.ts';
import { problemAt } from '../refusal-to-wire.ts';
import { invalidAt } from './workspace-refusal.ts';

export function ledgerRoutes(app: Hono<AppEnv>): void {
  app.get('/v1/workspaces/:workspace/ledgers', requireOperator, async (c) => {
    const found = await namedWorkspace(c);
    if (!found) return problem(c, NOT_FOUND);
    const standings = await workspaceStub(c.env, found.place.workspace).ledgerStandings();
    return c.json({ ledgers: standings.map(viewLedger) });
  });

  app.post('/v1/workspaces/:workspace/ledgers/:partition/successor', requireOperator, async (c) => {
    const found = await namedWorkspace(c);
    if (!found) return problem(c, NOT_FOUND);
    const text = c.req.param('partition');
    const partition = Number(text);
    if (!/^\d{1,3}$/.test(text) || partition >= found.partitions) {
      const last = found.partitions - 1;
      const message = `This workspace has the partitions 0 to ${last}.`;
      return problem(c, invalidAt('path:partition', 'invalid', message, 'Name one that GET …/ledgers lists.'));
    }
    const body = await readBody(c, successorRequest, ADMIN_BODY_BYTES_MAX);
    if (!body.ok) return problem(c, body.error);
    const { workspace } = found.place;
    const place = { workspace, partition, partitions: found.partitions };
    const opened = await ledgerStub(c.env, workspace, partition).openSuccessor(place, body.value.declare_loss);
    if (!opened.ok) {
      const fix = 'Nothing is to be done. Send declare_loss: true only where all data was put back from a copy.';
      const refused = problemAt('conflict', 'path:partition', opened.error.reason, 'This ledger is whole.', fix);
      return problem(c, { ...refused, status: 409 });
    }
    await tellWhatEnded(c, workspace, found.partitions);
    const { generation, seq } = opened.value;
    const detail = { generation, declared: body.value.declare_loss };
    await workspaceStub(c.env, workspace).noteAudit('operator', 'ledger.successor_opened', `partition:${partition}`, detail);
    return c.json(viewLedger({ partition, seq, generation, recoveringSinceMs: null }));
  });
}

/** What was granted before the loss is not permitted now, and every destination must hear it, paused ones when they are resumed. */
async function tellWhatEnded(c: AppContext, workspace: string, partitions: number): Promise<void> {
  const destinations = await (workspaceStub(c.env, workspace) as unknown as WorkspaceApi).listDestinations();
  await mapAtMost(OBJECTS_ASKED_AT_ONCE_MAX, destinations, ({ id: destination }) =>
    courierStub(c.env, workspace, destination).tour({ workspace, destination, partitions }, 'start', null),
  );
}

/** An operator's key is for all workspaces, so only the id says which. Null where it is none of ours, or was never made. */
export async function namedWorkspace(c: AppContext): Promise<{ readonly place: IdParts; readonly partitions: number } | null> {
  const place = c.get('services').ids.read('workspace', c.req.param('workspace') ?? '');
  const view = place && (await workspaceStub(c.env, place.workspace).view());
  return view ? { place, partitions: view.partitions } : null;
}

function viewLedger(standing: {
  readonly partition: number;
  readonly seq: number;
  readonly generation: number;
  readonly recoveringSinceMs: number | null;
}): LedgerView {
  const { partition, seq, generation, recoveringSinceMs } = standing;
  const isWhole = recoveringSinceMs === null;
  return {
    partition,
    sequence: seq,
    generation,
    status: isWhole ? 'whole' : 'recovering',
    recovering_since: isWhole ? null : iso(recoveringSinceMs),
    advice: isWhole ? null : ADVICE,
  };
}

const ADVICE =
  'This ledger lacks records that it once had: its file was probably put back from a copy. If the newest file still exists, stop, put that ' +
  'one back, start. If not, POST …/successor: it goes on without them, and whatever was granted before needs a confirm, and every destination is told so.';
