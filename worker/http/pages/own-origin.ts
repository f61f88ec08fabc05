/** Whether a form's POST comes from our own page. The token in the path is the credential; this keeps other sites from using one. */
import type { AppContext } from '../context.ts';

/**
 * Some privacy settings strip the origin to `null`; then Sec-Fetch-Site tells. A browser that sends neither is let in: another site
 * would still have to know the token.
 */
export function isOwnOrigin(c: AppContext): boolean {
  const origin = c.req.header('origin');
  const site = c.req.header('sec-fetch-site');
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return false;
  return origin === undefined || origin === 'null' || origin === new URL(c.get('services').env.publicUrl).origin;
}
