/**
 * Which sites may call: the widget's own list and our hosted pages. It says so with CORS headers and refuses the others.
 * It is no credential: a program without a browser sends no Origin at all, and its acts are recorded as such.
 */
import { err, ok, type Result } from '../../../shared/result.ts';
import type { PublishedWidget } from '../../workspace/workspace-api.ts';
import type { AppContext } from '../context.ts';
import { type ProblemDraft, problem } from '../problem.ts';

const ALLOW_HEADERS = 'content-type, idempotency-key, sayso-secret';
const EXPOSE_HEADERS = 'retry-after, x-request-id';
/** Chromium keeps a preflight no longer than two hours. */
const PREFLIGHT_SECONDS = 7200;

export const ORIGIN_NOT_ALLOWED: ProblemDraft = {
  status: 403,
  type: 'origin-not-allowed',
  errors: [
    {
      path: 'header:Origin',
      code: 'origin_not_allowed',
      message: "This site is not on the widget's list of allowed origins.",
      fix: "Add the site's origin, with scheme and port, to the widget's `origins` and publish it.",
    },
  ],
};

/** Whether a site may show this widget. Its own hosted pages always may. */
export function isAllowedOrigin(origin: string, published: PublishedWidget | null, publicUrl: string): boolean {
  return (published?.version.draft.origins.includes(origin) ?? false) || origin === new URL(publicUrl).origin;
}

/**
 * Lets the calling site read the answer, whatever it will be, or refuses the site.
 * @param published null where only our own pages may call.
 */
export function admitOrigin(c: AppContext, published: PublishedWidget | null): Result<void, ProblemDraft> {
  const origin = c.req.header('origin');
  c.header('vary', 'Origin');
  if (origin === undefined) return ok(undefined);
  if (!isAllowedOrigin(origin, published, c.get('services').env.publicUrl)) return err(ORIGIN_NOT_ALLOWED);
  c.header('access-control-allow-origin', origin);
  c.header('access-control-expose-headers', EXPOSE_HEADERS);
  return ok(undefined);
}

/** The answer to an OPTIONS request, once the widget concerned is known. */
export function preflight(c: AppContext, published: PublishedWidget | null): Response {
  const admitted = admitOrigin(c, published);
  return admitted.ok ? allowPreflight(c) : problem(c, admitted.error);
}

/**
 * For routes where only the request itself names its widget. Says that the headers may be sent, nothing of whose site it is:
 * the answer to the request is what a browser lets the site read, and that one is checked.
 */
export function openPreflight(c: AppContext): Response {
  const origin = c.req.header('origin');
  c.header('vary', 'Origin');
  if (origin !== undefined) c.header('access-control-allow-origin', origin);
  return allowPreflight(c);
}

function allowPreflight(c: AppContext): Response {
  c.header('access-control-allow-methods', 'GET, POST');
  c.header('access-control-allow-headers', ALLOW_HEADERS);
  c.header('access-control-max-age', String(PREFLIGHT_SECONDS));
  return c.body(null, 204);
}
