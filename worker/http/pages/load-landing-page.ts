/** The landing page behind a public workspace id and a slug, with its published widget. Made-up ids touch no object. */
import type { LandingPageInput } from '../../../shared/contract/admin.ts';
import { CONFIG_CACHE_DEMO_MS, CONFIG_CACHE_MS, WIDGETS_CACHED_MAX } from '../../../shared/limits.ts';
import { workspaceStub } from '../../objects.ts';
import { pageOf, type ShortCode } from '../../platform/short-code.ts';
import type { PublishedWidget } from '../../workspace/workspace-api.ts';
import type { AppContext } from '../context.ts';
import { loadWidgetAt, type WidgetPlace } from '../load-widget.ts';
import type { PageTerms } from '../send-terms.ts';

export interface LandingPageFound {
  readonly input: LandingPageInput;
  readonly place: WidgetPlace;
  readonly slug: string;
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
  return page ? foundPage(page, id, publicId) : null;
}

/** Of a printed code that we made. Two slugs may share one: the first by name has it. */
export async function landingPageByCode(c: AppContext, code: ShortCode): Promise<LandingPageFound | null> {
  const page = (await pagesOf(c, code.workspace)).find((each) => pageOf(each.slug) === code.page);
  const id = { workspace: code.workspace, jurisdiction: code.jurisdiction, partition: 0, local: '' };
  return page ? foundPage(page, id, c.get('services').ids.make('workspace', id)) : null;
}

function foundPage({ input, slug, widgetId }: Pages[number], id: Omit<WidgetPlace, 'local'>, publicId: string): LandingPageFound {
  const place = { workspace: id.workspace, jurisdiction: id.jurisdiction, local: widgetId };
  return { input, slug, place, path: `/p/${publicId}/${slug}` };
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
