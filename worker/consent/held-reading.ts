/**
 * What a ledger holds of one address beside its records: for the person's own export. Reads only, in bounded steps. Codes, hashes
 * and keys never leave.
 */
import { EXPORT_SCAN_ROWS_MAX } from '../../shared/limits.ts';
import type { ChannelId } from '../../shared/vocabulary.ts';
import { fromHex, hex } from '../platform/bytes.ts';
import { lastInboundOf } from './conversations.ts';
import type { HeldAddress, HeldCursor, HeldRowsPage } from './held.ts';
import type { AddressRef } from './ledger-api.ts';
import { viewOf } from './reading.ts';
import type { Session } from './session.ts';
import { addressByNo, type OpenAddress } from './store-addresses.ts';
import type { ConfirmedPair } from './store-challenges.ts';
import { submissionsAfter } from './store-days.ts';
import { subjectCodeOf } from './subject-codes.ts';

const NOTHING: HeldRowsPage = { messages: [], challenges: [], submissions: [], next: null };

export function heldOf(session: Session, ref: AddressRef): HeldAddress | null {
  const open = addressByNo(session, ref.no);
  const view = viewOf(session, ref);
  if (!open || !view) return null;
  const code = subjectCodeOf(session, open.no);
  return {
    view,
    counters: open.counters,
    lastInbound: lastInboundOf(session, open),
    subjectCode: code && { createdAtMs: code.createdAtMs, endsAtMs: code.endsAtMs, attempts: code.attempts },
  };
}

/** One step. There is no index by address, which each act would pay for: a step looks through so many rows and says where it is. */
export function heldRows(session: Session, ref: AddressRef, from: HeldCursor | null, rowsMax = EXPORT_SCAN_ROWS_MAX): HeldRowsPage {
  const open = addressByNo(session, ref.no);
  if (!open) return NOTHING;
  const cursor = from ?? { table: 'messages', after: 0 };
  switch (cursor.table) {
    case 'messages':
      return messagesStep(session, open, cursor.after, rowsMax);
    case 'challenges':
      return challengesStep(session, open, cursor.after, rowsMax);
    case 'submissions':
      return submissionsStep(session, open, cursor, rowsMax);
  }
}

function messagesStep(session: Session, open: OpenAddress, after: number, rowsMax: number): HeldRowsPage {
  const end = endOfStep(session, 'messages', after, rowsMax);
  const messages = session.sql
    .exec<{
      channel: string;
      created_at_ms: number;
      ends_at_ms: number;
      status: string;
      attempts: number;
      provider_id: string | null;
      sent_at_ms: number | null;
      reason: string | null;
    }>(
      `SELECT channel, created_at_ms, ends_at_ms, status, attempts, provider_id, sent_at_ms, reason FROM messages
       WHERE no > ? AND no <= ? AND addr = ? ORDER BY no`,
      after,
      end.last,
      open.no,
    )
    .toArray()
    .map((row) => ({
      channel: row.channel as ChannelId, // as queued
      createdAtMs: row.created_at_ms,
      endsAtMs: row.ends_at_ms,
      status: row.status,
      attempts: row.attempts,
      providerId: row.provider_id,
      sentAtMs: row.sent_at_ms,
      reason: row.reason,
    }));
  return { ...NOTHING, messages, next: end.isWhole ? { table: 'challenges', after: 0 } : { table: 'messages', after: end.last } };
}

function challengesStep(session: Session, open: OpenAddress, after: number, rowsMax: number): HeldRowsPage {
  const end = endOfStep(session, 'challenges', after, rowsMax);
  const challenges = session.sql
    .exec<{ created_at_ms: number; ends_at_ms: number; of_seqs: string; attempts: number; closed: number; confirmed: string | null }>(
      `SELECT created_at_ms, ends_at_ms, of_seqs, attempts, closed, confirmed FROM challenges
       WHERE no > ? AND no <= ? AND addr = ? ORDER BY no`,
      after,
      end.last,
      open.no,
    )
    .toArray()
    .map((row) => ({
      createdAtMs: row.created_at_ms,
      endsAtMs: row.ends_at_ms,
      of: JSON.parse(row.of_seqs) as number[],
      attempts: row.attempts,
      closed: row.closed === 1,
      confirmed: row.confirmed === null ? null : (JSON.parse(row.confirmed) as ConfirmedPair[]),
    }));
  const first = session.head.days.submissions[0];
  const submissions: HeldCursor | null = first === undefined ? null : { table: 'submissions', day: first, id: '', part: 0 };
  return { ...NOTHING, challenges, next: end.isWhole ? submissions : { table: 'challenges', after: end.last } };
}

function submissionsStep(
  session: Session,
  open: OpenAddress,
  from: Extract<HeldCursor, { table: 'submissions' }>,
  rowsMax: number,
): HeldRowsPage {
  // A day that was dropped since the last step has nothing more to say.
  const days = session.head.days.submissions.filter((day) => day >= from.day);
  const [day, nextDay] = days;
  if (day === undefined) return NOTHING;
  const after = day === from.day ? { id: fromHex(from.id), part: from.part } : { id: new Uint8Array(0), part: 0 };
  const step = submissionsAfter(session, open, day, after, rowsMax);
  const submissions = step.found.map(({ part, body }) => ({ part, body }));
  if (step.last) return { ...NOTHING, submissions, next: { table: 'submissions', day, id: hex(step.last.id), part: step.last.part } };
  return { ...NOTHING, submissions, next: nextDay === undefined ? null : { table: 'submissions', day: nextDay, id: '', part: 0 } };
}

/** Number of the last row that a step looks at, and whether the table ends there. */
function endOfStep(session: Session, table: 'messages' | 'challenges', after: number, rowsMax: number) {
  const { last, n } = session.sql
    .exec<{ last: number | null; n: number }>(
      `SELECT max(no) AS last, count(*) AS n FROM (SELECT no FROM ${table} WHERE no > ? ORDER BY no LIMIT ?)`,
      after,
      rowsMax,
    )
    .one();
  return { last: last ?? after, isWhole: n < rowsMax };
}
