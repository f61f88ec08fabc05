/** What the holder of a submission's secret calls. Without it, with a wrong one, and for an id that is none of ours: one 404. */
import type { Hono } from 'hono';
import { resendRequest, retractRequest, verifyRequest } from '../../../shared/contract/submission.ts';
import { PUBLIC_BODY_BYTES_MAX } from '../../../shared/limits.ts';
import { err, type Result } from '../../../shared/result.ts';
import { readBody } from '../body.ts';
import type { AppContext, AppEnv } from '../context.ts';
import { loadWidgetAt } from '../load-widget.ts';
import { admitOrigin, openPreflight } from '../middleware/cors.ts';
import { floor } from '../middleware/floor.ts';
import { NOT_FOUND, type ProblemDraft, problem } from '../problem.ts';
import { type OpenSubmission, submissionBySecret } from '../submission-access.ts';
import { readSubmission, resendCode, retractChoices, verifyCode } from '../submission-acts.ts';
import { testMessagesOf } from '../test-messages.ts';

export function submissionRoutes(app: Hono<AppEnv>): void {
  app.get('/v1/submissions/:submission_id', floor, async (c) => {
    const open = await openForCaller(c, c.req.param('submission_id'));
    if (!open.ok) return problem(c, open.error);
    const view = await readSubmission(c, open.value);
    return view.ok ? c.json(view.value) : problem(c, view.error);
  });
  app.post('/v1/submissions/:submission_id/verify', floor, async (c) => {
    const open = await openForCaller(c, c.req.param('submission_id'));
    if (!open.ok) return problem(c, open.error);
    const body = await readBody(c, verifyRequest, PUBLIC_BODY_BYTES_MAX);
    if (!body.ok) return problem(c, body.error);
    const answer = await verifyCode(c, open.value, body.value.code, body.value.to ?? null);
    return answer.ok ? c.json(answer.value) : problem(c, answer.error);
  });
  app.post('/v1/submissions/:submission_id/resend', floor, async (c) => {
    const open = await openForCaller(c, c.req.param('submission_id'));
    if (!open.ok) return problem(c, open.error);
    const body = await readBody(c, resendRequest, PUBLIC_BODY_BYTES_MAX);
    if (!body.ok) return problem(c, body.error);
    await resendCode(c, open.value, body.value.to ?? null);
    return c.json({ outcome: 'received' }, 202);
  });
  app.post('/v1/submissions/:submission_id/retract', floor, async (c) => {
    const open = await openForCaller(c, c.req.param('submission_id'));
    if (!open.ok) return problem(c, open.error);
    const body = await readBody(c, retractRequest, PUBLIC_BODY_BYTES_MAX);
    if (!body.ok) return problem(c, body.error);
    const answer = await retractChoices(c, open.value, body.value.choices);
    return answer.ok ? c.json({ outcome: 'retracted' }) : problem(c, answer.error);
  });
  app.get('/v1/submissions/:submission_id/test-messages', floor, async (c) => {
    const open = await openForCaller(c, c.req.param('submission_id'));
    if (!open.ok) return problem(c, open.error);
    const messages = await testMessagesOf(c, open.value);
    return messages ? c.json({ test_messages: messages }) : problem(c, NOT_FOUND);
  });
  for (const below of ['', '/verify', '/resend', '/retract', '/test-messages'])
    app.options(`/v1/submissions/:submission_id${below}`, openPreflight);
}

/** The origin is judged last: who holds no secret learns nothing of which sites a submission came from. */
async function openForCaller(c: AppContext, submissionId: string): Promise<Result<OpenSubmission, ProblemDraft>> {
  const open = await submissionBySecret(c, submissionId, c.req.header('sayso-secret') ?? '');
  if (!open.ok) return open;
  const { view, place, jurisdiction } = open.value;
  const published = view && (await loadWidgetAt(c, { workspace: place.workspace, jurisdiction, local: view.widget }, null));
  const origin = admitOrigin(c, published);
  return origin.ok ? open : err(origin.error);
}
