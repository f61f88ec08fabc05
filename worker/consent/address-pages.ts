/** The ledger by address and by time, for those who look at all of it in steps. It knows no destinations. Reads only. */
import { changedAddress } from './changes.ts';
import type { AddressesPage } from './ledger-api.ts';
import type { Ms } from './model.ts';
import type { Session } from './session.ts';
import { addressByNo } from './store-addresses.ts';

/** Looks at no more than `limit` addresses, in the order of their numbers. An address that is gone is passed over. */
export function addresses(session: Session, afterNo: number, limit: number): AddressesPage {
  const numbers = session.sql
    .exec<{ no: number }>('SELECT no FROM addresses WHERE no > ? ORDER BY no LIMIT ?', afterNo, limit)
    .toArray()
    .map(({ no }) => no);
  return {
    addresses: numbers.flatMap((no) => {
      const open = addressByNo(session, no);
      return open ? [changedAddress(session, open, [])] : [];
    }),
    upTo: numbers.at(-1) ?? afterNo,
    last: session.head.address,
  };
}

/** Sequence of the last record that was recorded before that moment; 0 for none. The own clock never goes back, so it is searched by halves. */
export function positionAt(session: Session, atMs: Ms): number {
  let [low, high] = [0, session.head.seq];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    const [row] = session.sql.exec<{ at: number }>('SELECT recorded_at_ms AS at FROM records WHERE seq = ?', middle).toArray();
    if (row && row.at < atMs) low = middle;
    else high = middle - 1;
  }
  return low;
}
