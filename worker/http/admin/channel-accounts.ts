/** Channel accounts over HTTP. They live in the Workspace; ledgers read them when they send. No answer ever holds a secret. */
import type { Hono } from 'hono';
import {
  type ChannelAccountView,
  createChannelAccountRequest,
  updateChannelAccountRequest,
} from '../../../shared/contract/channel-account.ts';
import { ADMIN_BODY_BYTES_MAX } from '../../../shared/limits.ts';
import type { ChannelAccountRecord } from '../../workspace/workspace-api.ts';
import { readBody } from '../body.ts';
import type { AppContext, AppEnv } from '../context.ts';
import { requireScope } from '../middleware/authenticate.ts';
import { NOT_FOUND, problem } from '../problem.ts';
import { ownId, ownWorkspace, publicId } from './own.ts';
import { workspaceProblem } from './workspace-refusal.ts';

export function channelAccountRoutes(app: Hono<AppEnv>): void {
  app.get('/v1/channel-accounts', requireScope('config:read'), async (c) => {
    const accounts = await ownWorkspace(c).listChannelAccounts();
    return c.json({ channel_accounts: accounts.map((account) => view(c, account)) });
  });

  app.post('/v1/channel-accounts', requireScope('config:write'), async (c) => {
    const body = await readBody(c, createChannelAccountRequest, ADMIN_BODY_BYTES_MAX);
    if (!body.ok) return problem(c, body.error);
    const made = await ownWorkspace(c).createChannelAccount(c.get('caller').actor, body.value);
    return made.ok ? c.json(view(c, made.value), 201) : problem(c, workspaceProblem(made.error));
  });

  app.get('/v1/channel-accounts/:id', requireScope('config:read'), async (c) => {
    const id = ownId(c, 'channel_account', c.req.param('id'));
    const found = id && (await ownWorkspace(c).listChannelAccounts()).find((account) => account.id === id.local);
    return found ? c.json(view(c, found)) : problem(c, NOT_FOUND);
  });

  app.patch('/v1/channel-accounts/:id', requireScope('config:write'), async (c) => {
    const id = ownId(c, 'channel_account', c.req.param('id'));
    if (!id) return problem(c, NOT_FOUND);
    const body = await readBody(c, updateChannelAccountRequest, ADMIN_BODY_BYTES_MAX);
    if (!body.ok) return problem(c, body.error);
    const changed = await ownWorkspace(c).updateChannelAccount(c.get('caller').actor, id.local, body.value);
    return changed.ok ? c.json(view(c, changed.value)) : problem(c, workspaceProblem(changed.error));
  });

  app.delete('/v1/channel-accounts/:id', requireScope('config:write'), async (c) => {
    const id = ownId(c, 'channel_account', c.req.param('id'));
    if (!id) return problem(c, NOT_FOUND);
    const deleted = await ownWorkspace(c).deleteChannelAccount(c.get('caller').actor, id.local);
    return deleted.ok ? c.json({ outcome: 'done' }) : problem(c, workspaceProblem(deleted.error));
  });
}

function view(c: AppContext, account: ChannelAccountRecord): ChannelAccountView {
  const id = publicId(c, 'channel_account', account.id);
  return { ...account, id, inbound_url: `${c.get('services').env.publicUrl}/inbound/${id}` };
}
