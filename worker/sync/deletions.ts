/**
 * Has a destination forget an erased address: first the state in which everything is off, then the deletion, each until it is taken. What
 * is told comes from the sealed job, since the ledger knows nobody any more. It never runs beside a delivery to the same address.
 *
 * A paused or disabled destination is told nothing, this included: the job stays, and is shown.
 */
import { COURIER_BACKSTOP_MS, DELETIONS_IN_FLIGHT_MAX, DELIVERY_BACKOFF_MS } from '../../shared/limits.ts';
import type { DeletionJob } from '../consent/ledger-api.ts';
import { scrubStep, scrubStepsOwed } from '../platform/scrub.ts';
import type { DestinationForCourier } from '../workspace/workspace-api.ts';
import { backoffMs } from './backoff.ts';
import type { DeletionStatus } from './courier-api.ts';
import type { Outcome, VendorRequest } from './destination.ts';
import { NOTHING_BESIDES } from './event.ts';
import { shownReason } from './reason.ts';
import { callOnce, contextOf, type SenderDeps, told, type Verdict } from './sender.ts';
import { type Deletion, type DeletionChange, DeletionStore, type SealBox } from './store-deletions.ts';

type Failure = { readonly outcome: Exclude<Outcome, { kind: 'delivered' }>; readonly status: number | null };

export class Deletions {
  readonly #deps: SenderDeps;
  readonly #rows: DeletionStore;
  /** Of this process. */
  readonly #running = new Set<string>();

  /** What a dead process left in flight is due at once, and may have landed. */
  constructor(deps: SenderDeps, box: SealBox) {
    this.#deps = deps;
    this.#rows = new DeletionStore(deps.store, box);
    const nowMs = deps.now();
    for (const row of this.#rows.inFlight()) {
      this.#rows.change(row, {
        status: 'waiting',
        nextAttemptAtMs: nowMs,
        ...(row.stage === 'off' ? { unknownAtMs: nowMs } : {}),
        lastReason: 'The process ended before an answer came.',
      });
    }
  }

  /** Durable when it returns. */
  take(partition: number, job: DeletionJob): void {
    const { store, now } = this.#deps;
    store.transaction(() => {
      if (this.#rows.get(partition, job.changed.no) === null) this.#rows.insert(partition, job, now());
    });
  }

  /** One step of bringing what is sealed under the newest version of the master key. @returns how many are left */
  reseal(): number {
    return this.#deps.store.transaction(() => this.#rows.reseal(RESEAL_ROWS));
  }

  statusOf(asked: readonly { readonly partition: number; readonly no: number }[]): readonly DeletionStatus[] {
    return asked
      .flatMap(({ partition, no }) => this.#rows.get(partition, no) ?? [])
      .map(({ stage: _, isRepeat: __, unknownAtMs: ___, sinceMs: ____, ...status }) => status);
  }

  nextDueMs(): number | null {
    const dueMs = this.#rows.nextDueMs();
    // One that is due and was not taken up waits for a slot or for a delivery, whose end is heard.
    return dueMs === null ? null : Math.max(dueMs, this.#deps.now() + COURIER_BACKSTOP_MS);
  }

  /** Takes up one that is due, with no delivery to its address on the way. @returns null where there is none */
  claim(): Deletion | null {
    const { store, now } = this.#deps;
    if (this.#running.size >= DELETIONS_IN_FLIGHT_MAX) return null;
    return store.transaction(() => {
      for (const row of this.#rows.due(now(), CLAIM_ROWS)) {
        const delivery = store.get(row.partition, row.no);
        if (delivery?.status === 'in_flight') continue;
        // Nothing is left to tell but this; what may yet land of it must not be the last word.
        if (delivery) store.delete(row.partition, row.no);
        const unknownAtMs = latest(row.unknownAtMs, delivery?.unknown?.atMs ?? null);
        const claimed: DeletionChange = { status: 'in_flight', nextAttemptAtMs: null, unknownAtMs };
        this.#rows.change(row, claimed);
        this.#running.add(nameOf(row));
        return { ...row, ...claimed };
      }
      return null;
    });
  }

  /** Never throws. @returns what came of each request that was made */
  async run(target: DestinationForCourier, claimed: Deletion): Promise<readonly Verdict[]> {
    const { report, store } = this.#deps;
    const made: Verdict[] = [];
    try {
      await this.#tell(target, claimed, made);
    } catch (error) {
      // A bug of ours. The row must not stay in flight.
      report('courier_deletion_broke', error);
      store.transaction(() => this.#failed(claimed, { outcome: BROKE, status: null }, ''));
    } finally {
      this.#running.delete(nameOf(claimed));
    }
    return made;
  }

  /** Writes on until what was overwritten at an end is gone from the log. @param pause lets the step before be committed */
  async scrub(pause: () => Promise<void>): Promise<void> {
    const { store } = this.#deps;
    while (scrubStepsOwed(store.sql) > 0) {
      store.transaction(() => scrubStep(store.sql));
      await pause();
    }
  }

  async #tell(target: DestinationForCourier, claimed: Deletion, made: Verdict[]): Promise<void> {
    const { store, now } = this.#deps;
    const adapter = this.#deps.adapter(target);
    const startedAtMs = now();
    const job = this.#rows.job(claimed);
    if (job === null) return store.transaction(() => this.#end(claimed, 'done'));
    const { value } = job.changed.address;
    if (claimed.stage === 'off') {
      const requests = this.#offRequests(target, claimed, job);
      const failure = await this.#send(target, requests, made);
      // A last word that is refused for good does not keep the deletion from being asked for.
      if (failure !== null && isOver(failure) !== 'never') return store.transaction(() => this.#failed(claimed, failure, value));
      const next: DeletionChange = { stage: 'forget', attempts: 0, lastStatus: null, lastReason: null };
      const waitMs = requests.length > 0 && adapter.forgetting === 'request' ? (adapter.forgetAfterMs ?? 0) : 0;
      if (waitMs > 0) return this.#rows.change(claimed, { ...next, status: 'waiting', nextAttemptAtMs: now() + waitMs });
      this.#rows.change(claimed, next);
    }
    const forgetting: Deletion = { ...claimed, stage: 'forget', attempts: claimed.stage === 'off' ? 0 : claimed.attempts };
    const failure = adapter.forgetting === 'merchant' ? null : await this.#send(target, this.#forgetRequests(target, claimed, job), made);
    store.transaction(() => {
      if (failure !== null) return this.#failed(forgetting, failure, value);
      const { unknownAtMs } = claimed;
      // What was on its way before may land after it, and bring the person back there.
      if (unknownAtMs !== null && unknownAtMs + adapter.settleMs > startedAtMs) {
        const nextAttemptAtMs = Math.max(unknownAtMs + adapter.settleMs, now());
        return this.#rows.change(claimed, {
          status: 'waiting',
          stage: 'off',
          isRepeat: true,
          attempts: 0,
          nextAttemptAtMs,
          lastStatus: null,
          lastReason: null,
        });
      }
      this.#end(claimed, adapter.forgetting === 'merchant' ? 'merchant_must_delete' : 'done');
    });
  }

  /** The state as it was left, which permits nothing. */
  #offRequests(target: DestinationForCourier, { partition, no, isRepeat }: Deletion, { changed }: DeletionJob): readonly VendorRequest[] {
    if (!changed.state.keys.some((key) => key.everGranted)) return []; // so it was never told of
    const messageId = this.#deps.names.message(partition, no, changed.seq, isRepeat);
    const state = { id: `${partition}:${no}`, ...told(this.#deps, changed, partition, messageId, NOTHING_BESIDES) };
    return this.#deps.adapter(target).build([state], contextOf(this.#deps, target));
  }

  /** Under every name that the address ever had here: one for each owner of it. */
  #forgetRequests(
    target: DestinationForCourier,
    { partition, no, isRepeat }: Deletion,
    { changed }: DeletionJob,
  ): readonly VendorRequest[] {
    const { names } = this.#deps;
    const customers = changed.externalIds.map((id) => id.value);
    const context = contextOf(this.#deps, target);
    const requests = Array.from({ length: changed.state.epoch + 1 }, (_, epoch) => {
      const messageId = names.other(`erased/${partition}/${no}/${epoch}${isRepeat ? '/repeat' : ''}`);
      const contact = names.contact(partition, no, epoch);
      return this.#deps.adapter(target).forget({ messageId, contact, address: changed.address, customers }, context);
    }).flat();
    // Vendors that know nobody by our names would be asked the same for each.
    return [
      ...new Map(requests.map((request) => [`${request.url} ${request.body}`, { ...request, covers: [`${partition}:${no}`] }])).values(),
    ];
  }

  /** One after the other. @returns the first failure */
  async #send(target: DestinationForCourier, requests: readonly VendorRequest[], made: Verdict[]): Promise<Failure | null> {
    const adapter = this.#deps.adapter(target);
    for (const request of requests) {
      const verdicts = [...(await callOnce(this.#deps, adapter, request)).values()];
      made.push(...verdicts);
      for (const { outcome, status } of verdicts) {
        if (outcome.kind !== 'delivered') return { outcome, status };
      }
    }
    return null;
  }

  /** Later, and for ever at the schedule's last step; or the merchant must see to it, where waiting helps nobody. */
  #failed(row: Deletion, failure: Failure, value: string): void {
    const { now, random } = this.#deps;
    const { outcome, status } = failure;
    const nowMs = now();
    const attempts = row.attempts + 1;
    const told: DeletionChange = { attempts, lastStatus: status, lastReason: shownReason(outcome.reason, value) };
    if (isOver(failure) !== null) {
      this.#end(row, 'dead', told);
      return;
    }
    const [unknown, retryAfterMs] = outcome.kind === 'failed' ? [outcome.unknown, outcome.retryAfterMs ?? 0] : [false, 0];
    const delayMs = backoffMs(Math.min(attempts, DELIVERY_BACKOFF_MS.length), random()) ?? 0;
    this.#rows.change(row, {
      ...told,
      status: 'waiting',
      stage: row.stage,
      nextAttemptAtMs: nowMs + Math.max(delayMs, retryAfterMs),
      // A deletion that lands twice is harmless; a state that lands after it is not.
      ...(unknown && row.stage === 'off' ? { unknownAtMs: nowMs } : {}),
    });
  }

  #end(
    row: Deletion,
    status: 'done' | 'merchant_must_delete' | 'dead',
    told: DeletionChange = { lastStatus: null, lastReason: null },
  ): void {
    this.#rows.end(row, { ...told, status, endedAtMs: this.#deps.now() });
  }
}

/** Those in front may wait for deliveries to end. */
const CLAIM_ROWS = 10;
const RESEAL_ROWS = 200;

const BROKE: Failure['outcome'] = {
  kind: 'failed',
  retry: 'later',
  reason: 'The deletion could not be made or sent.',
  retryAfterMs: null,
  unknown: true,
};

const isOver = ({ outcome }: Failure): 'never' | 'gone' | null => {
  if (outcome.kind === 'gone') return 'gone';
  return outcome.retry === 'never' ? 'never' : null;
};

const latest = (a: number | null, b: number | null): number | null => (a === null ? b : b === null ? a : Math.max(a, b));

const nameOf = ({ partition, no }: Deletion): string => `${partition}:${no}`;
