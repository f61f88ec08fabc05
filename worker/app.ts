/** The Hono app: services, middleware, routes, and what is said when none fits or something broke. Holds no rules. */
import { waitUntil } from 'cloudflare:workers';
import { Hono, type MiddlewareHandler } from 'hono';
import { routePath } from 'hono/route';
import { type Bindings, parseEnv } from './env.ts';
import { adminRoutes } from './http/admin/admin-routes.ts';
import type { AppContext, AppEnv, Services } from './http/context.ts';
import { inboundRoutes } from './http/inbound/inbound-routes.ts';
import { requestId } from './http/middleware/request-id.ts';
import { securityHeaders } from './http/middleware/security-headers.ts';
import { openapiRoutes } from './http/openapi-routes.tsx';
import { pageRoutes } from './http/page-routes.ts';
import { NOT_FOUND, problem } from './http/problem.ts';
import { publicRoutes } from './http/public/public-routes.tsx';
import { clock } from './platform/clock.ts';
import { ids } from './platform/ids.ts';
import { errorFields, log } from './platform/log.ts';
import { randomBytes } from './platform/random.ts';
import { shortCodes } from './platform/short-code.ts';
import { tokens } from './platform/tokens.ts';

export function createApp(): Hono<AppEnv> {
  const app = new Hono<AppEnv>();
  let services: Services | null = null;
  app.use(async (c, next) => {
    services ??= makeServices(c.env);
    c.set('services', services);
    await next();
  });
  app.use(requestId, accessLog, securityHeaders);
  publicRoutes(app);
  adminRoutes(app);
  inboundRoutes(app);
  pageRoutes(app);
  openapiRoutes(app);
  app.notFound((c) => noSuchRoute(app, c));
  app.onError((error, c) => {
    log('error', 'request_failed', { request_id: c.get('requestId') ?? null, method: c.req.method, ...errorFields(error) });
    return problem(c, { status: 500, type: 'internal' });
  });
  return app;
}

/** One line a request. The demo's log is read by people, who want to see what broke; the bench, which has no floor, pays for it as production does. */
const accessLog: MiddlewareHandler<AppEnv> = async (c, next) => {
  await next();
  const { env, clock } = c.get('services');
  if (!env.accessLog && env.hasAnswerFloor) return;
  const workspace = c.get('caller')?.workspace ?? c.get('workspace') ?? null;
  // The route's pattern, never the path: that may hold a token.
  const fields = { request_id: c.get('requestId'), method: c.req.method, route: routePath(c, -1), status: c.res.status, workspace };
  log('info', 'request', { ...fields, ms: clock.now() - c.get('arrivedAtMs') });
};

function makeServices(bindings: Bindings): Services {
  const env = parseEnv(bindings);
  return {
    env,
    clock: clock(env.clockOffsetMs),
    ids: ids(env.token),
    shortCodes: shortCodes(env.token),
    tokens: tokens(env.token),
    random: randomBytes,
    afterAnswer,
  };
}

const afterAnswer: Services['afterAnswer'] = (event, work) =>
  waitUntil(work.catch((error: unknown) => log('error', event, errorFields(error))));

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const;

/** 405 with what the address does take, where it takes anything; else 404. */
function noSuchRoute(app: Hono<AppEnv>, c: AppContext): Response {
  const taken = METHODS.filter((method) => app.router.match(method, c.req.path)[0].some(([[, route]]) => route.method === method));
  if (taken.length === 0 || taken.some((method) => method === c.req.method)) return problem(c, NOT_FOUND);
  c.header('allow', taken.join(', '));
  return problem(c, {
    status: 405,
    type: 'method-not-allowed',
    errors: [{ path: 'method', code: 'method_not_allowed', message: `Not ${c.req.method}.`, fix: `Use ${taken.join(' or ')}.` }],
  });
}
