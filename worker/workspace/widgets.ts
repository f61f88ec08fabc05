/** Widgets and their drafts. A draft reaches nobody until it is published (publish.ts). */
import { type WidgetDraft, type WidgetView, widgetDraft } from '../../shared/contract/widget.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { base64url } from '../platform/bytes.ts';
import { changedFields, noteAudit } from './audit.ts';
import { readProgramme } from './programmes.ts';
import { firstRow, newLocalId, readJson, type WorkspaceStore, writeJson } from './store.ts';
import { latestVersion } from './widget-versions.ts';
import type { Actor, WorkspaceRefusal } from './workspace-api.ts';
import { boxOf } from './workspace-record.ts';

interface Row extends Record<string, SqlStorageValue> {
  id: string;
  key: string;
  draft: string;
}

const IDENTITY_SECRET_BYTES = 32;

/** @returns the view with the identity secret, this once. */
export function createWidget(store: WorkspaceStore, actor: Actor, key: string, draft: WidgetDraft): Result<WidgetView, WorkspaceRefusal> {
  if (widgetIdByKey(store, key)) return err({ reason: 'conflict', detail: `There is already a widget with the key "${key}".` });
  const id = newLocalId(store);
  const secret = store.random(IDENTITY_SECRET_BYTES);
  return store.transact(() => {
    store.sql.exec(
      'INSERT INTO widgets (id, key, draft, identity_secret, created_at_ms) VALUES (?, ?, ?, ?, ?)',
      id,
      key,
      writeJson(draft),
      boxOf(store).seal(secret, identityPlace(id)),
      store.now(),
    );
    noteAudit(store, actor, 'widget.created', `widget:${id}`, { key });
    const view = readWidget(store, id);
    return view ? ok({ ...view, identity_secret: base64url(secret) }) : err({ reason: 'not_found' });
  });
}

/** The same draft again changes nothing and leaves no audit entry. */
export function putDraft(store: WorkspaceStore, actor: Actor, id: string, draft: WidgetDraft): Result<WidgetView, WorkspaceRefusal> {
  const before = readWidget(store, id);
  if (!before) return err({ reason: 'not_found' });
  const fields = changedFields(before.draft, draft);
  if (fields.length === 0) return ok(before);
  return store.transact(() => {
    store.sql.exec('UPDATE widgets SET draft = ? WHERE id = ?', writeJson(draft), id);
    noteAudit(store, actor, 'widget.draft_changed', `widget:${id}`, { fields });
    const view = readWidget(store, id);
    return view ? ok(view) : err({ reason: 'not_found' });
  });
}

export function readWidget(store: WorkspaceStore, id: string): WidgetView | null {
  const row = firstRow<Row>(store, 'SELECT id, key, draft FROM widgets WHERE id = ?', id);
  return row ? viewWidget(store, row) : null;
}

export function listWidgets(store: WorkspaceStore): WidgetView[] {
  return store.sql
    .exec<Row>('SELECT id, key, draft FROM widgets ORDER BY created_at_ms, id')
    .toArray()
    .map((row) => viewWidget(store, row));
}

export const widgetIdByKey = (store: WorkspaceStore, key: string): string | null =>
  firstRow<{ id: string }>(store, 'SELECT id FROM widgets WHERE key = ?', key)?.id ?? null;

/** 32 bytes, base64url. Null for an unknown widget. */
export function identitySecret(store: WorkspaceStore, id: string): string | null {
  const row = firstRow<{ identity_secret: ArrayBuffer }>(store, 'SELECT identity_secret FROM widgets WHERE id = ?', id);
  return row ? base64url(boxOf(store).open(new Uint8Array(row.identity_secret), identityPlace(id))) : null;
}

function viewWidget(store: WorkspaceStore, row: Row): WidgetView {
  const draft = readJson(widgetDraft, row.draft);
  const latest = latestVersion(store, row.id);
  const isAsPublished =
    latest !== null &&
    writeJson(latest.draft) === writeJson(draft) &&
    writeJson(latest.programme) === writeJson(readProgramme(store, draft.programme));
  return { id: row.id, key: row.key, draft, published_version: latest?.version ?? null, unpublished_changes: !isAsPublished };
}

export const identityPlace = (id: string): string => `widget:${id}:identity`;
