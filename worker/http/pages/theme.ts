/** GET /theme/<rrggbb>.css: a merchant's accent as a file, since strict CSP takes no inline style. A function of its name alone. */
import { accentStylesheet } from '../../pages/accent.ts';
import type { AppContext } from '../context.ts';
import { NOT_FOUND, problem } from '../problem.ts';

/** A later version may draw the same colour otherwise. */
const CACHE_SECONDS = 24 * 60 * 60;

export function theme(c: AppContext): Response {
  const colour = /^([0-9a-f]{6})\.css$/.exec(c.req.param('file') ?? '')?.[1];
  if (colour === undefined) return problem(c, NOT_FOUND);
  return c.body(accentStylesheet(`#${colour}`), 200, {
    'content-type': 'text/css; charset=utf-8',
    'cache-control': `public, max-age=${CACHE_SECONDS}`,
  });
}
