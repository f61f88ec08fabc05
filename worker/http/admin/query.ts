/** Parts of an admin URL: paging and the slugs a merchant chose. What is malformed is told, since it hides nothing. */
import { slug } from '../../../shared/contract/primitives.ts';
import { PAGE_ENTRIES_DEFAULT, PAGE_ENTRIES_MAX } from '../../../shared/limits.ts';
import { err, ok, type Result } from '../../../shared/result.ts';
import type { AppContext } from '../context.ts';
import type { ProblemDraft } from '../problem.ts';
import { invalidAt } from './workspace-refusal.ts';

export interface Paging {
  readonly limit: number;
  /** A number that the page before ended with; null for the first page. */
  readonly before: number | null;
}

export function readPaging(c: AppContext): Result<Paging, ProblemDraft> {
  const limit = readNumber(c.req.query('limit'), PAGE_ENTRIES_DEFAULT);
  if (limit === null || limit < 1 || limit > PAGE_ENTRIES_MAX) {
    return err(invalidAt('query:limit', 'invalid', `The limit is a number from 1 to ${PAGE_ENTRIES_MAX}.`, 'Leave it out, or lower it.'));
  }
  const cursor = c.req.query('cursor');
  const before = cursor === undefined ? null : readNumber(cursor, null);
  if (cursor !== undefined && before === null) {
    return err(invalidAt('query:cursor', 'invalid', 'This cursor was not given by us.', 'Send next_cursor of the page before.'));
  }
  return ok({ limit, before });
}

/** Live where nothing is said. */
export function readMode(c: AppContext): Result<'live' | 'test', ProblemDraft> {
  const mode = c.req.query('mode') ?? 'live';
  if (mode === 'live' || mode === 'test') return ok(mode);
  return err(invalidAt('query:mode', 'invalid', 'The mode is live or test.', 'Leave it out for live.'));
}

export function readSlug(c: AppContext, name: 'id' | 'slug'): Result<string, ProblemDraft> {
  const parsed = slug.safeParse(c.req.param(name));
  if (parsed.success) return ok(parsed.data);
  const message = parsed.error.issues[0]?.message ?? 'This is not a slug.';
  return err(invalidAt(`path:${name}`, 'invalid', message, 'Choose another name.'));
}

/** At most 15 digits, so that it is exact. */
function readNumber<T>(text: string | undefined, absent: T): number | T | null {
  if (text === undefined) return absent;
  return /^\d{1,15}$/.test(text) ? Number(text) : null;
}
