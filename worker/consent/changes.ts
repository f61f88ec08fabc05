/** The ledger as a queue: which addresses moved after a position, each with its state now. It knows no destinations. Reads only. */
import type { ChangedAddress, ChangesPage } from './ledger-api.ts';
import type { ActRecord } from './model.ts';
import type { Session } from './session.ts';
import { tellableState } from './shown-state.ts';
import { addressByNo, type OpenAddress } from './store-addresses.ts';
import { recordsAfter, recordsOf } from './store-records.ts';

/** Looks at no more than `limit` records; over all pages every record comes exactly once. An address that is gone is passed over. */
export function changes(session: Session, after: number, limit: number): ChangesPage {
  const looked = recordsAfter(session.sql, after, limit);
  const byAddress = new Map<number, ActRecord[]>();
  for (const { no, record } of looked) byAddress.set(no, [...(byAddress.get(no) ?? []), record]);
  return {
    // A Map keeps the order in which addresses came first.
    addresses: [...byAddress].flatMap(([no, records]) => {
      const open = addressByNo(session, no);
      return open ? [changedAddress(session, open, records)] : [];
    }),
    // The last page ends at the head, which lies beyond the last record where the ledger has just begun a new generation.
    upTo: looked.length < limit ? Math.max(after, session.head.seq) : (looked.at(-1)?.record.seq ?? after),
    head: session.head.seq,
  };
}

export function changed(session: Session, no: number, after: number): ChangedAddress | null {
  const open = addressByNo(session, no);
  return open && changedAddress(session, open, recordsOf(session.sql, open.lastSeq, after));
}

export function changedAddress(session: Session, open: OpenAddress, records: readonly ActRecord[]): ChangedAddress {
  const { baseSeq, recovering } = session.head.generation;
  return {
    no: open.no,
    // The loss itself changed what may be said of every address: it comes after whatever was told in the lost time.
    seq: Math.max(open.lastSeq, baseSeq),
    address: open.address,
    state: tellableState(session, open),
    externalIds: open.externalIds,
    records,
    ...(recovering ? { grantsHeld: true } : {}),
  };
}
