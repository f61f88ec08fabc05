/** The audit log: every admin change, by whom. It must hold no secret and no address; callers give names of fields, not values. */
import type { z } from 'zod';
import type { auditList } from '../../shared/contract/admin.ts';
import { iso, type WorkspaceStore, writeJson } from './store.ts';
import type { Actor } from './workspace-api.ts';

/** Written in the transaction of the change itself. `target` is `<kind>:<local id or slug>`, or a public id. */
export function noteAudit(store: WorkspaceStore, actor: Actor, action: string, target: string, detail: Record<string, unknown> = {}): void {
  store.sql.exec(
    'INSERT INTO audit (at_ms, actor, action, target, detail) VALUES (?, ?, ?, ?, ?)',
    store.now(),
    actor,
    action,
    target,
    writeJson(detail),
  );
}

/**
 * Newest first.
 * @param before an entry's id; only older ones are listed.
 */
export function listAudit(store: WorkspaceStore, before: number | null, limit: number): z.infer<typeof auditList> {
  const rows = store.sql
    .exec<{ id: number; at_ms: number; actor: string; action: string; target: string; detail: string }>(
      'SELECT id, at_ms, actor, action, target, detail FROM audit WHERE id < ? ORDER BY id DESC LIMIT ?',
      before ?? Number.MAX_SAFE_INTEGER,
      limit + 1,
    )
    .toArray();
  const entries = rows.slice(0, limit).map((row) => ({
    id: row.id,
    at: iso(row.at_ms),
    actor: row.actor,
    action: row.action,
    target: row.target,
    detail: JSON.parse(row.detail) as Record<string, unknown>, // written by noteAudit alone
  }));
  return { entries, next_cursor: rows.length > limit ? String(entries.at(-1)?.id) : null };
}

/** Names of the top-level fields that differ. */
export function changedFields(before: Readonly<Record<string, unknown>>, after: Readonly<Record<string, unknown>>): string[] {
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...names].filter((name) => writeJson({ value: before[name] }) !== writeJson({ value: after[name] })).sort();
}
