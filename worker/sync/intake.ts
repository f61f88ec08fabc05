/**
 * Moves a Courier's positions through the ledgers: what moved becomes a row, in the transaction that moves the position. It sends nothing,
 * and keeps nothing of what it read but row and position.
 */
import { COURIER_PAGE_RECORDS, COURIER_PAGES_PER_STEP } from '../../shared/limits.ts';
import type { ChangedAddress, ChangesPage, LedgerApi, LedgerPlace } from '../consent/ledger-api.ts';
import type { CourierPlace } from './courier-api.ts';
import { absorb } from './delivery.ts';
import { isWorthTelling, turnsOff } from './event.ts';
import type { Store } from './store.ts';

export type LedgerReader = Pick<LedgerApi, 'changes' | 'changed' | 'head' | 'addresses' | 'positionAt'>;

export interface IntakeDeps {
  readonly place: CourierPlace;
  readonly store: Store;
  readonly ledger: (partition: number) => LedgerReader;
  readonly now: () => number;
  readonly report: (what: string, error: unknown) => void;
  /** Told of every address in a page, in the transaction that moves the position past it. */
  readonly noteLinks?: (partition: number, changed: ChangedAddress) => void;
}

export const ledgerPlace = (place: CourierPlace, partition: number): LedgerPlace => ({
  workspace: place.workspace,
  partition,
  partitions: place.partitions,
});

export class Intake {
  readonly #deps: IntakeDeps;
  readonly #asked = new Set<number>();
  #hasBegun = false;

  constructor(deps: IntakeDeps) {
    this.#deps = deps;
  }

  /** Something may have happened there. */
  ask(partition: number): void {
    if (partition >= 0 && partition < this.#deps.place.partitions) this.#asked.add(partition);
  }

  askAll(): void {
    for (let partition = 0; partition < this.#deps.place.partitions; partition++) this.#asked.add(partition);
  }

  /** Whether a ledger is known to hold records that were not looked at. */
  get pending(): boolean {
    return this.#asked.size > 0;
  }

  /** Begins at the head of every partition that has no position yet. @throws when a ledger can't be asked */
  async begin(): Promise<void> {
    if (this.#hasBegun) return;
    const { place, store, ledger } = this.#deps;
    for (let partition = 0; partition < place.partitions; partition++) {
      if (store.position(partition) !== null) continue;
      const head = await ledger(partition).head(ledgerPlace(place, partition));
      store.begin(partition, head, this.#deps.now());
    }
    this.#hasBegun = true;
  }

  /** Reads a bounded number of pages. A ledger that can't be asked is left for the next poll and doesn't hold up the others. */
  async read(): Promise<void> {
    for (let pages = 0; pages < COURIER_PAGES_PER_STEP; pages++) {
      const [partition] = this.#asked;
      if (partition === undefined) return;
      // Taken off before the question: a hint that comes while it is on its way asks again.
      this.#asked.delete(partition);
      try {
        if (await this.#page(partition)) this.#asked.add(partition);
      } catch (error) {
        this.#deps.report('courier_ledger_unreachable', error);
      }
    }
  }

  /** @returns whether there is more */
  async #page(partition: number): Promise<boolean> {
    const { place, store, ledger } = this.#deps;
    const after = store.position(partition);
    if (after === null) return false;
    const page = await ledger(partition).changes(ledgerPlace(place, partition), after, COURIER_PAGE_RECORDS);
    if (page.upTo === after) return false;
    store.transaction(() => {
      this.#absorb(partition, after, page);
      store.setPosition(partition, page.upTo);
    });
    return page.upTo < page.head;
  }

  #absorb(partition: number, after: number, page: ChangesPage): void {
    const { store } = this.#deps;
    const nowMs = this.#deps.now();
    for (const changed of page.addresses) {
      this.#deps.noteLinks?.(partition, changed);
      const last = changed.records.at(-1);
      if (!last || !isWorthTelling(changed, after)) continue;
      const withdrawal = turnsOff(changed, after, nowMs);
      const withdrawalAtMs = withdrawal ? (changed.records[0]?.recordedAtMs ?? nowMs) : null;
      const news = { partition, no: changed.no, seq: last.seq, afterSeq: after, withdrawal, withdrawalAtMs };
      store.put(absorb(store.get(partition, changed.no), news, nowMs));
    }
  }
}
