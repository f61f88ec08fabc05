/** Workspaces: made and suspended by the operator, who reads none; read by their own keys. */
import type { Hono } from 'hono';
import { createWorkspaceRequest } from '../../../shared/contract/admin.ts';
import { ADMIN_BODY_BYTES_MAX } from '../../../shared/limits.ts';
import { workspaceStub } from '../../objects.ts';
import { hex } from '../../platform/bytes.ts';
import { readBody } from '../body.ts';
import type { AppContext, AppEnv } from '../context.ts';
import { forgetCallers, requireOperator, requireScope } from '../middleware/authenticate.ts';
import { NOT_FOUND, problem } from '../problem.ts';
import { ownId, ownWorkspace } from './own.ts';
import { workspaceProblem } from './workspace-refusal.ts';

const WORKSPACE_BYTES = 8;

export function workspaceRoutes(app: Hono<AppEnv>): void {
  app.post('/v1/workspaces', requireOperator, async (c) => {
    const body = await readBody(c, createWorkspaceRequest, ADMIN_BODY_BYTES_MAX);
    if (!body.ok) return problem(c, body.error);
    const { ids, random } = c.get('services');
    const workspace = hex(random(WORKSPACE_BYTES));
    const created = await workspaceStub(c.env, workspace).create({ workspace, ...body.value });
    if (!created.ok) return problem(c, workspaceProblem(created.error));
    const place = { workspace, jurisdiction: body.value.jurisdiction, partition: 0 };
    const { view, keyId, secret } = created.value;
    return c.json(
      {
        workspace: { ...view, id: ids.make('workspace', { ...place, local: '' }) },
        api_key: `sayso_${ids.make('api_key', { ...place, local: keyId })}.${secret}`,
      },
      201,
    );
  });
  app.post('/v1/workspaces/:workspace/suspend', requireOperator, (c) => setSuspended(c, true));
  app.post('/v1/workspaces/:workspace/resume', requireOperator, (c) => setSuspended(c, false));

  app.get('/v1/workspaces/:workspace', requireScope('config:read'), async (c) => {
    const id = c.req.param('workspace');
    const view = ownId(c, 'workspace', id) && (await ownWorkspace(c).view());
    return view ? c.json({ ...view, id }) : problem(c, NOT_FOUND);
  });
}

async function setSuspended(c: AppContext, suspended: boolean): Promise<Response> {
  const place = c.get('services').ids.read('workspace', c.req.param('workspace') ?? '');
  if (!place) return problem(c, NOT_FOUND);
  const done = await workspaceStub(c.env, place.workspace).setSuspended(suspended);
  if (!done.ok) return problem(c, workspaceProblem(done.error));
  forgetCallers(place.workspace);
  return c.json({ outcome: suspended ? 'suspended' : 'active' });
}
