/** Published versions, as stored. Immutable: the table refuses edits, and nothing here tries one. */
import { z } from 'zod';
import { type ProgrammeView, programmeView } from '../../shared/contract/programme.ts';
import { publishedControl, type WidgetDraft, type WidgetVersion, widgetDraft } from '../../shared/contract/widget.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { firstRow, iso, readJson, type WorkspaceStore, writeJson } from './store.ts';
import type { WorkspaceRefusal } from './workspace-api.ts';

interface Row extends Record<string, SqlStorageValue> {
  widget_id: string;
  version: number;
  published_at_ms: number;
  draft: string;
  programme: string;
  controls: string;
}

export interface StoredVersion {
  readonly version: number;
  readonly publishedAtMs: number;
  readonly draft: WidgetDraft;
  readonly programme: ProgrammeView;
  readonly controls: WidgetVersion['controls'];
}

export function latestVersion(store: WorkspaceStore, widgetId: string): StoredVersion | null {
  const row = firstRow<Row>(store, 'SELECT * FROM widget_versions WHERE widget_id = ? ORDER BY version DESC LIMIT 1', widgetId);
  return row ? readRow(row) : null;
}

export function readVersion(store: WorkspaceStore, widgetId: string, version: number): StoredVersion | null {
  const row = firstRow<Row>(store, 'SELECT * FROM widget_versions WHERE widget_id = ? AND version = ?', widgetId, version);
  return row ? readRow(row) : null;
}

/** Newest first; empty where nothing was published yet. */
export function listVersions(store: WorkspaceStore, widgetId: string): Result<readonly WidgetVersion[], WorkspaceRefusal> {
  if (!firstRow(store, 'SELECT 1 AS one FROM widgets WHERE id = ?', widgetId)) return err({ reason: 'not_found' });
  const rows = store.sql.exec<Row>('SELECT * FROM widget_versions WHERE widget_id = ? ORDER BY version DESC', widgetId).toArray();
  return ok(rows.map((row) => viewVersion(widgetId, readRow(row))));
}

export function insertVersion(store: WorkspaceStore, widgetId: string, version: StoredVersion): void {
  store.sql.exec(
    'INSERT INTO widget_versions (widget_id, version, published_at_ms, draft, programme, controls) VALUES (?, ?, ?, ?, ?, ?)',
    widgetId,
    version.version,
    version.publishedAtMs,
    writeJson(version.draft),
    writeJson(version.programme),
    writeJson(version.controls),
  );
}

export function viewVersion(widgetId: string, version: StoredVersion): WidgetVersion {
  return {
    widget_id: widgetId,
    version: version.version,
    published_at: iso(version.publishedAtMs),
    draft: version.draft,
    controls: version.controls,
  };
}

function readRow(row: Row): StoredVersion {
  return {
    version: row.version,
    publishedAtMs: row.published_at_ms,
    draft: readJson(widgetDraft, row.draft),
    programme: readJson(programmeView, row.programme),
    controls: readJson(z.array(publishedControl), row.controls),
  };
}
