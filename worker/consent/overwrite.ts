/**
 * Overwrites all that is kept of an address with bytes of equal length, then deletes it. A plain delete leaves the bytes in the file; a value
 * of the same length goes where the former one was. It touches no record and nothing that is derived from records.
 *
 * Limit: challenges, messages, submissions and parts owed have no index by address; all of them are days old at most, and are looked
 * through.
 */
import type { Session } from './session.ts';
import type { OpenAddress } from './store-addresses.ts';
import { chain } from './store-records.ts';
import { wash } from './wash.ts';

export function overwriteAddress(session: Session, address: OpenAddress): void {
  const evidence = [...new Set([...chain(session.sql, address.lastSeq, 0)].map((record) => record.evidence))];
  overwriteEvidence(session, evidence);
  overwriteDeliveries(session, address.no);
  const submissions = session.head.days.submissions.flatMap((day) => overwriteSubmissions(session, day, address.no));
  const hash = session.keys.indexHash(address.address);
  overwriteRow(session, address.no);
  wash(session, { no: address.no, hash, evidence, submissions });
  for (const no of evidence) session.sql.exec('DELETE FROM evidence WHERE no = ?', no);
}

/** Each row is named by a record; the record keeps the number. */
function overwriteEvidence({ sql }: Session, numbers: readonly number[]): void {
  for (const no of numbers) sql.exec('UPDATE evidence SET body = zeroblob(length(body)) WHERE no = ?', no);
}

/** What waits is not sent; what is being sent can't be called back. */
function overwriteDeliveries({ sql }: Session, no: number): void {
  sql.exec('UPDATE challenges SET code_hash = zeroblob(length(code_hash)), submission = zeroblob(length(submission)) WHERE addr = ?', no);
  sql.exec('DELETE FROM challenges WHERE addr = ?', no);
  sql.exec('UPDATE subject_codes SET code_hash = zeroblob(length(code_hash)) WHERE addr = ?', no);
  sql.exec('DELETE FROM subject_codes WHERE addr = ?', no);
  sql.exec(
    `UPDATE messages SET body = zeroblob(length(body)), provider_id = ${blank('provider_id')}, reason = ${blank('reason')} WHERE addr = ?`,
    no,
  );
  sql.exec('DELETE FROM messages WHERE addr = ?', no);
  sql.exec('UPDATE conversations SET last_inbound_at_ms = 0 WHERE addr = ?', no);
  sql.exec('DELETE FROM conversations WHERE addr = ?', no);
  sql.exec('UPDATE owed SET body = zeroblob(length(body)) WHERE addr = ?', no);
  sql.exec('DELETE FROM owed WHERE addr = ?', no);
}

/** The row stays, empty, while its day is kept: a part that arrives twice must not be taken for a new one. */
function overwriteSubmissions({ sql }: Session, day: number, no: number): { readonly day: number; readonly id: Uint8Array }[] {
  const rows = sql.exec<{ id: ArrayBuffer }>(`SELECT id FROM submissions_${day} WHERE addr = ?`, no).toArray();
  sql.exec(`UPDATE submissions_${day} SET body = zeroblob(length(body)) WHERE addr = ?`, no);
  sql.exec(`UPDATE submissions_${day} SET body = zeroblob(0) WHERE addr = ?`, no);
  return rows.map(({ id }) => ({ day, id: new Uint8Array(id) }));
}

/** The row stays as well, for its records; its number is never used again. */
function overwriteRow({ sql }: Session, no: number): void {
  sql.exec(
    `UPDATE addresses SET hash = randomblob(32), ciphertext = zeroblob(length(ciphertext)), wrapped_key = zeroblob(length(wrapped_key)),
       profile = zeroblob(length(profile)), links = zeroblob(length(links)), recent = zeroblob(length(recent)), counters = ${blank('counters')} WHERE no = ?`,
    no,
  );
  sql.exec(
    `UPDATE addresses SET ciphertext = NULL, wrapped_key = NULL, profile = NULL, links = NULL, recent = NULL, counters = '{}', next_due_ms = NULL WHERE no = ?`,
    no,
  );
}

/** Spaces, as many as there were bytes. */
const blank = (column: string): string => `CASE WHEN ${column} IS NULL THEN NULL ELSE printf('%*s', octet_length(${column}), '') END`;
