/** Widgets over HTTP: drafts, publishing, versions. */
import type { Hono } from 'hono';
import { type SplitAnswer, splitRequest } from '../../../shared/contract/split.ts';
import { createWidgetRequest, type WidgetView, widgetDraft } from '../../../shared/contract/widget.ts';
import { ADMIN_BODY_BYTES_MAX } from '../../../shared/limits.ts';
import type { Split } from '../../workspace/draw-version.ts';
import { readBody } from '../body.ts';
import type { AppContext, AppEnv } from '../context.ts';
import { requireScope } from '../middleware/authenticate.ts';
import { NOT_FOUND, problem } from '../problem.ts';
import { ownId, ownWorkspace, publicId } from './own.ts';
import { workspaceProblem } from './workspace-refusal.ts';

export function widgetRoutes(app: Hono<AppEnv>): void {
  app.get('/v1/widgets', requireScope('config:read'), async (c) => {
    const widgets = await ownWorkspace(c).listWidgets();
    return c.json({ widgets: widgets.map((widget) => withPublicId(c, widget)) });
  });

  app.post('/v1/widgets', requireScope('config:write'), async (c) => {
    const body = await readBody(c, createWidgetRequest, ADMIN_BODY_BYTES_MAX);
    if (!body.ok) return problem(c, body.error);
    const made = await ownWorkspace(c).createWidget(c.get('caller').actor, body.value.key, body.value.draft);
    return made.ok ? c.json(withPublicId(c, made.value), 201) : problem(c, workspaceProblem(made.error));
  });

  app.get('/v1/widgets/:id', requireScope('config:read'), async (c) => {
    const id = ownId(c, 'widget', c.req.param('id'));
    const widget = id && (await ownWorkspace(c).listWidgets()).find((each) => each.id === id.local);
    return widget ? c.json(withPublicId(c, widget)) : problem(c, NOT_FOUND);
  });

  app.put('/v1/widgets/:id/draft', requireScope('config:write'), async (c) => {
    const id = ownId(c, 'widget', c.req.param('id'));
    if (!id) return problem(c, NOT_FOUND);
    const body = await readBody(c, widgetDraft, ADMIN_BODY_BYTES_MAX);
    if (!body.ok) return problem(c, body.error);
    const put = await ownWorkspace(c).putDraft(c.get('caller').actor, id.local, body.value);
    return put.ok ? c.json(withPublicId(c, put.value)) : problem(c, workspaceProblem(put.error));
  });

  app.post('/v1/widgets/:id/publish', requireScope('config:write'), async (c) => {
    const id = ownId(c, 'widget', c.req.param('id'));
    if (!id) return problem(c, NOT_FOUND);
    const published = await ownWorkspace(c).publish(c.get('caller').actor, id.local);
    return published.ok ? c.json(published.value) : problem(c, workspaceProblem(published.error));
  });

  app.get('/v1/widgets/:id/versions', requireScope('config:read'), async (c) => {
    const id = ownId(c, 'widget', c.req.param('id'));
    const versions = id && (await ownWorkspace(c).listVersions(id.local));
    if (!versions) return problem(c, NOT_FOUND);
    if (!versions.ok) return problem(c, workspaceProblem(versions.error));
    return c.json({ versions: versions.value.map((version) => ({ ...version, widget_id: c.req.param('id') })) });
  });

  app.get('/v1/widgets/:id/split', requireScope('config:read'), async (c) => {
    const id = ownId(c, 'widget', c.req.param('id'));
    const widget = id && (await ownWorkspace(c).listWidgets()).find((each) => each.id === id.local);
    if (!id || !widget) return problem(c, NOT_FOUND);
    return c.json(splitOnWire(await ownWorkspace(c).split(id.local)));
  });

  app.put('/v1/widgets/:id/split', requireScope('config:write'), async (c) => {
    const id = ownId(c, 'widget', c.req.param('id'));
    if (!id) return problem(c, NOT_FOUND);
    const body = await readBody(c, splitRequest, ADMIN_BODY_BYTES_MAX);
    if (!body.ok) return problem(c, body.error);
    const put = await ownWorkspace(c).putSplit(c.get('caller').actor, id.local, body.value.versions);
    return put.ok ? c.json(splitOnWire(put.value)) : problem(c, workspaceProblem(put.error));
  });

  app.delete('/v1/widgets/:id/split', requireScope('config:write'), async (c) => {
    const id = ownId(c, 'widget', c.req.param('id'));
    if (!id) return problem(c, NOT_FOUND);
    const ended = await ownWorkspace(c).endSplit(c.get('caller').actor, id.local);
    return ended.ok ? c.json({ outcome: 'done' }) : problem(c, workspaceProblem(ended.error));
  });
}

const splitOnWire = (split: Split | null): SplitAnswer => ({
  split: split && { versions: [...split.versions], since_at: new Date(split.sinceMs).toISOString() },
});

const withPublicId = (c: AppContext, view: WidgetView): WidgetView => ({ ...view, id: publicId(c, 'widget', view.id) });
