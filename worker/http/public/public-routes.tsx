/** @jsxImportSource hono/jsx */
/** Everything that anybody may call, and the two small things at the root. */
import type { Hono } from 'hono';
import { readManifest } from '../asset-manifest.ts';
import type { AppEnv } from '../context.ts';
import { NOT_FOUND, problem } from '../problem.ts';
import { fileRoutes } from './file-routes.ts';
import { FRONT_PAGE_CSP, FrontPage } from './front-page.tsx';
import { health } from './health.ts';
import { linkRoutes } from './link-routes.ts';
import { preferenceRoutes } from './preference-routes.ts';
import { subjectRoutes } from './subject-routes.ts';
import { submissionRoutes } from './submission-routes.ts';
import { widgetRoutes } from './widget-routes.ts';

export function publicRoutes(app: Hono<AppEnv>): void {
  widgetRoutes(app);
  submissionRoutes(app);
  linkRoutes(app);
  preferenceRoutes(app);
  subjectRoutes(app);
  fileRoutes(app);
  app.get('/health', health);
  app.get('/demo', (c) => {
    const { demoMerchantUrl } = c.get('services').env;
    return demoMerchantUrl === null ? problem(c, NOT_FOUND) : c.redirect(demoMerchantUrl, 302);
  });
  app.get('/', async (c) => {
    const { page_css } = await readManifest(c);
    const page = <FrontPage stylesheet={page_css} isDemo={c.get('services').env.demoMerchantUrl !== null} />;
    return c.html(page, 200, { 'content-security-policy': FRONT_PAGE_CSP });
  });
}
