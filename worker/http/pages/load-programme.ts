/** What is published of a programme, behind a public workspace id and the programme's own. Made-up ids touch no object. */
import { slug } from '../../../shared/contract/primitives.ts';
import { CONFIG_CACHE_DEMO_MS, CONFIG_CACHE_MS, WIDGETS_CACHED_MAX } from '../../../shared/limits.ts';
import { workspaceStub } from '../../objects.ts';
import type { PublishedProgramme, WorkspaceApi } from '../../workspace/workspace-api.ts';
import type { AppContext } from '../context.ts';
import { publicWidgetId } from '../load-widget.ts';

export interface ProgrammeFound extends PublishedProgramme {
  /** Public id of the workspace. */
  readonly workspaceId: string;
  /** Slugs of landing pages, by the public id of their widget. */
  readonly landing: readonly { readonly slug: string; readonly widgetId: string }[];
}

/** Limit: by isolate, as the widgets are. */
const cache = new Map<string, { readonly found: ProgrammeFound; readonly untilMs: number }>();

/** Null for what is not there, not published, or of a suspended workspace. Widgets carry their public ids. */
export async function loadProgramme(c: AppContext): Promise<ProgrammeFound | null> {
  const { workspace: workspaceId = '', programme = '' } = c.req.param() as { workspace?: string; programme?: string };
  const { clock, env, ids } = c.get('services');
  const id = ids.read('workspace', workspaceId);
  if (!id || !slug.safeParse(programme).success) return null;
  c.set('workspace', id.workspace);
  const key = `${workspaceId}/${programme}`;
  const now = clock.now();
  const known = cache.get(key);
  if (known && known.untilMs > now) return known.found;
  const workspace = workspaceStub(c.env, id.workspace) as unknown as WorkspaceApi;
  const [shown, pages] = await Promise.all([workspace.publishedProgramme(programme), workspace.landingPages()]);
  if (!shown || shown.widgets.some(({ published }) => published.suspended)) return null;
  const publicId = (local: string) => publicWidgetId(c, { ...id, local });
  const found: ProgrammeFound = {
    workspaceId,
    programme: shown.programme,
    widgets: shown.widgets.map(({ published, picture }) => ({
      picture,
      published: { ...published, version: { ...published.version, widget_id: publicId(published.version.widget_id) } },
    })),
    landing: pages.map((page) => ({ slug: page.slug, widgetId: publicId(page.widgetId) })),
  };
  cache.delete(key);
  cache.set(key, { found, untilMs: now + (env.demo ? CONFIG_CACHE_DEMO_MS : CONFIG_CACHE_MS) });
  for (const oldest of cache.keys()) {
    if (cache.size <= WIDGETS_CACHED_MAX) break;
    cache.delete(oldest);
  }
  return found;
}
