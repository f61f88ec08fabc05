/**
 * What time alone brings about: grants and holds that run out, rows that have lived long enough. Each call is one bounded step of one
 * commit; `nextDueMs` says when the next one is wanted.
 */
import { LEDGER_BACKSTOP_MS, SUBMISSION_DAYS, SWEEP_ROWS_MAX } from '../../shared/limits.ts';
import { scrubStepsOwed } from '../platform/scrub.ts';
import { DAY_MS } from './counters.ts';
import { decide } from './decide.ts';
import type { ActDraft, AddressState, Ms } from './model.ts';
import { nextPassDueMs } from './passes.ts';
import type { Session } from './session.ts';
import { addressByNo, dueOf } from './store-addresses.ts';
import { dropOldLinks, nextLinkDropMs } from './store-app-links.ts';
import { dropOldDays, nextDropMs } from './store-days.ts';
import { nextErasureDueMs } from './store-deletions.ts';
import { nextMessageDueMs } from './store-messages.ts';
import { nextOwedDueMs } from './store-owed.ts';
import { dropLapsedCodes } from './subject-codes.ts';
import { forgetDates, nextDateForgottenMs } from './suppressions.ts';
import { NO_EVIDENCE, write } from './writing.ts';

export function sweep(session: Session): void {
  const due = session.sql
    .exec<{ no: number }>(
      'SELECT no FROM addresses WHERE next_due_ms IS NOT NULL AND next_due_ms <= ? ORDER BY next_due_ms LIMIT ?',
      session.nowMs,
      SWEEP_ROWS_MAX,
    )
    .toArray();
  for (const { no } of due) runOut(session, no);
  dropOldDays(session);
  forgetDates(session);
  for (const table of ['challenges', 'messages']) dropOldest(session, table);
  dropLapsedCodes(session);
  dropOldLinks(session);
}

/** The earliest time at which this ledger has something to do by itself; null for never. */
export function nextDueMs(session: Session): Ms | null {
  const { sql, nowMs } = session;
  const expiry = sql.exec<{ due: number | null }>('SELECT min(next_due_ms) AS due FROM addresses WHERE next_due_ms IS NOT NULL').one().due;
  // A commit starts its own deliveries; the alarm is there for those that a dead process left.
  const deliveries = [nextMessageDueMs(sql), nextOwedDueMs(sql), nextErasureDueMs(sql), scrubStepsOwed(sql) > 0 ? nowMs : null].flatMap(
    (due) => (due === null ? [] : Math.max(due, nowMs + LEDGER_BACKSTOP_MS)),
  );
  const all = [expiry, nextDropMs(session), nextDateForgottenMs(sql), nextPassDueMs(sql), nextLinkDropMs(sql), ...deliveries].filter(
    (due) => due !== null,
  );
  return all.length === 0 ? null : Math.min(...all);
}

function runOut(session: Session, no: number): void {
  const open = addressByNo(session, no);
  const drafts = open ? draftsDue(open.state, session.nowMs) : [];
  if (!open || drafts.length === 0) {
    // Nothing that a record could end, such as an erased address: it must not come up for ever.
    session.sql.exec('UPDATE addresses SET next_due_ms = NULL WHERE no = ?', no);
    return;
  }
  const writing = write(session, open, { ...NO_EVIDENCE, context: { by: 'ledger' } });
  for (const draft of drafts) writing.record(draft);
  writing.close();
  // What its record did not end must not come up again for ever either.
  if ((dueOf(open.state) ?? session.nowMs + 1) <= session.nowMs)
    session.sql.exec('UPDATE addresses SET next_due_ms = NULL WHERE no = ?', no);
}

function draftsDue(state: AddressState, nowMs: Ms): ActDraft[] {
  const expiries = state.keys
    .filter((key) => key.standing === 'granted' && key.expiresAtMs !== null && key.expiresAtMs <= nowMs)
    .map(({ programme, channel, purpose }) => decide({ do: 'expire', programme, channel, purpose }, state, nowMs));
  const holds = state.hold && state.hold.untilMs <= nowMs ? [decide({ do: 'lapse_hold' }, state, nowMs)] : [];
  return [...expiries, ...holds].flatMap((decided) => (decided.ok ? decided.value : []));
}

/** Numbers rise with time, so that the oldest rows are the first ones. */
function dropOldest(session: Session, table: string): void {
  session.sql.exec(
    `DELETE FROM ${table} WHERE no IN (SELECT no FROM (SELECT no, created_at_ms FROM ${table} ORDER BY no LIMIT ?) WHERE created_at_ms < ?)`,
    SWEEP_ROWS_MAX,
    session.nowMs - SUBMISSION_DAYS * DAY_MS,
  );
}
