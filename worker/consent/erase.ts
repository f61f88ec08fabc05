/**
 * Erases an address in one commit: withdraws everything, seals what each destination must still be told, then overwrites and deletes all
 * that could be read. Records and their running hash stay as they are, and say nothing of whom. It must leave nothing that a key which
 * lives on could open, but the jobs, and those only until they are done.
 */
import { err, invariant, ok, type Result } from '../../shared/result.ts';
import { oweScrub } from '../platform/scrub.ts';
import { decide } from './decide.ts';
import { draftAt } from './decide-draft.ts';
import { WHOLE_ADDRESS } from './key-cover.ts';
import type { AddressRef, ErasureDone, ErasureOrder } from './ledger-api.ts';
import type { ActRecord } from './model.ts';
import { overwriteAddress } from './overwrite.ts';
import type { Session } from './session.ts';
import { addressByNo, type OpenAddress } from './store-addresses.ts';
import { keepSubmissionsApart } from './store-days.ts';
import { countDeletions, insertDeletion, insertOwedEntry } from './store-deletions.ts';
import { chain, lastSeqOf } from './store-records.ts';
import { suppress } from './suppressions.ts';
import { ownClock } from './time.ts';
import { write } from './writing.ts';

export function erase(session: Session, ref: AddressRef, order: ErasureOrder): Result<ErasureDone, { readonly reason: 'not_found' }> {
  const address = addressByNo(session, ref.no);
  if (!address) return erasedBefore(session, ref.no);
  const records = recordErasure(session, address, order);
  const last = records.at(-1);
  invariant(last?.act === 'erase', 'the last record of an erased address is its erasure');
  for (const destination of order.destinations) insertDeletion(session, destination, jobOf(session, address, records));
  const { by, destinations } = order;
  insertOwedEntry(session, { no: address.no, seq: last.seq, erasedAtMs: session.nowMs, by, destinations });
  suppress(session, address.address);
  keepSubmissionsApart(session, address);
  overwriteAddress(session, address);
  oweScrub(session.sql);
  return ok({ no: address.no, seq: last.seq, erasedAtMs: session.nowMs, jobs: order.destinations.length });
}

/** A withdrawal first, so that whoever reads the records alone sees it as such; where nothing was ever granted there is none to take back. */
function recordErasure(session: Session, address: OpenAddress, { by, evidence }: ErasureOrder): readonly ActRecord[] {
  const verified = by === 'subject';
  const method = verified ? 'preference_center' : 'api';
  const writing = write(session, address, evidence);
  const records: ActRecord[] = [];
  if (address.state.keys.some((key) => key.everGranted)) {
    const decided = decide({ do: 'withdraw_all', method: 'preference_center' }, address.state, session.nowMs);
    invariant(decided.ok, 'a withdrawal is never refused');
    for (const draft of decided.value) records.push(writing.record({ ...draft, method, verified }));
  }
  records.push(writing.record(draftAt(ownClock(session.nowMs), { act: 'erase', key: WHOLE_ADDRESS, method, verified })));
  writing.close();
  return records;
}

/** Signed customer ids are what vendors know a person by; claims of others, and patterns of what was said, are not theirs to have. */
function jobOf(session: Session, { no, address, state, lastSeq, externalIds }: OpenAddress, records: readonly ActRecord[]) {
  return {
    changed: {
      no,
      seq: lastSeq,
      address,
      state: { ...state, keys: state.keys.filter((key) => key.everGranted) },
      externalIds: externalIds.filter(({ namespace, verified }) => verified && namespace === 'customer'),
      records,
    },
    erasedAtMs: session.nowMs,
  };
}

/** Asked again, it answers alike. */
function erasedBefore(session: Session, no: number): ReturnType<typeof erase> {
  const [row] = session.sql.exec<{ last_seq: number | null }>('SELECT last_seq FROM addresses WHERE no = ?', no).toArray();
  const last = row && [...chain(session.sql, row.last_seq ?? lastSeqOf(session.sql, no), 0)].find(({ record }) => record.act === 'erase');
  if (!last) return err({ reason: 'not_found' });
  const { seq, recordedAtMs } = last.record;
  return ok({ no, seq, erasedAtMs: recordedAtMs, jobs: countDeletions(session, no) });
}
