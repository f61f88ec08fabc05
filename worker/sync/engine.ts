/**
 * The loop of a Courier: looks at what moved, sends a few at a time, waits on whatever comes first. It never waits on one send, never
 * throws, and arms the next alarm however a run ends. The rules of a row are in delivery.ts.
 *
 * A destination that is paused, disabled or gone is told nothing, withdrawals included, and no position moves: pausing is the
 * merchant's own switch, and what was owed is still owed when it ends.
 */
import {
  COURIER_BACKSTOP_MS,
  COURIER_POLL_MS,
  COURIER_REQUESTS_IN_FLIGHT_MAX,
  COURIER_RUN_MS_MAX,
  COURIER_SETTINGS_CACHE_MS,
  COURIER_WAIT_MS,
} from '../../shared/limits.ts';
import type { DestinationForCourier } from '../workspace/workspace-api.ts';
import { Deletions } from './deletions.ts';
import { claim, dueNow, orphaned } from './delivery.ts';
import { dryRun, type ShownRequest } from './dry-run.ts';
import { Intake, ledgerPlace } from './intake.ts';
import { callOnce, contextOf, type SenderDeps, sendBatch } from './sender.ts';
import type { SealBox } from './store-deletions.ts';

export interface EngineDeps extends SenderDeps {
  /** The destination as configured now; null where there is none any more. */
  readonly target: () => Promise<DestinationForCourier | null>;
  readonly disable: (reason: string) => Promise<void>;
  /** Seals what must be kept of an erased address until the destination has forgotten it. */
  readonly box: SealBox;
  /** Returns early when the signal is aborted. */
  readonly wait: (ms: number, signal: AbortSignal) => Promise<void>;
  /** @param atMs when the engine is to run again at the latest, Unix ms */
  readonly arm: (atMs: number) => Promise<void>;
}

export class Engine {
  readonly #deps: EngineDeps;
  readonly #intake: Intake;
  /** Of erased addresses: they go before everything else. */
  readonly deletions: Deletions;
  /** One entry a request slot: the addresses that it carries. */
  readonly #inFlight = new Set<ReadonlySet<string>>();
  #settings: { readonly target: DestinationForCourier; readonly readAtMs: number } | null = null;
  #active = false;
  #disabling = 0;
  #askedAllAtMs = Number.NEGATIVE_INFINITY;
  #running: Promise<void> | null = null;
  #again = false;
  #ring: () => void = () => undefined;

  /** Rows that a dead process left in flight are due at once. */
  constructor(deps: EngineDeps) {
    this.#deps = deps;
    this.#intake = new Intake(deps);
    this.deletions = new Deletions(deps, deps.box);
    this.#adoptOrphans();
  }

  /** Begins at the head of every partition; what has begun stays where it is. @throws when a ledger can't be asked */
  begin(): Promise<void> {
    return this.#intake.begin();
  }

  /** A hint. @param partition where something happened; without it anything may have, in the destination's settings too */
  hint(partition?: number): void {
    if (partition !== undefined) {
      this.#intake.ask(partition);
    } else {
      this.#settings = null;
      this.#intake.askAll();
    }
  }

  /** Goes on until nothing is due. Called while it runs, it looks again. It never throws. */
  run(): Promise<void> {
    this.#again = true;
    this.#ring();
    this.#running ??= this.#runs(this.#deps.now() + COURIER_RUN_MS_MAX);
    return this.#running;
  }

  /** Sends a harmless signed event, whatever the destination's status. */
  async test(): Promise<{ readonly ok: boolean; readonly status: number | null; readonly reason: string | null }> {
    const target = await this.#deps.target();
    if (!target) return { ok: false, status: null, reason: 'There is no such destination.' };
    const adapter = this.#deps.adapter(target);
    const context = contextOf(this.#deps, target);
    const request = adapter.test(this.#deps.names.other(`test/${context.nowMs}/${this.#deps.random()}`), context);
    const [verdict] = (await callOnce(this.#deps, adapter, request)).values();
    if (verdict?.outcome.kind === 'delivered') return { ok: true, status: verdict.status, reason: null };
    return { ok: false, status: verdict?.status ?? null, reason: verdict?.outcome.reason ?? null };
  }

  /** What would be sent for this address now, whatever the destination's status. Sends nothing and writes nothing. */
  async dryRun(partition: number, no: number): Promise<readonly ShownRequest[]> {
    const target = await this.#deps.target();
    return target ? dryRun(this.#deps, target, partition, no) : [];
  }

  /** @returns false where there is no such row */
  retry(partition: number, no: number): boolean {
    const { store, now } = this.#deps;
    const row = store.get(partition, no);
    if (row === null || row.phase === 'hold') return false;
    store.put(dueNow(row, now()));
    return true;
  }

  /** Records not yet looked at, over all partitions. */
  async lag(): Promise<number> {
    const { place, store, ledger } = this.#deps;
    const lags = await Promise.all(
      Array.from({ length: place.partitions }, async (_, partition) => {
        const position = store.position(partition);
        return position === null ? 0 : (await ledger(partition).head(ledgerPlace(place, partition))) - position;
      }),
    );
    return lags.reduce((sum, lag) => sum + lag, 0);
  }

  async #runs(endsAtMs: number): Promise<void> {
    try {
      while (this.#again && this.#deps.now() < endsAtMs) {
        this.#again = false;
        await this.#once(endsAtMs);
      }
    } finally {
      this.#running = null;
    }
  }

  async #once(endsAtMs: number): Promise<void> {
    try {
      // Before anything else: should this process die, the platform starts the next one.
      await this.#deps.arm(this.#deps.now() + COURIER_BACKSTOP_MS);
      this.#adoptOrphans();
      await this.#loop(endsAtMs);
      await this.deletions.scrub(() => this.#deps.wait(1, new AbortController().signal));
    } catch (error) {
      this.#deps.report('courier_run_broke', error);
    } finally {
      await this.#armNext().catch((error: unknown) => this.#deps.report('courier_alarm_not_armed', error));
    }
  }

  /** No row stays in flight for which no request of this process is. */
  #adoptOrphans(): void {
    const { store, now } = this.#deps;
    const ours = new Set([...this.#inFlight].flatMap((slot) => [...slot]));
    store.transaction(() => {
      for (const row of store.inFlight()) if (!ours.has(nameOf(row))) store.put(orphaned(row, now()));
    });
  }

  async #armNext(): Promise<void> {
    const nowMs = this.#deps.now();
    const dueMs = this.#active ? (this.#nextDueMs() ?? Number.POSITIVE_INFINITY) : Number.POSITIVE_INFINITY;
    const more = this.#active && this.#intake.pending;
    await this.#deps.arm(more ? nowMs : Math.min(Math.max(dueMs, nowMs), nowMs + COURIER_POLL_MS));
  }

  async #loop(endsAtMs: number): Promise<void> {
    const { store, now } = this.#deps;
    for (;;) {
      const target = now() < endsAtMs ? await this.#target() : null;
      if (target) {
        await this.#look();
        store.dropSettled(now());
        this.#startDue(target);
        if (this.#intake.pending) continue;
      }
      if (this.#inFlight.size === 0) return;
      await this.#pause(target ? this.#waitMs() : COURIER_WAIT_MS);
    }
  }

  async #look(): Promise<void> {
    // A partition that can't be asked now begins with a later run; the others don't wait for it.
    await this.#intake.begin().catch((error: unknown) => this.#deps.report('courier_ledger_unreachable', error));
    if (this.#deps.now() - this.#askedAllAtMs >= COURIER_POLL_MS) {
      this.#askedAllAtMs = this.#deps.now();
      this.#intake.askAll();
    }
    await this.#intake.read();
  }

  #startDue(target: DestinationForCourier): void {
    const { store, now } = this.#deps;
    const { batchMax, settleMs } = this.#deps.adapter(target);
    this.#startDeletions(target);
    while (this.#inFlight.size < COURIER_REQUESTS_IN_FLIGHT_MAX) {
      const rows = store.transaction(() => {
        const claimed = store.due(now(), batchMax).map((row) => claim(row, settleMs, now()));
        for (const row of claimed) store.put(row);
        return claimed;
      });
      if (rows.length === 0) return;
      const slot = new Set(rows.map(nameOf));
      this.#inFlight.add(slot);
      void sendBatch(this.#deps, target, rows)
        .then((goneBecause) => (goneBecause === null ? undefined : this.#disable(goneBecause)))
        .catch((error: unknown) => this.#deps.report('courier_outcome_lost', error))
        .then(() => {
          this.#inFlight.delete(slot);
          this.#ring();
        });
    }
  }

  #startDeletions(target: DestinationForCourier): void {
    while (this.#inFlight.size < COURIER_REQUESTS_IN_FLIGHT_MAX) {
      const claimed = this.deletions.claim();
      if (claimed === null) return;
      const slot: ReadonlySet<string> = new Set([`deletion of ${nameOf(claimed)}`]);
      this.#inFlight.add(slot);
      void this.deletions
        .run(target, claimed)
        .catch((error: unknown) => this.#deps.report('courier_deletion_lost', error))
        .then(() => {
          this.#inFlight.delete(slot);
          this.#ring();
        });
    }
  }

  #nextDueMs(): number | null {
    const due = [this.#deps.store.nextDueMs(), this.deletions.nextDueMs()].filter((dueMs) => dueMs !== null);
    return due.length === 0 ? null : Math.min(...due);
  }

  /** Nothing more begins while the workspace is told. If it can't be told, the next answer of this kind does. */
  async #disable(reason: string): Promise<void> {
    this.#settings = null;
    this.#disabling++;
    try {
      await this.#deps.disable(reason);
    } finally {
      this.#disabling--;
    }
  }

  /** Until something ends, somebody rings, the time is up, or a row comes due that has a free slot. */
  #waitMs(): number {
    if (this.#inFlight.size >= COURIER_REQUESTS_IN_FLIGHT_MAX) return COURIER_WAIT_MS;
    const dueMs = this.#nextDueMs();
    return dueMs === null ? COURIER_WAIT_MS : Math.min(Math.max(dueMs - this.#deps.now(), 0), COURIER_WAIT_MS);
  }

  async #pause(ms: number): Promise<void> {
    const abort = new AbortController();
    this.#ring = () => abort.abort();
    try {
      await this.#deps.wait(ms, abort.signal);
    } finally {
      this.#ring = () => undefined;
    }
  }

  /** Null while nothing is to be sent. Only an active destination is remembered, so that a resume acts at once. */
  async #target(): Promise<DestinationForCourier | null> {
    const { store, now, report } = this.#deps;
    if (this.#disabling > 0) return null;
    const known = this.#settings;
    if (known && now() - known.readAtMs < COURIER_SETTINGS_CACHE_MS) return known.target;
    this.#settings = null;
    const found = await this.#deps.target().catch((error: unknown) => {
      report('courier_workspace_unreachable', error);
      return 'unreachable' as const;
    });
    this.#active = found !== 'unreachable' && found?.status === 'active';
    if (found === 'unreachable') return null;
    if (found?.status !== 'active') {
      if (store.meta('inactive') === null) store.setMeta('inactive', 1);
      return null;
    }
    if (store.meta('inactive') !== null) {
      store.transaction(() => {
        store.endBackoffs(now());
        store.setMeta('inactive', null);
      });
    }
    this.#settings = { target: found, readAtMs: now() };
    return found;
  }
}

const nameOf = (row: { readonly partition: number; readonly no: number }): string => `${row.partition}:${row.no}`;
