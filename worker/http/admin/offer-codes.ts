/** The pool of codes of a widget's offer, over HTTP. */
import type { Hono } from 'hono';
import { offerCodesRequest } from '../../../shared/contract/offer.ts';
import { ADMIN_BODY_BYTES_MAX } from '../../../shared/limits.ts';
import { readBody } from '../body.ts';
import type { AppEnv } from '../context.ts';
import { requireScope } from '../middleware/authenticate.ts';
import { NOT_FOUND, problem } from '../problem.ts';
import { ownId, ownWorkspace } from './own.ts';
import { workspaceProblem } from './workspace-refusal.ts';

export function offerCodeRoutes(app: Hono<AppEnv>): void {
  app.get('/v1/widgets/:id/offer-codes', requireScope('config:read'), async (c) => {
    const id = ownId(c, 'widget', c.req.param('id'));
    if (!id) return problem(c, NOT_FOUND);
    const pool = await ownWorkspace(c).offerPool(id.local);
    return pool.ok ? c.json(pool.value) : problem(c, workspaceProblem(pool.error));
  });

  app.post('/v1/widgets/:id/offer-codes', requireScope('config:write'), async (c) => {
    const id = ownId(c, 'widget', c.req.param('id'));
    if (!id) return problem(c, NOT_FOUND);
    const body = await readBody(c, offerCodesRequest, ADMIN_BODY_BYTES_MAX);
    if (!body.ok) return problem(c, body.error);
    const added = await ownWorkspace(c).addOfferCodes(c.get('caller').actor, id.local, body.value.codes);
    return added.ok ? c.json(added.value) : problem(c, workspaceProblem(added.error));
  });

  app.delete('/v1/widgets/:id/offer-codes', requireScope('config:write'), async (c) => {
    const id = ownId(c, 'widget', c.req.param('id'));
    if (!id) return problem(c, NOT_FOUND);
    const removed = await ownWorkspace(c).removeOfferCodes(c.get('caller').actor, id.local);
    return removed.ok ? c.json(removed.value) : problem(c, workspaceProblem(removed.error));
  });
}
