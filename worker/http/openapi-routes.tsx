/** @jsxImportSource hono/jsx */
/** /openapi.json, /events.json, /docs and the page behind each problem type: the contract, readable by tools and by people. */
import type { Hono } from 'hono';
import { ROUTES } from '../../shared/contract/routes.ts';
import { DocsPage, ProblemPage } from '../pages/docs.tsx';
import { VERSION } from '../platform/version.ts';
import { readManifest } from './asset-manifest.ts';
import type { AppEnv } from './context.ts';
import { eventSchema, openApiDocument, operationId, problemMeaning } from './openapi.ts';
import { NOT_FOUND, problem } from './problem.ts';

/** No script, no foreign host: these pages only show text. */
const CSP = "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

export function openapiRoutes(app: Hono<AppEnv>): void {
  app.get('/openapi.json', (c) => c.json(openApiDocument(c.get('services').env.publicUrl, VERSION)));
  app.get('/events.json', (c) => c.json(eventSchema(c.get('services').env.publicUrl), 200, { 'content-type': 'application/schema+json' }));
  app.get('/docs', async (c) => {
    const manifest = await readManifest(c);
    const document = openApiDocument(c.get('services').env.publicUrl, VERSION);
    const operations = ROUTES.map((route) => ({ route, id: operationId(route) }));
    return c.html(<DocsPage stylesheet={manifest.page_css} document={document} operations={operations} />, 200, {
      'content-security-policy': CSP,
    });
  });
  app.get('/problems/:type', async (c) => {
    const meaning = problemMeaning(c.req.param('type'));
    if (meaning === null) return problem(c, NOT_FOUND);
    const manifest = await readManifest(c);
    return c.html(<ProblemPage stylesheet={manifest.page_css} type={c.req.param('type')} meaning={meaning} />, 200, {
      'content-security-policy': CSP,
    });
  });
}
