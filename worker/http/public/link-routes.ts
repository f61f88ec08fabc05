/**
 * Links of a submission into apps. To make one takes the submission's secret, to ask about it the link's own. Without it, with a wrong one,
 * and for an id that is none of ours: one 404.
 */
import { Buffer } from 'node:buffer';
import { timingSafeEqual } from 'node:crypto';
import type { Hono } from 'hono';
import { linkRequest } from '../../../shared/contract/link.ts';
import { PUBLIC_BODY_BYTES_MAX } from '../../../shared/limits.ts';
import { LINK_POLL_AFTER_SECONDS } from '../../../shared/link-limits.ts';
import { err, ok, type Result } from '../../../shared/result.ts';
import { readBody } from '../body.ts';
import type { AppContext, AppEnv } from '../context.ts';
import { loadWidgetAt } from '../load-widget.ts';
import { admitOrigin, openPreflight } from '../middleware/cors.ts';
import { floor } from '../middleware/floor.ts';
import { NOT_FOUND, type ProblemDraft, problem } from '../problem.ts';
import { submissionBySecret } from '../submission-access.ts';
import { type LinkableSubmission, linkable, linkOf, makeLink, type OpenLink } from '../submission-links.ts';

export function linkRoutes(app: Hono<AppEnv>): void {
  app.post('/v1/submissions/:submission_id/links', floor, async (c) => {
    const from = await openForCaller(c);
    if (!from.ok) return problem(c, from.error);
    const body = await readBody(c, linkRequest, PUBLIC_BODY_BYTES_MAX);
    if (!body.ok) return problem(c, body.error);
    const made = await makeLink(c, from.value, body.value.channel);
    return made.ok ? c.json(made.value, 201) : refuse(c, made.error);
  });
  app.get('/v1/submissions/:submission_id/links/:link_id', floor, async (c) => {
    const link = await readForCaller(c);
    return link.ok ? c.json(link.value.view) : refuse(c, link.error);
  });
  for (const below of ['', '/:link_id']) app.options(`/v1/submissions/:submission_id/links${below}`, openPreflight);
}

function refuse(c: AppContext, draft: ProblemDraft): Response {
  if (draft.status === 429) c.header('retry-after', String(LINK_POLL_AFTER_SECONDS));
  return problem(c, draft);
}

/** The origin is judged last: who holds no secret learns nothing of which sites a submission came from. */
async function openForCaller(c: AppContext): Promise<Result<LinkableSubmission, ProblemDraft>> {
  const open = await submissionBySecret(c, c.req.param('submission_id') ?? '', c.req.header('sayso-secret') ?? '');
  if (!open.ok) return open;
  const from = await linkable(c, open.value);
  const origin = admitOrigin(c, from && (await currentOf(c, from)));
  if (!origin.ok) return origin;
  return from ? ok(from) : err(NOT_FOUND);
}

/** Sites that may show the widget now, as for the submission's other calls. */
const currentOf = (c: AppContext, { open, widget }: LinkableSubmission) =>
  loadWidgetAt(c, { workspace: open.place.workspace, jurisdiction: open.jurisdiction, local: widget }, null);

async function readForCaller(c: AppContext): Promise<Result<OpenLink, ProblemDraft>> {
  const { ids, tokens } = c.get('services');
  const [submission, id, secret] = [c.req.param('submission_id') ?? '', c.req.param('link_id') ?? '', c.req.header('sayso-secret') ?? ''];
  const [of, parts] = [ids.read('submission', submission), ids.read('link', id)];
  const isOfThis = of && parts && of.workspace === parts.workspace && of.partition === parts.partition;
  if (!isOfThis || !sameText(secret, tokens.submissionSecret(id))) return err(NOT_FOUND);
  const link = await linkOf(c, of.local, id, parts);
  if (!link.ok) {
    // Whose site it is isn't known for what is not there, nor asked again for what was just asked.
    if (link.error.status === 429) allowAny(c);
    return link;
  }
  const widget = { workspace: parts.workspace, jurisdiction: parts.jurisdiction, local: link.value.widget };
  const origin = admitOrigin(c, await loadWidgetAt(c, widget, null));
  return origin.ok ? link : err(origin.error);
}

/** Lets any site read that it asked too often: the answer holds nothing else. */
function allowAny(c: AppContext): void {
  c.header('access-control-allow-origin', '*');
  c.header('access-control-expose-headers', 'retry-after');
}

function sameText(given: string, expected: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)];
  return a.length === b.length && timingSafeEqual(a, b);
}
