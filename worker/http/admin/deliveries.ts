/** Deliveries over HTTP: what each Courier has not settled, and its counts. */
import type { Hono } from 'hono';
import type { DeliveryView, DestinationView } from '../../../shared/contract/destination.ts';
import { LEDGERS_ASKED_AT_ONCE_MAX } from '../../../shared/limits.ts';
import { mapAtMost } from '../../platform/at-most.ts';
import { localNumber, numberLocal } from '../../platform/ids.ts';
import type { DeliveryRow } from '../../sync/courier-api.ts';
import type { AppContext, AppEnv } from '../context.ts';
import { requireScope } from '../middleware/authenticate.ts';
import { NOT_FOUND, problem } from '../problem.ts';
import { ownCourier, ownId, ownWorkspace, publicId } from './own.ts';
import { readPaging } from './query.ts';

/** Hex digits of the destination in a delivery's local id; the number of the address follows. */
const DESTINATION_DIGITS = 16;

export function deliveryRoutes(app: Hono<AppEnv>): void {
  app.get('/v1/deliveries', requireScope('deliveries:read'), async (c) => {
    const paging = readPaging(c);
    if (!paging.ok) return problem(c, paging.error);
    const key = c.req.query('destination');
    const all = await ownWorkspace(c).listDestinations();
    const wanted = key === undefined ? all : all.filter((destination) => destination.key === key);
    if (key !== undefined && wanted.length === 0) return problem(c, NOT_FOUND);
    const { limit } = paging.value;
    const found = await mapAtMost(LEDGERS_ASKED_AT_ONCE_MAX, wanted, (destination) => readCourier(c, destination, limit));
    return c.json({
      deliveries: found
        .flatMap((each) => each.deliveries)
        .sort((a, b) => (a.since_at < b.since_at ? -1 : 1))
        .slice(0, limit),
      destinations: found.map((each) => each.counts),
    });
  });

  app.post('/v1/deliveries/:id/retry', requireScope('deliveries:write'), async (c) => {
    const id = ownId(c, 'delivery', c.req.param('id'));
    const local = id?.local.slice(0, DESTINATION_DIGITS);
    const destination = (await ownWorkspace(c).listDestinations()).find((view) => view.id === local);
    if (!id || !destination) return problem(c, NOT_FOUND);
    const no = localNumber(id.local.slice(DESTINATION_DIGITS));
    if (!(await ownCourier(c, destination.id).retry(id.partition, no))) return problem(c, NOT_FOUND);
    const target = publicId(c, 'contact', numberLocal(no), id.partition);
    await ownWorkspace(c).noteAudit(c.get('caller').actor, 'delivery.retried', target, { destination: destination.key });
    return c.json({ outcome: 'done' });
  });
}

async function readCourier(c: AppContext, destination: DestinationView, limit: number) {
  const courier = ownCourier(c, destination.id);
  const [rows, counters] = await Promise.all([courier.deliveries(limit), courier.counters()]);
  return {
    deliveries: rows.map((row) => viewDelivery(c, destination, row)),
    counts: {
      destination: destination.key,
      delivered: counters.delivered,
      failed_attempts: counters.failedAttempts,
      dead: counters.dead,
      lag: counters.lag,
    },
  };
}

function viewDelivery(c: AppContext, destination: DestinationView, row: DeliveryRow): DeliveryView {
  const no = numberLocal(row.no);
  return {
    id: publicId(c, 'delivery', destination.id + no, row.partition),
    destination: destination.key,
    contact_id: publicId(c, 'contact', no, row.partition),
    status: row.status,
    withdrawal: row.withdrawal,
    sequence: row.sequence,
    attempts: row.attempts,
    next_attempt_at: row.nextAttemptAtMs === null ? null : new Date(row.nextAttemptAtMs).toISOString(),
    last_reason: row.lastReason,
    last_status: row.lastStatus,
    since_at: new Date(row.sinceMs).toISOString(),
  };
}
