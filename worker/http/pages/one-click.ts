/**
 * The address of a mail's List-Unsubscribe header (RFC 8058). A POST of `List-Unsubscribe=One-Click` ends everything for the address of the
 * token, without a page, a cookie or another question; a GET leads to the stop page and never writes, since mail scanners follow links. The
 * grade `stop` alone is taken: any other is the same 404 as a token that never was.
 */
import { PUBLIC_BODY_BYTES_MAX } from '../../../shared/limits.ts';
import type { TokenGrade } from '../../../shared/vocabulary.ts';
import { readUpTo } from '../../platform/read-up-to.ts';
import type { AppContext } from '../context.ts';
import { withdrawAllPreferences } from '../preferences.ts';
import { problem } from '../problem.ts';
import { problemAt } from '../refusal-to-wire.ts';
import { pathOf } from './me-token.ts';

const STOP_ALONE = ['stop'] as const satisfies readonly TokenGrade[];

/** Whatever the token is: the page behind says whether it opens anything. */
export const oneClickGet = (c: AppContext): Response => c.redirect(pathOf(c.req.param('token') ?? ''), 302);

/**
 * Sent by the mail provider's machines or by a webmail's page, so no origin is asked for: the token is the credential, and it can only end.
 * Never a redirect: RFC 8058 section 3.1 has the sender's server answer the POST itself.
 */
export async function oneClickPost(c: AppContext): Promise<Response> {
  const bytes = await readUpTo(c.req.raw.body, PUBLIC_BODY_BYTES_MAX);
  if (!bytes) return problem(c, { status: 413, type: 'body-too-large' });
  if (!(await saysOneClick(bytes, c.req.header('content-type') ?? ''))) {
    return problem(
      c,
      problemAt(
        'invalid-request',
        'List-Unsubscribe',
        'one_click_missing',
        'This address takes the POST of RFC 8058 alone.',
        'Send List-Unsubscribe=One-Click as application/x-www-form-urlencoded or multipart/form-data.',
      ),
    );
  }
  const answer = await withdrawAllPreferences(c, c.req.param('token') ?? '', STOP_ALONE, { one_click: true });
  return answer.ok ? c.text('Unsubscribed.\n') : problem(c, answer.error);
}

/** Either form of RFC 8058 section 3.2; some providers add parts of their own, which mean nothing here. */
async function saysOneClick(bytes: Uint8Array, contentType: string): Promise<boolean> {
  if (!/^(?:application\/x-www-form-urlencoded|multipart\/form-data)\s*(?:;|$)/i.test(contentType)) return false;
  try {
    const body = new Uint8Array(bytes);
    const form = await new Response(body, { headers: { 'content-type': contentType } }).formData();
    return form.get('List-Unsubscribe') === 'One-Click';
  } catch {
    return false; // no form after all
  }
}
