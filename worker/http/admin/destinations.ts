/** Destinations over HTTP. Settings live in the Workspace, sending in the destination's Courier. */
import type { Hono } from 'hono';
import { addressInput } from '../../../shared/contract/contact.ts';
import {
  createDestinationRequest,
  type DestinationView,
  pauseRequest,
  updateDestinationRequest,
} from '../../../shared/contract/destination.ts';
import { ADMIN_BODY_BYTES_MAX } from '../../../shared/limits.ts';
import { partitionOf } from '../../consent/place.ts';
import { readBody } from '../body.ts';
import type { AppContext, AppEnv } from '../context.ts';
import { requireScope } from '../middleware/authenticate.ts';
import { NOT_FOUND, problem } from '../problem.ts';
import { courierPlace, ledgerPlace, ownCourier, ownId, ownLedger, ownWorkspace, publicId } from './own.ts';
import { readAddress } from './read-address.ts';
import { workspaceProblem } from './workspace-refusal.ts';

export function destinationRoutes(app: Hono<AppEnv>): void {
  app.get('/v1/destinations', requireScope('config:read'), async (c) => {
    const destinations = await ownWorkspace(c).listDestinations();
    return c.json({ destinations: destinations.map((view) => withPublicId(c, view)) });
  });

  app.post('/v1/destinations', requireScope('config:write'), async (c) => {
    const body = await readBody(c, createDestinationRequest, ADMIN_BODY_BYTES_MAX);
    if (!body.ok) return problem(c, body.error);
    const made = await ownWorkspace(c).createDestination(c.get('caller').actor, body.value);
    if (!made.ok) return problem(c, workspaceProblem(made.error));
    const { view, secret } = made.value;
    await start(c, view.id);
    return c.json({ destination: withPublicId(c, view), ...(secret === null ? {} : { secret }) }, 201);
  });

  app.get('/v1/destinations/:id', requireScope('config:read'), async (c) => {
    const view = await findOwn(c);
    return view ? c.json(withPublicId(c, view)) : problem(c, NOT_FOUND);
  });

  app.patch('/v1/destinations/:id', requireScope('config:write'), async (c) => {
    const id = ownId(c, 'destination', c.req.param('id'));
    if (!id) return problem(c, NOT_FOUND);
    const body = await readBody(c, updateDestinationRequest, ADMIN_BODY_BYTES_MAX);
    if (!body.ok) return problem(c, body.error);
    const changed = await ownWorkspace(c).updateDestination(c.get('caller').actor, id.local, body.value);
    if (!changed.ok) return problem(c, workspaceProblem(changed.error));
    const { view, secret } = changed.value;
    await start(c, view.id);
    return c.json({ destination: withPublicId(c, view), ...(secret === null ? {} : { secret }) });
  });

  app.post('/v1/destinations/:id/test', requireScope('deliveries:write'), async (c) => {
    const view = await findOwn(c);
    if (!view) return problem(c, NOT_FOUND);
    const { ok, status, reason } = await ownCourier(c, view.id).sendTest(courierPlace(c, view.id));
    return c.json({ outcome: ok ? 'delivered' : 'failed', status, reason });
  });

  app.post('/v1/destinations/:id/dry-run', requireScope('contacts:read'), async (c) => {
    const view = await findOwn(c);
    if (!view) return problem(c, NOT_FOUND);
    const body = await readBody(c, addressInput, ADMIN_BODY_BYTES_MAX);
    if (!body.ok) return problem(c, body.error);
    const address = readAddress(body.value);
    if (!address.ok) return problem(c, address.error);
    const { workspace, partitions } = c.get('caller');
    const partition = partitionOf(c.get('services').env.hash, workspace, address.value, partitions);
    const known = await ownLedger(c, partition).find(ledgerPlace(c, partition), address.value);
    // Nobody is told of an address that is not known.
    const requests = known ? await ownCourier(c, view.id).dryRun(courierPlace(c, view.id), partition, known.no) : [];
    return c.json({ requests });
  });

  app.post('/v1/destinations/:id/pause', requireScope('deliveries:write'), async (c) => {
    if (!ownId(c, 'destination', c.req.param('id'))) return problem(c, NOT_FOUND);
    const body = await readBody(c, pauseRequest, ADMIN_BODY_BYTES_MAX);
    if (!body.ok) return problem(c, body.error);
    return setStatus(c, body.value.what === 'grants' ? 'grants_paused' : 'paused');
  });
  app.post('/v1/destinations/:id/resume', requireScope('deliveries:write'), (c) => setStatus(c, 'active'));
}

async function setStatus(c: AppContext, status: 'active' | 'grants_paused' | 'paused'): Promise<Response> {
  const id = ownId(c, 'destination', c.req.param('id') ?? '');
  if (!id) return problem(c, NOT_FOUND);
  const changed = await ownWorkspace(c).setDestinationStatus(c.get('caller').actor, id.local, status, null);
  if (!changed.ok) return problem(c, workspaceProblem(changed.error));
  await start(c, id.local);
  return c.json(withPublicId(c, changed.value));
}

/**
 * Starts the Courier and has it look again. Both can be repeated, and every change does, so that a Courier that was not reached when
 * its destination was made starts with the next one.
 */
async function start(c: AppContext, destination: string): Promise<void> {
  const [courier, place] = [ownCourier(c, destination), courierPlace(c, destination)];
  await courier.start(place);
  await courier.wake(place);
}

async function findOwn(c: AppContext): Promise<DestinationView | null> {
  const id = ownId(c, 'destination', c.req.param('id') ?? '');
  if (!id) return null;
  return (await ownWorkspace(c).listDestinations()).find((view) => view.id === id.local) ?? null;
}

const withPublicId = (c: AppContext, view: DestinationView): DestinationView => ({ ...view, id: publicId(c, 'destination', view.id) });
