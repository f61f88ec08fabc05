/** Tables of one day each: idempotency keys and submissions. They are looked up in the days kept and dropped as a whole. */
import { timingSafeEqual } from 'node:crypto';
import { INBOUND_DAYS } from '../../shared/inbound-limits.ts';
import { IDEMPOTENCY_DAYS, SUBMISSION_DAYS } from '../../shared/limits.ts';
import type { Address } from '../../shared/vocabulary.ts';
import { fromHex, hex } from '../platform/bytes.ts';
import { openJson, sealJson } from './address-crypto.ts';
import { DAY_MS, dayOf } from './counters.ts';
import type { Ms } from './model.ts';
import { hasRoom, type Recent, recentBytes, stillRecent } from './recent-submissions.ts';
import { DAY_TABLES, type DayTable } from './schema.ts';
import type { Session } from './session.ts';
import { addressByNo, type OpenAddress, recentOf } from './store-addresses.ts';
import type { SubmissionBody } from './submission-body.ts';

/** A row lives at least so many whole days. */
const DAYS_KEPT: Readonly<Record<DayTable, number>> = {
  idempotency: IDEMPOTENCY_DAYS,
  submissions: SUBMISSION_DAYS,
  inbound: INBOUND_DAYS,
};

export interface StoredSubmission {
  readonly id: string;
  readonly part: 0 | 1;
  readonly day: number;
  readonly address: OpenAddress;
  readonly body: SubmissionBody;
}

/** As which a submission is known again: keyed hashes. */
export interface Idempotency {
  readonly key: Uint8Array;
  readonly body: Uint8Array;
}

/** The submission that came with this key before, and whether it was the same request. */
export function findIdempotent(session: Session, first: Address, { key, body }: Idempotency): { submission: string; same: boolean } | null {
  const recent = stillRecent(recentOf(session, first), oldestDay(session, 'idempotency')).find((entry) => timingSafeEqual(entry.key, key));
  if (recent) return { submission: hex(recent.submission), same: timingSafeEqual(recent.body, body) };
  for (const day of daysKept(session, 'idempotency')) {
    const [row] = session.sql
      .exec<{ submission: ArrayBuffer; body: ArrayBuffer }>(`SELECT submission, body FROM idempotency_${day} WHERE key = ?`, key)
      .toArray();
    if (row) return { submission: hex(new Uint8Array(row.submission)), same: timingSafeEqual(new Uint8Array(row.body), body) };
  }
  return null;
}

/** In the row of its first address, which is to be saved after; in a table of the day where there is no room. */
export function rememberSubmission(session: Session, open: OpenAddress, submission: string, { key, body }: Idempotency): void {
  const entry: Recent = { day: dayOf(session.nowMs), key, submission: fromHex(submission), body };
  const kept = stillRecent(open.recent, oldestDay(session, 'idempotency'));
  if (hasRoom(kept)) open.recent = recentBytes([...kept, entry]);
  else insertIdempotent(session, entry);
}

/** Before the address is erased: a request that comes again must still be known, or what it said would be taken as new. */
export function keepSubmissionsApart(session: Session, open: OpenAddress): void {
  for (const entry of stillRecent(open.recent, oldestDay(session, 'idempotency'))) insertIdempotent(session, entry);
}

function insertIdempotent(session: Session, { key, submission, body }: Recent): void {
  const day = ensureToday(session, 'idempotency');
  // Known already only where a build before, put back for a while, kept it here.
  session.sql.exec(`INSERT OR IGNORE INTO idempotency_${day} (key, submission, body) VALUES (?, ?, ?)`, key, submission, body);
}

export function insertSubmission(session: Session, id: string, part: 0 | 1, open: OpenAddress, body: SubmissionBody): void {
  const day = ensureToday(session, 'submissions');
  const sealed = sealJson(open.key, submissionUse(id, part), body, session.random);
  session.sql.exec(`INSERT INTO submissions_${day} (id, part, addr, body) VALUES (?, ?, ?, ?)`, fromHex(id), part, open.no, sealed);
}

export function updateSubmission(session: Session, stored: StoredSubmission, body: SubmissionBody): void {
  const sealed = sealJson(stored.address.key, submissionUse(stored.id, stored.part), body, session.random);
  session.sql.exec(`UPDATE submissions_${stored.day} SET body = ? WHERE id = ? AND part = ?`, sealed, fromHex(stored.id), stored.part);
}

/** The parts of a submission that live in this ledger, first part first. A part whose address is gone is left out. */
export function submissionParts(session: Session, id: string): StoredSubmission[] {
  for (const day of daysKept(session, 'submissions')) {
    const rows = session.sql
      .exec<{ part: number; addr: number; body: ArrayBuffer }>(
        `SELECT part, addr, body FROM submissions_${day} WHERE id = ? ORDER BY part`,
        fromHex(id),
      )
      .toArray();
    if (rows.length === 0) continue;
    return rows.flatMap((row) => {
      const address = addressByNo(session, row.addr);
      if (!address) return [];
      const part = row.part === 0 ? 0 : 1;
      return [{ id, part, day, address, body: openJson<SubmissionBody>(address.key, submissionUse(id, part), new Uint8Array(row.body)) }];
    });
  }
  return [];
}

/**
 * Submissions of one address in one day's table, from behind a row on, looking at no more than `rowsMax`.
 * @returns `last`: the row that the next step begins behind; null where the table ends.
 */
export function submissionsAfter(
  session: Session,
  open: OpenAddress,
  day: number,
  after: { readonly id: Uint8Array; readonly part: number },
  rowsMax: number,
): { readonly found: readonly StoredSubmission[]; readonly last: { readonly id: Uint8Array; readonly part: number } | null } {
  const rows = session.sql
    .exec<{ id: ArrayBuffer; part: number; addr: number }>(
      `SELECT id, part, addr FROM submissions_${day} WHERE (id, part) > (?, ?) ORDER BY id, part LIMIT ?`,
      after.id,
      after.part,
      rowsMax,
    )
    .toArray();
  const found = rows
    .filter((row) => row.addr === open.no)
    .flatMap((row) => submissionParts(session, hex(new Uint8Array(row.id))).filter(({ part }) => part === row.part));
  const last = rows.at(-1);
  return { found, last: last && rows.length === rowsMax ? { id: new Uint8Array(last.id), part: last.part } : null };
}

/** Whether this part was taken, even if its address was erased since. */
export const holdsPart = (session: Session, id: string, part: 0 | 1): boolean =>
  daysKept(session, 'submissions').some(
    (day) => session.sql.exec(`SELECT 1 FROM submissions_${day} WHERE id = ? AND part = ?`, fromHex(id), part).toArray().length > 0,
  );

/** Drops the tables whose rows have all lived long enough. */
export function dropOldDays(session: Session): void {
  const today = dayOf(session.nowMs);
  const days = { ...session.head.days };
  let dropped = 0;
  for (const table of Object.keys(DAY_TABLES) as DayTable[]) {
    const old = days[table].filter((day) => day < today - DAYS_KEPT[table]);
    for (const day of old) session.sql.exec(`DROP TABLE ${table}_${day}`);
    days[table] = days[table].filter((day) => !old.includes(day));
    dropped += old.length;
  }
  // An alarm that found nothing to do leaves the head as it is, and writes none.
  if (dropped > 0) session.head = { ...session.head, days };
}

/** When the oldest table may be dropped; null where there is none. */
export function nextDropMs(session: Session): Ms | null {
  const ends = (Object.keys(DAY_TABLES) as DayTable[]).flatMap((table) => {
    const oldest = session.head.days[table][0];
    return oldest === undefined ? [] : (oldest + DAYS_KEPT[table] + 1) * DAY_MS;
  });
  return ends.length === 0 ? null : Math.min(...ends);
}

/** Newest first: what is asked for again was mostly just made. */
export function daysKept(session: Session, table: DayTable): number[] {
  const oldest = oldestDay(session, table);
  return session.head.days[table].filter((day) => day >= oldest).reverse();
}

const oldestDay = (session: Session, table: DayTable): number => dayOf(session.nowMs) - DAYS_KEPT[table];

export function ensureToday(session: Session, table: DayTable): number {
  const today = dayOf(session.nowMs);
  const days = session.head.days[table];
  if (!days.includes(today)) {
    session.sql.exec(DAY_TABLES[table](today));
    session.head = { ...session.head, days: { ...session.head.days, [table]: [...days, today].sort((a, b) => a - b) } };
  }
  return today;
}

const submissionUse = (id: string, part: number): string => `submission:${id}:${part}`;
