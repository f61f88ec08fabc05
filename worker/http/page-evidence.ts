/**
 * The evidence of one request. Anything the client says stands under `page`; only what the trusted edge says under `network`.
 * Of a page's query, nothing is kept but campaign parameters: queries carry names, mails and session ids.
 */

import type { z } from 'zod';
import type { pageContext, SubmissionRequest } from '../../shared/contract/submission.ts';
import { STRING_CHARS_MAX } from '../../shared/limits.ts';
import type { PageEvidence } from '../consent/evidence.ts';
import type { AppContext } from './context.ts';
import { edgeContext } from './edge-context.ts';
import type { Rendered } from './render-token.ts';

const CAMPAIGN = /^utm_(?:source|medium|campaign|term|content|id)$/;
type PageContext = z.infer<typeof pageContext>;

/** @param isProved whether a proof of work came with it. */
export function submissionEvidence(
  c: AppContext,
  request: SubmissionRequest,
  rendered: Rendered,
  origin: string | null,
  isProved: boolean,
): PageEvidence {
  return {
    grade: isProved ? 'bot_checked' : 'client_attested',
    page: pageEvidence(request.page, origin, c.req.header('sec-gpc') === '1'),
    network: networkEvidence(c),
    presentation: {
      widget: rendered.shown.version.widget_id,
      widget_version: rendered.shown.version.version,
      locale: rendered.token.l,
      visitor_locale: request.locale,
      render_token_at: new Date(rendered.token.t).toISOString(),
      controls: request.choices.map(({ channel, purpose, disclosure, shown, granted, rank }) => ({
        channel,
        purpose,
        disclosure,
        shown,
        granted,
        rank: rank ?? null,
      })),
    },
    verification: isProved ? { by: 'proof_of_work' } : null,
    context: null,
  };
}

/** Of an act whose sender proved the address or holds the submission's secret. @param how for example the token's grade. */
export function verifiedEvidence(
  c: AppContext,
  grade: PageEvidence['grade'],
  how: Readonly<Record<string, unknown>>,
  presentation: PageEvidence['presentation'] = null,
): PageEvidence {
  const origin = c.req.header('origin') ?? null;
  return {
    grade,
    page: { origin, host: hostOf(origin) },
    network: networkEvidence(c),
    presentation,
    verification: how,
    context: null,
  };
}

/** @param origin of the request; null where it came from no browser, and that is noted. */
export function pageEvidence(page: PageContext, origin: string | null, gpcHeader: boolean): Readonly<Record<string, unknown>> {
  const url = URL.canParse(page.url) ? new URL(page.url) : null;
  const referrer = page.referrer !== undefined && URL.canParse(page.referrer) ? new URL(page.referrer) : null;
  const campaign = [...(url?.searchParams ?? [])].filter(([name]) => CAMPAIGN.test(name));
  return {
    origin,
    /** As the browser's page tells it; `origin` is the browser's own word. */
    host: url?.host ?? hostOf(origin),
    path: url?.pathname ?? null,
    campaign: Object.fromEntries(campaign.map(([name, value]) => [name, value.slice(0, STRING_CHARS_MAX)])),
    referrer: referrer ? `${referrer.origin}${referrer.pathname}` : null,
    build: page.build ?? null,
    gpc: page.gpc ?? (gpcHeader ? true : null),
    time_zone: page.time_zone ?? null,
    client_time: page.client_time ?? null,
  };
}

function networkEvidence(c: AppContext): Readonly<Record<string, unknown>> {
  const { ip, country, userAgent } = edgeContext(c.req.raw.headers, c.req.raw.cf?.country, c.get('services').env.edge);
  return { ip, country, user_agent: userAgent };
}

const hostOf = (origin: string | null): string | null => (origin !== null && URL.canParse(origin) ? new URL(origin).host : null);
