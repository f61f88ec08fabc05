/** The pool of codes that a widget's forms hand out: each once, to whoever asks first. Bound to a showing's random key, never to a person. */
import type { OfferPool } from '../../shared/contract/offer.ts';
import { OFFER_CODES_MAX } from '../../shared/limits.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { noteAudit } from './audit.ts';
import { firstRow, type WorkspaceStore } from './store.ts';
import { readWidget } from './widgets.ts';
import type { Actor, WorkspaceRefusal } from './workspace-api.ts';

export function readOfferPool(store: WorkspaceStore, widget: string): Result<OfferPool, WorkspaceRefusal> {
  return readWidget(store, widget) ? ok(poolOf(store, widget)) : err({ reason: 'not_found' });
}

export function addOfferCodes(
  store: WorkspaceStore,
  actor: Actor,
  widget: string,
  codes: readonly string[],
): Result<OfferPool & { readonly added: number }, WorkspaceRefusal> {
  if (!readWidget(store, widget)) return err({ reason: 'not_found' });
  const { left, handed_out: handedOut } = poolOf(store, widget);
  if (left + handedOut + codes.length > OFFER_CODES_MAX) {
    const message = `A widget holds ${OFFER_CODES_MAX} codes, those handed out with them; this one has ${left + handedOut}.`;
    return err({
      reason: 'invalid',
      path: 'codes',
      message,
      fix: 'Give the rest to another widget, or take away the codes that nobody has got.',
    });
  }
  return store.transact(() => {
    for (const code of codes) store.sql.exec('INSERT OR IGNORE INTO offer_codes (widget_id, code) VALUES (?, ?)', widget, code);
    const after = poolOf(store, widget);
    const added = after.left - left;
    if (added > 0) noteAudit(store, actor, 'widget.offer_codes_added', `widget:${widget}`, { added });
    return ok({ added, ...after });
  });
}

export function removeOfferCodes(
  store: WorkspaceStore,
  actor: Actor,
  widget: string,
): Result<OfferPool & { readonly removed: number }, WorkspaceRefusal> {
  if (!readWidget(store, widget)) return err({ reason: 'not_found' });
  return store.transact(() => {
    const { left: removed } = poolOf(store, widget);
    store.sql.exec('DELETE FROM offer_codes WHERE widget_id = ? AND taken_by IS NULL', widget);
    if (removed > 0) noteAudit(store, actor, 'widget.offer_codes_removed', `widget:${widget}`, { removed });
    return ok({ removed, ...poolOf(store, widget) });
  });
}

/**
 * @param by SHA-256 of the key that asks, hex: it gets the same code however often it asks
 * @returns null where none is left
 */
export function takeOfferCode(store: WorkspaceStore, widget: string, by: string): string | null {
  const had = firstRow<{ code: string }>(store, 'SELECT code FROM offer_codes WHERE widget_id = ? AND taken_by = ?', widget, by);
  if (had) return had.code;
  return store.transact(() => {
    const next = firstRow<{ no: number; code: string }>(
      store,
      'SELECT no, code FROM offer_codes WHERE widget_id = ? AND taken_by IS NULL ORDER BY no LIMIT 1',
      widget,
    );
    if (!next) return null;
    store.sql.exec('UPDATE offer_codes SET taken_by = ?, taken_at_ms = ? WHERE no = ?', by, store.now(), next.no);
    return next.code;
  });
}

function poolOf(store: WorkspaceStore, widget: string): OfferPool {
  const counted = firstRow<{ left: number; handed_out: number }>(
    store,
    'SELECT count(*) - count(taken_by) AS left, count(taken_by) AS handed_out FROM offer_codes WHERE widget_id = ?',
    widget,
  );
  return counted ?? { left: 0, handed_out: 0 };
}
