/** Disclosures over HTTP: read by hash, registered for methods other than a widget. */
import type { Hono } from 'hono';
import type { z } from 'zod';
import { type disclosureView, registerDisclosureRequest } from '../../../shared/contract/disclosure.ts';
import { sha256Hex } from '../../../shared/contract/primitives.ts';
import { ADMIN_BODY_BYTES_MAX } from '../../../shared/limits.ts';
import { readBody } from '../body.ts';
import type { AppContext, AppEnv } from '../context.ts';
import { requireScope } from '../middleware/authenticate.ts';
import { NOT_FOUND, problem } from '../problem.ts';
import { ownWorkspace, publicId } from './own.ts';
import { workspaceProblem } from './workspace-refusal.ts';

type DisclosureView = z.infer<typeof disclosureView>;

export function disclosureRoutes(app: Hono<AppEnv>): void {
  app.get('/v1/disclosures', requireScope('config:read'), async (c) => {
    const disclosures = await ownWorkspace(c).listDisclosures();
    return c.json({ disclosures: disclosures.map((view) => withPublicIds(c, view)) });
  });

  app.post('/v1/disclosures', requireScope('config:write'), async (c) => {
    const body = await readBody(c, registerDisclosureRequest, ADMIN_BODY_BYTES_MAX);
    if (!body.ok) return problem(c, body.error);
    const registered = await ownWorkspace(c).registerDisclosure(c.get('caller').actor, body.value);
    return registered.ok ? c.json(withPublicIds(c, registered.value), 201) : problem(c, workspaceProblem(registered.error));
  });

  app.get('/v1/disclosures/:hash', requireScope('config:read'), async (c) => {
    const hash = sha256Hex.safeParse(c.req.param('hash'));
    const view = hash.success ? await ownWorkspace(c).disclosure(hash.data) : null;
    return view ? c.json(withPublicIds(c, view)) : problem(c, NOT_FOUND);
  });
}

const withPublicIds = (c: AppContext, view: DisclosureView): DisclosureView => ({
  ...view,
  issued: view.issued.map((each) => (each.widget_id === undefined ? each : { ...each, widget_id: publicId(c, 'widget', each.widget_id) })),
});
