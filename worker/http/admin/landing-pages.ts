/** Landing pages over HTTP. */
import type { Hono } from 'hono';
import { type LandingPageInput, landingPageInput } from '../../../shared/contract/admin.ts';
import { ADMIN_BODY_BYTES_MAX } from '../../../shared/limits.ts';
import { readBody } from '../body.ts';
import type { AppContext, AppEnv } from '../context.ts';
import { requireScope } from '../middleware/authenticate.ts';
import { problem } from '../problem.ts';
import { shortUrl } from '../short-url.ts';
import { ownWorkspace, publicId } from './own.ts';
import { readSlug } from './query.ts';
import { workspaceProblem } from './workspace-refusal.ts';

export function landingPageRoutes(app: Hono<AppEnv>): void {
  app.get('/v1/landing-pages', requireScope('config:read'), async (c) => {
    const pages = await ownWorkspace(c).landingPages();
    return c.json({ landing_pages: pages.map((page) => view(c, page.slug, page.input)) });
  });

  app.put('/v1/landing-pages/:slug', requireScope('config:write'), async (c) => {
    const slug = readSlug(c, 'slug');
    if (!slug.ok) return problem(c, slug.error);
    const body = await readBody(c, landingPageInput, ADMIN_BODY_BYTES_MAX);
    if (!body.ok) return problem(c, body.error);
    const put = await ownWorkspace(c).putLandingPage(c.get('caller').actor, slug.value, body.value);
    return put.ok ? c.json(view(c, slug.value, body.value)) : problem(c, workspaceProblem(put.error));
  });

  app.delete('/v1/landing-pages/:slug', requireScope('config:write'), async (c) => {
    const deleted = await ownWorkspace(c).deleteLandingPage(c.get('caller').actor, c.req.param('slug'));
    return deleted.ok ? c.json({ outcome: 'done' }) : problem(c, workspaceProblem(deleted.error));
  });
}

const view = (c: AppContext, slug: string, input: LandingPageInput) => ({
  slug,
  url: `${c.get('services').env.publicUrl}/p/${publicId(c, 'workspace', '')}/${slug}`,
  short_url: shortUrl(c.get('services'), c.get('caller'), slug),
  ...input,
});
