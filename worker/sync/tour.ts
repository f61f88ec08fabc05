/**
 * Long looks at a ledger, in bounded steps whose place is stored: what is found becomes a row, in the transaction that moves the place. It
 * sends nothing, and stops while enough of what it found still waits, so that it never gets ahead of what happens.
 *
 *   start     from the first address, when a destination is new: what is not permitted is told, whenever it was taken back
 *   backfill  from the first address: the whole state of everybody
 *   replay    what was recorded from a moment on
 */
import { COURIER_PAGE_RECORDS, COURIER_PAGES_PER_STEP, TOUR_PAGE_ADDRESSES, TOUR_ROWS_WAITING_MAX } from '../../shared/limits.ts';
import type { ChangedAddress } from '../consent/ledger-api.ts';
import { replayed } from './delivery.ts';
import { hasNo, isWorthTelling, ownsAny } from './event.ts';
import { type IntakeDeps, ledgerPlace } from './intake.ts';
import type { TourPart } from './store-tours.ts';

export class Tour {
  readonly #deps: IntakeDeps;
  #hasMore = false;

  constructor(deps: IntakeDeps) {
    this.#deps = deps;
  }

  /** Whether another step could begin at once. */
  get pending(): boolean {
    return this.#hasMore;
  }

  /** A page of each partition that is not done. A ledger that can't be asked is left for a later step. */
  async step(): Promise<void> {
    const { tours } = this.#deps.store;
    this.#hasMore = false;
    for (const part of tours.open().slice(0, COURIER_PAGES_PER_STEP)) {
      if (tours.waiting() >= TOUR_ROWS_WAITING_MAX) {
        this.#hasMore = false;
        return;
      }
      try {
        if (await this.#page(part)) this.#hasMore = true;
      } catch (error) {
        this.#deps.report('courier_ledger_unreachable', error);
      }
    }
    // More partitions than one step takes: those that are done make room.
    if (this.#hasMore || tours.open().length > COURIER_PAGES_PER_STEP) this.#hasMore = tours.waiting() < TOUR_ROWS_WAITING_MAX;
  }

  /** @returns whether there is more of it */
  async #page(part: TourPart): Promise<boolean> {
    const { store } = this.#deps;
    const { partition } = part;
    if (store.position(partition) === null) return false;
    const read = part.kind === 'replay' ? await this.#records(part) : await this.#addresses(part);
    store.transaction(() => {
      const current = store.tours.open().find((one) => one.kind === part.kind && one.partition === partition);
      // Another tour of the kind was begun meanwhile.
      if (current?.begunAtMs !== part.begunAtMs || current.afterPos !== part.afterPos) return;
      let { found } = part;
      for (const changed of read.addresses) if (this.#note(part, read.fromPos, changed)) found++;
      const { fromPos, afterPos, endPos } = read;
      store.tours.save({ ...part, fromPos, afterPos, endPos, isDone: afterPos >= endPos, found });
    });
    return read.afterPos < read.endPos;
  }

  async #addresses(part: TourPart) {
    const { place, ledger } = this.#deps;
    const { partition } = part;
    const after = part.afterPos ?? 0;
    const page = await ledger(partition).addresses(ledgerPlace(place, partition), after, TOUR_PAGE_ADDRESSES);
    // Who comes later is told as it happens.
    const endPos = part.endPos ?? page.last;
    return { addresses: page.addresses, fromPos: 0, afterPos: page.upTo === after ? endPos : page.upTo, endPos };
  }

  async #records(part: TourPart) {
    const { place, store, ledger } = this.#deps;
    const { partition, sinceMs } = part;
    const at = ledgerPlace(place, partition);
    const fromPos = part.fromPos ?? (await ledger(partition).positionAt(at, sinceMs ?? 0));
    const endPos = part.endPos ?? store.position(partition) ?? 0;
    const after = part.afterPos ?? fromPos;
    if (after >= endPos) return { addresses: [], fromPos, afterPos: after, endPos };
    const page = await ledger(partition).changes(at, after, COURIER_PAGE_RECORDS);
    return { addresses: page.addresses, fromPos, afterPos: page.upTo === after ? endPos : page.upTo, endPos };
  }

  #note({ kind, partition }: TourPart, fromPos: number, changed: ChangedAddress): boolean {
    const { store, now } = this.#deps;
    const nowMs = now();
    const afterSeq = kind === 'replay' ? fromPos : 0;
    const isFound = kind === 'start' ? hasNo(changed, nowMs) : kind === 'backfill' ? ownsAny(changed) : isWorthTelling(changed, afterSeq);
    if (!isFound) return false;
    // No further than was looked at: what comes after is still to be noticed as what happens.
    const seq = Math.min(changed.seq, store.position(partition) ?? 0);
    const before = store.get(partition, changed.no);
    // No legal clock: it is not news. It waits behind withdrawals that are.
    const row = replayed(before, { partition, no: changed.no, seq, afterSeq, withdrawal: false, withdrawalAtMs: null }, kind, nowMs);
    if (row === before) return false;
    store.put(row);
    return true;
  }
}
