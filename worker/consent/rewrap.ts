/**
 * Brings the key of every address, and the deletions owed, under the current version of the master key, so that an older one can be taken out. Each step is part
 * of one commit; its position is stored with it. It changes no address's own key, so nothing that is sealed moves.
 */
import { Buffer } from 'node:buffer';
import { REWRAP_LEFT_COUNTED_MAX, REWRAP_ROWS_MAX } from '../../shared/limits.ts';
import { unwrapKey, wrapKey } from './address-crypto.ts';
import type { Ms } from './model.ts';
import { readPass, writePass } from './passes.ts';
import type { Session } from './session.ts';
import { wrapUse } from './store-addresses.ts';
import { resealDeletions } from './store-deletions.ts';

interface Row extends Record<string, SqlStorageValue> {
  no: number;
  hash: ArrayBuffer;
  key_version: number;
  wrapped_key: ArrayBuffer | null;
}

/** At a start: begins a pass where the current version is not the one that all keys are known to be under. */
export function planRewrap(sql: SqlStorage, current: number, nowMs: Ms): void {
  const pass = readPass(sql, 'rewrap');
  if (pass?.version === current) return;
  // Without a pass so far versions rise with the numbers, so that the first address has the oldest.
  const [first] = sql.exec<{ key_version: number }>('SELECT key_version FROM addresses ORDER BY no LIMIT 1').toArray();
  if (!pass && (!first || first.key_version === current)) return;
  writePass(sql, 'rewrap', { position: 0, done: 0, version: current, dueMs: nowMs });
}

export function rewrapStep(session: Session): void {
  const { sql, keys, nowMs } = session;
  const pass = readPass(sql, 'rewrap');
  if (!pass || pass.dueMs === null || pass.dueMs > nowMs) return;
  const rows = sql
    .exec<Row>('SELECT no, hash, key_version, wrapped_key FROM addresses WHERE no > ? ORDER BY no LIMIT ?', pass.position, REWRAP_ROWS_MAX)
    .toArray();
  let { done } = pass;
  for (const row of rows) {
    if (row.wrapped_key === null || row.key_version === keys.wrapping.current) continue;
    const use = wrapUse(Buffer.from(row.hash));
    const key = unwrapKey(keys.wrapping, use, row.key_version, new Uint8Array(row.wrapped_key));
    const { version, wrapped } = wrapKey(keys.wrapping, use, key, session.random);
    // Of equal length, so that it takes the place of the former bytes.
    sql.exec('UPDATE addresses SET wrapped_key = ?, key_version = ? WHERE no = ?', wrapped, version, row.no);
    done += 1;
  }
  const isOver = rows.length < REWRAP_ROWS_MAX && resealDeletions(session, REWRAP_ROWS_MAX) === 0;
  writePass(sql, 'rewrap', { ...pass, done, position: rows.at(-1)?.no ?? pass.position, dueMs: isOver ? null : nowMs });
}

export interface RewrapProgress {
  /** Version that keys are brought to. */
  readonly version: number;
  readonly rewrapped: number;
  /** Addresses not looked at yet; REWRAP_LEFT_COUNTED_MAX stands for that many or more. */
  readonly left: number;
}

export function rewrapProgress({ sql, keys }: Session): RewrapProgress {
  const version = keys.wrapping.current;
  const pass = readPass(sql, 'rewrap');
  if (!pass || (pass.version === version && pass.dueMs === null)) return { version, rewrapped: pass?.done ?? 0, left: 0 };
  const { left } = sql
    .exec<{ left: number }>(
      'SELECT count(*) AS left FROM (SELECT 1 FROM addresses WHERE no > ? LIMIT ?)',
      pass.position,
      REWRAP_LEFT_COUNTED_MAX,
    )
    .one();
  return { version, rewrapped: pass.done, left };
}
