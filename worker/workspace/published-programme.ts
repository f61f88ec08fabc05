/** What is published of one programme: every live widget that asks for it, at its current version. Drafts are not in it. */
import { newestPicture } from './evidence-pictures.ts';
import { published } from './publish.ts';
import type { WorkspaceStore } from './store.ts';
import type { PublishedProgramme } from './workspace-api.ts';

/** Null where no live widget is published with it. The programme is as the newest publication has it. */
export function publishedProgramme(store: WorkspaceStore, programme: string): PublishedProgramme | null {
  const widgets = store.sql
    .exec<{ id: string }>('SELECT id FROM widgets ORDER BY created_at_ms, id')
    .toArray()
    .flatMap(({ id }) => {
      const found = published(store, id, null);
      const isShown = found?.programme.id === programme && found.version.draft.mode === 'live';
      return found && isShown ? [{ published: found, picture: newestPicture(store, id) }] : [];
    });
  const newest = widgets.toSorted((a, b) => b.published.version.published_at.localeCompare(a.published.version.published_at))[0];
  return newest ? { programme: newest.published.programme, widgets } : null;
}
