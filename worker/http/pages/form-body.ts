/** Reads the body of a plain HTML form, up to a limit. */
import { PUBLIC_BODY_BYTES_MAX } from '../../../shared/limits.ts';
import { readUpTo } from '../../platform/read-up-to.ts';
import type { AppContext } from '../context.ts';

/** @returns null for what no form of ours sends: another media type, or more than the limit. */
export async function readForm(c: AppContext): Promise<URLSearchParams | null> {
  if (!/^application\/x-www-form-urlencoded\s*(?:;|$)/i.test(c.req.header('content-type') ?? '')) return null;
  const bytes = await readUpTo(c.req.raw.body, PUBLIC_BODY_BYTES_MAX);
  return bytes && new URLSearchParams(new TextDecoder().decode(bytes));
}
