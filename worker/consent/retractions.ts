/**
 * Which records fold as if they were absent. A submission's link takes back its own acts; by itself it proves no address, so it can't
 * take out what the address has confirmed in another way, nor anything that protects a person.
 */
import type { ActName, Method } from '../../shared/vocabulary.ts';
import { isByAddress } from './authority.ts';
import type { ActRecord, FoldOrder } from './model.ts';
import { compareOrder, orderOf } from './order.ts';

const RETRACTABLE: readonly ActName[] = ['grant', 'decline', 'prefer', 'pause', 'link'];

/** Fed with every record of one address as it arrives. */
export class Retractions {
  readonly #retracts = new Map<number, FoldOrder[]>();
  readonly #confirms = new Map<number, { readonly order: FoldOrder; readonly method: Method }[]>();

  note(record: ActRecord): void {
    const order = orderOf(record);
    for (const seq of record.of) {
      if (record.act === 'retract') append(this.#retracts, seq, order);
      if (record.act === 'confirm' && isInTime(record)) append(this.#confirms, seq, { order, method: record.method });
    }
  }

  /** Whether a retract names this record and no confirm that came another way than the grant was there before it, in folding order. */
  removes(record: ActRecord): boolean {
    if (!RETRACTABLE.includes(record.act) || record.verified || record.terms.attested === true) return false;
    const elsewhere = (this.#confirms.get(record.seq) ?? []).filter((confirm) => confirm.method !== record.method);
    return (this.#retracts.get(record.seq) ?? []).some(
      (retract) => retract.seq > record.seq && elsewhere.every((confirm) => compareOrder(retract, confirm.order) < 0),
    );
  }
}

function append<T>(lists: Map<number, T[]>, seq: number, item: T): void {
  const list = lists.get(seq);
  if (list) list.push(item);
  else lists.set(seq, [item]);
}

function isInTime(confirm: ActRecord): boolean {
  return isByAddress(confirm) && confirm.fromMs <= (confirm.terms.challenge_ends_at_ms ?? Number.NEGATIVE_INFINITY);
}
