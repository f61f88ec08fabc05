/** Gives each request its id and notes when it arrived. The id is ours alone: a caller's is neither taken nor logged. */
import type { MiddlewareHandler } from 'hono';
import { base64url } from '../../platform/bytes.ts';
import type { AppEnv } from '../context.ts';

const REQUEST_ID_BYTES = 12;

/** The services have to be set before. */
export const requestId: MiddlewareHandler<AppEnv> = async (c, next) => {
  const { clock, random } = c.get('services');
  c.set('arrivedAtMs', clock.now());
  c.set('requestId', `req_${base64url(random(REQUEST_ID_BYTES))}`);
  await next();
  c.res.headers.set('x-request-id', c.get('requestId'));
};
