/** Landing pages: a slug, a widget, a title and one line. They hold no form of their own. */
import type { z } from 'zod';
import { landingPageInput } from '../../shared/contract/admin.ts';
import { textFor } from '../../shared/locales/languages.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { changedFields, noteAudit } from './audit.ts';
import { firstRow, readJson, type WorkspaceStore, writeJson } from './store.ts';
import { readWidget, widgetIdByKey } from './widgets.ts';
import type { Actor, WorkspaceRefusal } from './workspace-api.ts';

type LandingPageInput = z.infer<typeof landingPageInput>;

export function putLandingPage(store: WorkspaceStore, actor: Actor, slug: string, input: LandingPageInput): Result<void, WorkspaceRefusal> {
  const widgetId = widgetIdByKey(store, input.widget);
  const widget = widgetId && readWidget(store, widgetId);
  if (!widgetId || !widget) {
    return err({ reason: 'invalid', path: 'widget', message: 'There is no widget with this key.', fix: 'Make the widget first.' });
  }
  const fallback = widget.draft.locales[0] ?? 'en';
  const missing = (['title', 'intro'] as const).find((name) => textFor(input[name], fallback) === null);
  if (missing) {
    const message = `The ${missing} has no text in ${fallback}, the widget's first language.`;
    return err({ reason: 'invalid', path: `${missing}.${fallback}`, message, fix: `Add ${missing}.${fallback}.` });
  }
  if (input.burst_per_hour !== undefined && input.daily_budget_usd === undefined) {
    const message = 'A page with a burst of its own needs a money limit of its own.';
    return err({ reason: 'invalid', path: 'daily_budget_usd', message, fix: 'Say what its messages may cost a day.' });
  }
  const before = firstRow<{ body: string }>(store, 'SELECT body FROM landing_pages WHERE slug = ?', slug);
  const body = writeJson(input);
  if (before?.body === body) return ok(undefined);
  store.transact(() => {
    store.sql.exec(
      `INSERT INTO landing_pages (slug, widget_id, body) VALUES (?, ?, ?)
       ON CONFLICT (slug) DO UPDATE SET widget_id = excluded.widget_id, body = excluded.body`,
      slug,
      widgetId,
      body,
    );
    const fields = before ? changedFields(readJson(landingPageInput, before.body), input) : Object.keys(input).sort();
    noteAudit(store, actor, before ? 'landing_page.changed' : 'landing_page.created', `landing_page:${slug}`, { fields });
  });
  return ok(undefined);
}

export function deleteLandingPage(store: WorkspaceStore, actor: Actor, slug: string): Result<void, WorkspaceRefusal> {
  if (!firstRow(store, 'SELECT 1 AS one FROM landing_pages WHERE slug = ?', slug)) return err({ reason: 'not_found' });
  store.transact(() => {
    store.sql.exec('DELETE FROM landing_pages WHERE slug = ?', slug);
    noteAudit(store, actor, 'landing_page.deleted', `landing_page:${slug}`);
  });
  return ok(undefined);
}

export function listLandingPages(store: WorkspaceStore): { slug: string; input: LandingPageInput; widgetId: string }[] {
  return store.sql
    .exec<{ slug: string; widget_id: string; body: string }>('SELECT slug, widget_id, body FROM landing_pages ORDER BY slug')
    .toArray()
    .map((row) => ({ slug: row.slug, input: readJson(landingPageInput, row.body), widgetId: row.widget_id }));
}
