/** The preference centre over JSON: the token in the path is the credential. GET never writes. */
import type { Hono } from 'hono';
import { changesRequest, preferenceLinkRequest, stopRequest, withdrawAllRequest } from '../../../shared/contract/preference.ts';
import { PUBLIC_BODY_BYTES_MAX } from '../../../shared/limits.ts';
import { err, ok, type Result } from '../../../shared/result.ts';
import { readBody } from '../body.ts';
import type { AppContext, AppEnv } from '../context.ts';
import { loadWidget } from '../load-widget.ts';
import { admitOrigin, openPreflight } from '../middleware/cors.ts';
import { floor } from '../middleware/floor.ts';
import { openPreferences } from '../preference-access.ts';
import { readLook } from '../preference-look.ts';
import {
  applyPreferenceChanges,
  PREFERENCE_GRADES,
  readPreferences,
  requestPreferenceLink,
  withdrawAllPreferences,
} from '../preferences.ts';
import { NOT_FOUND, type ProblemDraft, problem } from '../problem.ts';
import { requestStop } from '../stop-requests.ts';

export function preferenceRoutes(app: Hono<AppEnv>): void {
  app.post('/v1/preferences/requests', floor, (c) => request(c, preferenceLinkRequest, requestPreferenceLink));
  app.post('/v1/stop-requests', floor, (c) => request(c, stopRequest, requestStop));
  app.get('/v1/preferences/:token', floor, async (c) => {
    const token = c.req.param('token');
    const admitted = await admitTokenOrigin(c, token);
    if (!admitted.ok) return problem(c, admitted.error);
    const view = await readPreferences(c, token, PREFERENCE_GRADES);
    return view.ok ? c.json(view.value) : problem(c, view.error);
  });
  app.get('/v1/preferences/:token/look', floor, async (c) => {
    const look = await readLook(c, c.req.param('token'));
    return look.ok ? c.json(look.value) : problem(c, look.error);
  });
  app.post('/v1/preferences/:token/changes', floor, async (c) => {
    const token = c.req.param('token');
    const admitted = await admitTokenOrigin(c, token);
    if (!admitted.ok) return problem(c, admitted.error);
    const body = await readBody(c, changesRequest, PUBLIC_BODY_BYTES_MAX);
    if (!body.ok) return problem(c, body.error);
    const answer = await applyPreferenceChanges(c, token, body.value.changes);
    return answer.ok ? c.json(answer.value) : problem(c, answer.error);
  });
  app.post('/v1/preferences/:token/withdraw-all', floor, async (c) => {
    const token = c.req.param('token');
    const admitted = await admitTokenOrigin(c, token);
    if (!admitted.ok) return problem(c, admitted.error);
    const body = await readBody(c, withdrawAllRequest, PUBLIC_BODY_BYTES_MAX);
    if (!body.ok) return problem(c, body.error);
    const answer = await withdrawAllPreferences(c, token);
    return answer.ok ? c.json(answer.value) : problem(c, answer.error);
  });
  app.options('/v1/preferences/:token', openPreflight);
  for (const below of ['look', 'changes', 'withdraw-all']) app.options(`/v1/preferences/:token/${below}`, openPreflight);
}

/** Both are asked by a widget's page, by the same fields. */
async function request(c: AppContext, schema: typeof preferenceLinkRequest, act: typeof requestPreferenceLink): Promise<Response> {
  const body = await readBody(c, schema, PUBLIC_BODY_BYTES_MAX);
  const published = body.ok ? await loadWidget(c, body.value.widget, null) : null;
  const origin = admitOrigin(c, published);
  if (!body.ok) return problem(c, body.error);
  if (!published) return problem(c, NOT_FOUND);
  if (!origin.ok) return problem(c, origin.error);
  const answer = await act(c, body.value);
  return answer.ok ? c.json(answer.value, 202) : problem(c, answer.error);
}

/** An unknown token is a 404 before any origin is looked at. */
async function admitTokenOrigin(c: AppContext, token: string): Promise<Result<void, ProblemDraft>> {
  const open = await openPreferences(c, token, PREFERENCE_GRADES);
  if (!open.ok) return open;
  const origin = admitOrigin(c, open.value.published);
  return origin.ok ? ok(undefined) : err(origin.error);
}
