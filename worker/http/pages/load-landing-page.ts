/** The landing page behind a public workspace id and a slug, with its published widget. Made-up ids touch no object. */
import type { LandingPageInput } from '../../../shared/contract/admin.ts';
import { CONFIG_CACHE_DEMO_MS, CONFIG_CACHE_MS, WIDGETS_CACHED_MAX } from '../../../shared/limits.ts';
import { workspaceStub } from '../../objects.ts';
import type { PublishedWidget } from '../../workspace/workspace-api.ts';
import type { AppContext } from '../context.ts';
import { loadWidgetAt, type WidgetPlace } from '../load-widget.ts';
import type { PageTerms } from '../send-terms.ts';

export interface LandingPageFound {
  readonly input: LandingPageInput;
  readonly place: WidgetPlace;
  /** Path of the page. */
  readonly path: string;
}
type Pages = readonly { readonly slug: string; readonly input: LandingPageInput; readonly widgetId: string }[];

/** Limit: by isolate, as the widgets are. */
const cache = new Map<string, { readonly pages: Pages; readonly untilMs: number }>();

export async function loadLandingPage(c: AppContext): Promise<LandingPageFound | null> {
  const { workspace: publicId = '', slug = '' } = c.req.param() as { workspace?: string; slug?: string };
  const id = c.get('services').ids.read('workspace', publicId);
  if (!id) return null;
  const page = (await pagesOf(c, id.workspace)).find((each) => each.slug === slug);
  if (!page) return null;
  const place = { workspace: id.workspace, jurisdiction: id.jurisdiction, local: page.widgetId };
  return { input: page.input, place, path: `/p/${publicId}/${slug}` };
}

/** Null for a version never published and for a suspended workspace: its pages are gone while it is. */
export async function landingWidget(c: AppContext, found: LandingPageFound, version: number | null): Promise<PublishedWidget | null> {
  const published = await loadWidgetAt(c, found.place, version);
  return published?.suspended === false ? published : null;
}

/** What the page allows its visitors, beside the widget. */
export const pageTerms = ({ path, input }: LandingPageFound): PageTerms => ({
  page: path,
  burst: input.burst_per_hour === undefined ? null : { page: path, perHour: input.burst_per_hour },
  budgetUsd: input.daily_budget_usd,
  defaultCountry: input.default_country,
});

async function pagesOf(c: AppContext, workspace: string): Promise<Pages> {
  const { clock, env } = c.get('services');
  const now = clock.now();
  const known = cache.get(workspace);
  if (known && known.untilMs > now) return known.pages;
  const pages = await workspaceStub(c.env, workspace).landingPages();
  cache.delete(workspace);
  cache.set(workspace, { pages, untilMs: now + (env.demo ? CONFIG_CACHE_DEMO_MS : CONFIG_CACHE_MS) });
  for (const oldest of cache.keys()) {
    if (cache.size <= WIDGETS_CACHED_MAX) break;
    cache.delete(oldest);
  }
  return pages;
}
