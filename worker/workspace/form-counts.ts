/** How many opened, started, submitted and confirmed, by widget, version, day and country. Numbers alone, bounded by what was published. */
import type { FormStep } from '../../shared/contract/stats.ts';
import { FORM_COUNT_DAYS } from '../../shared/count-limits.ts';
import { DAY_MS } from '../../shared/limits.ts';
import { firstRow, type WorkspaceStore } from './store.ts';
import type { FormCount, FormCountRow, FormCountsAsked } from './workspace-api.ts';

export function countForms(store: WorkspaceStore, counts: readonly FormCount[]): void {
  const day = Math.floor(store.now() / DAY_MS);
  store.transact(() => {
    for (const { widget, version, country, step, count } of counts) {
      const isLive = `SELECT 1 AS one FROM widget_versions WHERE widget_id = ? AND version = ? AND draft ->> 'mode' IS NOT 'test'`;
      if (!firstRow(store, isLive, widget, version)) continue;
      store.sql.exec(
        `INSERT INTO form_counts (day, widget_id, version, country, step, count) VALUES (?, ?, ?, ?, ?, ?)
         ON CONFLICT (day, widget_id, version, country, step) DO UPDATE SET count = count + excluded.count`,
        day,
        widget,
        version,
        country,
        step,
        count,
      );
    }
    store.sql.exec('DELETE FROM form_counts WHERE day <= ?', day - FORM_COUNT_DAYS);
  });
}

export function formCounts(store: WorkspaceStore, { fromDay, toDay, widget, byCountry }: FormCountsAsked): readonly FormCountRow[] {
  const country = byCountry ? 'country' : 'NULL';
  return store.sql
    .exec<{ day: number; widget: string; version: number; country: string | null } & Record<FormStep, number>>(
      `SELECT day, widget_id AS widget, version, ${country} AS country,
         sum(iif(step = 'opened', count, 0)) AS opened, sum(iif(step = 'started', count, 0)) AS started,
         sum(iif(step = 'submitted', count, 0)) AS submitted, sum(iif(step = 'confirmed', count, 0)) AS confirmed
       FROM form_counts WHERE day BETWEEN ? AND ? AND (? IS NULL OR widget_id = ?)
       GROUP BY 1, 2, 3, 4 ORDER BY day DESC, widget_id, version DESC, 4`,
      fromDay,
      toDay,
      widget,
      widget,
    )
    .toArray()
    .map(({ opened, started, submitted, confirmed, ...row }) => ({ ...row, counts: { opened, started, submitted, confirmed } }));
}
