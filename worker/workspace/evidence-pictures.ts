/**
 * Pictures of published forms, for carriers: each with the version and the build that it is of. It keeps none of another version
 * than the current one. Limit: what is on a picture is the word of the key that uploaded it; only its frame is read.
 */
import {
  EVIDENCE_PICTURE_BYTES_MAX,
  EVIDENCE_PICTURE_SIDE_MAX,
  EVIDENCE_PICTURE_WIDTH_MIN,
  EVIDENCE_PICTURES_KEPT,
} from '../../shared/limits.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { sha256Hex } from '../platform/bytes.ts';
import { noteAudit } from './audit.ts';
import { type PngSize, readPng } from './png.ts';
import { firstRow, iso, type WorkspaceStore } from './store.ts';
import { latestVersion } from './widget-versions.ts';
import { readWidget } from './widgets.ts';
import type { Actor, NewPicture, StoredPicture, WorkspaceRefusal } from './workspace-api.ts';
import { readWorkspace } from './workspace-record.ts';

interface Row extends Record<string, SqlStorageValue> {
  hash: string;
  widget_id: string;
  version: number;
  build: string;
  width: number;
  height: number;
  uploaded_at_ms: number;
}
const COLUMNS = 'hash, widget_id, version, build, width, height, uploaded_at_ms';

export function putPicture(
  store: WorkspaceStore,
  actor: Actor,
  widgetId: string,
  input: NewPicture,
): Result<StoredPicture, WorkspaceRefusal> {
  if (!readWidget(store, widgetId)) return err({ reason: 'not_found' });
  const current = latestVersion(store, widgetId);
  if (!current) return err({ reason: 'conflict', detail: 'This widget was never published. Publish it, then make the picture.' });
  if (input.version !== current.version) {
    return refuse(
      'header:Sayso-Widget-Version',
      `The picture is of version ${input.version}; version ${current.version} is published.`,
      'Make the picture of what is published: npm run evidence -- WIDGET.',
    );
  }
  const size = sizeOf(input.png);
  if (!size.ok) return size;
  const hash = sha256Hex(input.png);
  return store.transact(() => {
    // With a new number: what is uploaded again is the newest again.
    store.sql.exec('DELETE FROM evidence_pictures WHERE widget_id = ? AND hash = ?', widgetId, hash);
    store.sql.exec(
      `INSERT INTO evidence_pictures (${COLUMNS}, png) VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
      hash,
      widgetId,
      input.version,
      input.build,
      size.value.width,
      size.value.height,
      store.now(),
      bufferOf(input.png),
    );
    store.sql.exec(
      `DELETE FROM evidence_pictures WHERE widget_id = ?1 AND no NOT IN
         (SELECT no FROM evidence_pictures WHERE widget_id = ?1 ORDER BY no DESC LIMIT ?2)`,
      widgetId,
      EVIDENCE_PICTURES_KEPT,
    );
    noteAudit(store, actor, 'evidence.picture_put', `widget:${widgetId}`, { version: input.version, build: input.build, sha256: hash });
    const kept = newestPicture(store, widgetId);
    if (!kept) throw new Error('invariant: a picture just written is there');
    return ok(kept);
  });
}

/** Of this widget, whatever version it is of. */
export function newestPicture(store: WorkspaceStore, widgetId: string): StoredPicture | null {
  const row = firstRow<Row>(store, `SELECT ${COLUMNS} FROM evidence_pictures WHERE widget_id = ? ORDER BY no DESC LIMIT 1`, widgetId);
  if (!row) return null;
  const { hash, version, build, width, height } = row;
  return { hash, version, build, width, height, uploadedAt: iso(row.uploaded_at_ms) };
}

/** @param hash SHA-256 of the bytes, hex. Null while the workspace is suspended: its pages are gone, too. */
export function pictureBytes(store: WorkspaceStore, hash: string): Uint8Array | null {
  if (readWorkspace(store)?.suspended !== false) return null;
  const row = firstRow<{ png: ArrayBuffer }>(store, 'SELECT png FROM evidence_pictures WHERE hash = ? LIMIT 1', hash);
  return row && new Uint8Array(row.png);
}

function sizeOf(png: Uint8Array): Result<PngSize, WorkspaceRefusal> {
  if (png.length > EVIDENCE_PICTURE_BYTES_MAX)
    return refuse('body', 'The picture is too large.', `Send at most ${EVIDENCE_PICTURE_BYTES_MAX} bytes.`);
  const size = readPng(png);
  if (!size.ok) {
    return size.error === 'not_png'
      ? refuse('body', 'The body is not a PNG.', 'Send the bytes of the picture as they are.')
      : refuse('body', 'The PNG is cut short or damaged.', 'Send the whole file.');
  }
  const { width, height } = size.value;
  if (width < EVIDENCE_PICTURE_WIDTH_MIN || Math.max(width, height) > EVIDENCE_PICTURE_SIDE_MAX || height < 1) {
    return refuse(
      'body',
      `The picture is ${width} by ${height} pixels.`,
      `Send one at least ${EVIDENCE_PICTURE_WIDTH_MIN} pixels wide and no side over ${EVIDENCE_PICTURE_SIDE_MAX}.`,
    );
  }
  return size;
}

const refuse = (path: string, message: string, fix: string): Result<never, WorkspaceRefusal> =>
  err({ reason: 'invalid', path, message, fix });

/** Its own bytes alone: a view may lie in a larger buffer. */
const bufferOf = (bytes: Uint8Array): ArrayBuffer => new Uint8Array(bytes).buffer;
