/** Headers that every answer carries, unless its handler said otherwise. Pages bring a Content-Security-Policy of their own. */
import type { MiddlewareHandler } from 'hono';
import type { AppEnv } from '../context.ts';

const DEFAULTS: Readonly<Record<string, string>> = {
  'cache-control': 'no-store',
  'content-security-policy': "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  // Not `no-referrer`: browsers then send `Origin: null` with a form, and our own pages could not be told from others.
  'referrer-policy': 'same-origin',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=()',
};
/** Two years. Source: hstspreload.org, "Submission Requirements" asks for one at least. */
const HSTS = 'max-age=63072000';

export const securityHeaders: MiddlewareHandler<AppEnv> = async (c, next) => {
  await next();
  for (const [name, value] of Object.entries(DEFAULTS)) if (!c.res.headers.has(name)) c.res.headers.set(name, value);
  if (c.get('services').env.publicUrl.startsWith('https:')) c.res.headers.set('strict-transport-security', HSTS);
};
