/** Problem details (RFC 9457): the one way a refusal leaves the Worker. Addresses and secrets never enter any of its texts. */
import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { z } from 'zod';
import { PROBLEM_TYPES, type Problem, type ProblemError, type ProblemType } from '../../shared/contract/error.ts';
import type { ProofChallenge } from '../../shared/contract/proof.ts';
import type { AppEnv } from './context.ts';

export interface ProblemDraft {
  readonly status: ContentfulStatusCode;
  readonly type: ProblemType;
  readonly detail?: string;
  readonly errors?: readonly ProblemError[];
  readonly challenge?: ProofChallenge;
}

export const NOT_FOUND: ProblemDraft = { status: 404, type: 'not-found' };

export function problem(c: Context<AppEnv>, draft: ProblemDraft): Response {
  const body: Problem = {
    type: `/problems/${draft.type}`,
    title: PROBLEM_TYPES[draft.type],
    status: draft.status,
    ...(draft.detail === undefined ? {} : { detail: draft.detail }),
    request_id: c.get('requestId'),
    ...(draft.errors === undefined ? {} : { errors: [...draft.errors] }),
    ...(draft.challenge === undefined ? {} : { challenge: draft.challenge }),
  };
  return c.body(JSON.stringify(body), draft.status, { 'content-type': 'application/problem+json' });
}

/** One entry per zod issue, with the path as the caller writes it and what to do about it. */
export function problemErrors(error: z.ZodError): ProblemError[] {
  return error.issues.map((issue) => ({
    path: issue.path.reduce<string>(
      (path, key) => (typeof key === 'number' ? `${path}[${key}]` : path === '' ? String(key) : `${path}.${String(key)}`),
      '',
    ),
    code: issue.code,
    message: issue.message,
    fix: issue.code === 'unrecognized_keys' ? `Remove ${issue.keys.join(', ')}.` : 'Send the form that /openapi.json describes.',
  }));
}

export function invalidRequest(error: z.ZodError): ProblemDraft {
  return { status: 422, type: 'invalid-request', errors: problemErrors(error) };
}
