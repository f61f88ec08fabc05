/** A new version of the master key, as the operator follows it. The ledgers do the work by their own alarms; this wakes them and counts. */
import type { Hono } from 'hono';
import type { z } from 'zod';
import type { rotationView } from '../../../shared/contract/operations.ts';
import { LEDGERS_ASKED_AT_ONCE, OBJECTS_ASKED_AT_ONCE_MAX } from '../../../shared/limits.ts';
import type { LedgerStatus } from '../../consent/ledger-api.ts';
import { courierStub, ledgerStub, workspaceStub } from '../../objects.ts';
import { mapAtMost } from '../../platform/at-most.ts';
import type { SecretsProgress } from '../../workspace/workspace-api.ts';
import type { AppContext, AppEnv } from '../context.ts';
import { requireOperator } from '../middleware/authenticate.ts';
import { NOT_FOUND, problem } from '../problem.ts';
import { namedWorkspace } from './ledgers.ts';

type Found = NonNullable<Awaited<ReturnType<typeof namedWorkspace>>>;

export function rotationRoutes(app: Hono<AppEnv>): void {
  app.get('/v1/workspaces/:workspace/rotation', requireOperator, async (c) => {
    const found = await namedWorkspace(c);
    if (!found) return problem(c, NOT_FOUND);
    const secrets = await workspaceStub(c.env, found.place.workspace).secretsProgress();
    return c.json(await progress(c, found, secrets));
  });

  app.post('/v1/workspaces/:workspace/rotation', requireOperator, async (c) => {
    const found = await namedWorkspace(c);
    if (!found) return problem(c, NOT_FOUND);
    const workspace = workspaceStub(c.env, found.place.workspace);
    let secrets = await workspace.rotateSecrets();
    for (let before = Number.POSITIVE_INFINITY; secrets.left > 0 && secrets.left < before; ) {
      before = secrets.left;
      secrets = await workspace.rotateSecrets();
    }
    return c.json(await progress(c, found, secrets));
  });
}

/** Asking a ledger starts it, and at its start it plans whatever a new version leaves to do; a courier does one step when it is asked. */
async function progress(c: AppContext, { place, partitions }: Found, secrets: SecretsProgress): Promise<z.infer<typeof rotationView>> {
  const { workspace } = place;
  const ledgers: { partition: number; rewrapped: number; left: number }[] = [];
  for (let from = 0; from < partitions; from += LEDGERS_ASKED_AT_ONCE) {
    const asked = Array.from({ length: Math.min(LEDGERS_ASKED_AT_ONCE, partitions - from) }, (_, index) => from + index);
    const answers = await Promise.all(
      asked.map(
        async (partition): Promise<[number, LedgerStatus]> => [
          partition,
          await ledgerStub(c.env, workspace, partition).status({ workspace, partition, partitions }),
        ],
      ),
    );
    ledgers.push(...answers.map(([partition, { rewrap }]) => ({ partition, rewrapped: rewrap.rewrapped, left: rewrap.left })));
  }
  const deletions = await mapAtMost(OBJECTS_ASKED_AT_ONCE_MAX, await workspaceStub(c.env, workspace).courierIds(), (destination) =>
    courierStub(c.env, workspace, destination).resealDeletions(),
  );
  const left = deletions.reduce((sum, count) => sum + count, 0);
  const done = secrets.left === 0 && left === 0 && ledgers.every((ledger) => ledger.left === 0);
  return { version: secrets.version, done, ledgers, secrets: { left: secrets.left }, deletions: { left } };
}
