/**
 * Who calls an admin route: the bearer of a scoped API key, or the operator. Every way in which a credential can be wrong is the
 * same 401; only a good one learns what it lacks.
 */
import { Buffer } from 'node:buffer';
import { timingSafeEqual } from 'node:crypto';
import type { MiddlewareHandler } from 'hono';
import { API_KEY_CACHE_MS, API_KEYS_CACHED_MAX } from '../../../shared/limits.ts';
import type { Scope } from '../../../shared/vocabulary.ts';
import { workspaceStub } from '../../objects.ts';
import { sha256Hex, utf8 } from '../../platform/bytes.ts';
import { sha256 } from '../../platform/sha256.ts';
import type { Authenticated } from '../../workspace/workspace-api.ts';
import type { AppContext, AppEnv, Caller } from '../context.ts';
import { type ProblemDraft, problem } from '../problem.ts';

/**
 * @param options.evenSuspended for routes that take withdrawals, which no suspension stops; the handler refuses the rest with
 * {@link SUSPENDED}.
 */
export function requireScope(scope: Scope, options: { readonly evenSuspended?: boolean } = {}): MiddlewareHandler<AppEnv> {
  return async (c, next) => {
    const caller = await readCaller(c);
    if (!caller) return unauthorized(c);
    if (!caller.scopes.includes(scope)) return problem(c, scopeMissing(scope));
    if (caller.suspended && !options.evenSuspended) return problem(c, SUSPENDED);
    c.set('caller', caller);
    await next();
  };
}

export const requireOperator: MiddlewareHandler<AppEnv> = async (c, next) => {
  const { operatorKey } = c.get('services').env;
  const given = bearer(c);
  // Hashes, so that neither content nor length shows in the time; an unset key opens nothing.
  const isOperator = given !== null && operatorKey && timingSafeEqual(digest(given), digest(operatorKey));
  if (!isOperator) return unauthorized(c);
  await next();
};

export const scopeMissing = (scope: Scope): ProblemDraft => ({
  status: 403,
  type: 'forbidden',
  errors: [
    {
      path: 'header:Authorization',
      code: 'scope_missing',
      message: `This key does not have the scope ${scope}.`,
      fix: `Use a key with ${scope}.`,
    },
  ],
});

export const SUSPENDED: ProblemDraft = { status: 403, type: 'suspended' };

/** What was just revoked or suspended is asked for again. Limit: other isolates find out within API_KEY_CACHE_MS. */
export function forgetCallers(workspace: string): void {
  for (const key of known.keys()) if (key.startsWith(`${workspace}/`)) known.delete(key);
}

const known = new Map<string, { readonly answer: Authenticated; readonly untilMs: number }>();

/** `sayso_<key id>.<secret>`; neither base64url nor an id holds a dot. */
const API_KEY = /^sayso_(key_[A-Za-z0-9_-]+)\.([A-Za-z0-9_-]+)$/;

async function readCaller(c: AppContext): Promise<Caller | null> {
  const { ids } = c.get('services');
  const [, keyId, secret] = API_KEY.exec(bearer(c) ?? '') ?? [];
  // The MAC first: a made-up key reaches no object.
  const parts = keyId === undefined ? null : ids.read('api_key', keyId);
  if (!parts || keyId === undefined || secret === undefined) return null;
  const answer = await authenticate(c, parts.workspace, parts.local, sha256Hex(utf8(secret)));
  if (!answer) return null;
  return {
    workspace: parts.workspace,
    jurisdiction: parts.jurisdiction,
    partitions: answer.partitions,
    actor: keyId,
    scopes: answer.scopes,
    suspended: answer.suspended,
  };
}

async function authenticate(c: AppContext, workspace: string, keyId: string, secretHash: string): Promise<Authenticated | null> {
  const nowMs = c.get('services').clock.now();
  const cacheKey = `${workspace}/${keyId}/${secretHash}`;
  const cached = known.get(cacheKey);
  if (cached && cached.untilMs > nowMs) return cached.answer;
  known.delete(cacheKey);
  const answer = await workspaceStub(c.env, workspace).authenticate(keyId, secretHash);
  if (!answer) return null;
  // A Map lists what was put in first first: the oldest makes room.
  const oldest = known.size >= API_KEYS_CACHED_MAX ? known.keys().next().value : undefined;
  if (oldest !== undefined) known.delete(oldest);
  known.set(cacheKey, { answer, untilMs: nowMs + API_KEY_CACHE_MS });
  return answer;
}

const bearer = (c: AppContext): string | null => /^Bearer +(\S+)$/i.exec(c.req.header('authorization') ?? '')?.[1] ?? null;

const digest = (text: string): Buffer => Buffer.from(sha256(utf8(text)));

function unauthorized(c: AppContext): Response {
  // RFC 9110 section 11.6.1: a 401 names the scheme.
  c.header('www-authenticate', 'Bearer');
  return problem(c, {
    status: 401,
    type: 'unauthorized',
    errors: [
      {
        path: 'header:Authorization',
        code: 'unauthorized',
        message: 'No valid key was given.',
        fix: 'Send Authorization: Bearer and a key.',
      },
    ],
  });
}
