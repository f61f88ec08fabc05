/** What a Workspace refuses, as a problem. Exhaustive: a new reason stops compiling until it has an answer. */
import { assertNever } from '../../../shared/result.ts';
import type { WorkspaceRefusal } from '../../workspace/workspace-api.ts';
import { NOT_FOUND, type ProblemDraft } from '../problem.ts';

export function workspaceProblem(refusal: WorkspaceRefusal): ProblemDraft {
  switch (refusal.reason) {
    case 'not_found':
      return NOT_FOUND;
    case 'conflict':
      return { status: 409, type: 'conflict', detail: refusal.detail };
    case 'invalid':
      return invalidAt(refusal.path, 'invalid', refusal.message, refusal.fix);
    case 'publish_refused':
      return {
        status: 422,
        type: 'publish-refused',
        errors: refusal.findings.filter((finding) => finding.level === 'error').map(({ level: _, ...finding }) => finding),
      };
    default:
      return assertNever(refusal);
  }
}

export const invalidAt = (path: string, code: string, message: string, fix: string): ProblemDraft => ({
  status: 422,
  type: 'invalid-request',
  errors: [{ path, code, message, fix }],
});
