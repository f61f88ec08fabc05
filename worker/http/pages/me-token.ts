/** What the pages behind /me/:token share: the token opened, the look of its widget, and the one page for every token that isn't valid. */
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { ME_TOKEN_GRADES } from '../../../shared/vocabulary.ts';
import { isTestPlace } from '../../consent/place.ts';
import type { TokenBody } from '../../platform/tokens.ts';
import { widgetConfigFor } from '../config.ts';
import type { AppContext } from '../context.ts';
import { loadWidgetAt, publicWidgetId } from '../load-widget.ts';
import type { ProblemDraft } from '../problem.ts';
import { failedPage, linkGonePage } from './plain-pages.tsx';

export interface Opened {
  readonly text: string;
  readonly token: TokenBody;
}

export function openToken(c: AppContext): Opened | null {
  const { tokens, clock } = c.get('services');
  const text = c.req.param('token') ?? '';
  const token = tokens.read(text, ME_TOKEN_GRADES, clock.now());
  return token && { text, token };
}

export const pathOf = (text: string): string => `/me/${encodeURIComponent(text)}`;

/** Texts and look of the widget that the token names. */
export async function lookOf(c: AppContext, token: TokenBody) {
  const published = await loadWidgetAt(c, { workspace: token.w, jurisdiction: token.j, local: token.f }, null);
  if (!published) return null;
  // Of what the token opens, whatever became of its widget since.
  const mode = isTestPlace({ partition: token.p }) ? ('test' as const) : ('live' as const);
  const config = { ...widgetConfigFor(published, token.l), mode };
  return { locale: config.locale, config };
}

const PAGE_STATUS: readonly ContentfulStatusCode[] = [403, 429];

export function refused(c: AppContext, draft: ProblemDraft): Promise<Response> {
  if (draft.status === 404) return gone(c);
  return failedPage(c, PAGE_STATUS.includes(draft.status) ? (draft.status as 403 | 429) : 400);
}

/** Only a token that we made and whose time is over leads on to a new one: no other tells whose it was. */
export function gone(c: AppContext): Promise<Response> {
  const { tokens, clock } = c.get('services');
  const lapsed = tokens.readLapsed(c.req.param('token') ?? '', clock.now());
  return linkGonePage(c, lapsed && requestUrl(c, lapsed));
}

export function requestUrl(c: AppContext, token: TokenBody): string {
  const widget = publicWidgetId(c, { workspace: token.w, jurisdiction: token.j, local: token.f });
  return `/me?widget=${widget}&locale=${encodeURIComponent(token.l)}`;
}
