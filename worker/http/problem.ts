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
  return error.issues.flatMap(closestIssues).map((issue) => ({
    path: issue.path.reduce<string>(
      (path, key) => (typeof key === 'number' ? `${path}[${key}]` : path === '' ? String(key) : `${path}.${String(key)}`),
      '',
    ),
    code: issue.code,
    message: issue.message,
    fix: issue.code === 'unrecognized_keys' ? `Remove ${issue.keys.join(', ')}.` : 'Send the form that /openapi.json describes.',
  }));
}

/** Of a union of objects, what is wrong with the only one whose fields these are: "invalid input" alone would name no field. */
function closestIssues(issue: z.core.$ZodIssue): readonly z.core.$ZodIssue[] {
  if (issue.code !== 'invalid_union') return [issue];
  const isOther = (issues: readonly z.core.$ZodIssue[]) =>
    issues.some(({ code, path }) => code === 'unrecognized_keys' && path.length === 0);
  const meant = issue.errors.filter((issues) => !isOther(issues));
  const [only] = meant;
  if (!only || meant.length > 1 || meant.length === issue.errors.length) return [issue];
  return only.flatMap((each) => closestIssues({ ...each, path: [...issue.path, ...each.path] }));
}

export function invalidRequest(error: z.ZodError): ProblemDraft {
  return { status: 422, type: 'invalid-request', errors: problemErrors(error) };
}
