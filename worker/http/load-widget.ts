/**
 * The published widget behind a public id: the id's MAC first, then the isolate's cache, then its Workspace. A made-up id touches
 * no object. What is kept here is configuration, the same for every visitor.
 */
import { CONFIG_CACHE_DEMO_MS, CONFIG_CACHE_MS, WIDGETS_CACHED_MAX } from '../../shared/limits.ts';
import { workspaceStub } from '../objects.ts';
import type { IdParts } from '../platform/ids.ts';
import { drawVersion } from '../workspace/draw-version.ts';
import type { PublishedWidget } from '../workspace/workspace-api.ts';
import type { AppContext } from './context.ts';

/** How a token names a widget: its workspace, the platform jurisdiction, its local id. */
export type WidgetPlace = Pick<IdParts, 'workspace' | 'jurisdiction' | 'local'>;

interface Cached {
  readonly published: PublishedWidget;
  readonly untilMs: number;
}
/** Limit: by isolate, so a suspension or a publish reaches all of them only after the cache's time. */
const cache = new Map<string, Cached>();

/**
 * @param version null: the current one. An older one is the same for ever, but whether its workspace is suspended is not.
 * @returns with the widget's public id. Null for an id that isn't ours and for a widget or version never published.
 */
export async function loadWidget(c: AppContext, publicWidgetId: string, version: number | null): Promise<PublishedWidget | null> {
  const place = c.get('services').ids.read('widget', publicWidgetId);
  return place ? loadWidgetAt(c, place, version) : null;
}

export async function loadWidgetAt(c: AppContext, place: WidgetPlace, version: number | null): Promise<PublishedWidget | null> {
  const { clock, env } = c.get('services');
  c.set('workspace', place.workspace);
  const key = `${place.workspace}/${place.local}/${version ?? ''}`;
  const now = clock.now();
  const known = cache.get(key);
  if (known && known.untilMs > now) return known.published;
  const found = await workspaceStub(c.env, place.workspace).published(place.local, version);
  if (!found) return null;
  const published = { ...found, version: { ...found.version, widget_id: publicWidgetId(c, place) } };
  cache.delete(key);
  cache.set(key, { published, untilMs: now + (env.demo ? CONFIG_CACHE_DEMO_MS : CONFIG_CACHE_MS) });
  // A Map keeps the order of insertion: its first key is the one fetched longest ago.
  for (const oldest of cache.keys()) {
    if (cache.size <= WIDGETS_CACHED_MAX) break;
    cache.delete(oldest);
  }
  return published;
}

/**
 * The version that one visitor gets where several run side by side. Drawn for each answer, after what the isolate keeps: what is kept is the
 * same for everybody. Who has begun stays with the version that the render token names.
 */
export async function drawnFor(c: AppContext, current: PublishedWidget, fraction: number): Promise<PublishedWidget> {
  if (!current.split) return current;
  const version = drawVersion(current.split, fraction);
  if (version === current.version.version) return current;
  return (await loadWidgetAt(c, widgetPlace(c, current), version)) ?? current;
}

export const publicWidgetId = (c: AppContext, place: WidgetPlace): string =>
  c.get('services').ids.make('widget', { ...place, partition: 0 });

/** The places of what the cache holds: reading one from its id costs a MAC, and a request asks for it five times. */
const places = new WeakMap<PublishedWidget, WidgetPlace>();

/** The other way: what a token or a ledger keeps of a widget. */
export function widgetPlace(c: AppContext, published: PublishedWidget): WidgetPlace {
  const place = places.get(published) ?? c.get('services').ids.read('widget', published.version.widget_id);
  // `loadWidget` made the id.
  if (!place) throw new Error('invariant: a loaded widget has a public id');
  places.set(published, place);
  return place;
}
