/** The disclosure documents of a workspace, by hash, and where each was issued. Nothing here is ever changed or removed. */
import type { z } from 'zod';
import {
  type DisclosureDocument,
  disclosureDocument,
  type disclosureView,
  type registerDisclosureRequest,
} from '../../shared/contract/disclosure.ts';
import { canonicalBytes } from '../../shared/proof/canonical.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { REGISTERED_METHODS } from '../../shared/vocabulary.ts';
import { sha256Hex } from '../platform/bytes.ts';
import { noteAudit } from './audit.ts';
import { names } from './check-draft.ts';
import { isText } from './compose-disclosures.ts';
import { readProgramme } from './programmes.ts';
import { firstRow, iso, type WorkspaceStore } from './store.ts';
import type { Actor, WorkspaceRefusal } from './workspace-api.ts';

export type DisclosureView = z.infer<typeof disclosureView>;
type Registration = z.infer<typeof registerDisclosureRequest>;

/** Keeps the bytes and that they were issued. Repeating it changes nothing. Called inside a transaction. */
export function issue(
  store: WorkspaceStore,
  hash: string,
  bytes: Uint8Array,
  by: { readonly widgetId: string; readonly version: number } | { readonly method: Registration['method'] },
): void {
  const [widgetId, version, method] = 'method' in by ? ['', 0, by.method] : [by.widgetId, by.version, ''];
  store.sql.exec('INSERT INTO disclosures (hash, document) VALUES (?, ?) ON CONFLICT DO NOTHING', hash, bytes);
  store.sql.exec(
    'INSERT INTO issued (hash, widget_id, version, method, issued_at_ms) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING',
    hash,
    widgetId,
    version,
    method,
    store.now(),
  );
}

export function readDocument(store: WorkspaceStore, hash: string): DisclosureDocument | null {
  const row = firstRow<{ document: ArrayBuffer }>(store, 'SELECT document FROM disclosures WHERE hash = ?', hash);
  return row ? disclosureDocument.parse(JSON.parse(new TextDecoder().decode(row.document))) : null;
}

export function readDisclosure(store: WorkspaceStore, hash: string): DisclosureView | null {
  const document = readDocument(store, hash);
  if (!document) return null;
  const issued = store.sql
    .exec<{ widget_id: string; version: number; method: string; issued_at_ms: number }>(
      'SELECT widget_id, version, method, issued_at_ms FROM issued WHERE hash = ? ORDER BY issued_at_ms, widget_id, version, method',
      hash,
    )
    .toArray()
    .map((row) => {
      const method = REGISTERED_METHODS.find((each) => each === row.method);
      return { ...(method ? { method } : { widget_id: row.widget_id, version: row.version }), issued_at: iso(row.issued_at_ms) };
    });
  return { hash, document, issued };
}

export function listDisclosures(store: WorkspaceStore): DisclosureView[] {
  return store.sql
    .exec<{ hash: string }>('SELECT hash FROM disclosures ORDER BY rowid')
    .toArray()
    .flatMap(({ hash }) => readDisclosure(store, hash) ?? []);
}

/** Registers the text that was read, spoken or printed for a method other than a widget. The same again changes nothing. */
export function registerDisclosure(store: WorkspaceStore, actor: Actor, input: Registration): Result<DisclosureView, WorkspaceRefusal> {
  const { document, method } = input;
  if (!readProgramme(store, document.programme.id)) {
    return invalid('document.programme.id', 'There is no such programme.', 'Make the programme first, or name another.');
  }
  const channels = document.covers.map((cover) => cover.channel);
  if (new Set(channels).size < channels.length) {
    return invalid('document.covers', 'A channel is listed twice.', 'List each channel once.');
  }
  if (channels.length > 1 && !channels.every(isText)) {
    return invalid('document.covers', 'One text may cover sms, mms and rcs; every other channel has its own.', 'Register one per channel.');
  }
  if (channels.length > 1 && !channels.every((channel) => names(document.text, channel))) {
    return invalid('document.text', 'A text that covers several channels must name each of them.', `Say ${channels.join(', ')} in it.`);
  }
  const bytes = canonicalBytes(document);
  const hash = sha256Hex(bytes);
  return store.transact(() => {
    const known = firstRow(store, 'SELECT 1 AS one FROM issued WHERE hash = ? AND method = ?', hash, method);
    if (!known) {
      issue(store, hash, bytes, { method });
      noteAudit(store, actor, 'disclosure.registered', `disclosure:${hash}`, { method, channels });
    }
    const view = readDisclosure(store, hash);
    return view ? ok(view) : err({ reason: 'not_found' });
  });
}

const invalid = (path: string, message: string, fix: string) => err({ reason: 'invalid' as const, path, message, fix });
