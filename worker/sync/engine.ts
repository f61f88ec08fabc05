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
  COURIER_RUN_MS_MAX,
  COURIER_SETTINGS_CACHE_MS,
  COURIER_WAIT_MS,
} from '../../shared/limits.ts';
import type { DestinationForCourier } from '../workspace/workspace-api.ts';
import { type CourierStatus, courierStatus, lag } from './courier-status.ts';
import { Deletions } from './deletions.ts';
import { claim, type Delivery, dueNow, orphaned, replayed } from './delivery.ts';
import { dryRun, type ShownRequest } from './dry-run.ts';
import { hasNo, ownsAny } from './event.ts';
import { Intake, ledgerPlace } from './intake.ts';
import { type LegalClockDeps, watchLegalClock } from './legal-clock.ts';
import { mindTarget } from './mind-target.ts';
import { Notices, type NoticesDeps } from './notices.ts';
import { callOnce, contextOf, healthOf, sendBatch } from './sender.ts';
import type { SealBox } from './store-deletions.ts';
import type { TourKind } from './store-tours.ts';
import { Tour } from './tour.ts';
import { Traffic, trafficRules } from './traffic.ts';

export interface EngineDeps extends NoticesDeps, LegalClockDeps {
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
  readonly #traffic: Traffic;
  readonly #tour: Tour;
  readonly #notices: Notices;
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
    this.#traffic = new Traffic(deps);
    this.#tour = new Tour(deps);
    this.#notices = new Notices(deps);
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
      this.#traffic.probeNow();
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
    if (verdict?.outcome.kind === 'delivered') {
      this.#traffic.note({ kind: 'well' }, false);
      this.#ring();
      return { ok: true, status: verdict.status, reason: null };
    }
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
    this.#traffic.probeNow();
    return true;
  }

  /** Tells this address once more, from its first record on. @returns false where the ledger has none */
  async replay(partition: number, no: number): Promise<boolean> {
    const { place, store, ledger, now } = this.#deps;
    const read = await ledger(partition).changed(ledgerPlace(place, partition), no, 0);
    if (read === null) return false;
    const seq = Math.min(read.seq, store.position(partition) ?? 0);
    const news = { partition, no, seq, afterSeq: 0, withdrawal: hasNo(read, now()), withdrawalAtMs: null };
    if (ownsAny(read)) store.put(replayed(store.get(partition, no), news, null, now()));
    return true;
  }

  /** Looks at everybody again, or at what was recorded from a moment on. One that is under way begins anew. */
  tour(kind: TourKind, sinceMs: number | null): void {
    const { place, store, now } = this.#deps;
    store.transaction(() => {
      store.tours.begin(kind, place.partitions, sinceMs, now());
      if (kind === 'backfill') store.setMeta('opened', 1);
    });
  }

  /** Records not yet looked at, over all partitions. */
  lag(): Promise<number> {
    return lag(this.#deps);
  }

  status(): Promise<CourierStatus> {
    return courierStatus(this.#deps);
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
      await watchLegalClock(this.#deps).catch((error: unknown) => this.#deps.report('courier_late_not_noted', error));
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
    const more = this.#active && (this.#intake.pending || this.#tour.pending);
    const mayMs = nowMs + (this.#traffic.waitMs(this.#inFlight.size) ?? 0);
    await this.#deps.arm(more ? nowMs : Math.min(Math.max(dueMs, mayMs), nowMs + COURIER_POLL_MS));
  }

  async #loop(endsAtMs: number): Promise<void> {
    const { store, now } = this.#deps;
    for (;;) {
      const target = now() < endsAtMs ? await this.#target() : null;
      if (target) {
        await this.#look();
        store.dropSettled(now());
        this.#startDue(target);
        this.#notices.step(target);
        if (this.#intake.pending || this.#tour.pending) continue;
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
    await this.#tour.step();
  }

  #startDue(target: DestinationForCourier): void {
    const adapter = this.#deps.adapter(target);
    const traffic = this.#traffic;
    traffic.keepTo(trafficRules(adapter, target.settings.limits));
    this.#startDeletions(target);
    while (traffic.waitMs(this.#inFlight.size) === 0) {
      const rows = this.#claimDue(adapter.batchMax, adapter.settleMs);
      if (rows.length === 0) return;
      const isProbe = traffic.begin();
      const slot = new Set(rows.map(nameOf));
      this.#inFlight.add(slot);
      void sendBatch(this.#deps, { target, rows, isProbe, traffic })
        .then((goneBecause) => (goneBecause === null ? undefined : this.#disable(goneBecause)))
        .catch((error: unknown) => this.#deps.report('courier_outcome_lost', error))
        .then(() => {
          traffic.ended(isProbe);
          this.#inFlight.delete(slot);
          this.#ring();
        });
    }
  }

  /** Before everything else, within the same rate, and as a probe where the destination is out of order. */
  #startDeletions(target: DestinationForCourier): void {
    const traffic = this.#traffic;
    while (traffic.waitMs(this.#inFlight.size) === 0) {
      const claimed = this.deletions.claim();
      if (claimed === null) return;
      const isProbe = traffic.begin();
      const slot: ReadonlySet<string> = new Set([`deletion of ${nameOf(claimed)}`]);
      this.#inFlight.add(slot);
      void this.deletions
        .run(target, claimed)
        .then((verdicts) => {
          traffic.made(verdicts.length);
          traffic.note(healthOf(verdicts), isProbe);
        })
        .catch((error: unknown) => this.#deps.report('courier_deletion_lost', error))
        .then(() => {
          traffic.ended(isProbe);
          this.#inFlight.delete(slot);
          this.#ring();
        });
    }
  }

  /** Written down as in flight before anything is asked. A probe is of one address. */
  #claimDue(batchMax: number, settleMs: number): readonly Delivery[] {
    const { store, now } = this.#deps;
    const breaker = this.#traffic.breaker;
    const isOpen = breaker.status === 'open';
    return store.transaction(() => {
      const due = store.due(now(), isOpen ? 1 : batchMax, isOpen && breaker.probes % 2 === 1);
      const claimed = due.map((row) => claim(row, settleMs, now()));
      for (const row of claimed) store.put(row);
      return claimed;
    });
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

  /** Until something ends, somebody rings, the time is up, or a row comes due that may be sent. */
  #waitMs(): number {
    const mayMs = this.#traffic.waitMs(this.#inFlight.size);
    const dueMs = this.#nextDueMs();
    if (mayMs === null || dueMs === null) return COURIER_WAIT_MS;
    return Math.min(Math.max(dueMs - this.#deps.now(), mayMs), COURIER_WAIT_MS);
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
    this.#active = found !== 'unreachable' && found !== null && isTold(found);
    if (found === 'unreachable') return null;
    if (found === null || !isTold(found)) {
      if (store.meta('inactive') === null) store.setMeta('inactive', 1);
      return null;
    }
    if (store.meta('inactive') !== null) {
      store.transaction(() => {
        store.endBackoffs(now());
        store.setMeta('inactive', null);
      });
    }
    mindTarget(this.#deps, found);
    this.#settings = { target: found, readAtMs: now() };
    return found;
  }
}

const isTold = ({ status }: DestinationForCourier): boolean => status === 'active' || status === 'grants_paused';

const nameOf = (row: { readonly partition: number; readonly no: number }): string => `${row.partition}:${row.no}`;
