/** Programmes over HTTP. */
import type { Hono } from 'hono';
import { programmeInput } from '../../../shared/contract/programme.ts';
import { ADMIN_BODY_BYTES_MAX } from '../../../shared/limits.ts';
import { readBody } from '../body.ts';
import type { AppEnv } from '../context.ts';
import { requireScope } from '../middleware/authenticate.ts';
import { problem } from '../problem.ts';
import { ownWorkspace } from './own.ts';
import { readSlug } from './query.ts';
import { workspaceProblem } from './workspace-refusal.ts';

export function programmeRoutes(app: Hono<AppEnv>): void {
  app.get('/v1/programmes', requireScope('config:read'), async (c) => c.json({ programmes: await ownWorkspace(c).listProgrammes() }));

  app.put('/v1/programmes/:id', requireScope('config:write'), async (c) => {
    const id = readSlug(c, 'id');
    if (!id.ok) return problem(c, id.error);
    const body = await readBody(c, programmeInput, ADMIN_BODY_BYTES_MAX);
    if (!body.ok) return problem(c, body.error);
    const put = await ownWorkspace(c).putProgramme(c.get('caller').actor, id.value, body.value);
    return put.ok ? c.json(put.value) : problem(c, workspaceProblem(put.error));
  });
}
