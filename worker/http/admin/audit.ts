/** The audit log over HTTP. */
import type { Hono } from 'hono';
import type { AppContext, AppEnv } from '../context.ts';
import { requireScope } from '../middleware/authenticate.ts';
import { problem } from '../problem.ts';
import { ownWorkspace, publicId } from './own.ts';
import { readPaging } from './query.ts';

export function auditRoutes(app: Hono<AppEnv>): void {
  app.get('/v1/audit', requireScope('audit:read'), async (c) => {
    const paging = readPaging(c);
    if (!paging.ok) return problem(c, paging.error);
    const page = await ownWorkspace(c).audit(paging.value.before, paging.value.limit);
    return c.json({ ...page, entries: page.entries.map((entry) => ({ ...entry, target: publicTarget(c, entry.target) })) });
  });
}

/** The log keeps local ids; what has a public one is told by it. */
function publicTarget(c: AppContext, target: string): string {
  const [kind, local] = target.split(':');
  switch (kind) {
    case 'widget':
    case 'destination':
    case 'api_key':
    case 'channel_account':
      return publicId(c, kind, local ?? '');
    case 'workspace':
      return publicId(c, kind, '');
    default:
      return target;
  }
}
