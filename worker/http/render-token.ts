/**
 * The single-use token of one showing of the form: which version, in which language, offering what, when. It comes back with the
 * submission, which is how the server knows that what was shown is what it published.
 */
import { RENDER_TOKEN_LIFE_MS } from '../../shared/limits.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { limiterShard } from '../objects.ts';
import { base64url, hex } from '../platform/bytes.ts';
import type { RenderTokenBody } from '../platform/tokens.ts';
import type { PublishedWidget } from '../workspace/workspace-api.ts';
import { callerShard } from './block-limit.ts';
import { shownLocale } from './config.ts';
import type { AppContext } from './context.ts';
import { loadWidgetAt, widgetPlace } from './load-widget.ts';

const NONCE_BYTES = 16;

export function issueRenderToken(c: AppContext, published: PublishedWidget, locale: string): string {
  const { clock, env, random, tokens } = c.get('services');

  const { workspace, local } = widgetPlace(c, published);
  return tokens.makeRender({
    w: workspace,
    f: local,
    v: published.version.version,
    l: shownLocale(published, locale),
    c: offeredPairs(published),
    t: clock.now(),
    n: base64url(random(NONCE_BYTES)),
    s: callerShard(c) ?? limiterShard(env.edge, hex(random(1))),
  });
}

export interface Rendered {
  readonly token: RenderTokenBody;
  /** The version that was on screen, which need not be the current one. */
  readonly shown: PublishedWidget;
}

/** One refusal for a token that is missing, made up, too old, of another widget or of another language than the request's. */
export async function readRenderToken(
  c: AppContext,
  current: PublishedWidget,
  text: string,
  locale: string,
): Promise<Result<Rendered, { readonly reason: 'render_token_refused' }>> {
  const { clock, tokens } = c.get('services');
  const refused = err({ reason: 'render_token_refused' } as const);
  const token = tokens.readRender(text, clock.now(), RENDER_TOKEN_LIFE_MS);
  const place = widgetPlace(c, current);
  if (!token || token.w !== place.workspace || token.f !== place.local) return refused;
  const shown = token.v === current.version.version ? current : await loadWidgetAt(c, place, token.v);
  if (!shown || shownLocale(shown, locale) !== token.l) return refused;
  return ok({ token, shown });
}

/** `channel:purpose` of every control, as a render token lists them. */
export const offeredPairs = (published: PublishedWidget): string[] =>
  published.version.controls.flatMap((control) => control.channels.map((channel) => `${channel}:${control.purpose}`));
