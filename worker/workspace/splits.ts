/** Versions of a widget side by side. It runs until the merchant ends it; publishing leaves it as it is. */
import { z } from 'zod';
import { err, ok, type Result } from '../../shared/result.ts';
import { noteAudit } from './audit.ts';
import type { Split, WeighedVersion } from './draw-version.ts';
import { firstRow, readJson, type WorkspaceStore, writeJson } from './store.ts';
import { readVersion } from './widget-versions.ts';
import { readWidget } from './widgets.ts';
import type { Actor, WorkspaceRefusal } from './workspace-api.ts';

const stored = z.array(z.strictObject({ version: z.int(), weight: z.int() }));

export function readSplit(store: WorkspaceStore, widget: string): Split | null {
  const row = firstRow<{ versions: string; since_ms: number }>(
    store,
    'SELECT versions, since_ms FROM widget_splits WHERE widget_id = ?',
    widget,
  );
  return row ? { versions: readJson(stored, row.versions), sinceMs: row.since_ms } : null;
}

export function putSplit(
  store: WorkspaceStore,
  actor: Actor,
  widget: string,
  versions: readonly WeighedVersion[],
): Result<Split, WorkspaceRefusal> {
  if (!readWidget(store, widget)) return err({ reason: 'not_found' });
  const refused = versions.map(({ version }, at) => checkVersion(store, widget, version, at)).find((each) => each !== null);
  if (refused) return err(refused);
  const before = readSplit(store, widget);
  if (before && writeJson(before.versions) === writeJson(versions)) return ok(before);
  const split = { versions, sinceMs: store.now() };
  return store.transact(() => {
    store.sql.exec(
      'INSERT OR REPLACE INTO widget_splits (widget_id, versions, since_ms) VALUES (?, ?, ?)',
      widget,
      writeJson(versions),
      split.sinceMs,
    );
    noteAudit(store, actor, 'widget.split', `widget:${widget}`, { versions });
    return ok(split);
  });
}

/** Ending one that isn't there changes nothing. */
export function endSplit(store: WorkspaceStore, actor: Actor, widget: string): Result<void, WorkspaceRefusal> {
  if (!readWidget(store, widget)) return err({ reason: 'not_found' });
  if (!readSplit(store, widget)) return ok(undefined);
  return store.transact(() => {
    store.sql.exec('DELETE FROM widget_splits WHERE widget_id = ?', widget);
    noteAudit(store, actor, 'widget.split_ended', `widget:${widget}`);
    return ok(undefined);
  });
}

function checkVersion(store: WorkspaceStore, widget: string, version: number, at: number): WorkspaceRefusal | null {
  const path = `versions[${at}].version`;
  const published = readVersion(store, widget, version);
  if (!published) {
    const fix = 'Name versions of this widget: GET /v1/widgets/:id/versions lists them.';
    return { reason: 'invalid', path, message: `This widget has no published version ${version}.`, fix };
  }
  if (published.draft.mode !== 'test') return null;
  return { reason: 'invalid', path, message: `Version ${version} is a test.`, fix: 'Name versions that are live.' };
}
