/** Folds addresses again from their records and puts right what differs. All that is derived may be deleted: this brings it back. */
import { SWEEP_ROWS_MAX } from '../../shared/limits.ts';
import { fold } from './fold.ts';
import type { Session } from './session.ts';
import { stateText } from './state-text.ts';
import { dueOf, storedState } from './store-addresses.ts';
import { recordsOf } from './store-records.ts';

interface DerivedRow extends Record<string, SqlStorageValue> {
  no: number;
  states: string | null;
  folded: string | null;
  last_seq: number | null;
  last_record: number | null;
}

export interface RefoldStep {
  readonly addresses: number;
  readonly differed: number;
  /** Number of the last address looked at; null when there are no more. */
  readonly last: number | null;
}

/** One bounded step. Limit: it reads all records to find each address's last one, so it is for tests and operators. */
export function refoldStep(session: Session, afterNo: number, limit: number): RefoldStep {
  const rows = session.sql
    .exec<DerivedRow>(
      `SELECT no, states, folded, last_seq, last_record
       FROM (SELECT no, states, folded, last_seq FROM addresses WHERE no > ? ORDER BY no LIMIT ?)
       LEFT JOIN (SELECT addr, max(seq) AS last_record FROM records GROUP BY addr) ON addr = no ORDER BY no`,
      afterNo,
      limit,
    )
    .toArray();
  let differed = 0;
  for (const row of rows) {
    const lastSeq = row.last_record ?? 0;
    const state = fold(recordsOf(session.sql, lastSeq, 0));
    const folded = stateText(state);
    const known = storedState(row);
    if (known && stateText(known) === folded && lastSeq === row.last_seq) continue;
    differed += 1;
    session.sql.exec(
      'UPDATE addresses SET epoch = ?, states = NULL, folded = ?, last_seq = ?, next_due_ms = ? WHERE no = ?',
      state.epoch,
      folded,
      lastSeq,
      dueOf(state),
      row.no,
    );
  }
  return { addresses: rows.length, differed, last: rows.at(-1)?.no ?? null };
}

/** Step by step, each in a commit of its own. */
export async function refoldAll(
  run: <T>(job: (session: Session) => T) => Promise<T>,
): Promise<{ readonly addresses: number; readonly differed: number }> {
  let [addresses, differed] = [0, 0];
  for (let last: number | null = 0; last !== null; ) {
    const after: number = last;
    const step: RefoldStep = await run((session) => refoldStep(session, after, SWEEP_ROWS_MAX));
    addresses += step.addresses;
    differed += step.differed;
    last = step.last;
  }
  return { addresses, differed };
}
