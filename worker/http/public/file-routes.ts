/**
 * The loader and the built files, for any site. Where they come from (Cloudflare's assets, a folder beside workerd) decides neither
 * their type nor how long they are kept: that is said here.
 */
import type { Hono } from 'hono';
import { LOADER_CACHE_SECONDS } from '../../../shared/limits.ts';
import { base64url } from '../../platform/bytes.ts';
import { sha256 } from '../../platform/sha256.ts';
import { readManifest } from '../asset-manifest.ts';
import type { AppContext, AppEnv } from '../context.ts';
import { NOT_FOUND, problem } from '../problem.ts';

const TYPES: Readonly<Record<string, string>> = {
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  json: 'application/json',
  png: 'image/png',
  svg: 'image/svg+xml',
  woff2: 'font/woff2',
};
/** One segment, so that no path leads out of the folder. */
const FILE = /^[A-Za-z0-9_-][A-Za-z0-9._-]*\.([a-z0-9]+)$/;
/** Named by its content, so it never changes: `form.3f9a1c20b7.js`. Not so `sayso-preferences.js`. */
const HASHED = /\.[0-9a-f]{8,}\.[a-z0-9]+$/;
/** What a loader asks for by itself. */
const ENTRY = /^(form|show|preferences)\.[0-9a-f]{10}\.js$/;
const EVERGREEN = `public, max-age=${LOADER_CACHE_SECONDS}`;
const IMMUTABLE = 'public, max-age=31536000, immutable';

export function fileRoutes(app: Hono<AppEnv>): void {
  app.get('/sayso.js', (c) => serveFile(c, '/sayso.js', 'sayso.js'));
  app.get('/sayso-preferences.js', (c) => serveFile(c, '/sayso-preferences.js', 'sayso-preferences.js'));
  app.get('/sayso-doctor.js', (c) => serveFile(c, '/sayso-doctor.js', 'sayso-doctor.js'));
  // What the widget costs a page: bytes of this build, and what was measured of it (scripts/widget-card.ts).
  app.get('/widget-card.json', (c) => serveFile(c, '/widget-card.json', 'widget-card.json'));
  app.get('/assets/:file', (c) => serveFile(c, `/assets/${c.req.param('file')}`, c.req.param('file')));
}

async function serveFile(c: AppContext, path: string, name: string): Promise<Response> {
  c.header('access-control-allow-origin', '*');
  const type = TYPES[FILE.exec(name)?.[1] ?? ''];
  if (type === undefined) return problem(c, NOT_FOUND);
  const found = await c.env.ASSETS.fetch(`http://assets${path}`);
  if (found.status !== 200) {
    await found.body?.cancel();
    const entry = ENTRY.exec(name)?.[1] as 'form' | 'show' | 'preferences' | undefined;
    return entry ? forwardToEntry(c, entry, name) : problem(c, NOT_FOUND);
  }
  const bytes = await found.arrayBuffer();
  const etag = `"${base64url(sha256(new Uint8Array(bytes))).slice(0, 22)}"`;
  c.header('etag', etag);
  c.header('cache-control', HASHED.test(name) ? IMMUTABLE : EVERGREEN);
  c.header('cross-origin-resource-policy', 'cross-origin');
  if (isKnown(c.req.header('if-none-match'), etag)) return c.body(null, 304);
  return c.body(bytes, 200, { 'content-type': type });
}

/**
 * A loader that a page keeps from a build whose files are gone, or has pinned, opens today's form. By a module of its own: under a redirect the
 * browser would know the form by two names, and run it twice.
 */
async function forwardToEntry(c: AppContext, entry: 'form' | 'show' | 'preferences', asked: string): Promise<Response> {
  const manifest = await readManifest(c);
  const name = manifest[`${entry}_js`].slice('/assets/'.length);
  if (name === '' || name === asked) return problem(c, NOT_FOUND);
  c.header('cache-control', 'no-store');
  c.header('cross-origin-resource-policy', 'cross-origin');
  return c.body(`export * from './${name}';\n`, 200, { 'content-type': TYPES.js ?? '' });
}

/** Weak comparison: a proxy that compressed the file marks the tag `W/`. RFC 9110 section 13.1.2. */
function isKnown(header: string | undefined, etag: string): boolean {
  const given = (header ?? '').split(',').map((tag) => tag.trim().replace(/^W\//, ''));
  return given.includes('*') || given.includes(etag);
}
