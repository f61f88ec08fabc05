/** Whether all destinations of a workspace are being told, for a machine that watches: 200 or 503, and which are not and why. */
import type { Hono } from 'hono';
import type { z } from 'zod';
import type { DestinationStatus, destinationsHealth } from '../../../shared/contract/destination.ts';
import { LEDGERS_ASKED_AT_ONCE_MAX } from '../../../shared/limits.ts';
import { mapAtMost } from '../../platform/at-most.ts';
import type { AppEnv } from '../context.ts';
import { requireScope } from '../middleware/authenticate.ts';
import { readStatus } from './destination-jobs.ts';
import { ownWorkspace } from './own.ts';

export function destinationsHealthRoutes(app: Hono<AppEnv>): void {
  app.get('/health/destinations', requireScope('deliveries:read'), async (c) => {
    const views = await ownWorkspace(c).listDestinations();
    const all = await mapAtMost(LEDGERS_ASKED_AT_ONCE_MAX, views, (view) => readStatus(c, view));
    const destinations = all.map((status) => ({ ...status, reasons: reasonsOf(status) }));
    const isWell = destinations.every(({ reasons }) => reasons.length === 0);
    const answer: z.infer<typeof destinationsHealth> = { status: isWell ? 'ok' : 'failing', destinations };
    return c.json(answer, isWell ? 200 : 503);
  });
}

type Reason = z.infer<typeof destinationsHealth>['destinations'][number]['reasons'][number];

/** What the merchant has paused is no failure, until a withdrawal is late for it. */
function reasonsOf({ status, oldest_withdrawal, breaker, dead }: DestinationStatus): Reason[] {
  const reasons: readonly (readonly [boolean, Reason])[] = [
    [status === 'disabled', 'disabled'],
    [oldest_withdrawal?.is_late === true, 'late'],
    [breaker.status === 'open', 'out_of_order'],
    [dead > 0, 'dead'],
  ];
  return reasons.filter(([applies]) => applies).map(([, reason]) => reason);
}
