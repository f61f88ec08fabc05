/** What came in from a channel account, in numbers. */
import type { Hono } from 'hono';
import { DAY_MS } from '../../../shared/limits.ts';
import type { AppEnv } from '../context.ts';
import { requireScope } from '../middleware/authenticate.ts';
import { NOT_FOUND, problem } from '../problem.ts';
import { ownId, ownWorkspace } from './own.ts';

export function inboundCountRoutes(app: Hono<AppEnv>): void {
  app.get('/v1/channel-accounts/:id/inbound', requireScope('config:read'), async (c) => {
    const id = ownId(c, 'channel_account', c.req.param('id'));
    const workspace = ownWorkspace(c);
    if (!id || !(await workspace.listChannelAccounts()).some((account) => account.id === id.local)) return problem(c, NOT_FOUND);
    const days = await workspace.inboundCounts(id.local);
    return c.json({ days: days.map(({ day, ...counts }) => ({ day: new Date(day * DAY_MS).toISOString().slice(0, 10), ...counts })) });
  });
}
