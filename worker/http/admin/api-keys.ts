/** API keys over HTTP. A key can't make another that may do more than itself. */
import type { Hono } from 'hono';
import type { z } from 'zod';
import { type apiKeyView, createApiKeyRequest } from '../../../shared/contract/admin.ts';
import { ADMIN_BODY_BYTES_MAX } from '../../../shared/limits.ts';
import { readBody } from '../body.ts';
import type { AppContext, AppEnv } from '../context.ts';
import { forgetCallers, requireScope, scopeMissing } from '../middleware/authenticate.ts';
import { NOT_FOUND, problem } from '../problem.ts';
import { ownId, ownWorkspace, publicId } from './own.ts';
import { workspaceProblem } from './workspace-refusal.ts';

type ApiKeyView = z.infer<typeof apiKeyView>;

export function apiKeyRoutes(app: Hono<AppEnv>): void {
  app.get('/v1/api-keys', requireScope('keys:write'), async (c) => {
    const keys = await ownWorkspace(c).listApiKeys();
    return c.json({ keys: keys.map((key) => withPublicId(c, key)) });
  });

  app.post('/v1/api-keys', requireScope('keys:write'), async (c) => {
    const body = await readBody(c, createApiKeyRequest, ADMIN_BODY_BYTES_MAX);
    if (!body.ok) return problem(c, body.error);
    const { actor, scopes } = c.get('caller');
    const lacking = body.value.scopes.find((scope) => !scopes.includes(scope));
    if (lacking) return problem(c, scopeMissing(lacking));
    const made = await ownWorkspace(c).createApiKey(actor, body.value);
    if (!made.ok) return problem(c, workspaceProblem(made.error));
    const key = withPublicId(c, made.value.view);
    return c.json({ key, secret: `sayso_${key.id}.${made.value.secret}` }, 201);
  });

  app.delete('/v1/api-keys/:id', requireScope('keys:write'), async (c) => {
    const id = ownId(c, 'api_key', c.req.param('id'));
    if (!id) return problem(c, NOT_FOUND);
    const { actor, workspace } = c.get('caller');
    const revoked = await ownWorkspace(c).revokeApiKey(actor, id.local);
    if (!revoked.ok) return problem(c, workspaceProblem(revoked.error));
    forgetCallers(workspace);
    return c.json({ outcome: 'done' });
  });
}

const withPublicId = (c: AppContext, view: ApiKeyView): ApiKeyView => ({ ...view, id: publicId(c, 'api_key', view.id) });
