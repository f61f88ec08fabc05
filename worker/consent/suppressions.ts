/**
 * Who was erased, as a keyed hash: nothing that a form, an import or an API says brings such an address back; its own verified act does,
 * and ends the suppression. What it does to acts is a record in the fold's own terms, so that folding again gives the same.
 */
import { SUPPRESSION_DATED_MS } from '../../shared/limits.ts';
import type { Address } from '../../shared/vocabulary.ts';
import { isByAddress } from './authority.ts';
import { draftAt } from './decide-draft.ts';
import { WHOLE_ADDRESS } from './key-cover.ts';
import type { ActDraft, ActRecord, Ms } from './model.ts';
import type { Session } from './session.ts';
import { ownClock } from './time.ts';

export interface Suppression {
  /** Null where that is no longer kept. */
  readonly erasedAtMs: Ms | null;
}

export function suppress(session: Session, address: Address): void {
  session.sql.exec(
    'INSERT INTO suppressions (hash, erased_at_ms) VALUES (?, ?) ON CONFLICT (hash) DO UPDATE SET erased_at_ms = excluded.erased_at_ms',
    session.keys.suppressionHash(address),
    session.nowMs,
  );
}

/** Null for an address that was never erased, or came back by its own act. */
export function suppressionOf(session: Session, address: Address): Suppression | null {
  const hash = session.keys.suppressionHash(address);
  const [row] = session.sql.exec<{ erased_at_ms: number | null }>('SELECT erased_at_ms FROM suppressions WHERE hash = ?', hash).toArray();
  return row ? { erasedAtMs: row.erased_at_ms } : null;
}

/**
 * The first record of an address that is seen again: what was withdrawn when it was erased is withdrawn still. It makes of every act that
 * is not the person's own a claim. Dated just before what they do now, not when it was erased: that would lead to the records of then.
 */
export const stillWithdrawn = (actsFromMs: Ms): ActDraft =>
  draftAt(ownClock(actsFromMs - 1), { act: 'withdraw', key: WHOLE_ADDRESS, method: 'platform_event', verified: false });

/** The person came back by an act of their own: from here on the record above says what they have not taken up again. */
export function liftBy(session: Session, address: Address, records: readonly ActRecord[]): void {
  const isBack = records.some((record) => (record.act === 'grant' || record.act === 'confirm') && isByAddress(record));
  if (isBack) session.sql.exec('DELETE FROM suppressions WHERE hash = ?', session.keys.suppressionHash(address));
}

/** When it was erased is needed only while parts of submissions from before may still arrive. */
export function forgetDates(session: Session): void {
  session.sql.exec('UPDATE suppressions SET erased_at_ms = NULL WHERE erased_at_ms < ?', session.nowMs - SUPPRESSION_DATED_MS);
}

export function nextDateForgottenMs(sql: SqlStorage): Ms | null {
  const { first } = sql
    .exec<{ first: number | null }>('SELECT min(erased_at_ms) AS first FROM suppressions WHERE erased_at_ms IS NOT NULL')
    .one();
  return first === null ? null : first + SUPPRESSION_DATED_MS + 1;
}
