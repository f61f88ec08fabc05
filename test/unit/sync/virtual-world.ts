/**
 * A courier's engine in virtual time, with ledgers in memory, an unreliable network, and processes that die at any moment. Nothing here
 * waits in real time; the same script gives the same history.
 */
import type { ConsentChanged } from '../../../shared/contract/event.ts';
import { COURIER_POLL_MS, DELIVERY_TIMEOUT_MS } from '../../../shared/limits.ts';
import type { OutboundOutcome } from '../../../worker/platform/outbound.ts';
import type { VendorRequest } from '../../../worker/sync/destination.ts';
import { Engine, type EngineDeps } from '../../../worker/sync/engine.ts';
import { pseudonyms } from '../../../worker/sync/pseudonyms.ts';
import { destinationFor } from '../../../worker/sync/registry.ts';
import { Store } from '../../../worker/sync/store.ts';
import type { DestinationForCourier, Notice } from '../../../worker/workspace/workspace-api.ts';
import { batched } from './batched-webhooks.ts';
import { MemoryLedger } from './memory-ledger.ts';
import { nodeStorage, testBox } from './node-storage.ts';

/** What the network and the receiver make of one request. */
export type Fate =
  | { readonly kind: 'ok'; readonly afterMs: number }
  | { readonly kind: 'refused'; readonly status: number; readonly retryAfter?: string }
  /** Acted upon, and yet the answer is an error or none. */
  | { readonly kind: 'taken_error' }
  | { readonly kind: 'taken_silence' }
  | { readonly kind: 'lost' }
  /** Its id is remembered, then it is lost: a receiver that dedupes before it works, and dies in between. */
  | { readonly kind: 'remembered' }
  /** Given up on; it lands that long after it was sent. */
  | { readonly kind: 'late'; readonly afterMs: number };

export interface Sent {
  readonly atMs: number;
  readonly event: ConsentChanged;
}

export interface Landed extends Sent {
  /** Only the id got through. */
  readonly onlyId: boolean;
}

interface Timer {
  readonly atMs: number;
  /** Dies with this process; null for what happens outside of it. */
  readonly process: number | null;
  readonly run: () => void;
}

const START = Date.UTC(2026, 10, 22);
const SECRET = `whsec_${Buffer.alloc(32, 7).toString('base64')}`;

export class World {
  nowMs = START;
  readonly ledgers: readonly MemoryLedger[];
  readonly storage = nodeStorage();
  readonly store = new Store(this.storage);
  readonly sent: Sent[] = [];
  readonly landed: Landed[] = [];
  readonly reports: string[] = [];
  readonly open = new Map<string, number>();
  openMax = 0;
  /** Addresses in one request; with more than one, bodies are arrays. */
  batchMax = 1;
  /** Addresses that make a receiver refuse whatever holds them. */
  readonly poison = new Set<string>();
  /** An address that makes it answer 500, with whatever else is in the request. */
  breaksOn: string | null = null;
  limits: DestinationForCourier['settings']['limits'];
  readonly #statuses: { readonly atMs: number; readonly status: DestinationForCourier['status'] }[] = [{ atMs: START, status: 'active' }];
  optOuts: DestinationForCourier['optOuts'] = 'not_asked';
  lateSince: number[] = [];
  notices: Notice[] = [];
  disablingMs = 1;
  requests = 0;
  fates: Fate[] = [];
  usual: Fate = { kind: 'ok', afterMs: 20 };
  engine: Engine;
  #alarmMs: number | null = null;
  #timers: Timer[] = [];
  #process = 0;
  #random: () => number;
  #openNow = 0;

  constructor(partitions = 1, random: () => number = () => 0.5) {
    this.ledgers = Array.from({ length: partitions }, (_, partition) => new MemoryLedger(partition));
    this.#random = random;
    for (const ledger of this.ledgers) ledger.before = () => this.after(1);
    this.engine = this.#start();
  }

  /** The process is gone; what it had sent may still land. A new one stands in its place, woken by nothing but its alarm. */
  crash(): void {
    this.#process++;
    this.#timers = this.#timers.filter(({ process }) => process === null || process === this.#process);
    this.open.clear();
    this.#openNow = 0;
    this.engine = this.#start();
    this.#alarmMs ??= this.nowMs;
  }

  wake(): void {
    this.engine.hint();
    void this.engine.run();
  }

  async pass(ms: number): Promise<void> {
    const untilMs = this.nowMs + ms;
    for (;;) {
      await settled();
      const alarmMs = this.#alarmMs ?? Number.POSITIVE_INFINITY;
      const timer = this.#nextTimer();
      const nextMs = Math.min(alarmMs, timer?.atMs ?? Number.POSITIVE_INFINITY);
      if (nextMs > untilMs) break;
      this.nowMs = Math.max(this.nowMs, nextMs);
      if (timer && timer.atMs <= alarmMs) {
        this.#timers.splice(this.#timers.indexOf(timer), 1);
        timer.run();
      } else {
        this.#alarmMs = null;
        void this.engine.run();
      }
    }
    this.nowMs = untilMs;
  }

  /** Passes what time it takes until nothing is owed any more; long waits are skipped, not lived through. */
  async passUntilQuiet(): Promise<void> {
    await this.pass(90_000);
    for (let round = 0; round < 100 && this.store.list(1).length > 0; round++) {
      // What gave up is asked for again, as the merchant would.
      for (const row of this.store.list(100)) if (row.status === 'dead') this.engine.retry(row.partition, row.no);
      await this.skipToNextDue();
    }
  }

  /** To when the next waiting row comes due, without living through the polls before. */
  async skipToNextDue(): Promise<void> {
    this.nowMs = Math.max(this.nowMs, this.store.nextDueMs() ?? this.nowMs);
    await this.pass(COURIER_POLL_MS);
  }

  #nextTimer(): Timer | null {
    return this.#timers.reduce<Timer | null>((least, one) => (least && least.atMs <= one.atMs ? least : one), null);
  }

  #start(): Engine {
    const process = this.#process;
    const destination: Omit<DestinationForCourier, 'status' | 'optOuts' | 'lastNotice'> = {
      id: 'd1',
      key: 'hook',
      settings: { type: 'standard_webhooks', url: 'https://receiver.example/hook' },
      secret: SECRET,
      partitions: this.ledgers.length,
      jurisdiction: 'none',
      footer: null,
    };
    const place = { workspace: '00'.repeat(8), destination: 'd1', partitions: this.ledgers.length };
    const deps: EngineDeps = {
      place,
      store: this.store,
      names: pseudonyms({ current: 1, keys: new Map([[1, new Uint8Array(32).fill(9)]]) }, place.workspace, place.destination),
      links: () => null,
      ledger: (partition) => this.ledgers[partition]!,
      target: async () => ({
        ...destination,
        settings: { ...destination.settings, limits: this.limits },
        status: this.status,
        optOuts: this.optOuts,
        lastNotice: this.notices.at(-1)?.no ?? 0,
      }),
      disable: async () => {
        await this.after(this.disablingMs);
        this.status = 'disabled';
      },
      late: async (sinceMs) => {
        this.lateSince.push(sinceMs);
      },
      notices: async (after, limit) => this.notices.filter(({ no }) => no > after).slice(0, limit),
      adapter: (target) => batched(destinationFor(target.settings), this.batchMax),
      call: (request) => this.#call(request),
      box: testBox(),
      now: () => this.nowMs,
      random: this.#random,
      wait: (ms, signal) =>
        new Promise((resolve) => {
          this.#timers.push({ atMs: this.nowMs + ms, process, run: resolve });
          signal.addEventListener('abort', () => resolve());
        }),
      arm: async (atMs) => {
        if (process === this.#process) this.#alarmMs = atMs;
      },
      report: (what) => this.reports.push(what),
    };
    return new Engine(deps);
  }

  get status(): DestinationForCourier['status'] {
    return this.#statuses.at(-1)!.status;
  }

  set status(status: DestinationForCourier['status']) {
    this.#statuses.push({ atMs: this.nowMs, status });
  }

  /** Since when it had the status that it had at that moment. */
  statusAt(atMs: number): { readonly status: DestinationForCourier['status']; readonly sinceMs: number } {
    const until = this.#statuses.filter((one) => one.atMs <= atMs);
    const { status } = until.at(-1)!;
    const other = until.findLastIndex((one) => one.status !== status);
    return { status, sinceMs: until[other + 1]!.atMs };
  }

  /** That much later, if the process lives. */
  after(ms: number): Promise<void> {
    return new Promise((resolve) => this.#timers.push({ atMs: this.nowMs + ms, process: this.#process, run: resolve }));
  }

  #call({ body }: VendorRequest): Promise<OutboundOutcome> {
    const events = [JSON.parse(body) as ConsentChanged | ConsentChanged[]].flat();
    const sent = events.map((event) => ({ atMs: this.nowMs, event }));
    this.sent.push(...sent);
    this.requests++;
    // The test event has no address.
    const addresses = events.map((event) => event.data.address?.value ?? event.type);
    for (const address of addresses) this.open.set(address, (this.open.get(address) ?? 0) + 1);
    this.openMax = Math.max(this.openMax, ++this.#openNow);
    if (addresses.some((address) => this.open.get(address) !== 1)) this.reports.push('two in flight for one address');
    const isPoisoned = addresses.some((address) => this.poison.has(address));
    const isBroken = addresses.some((address) => address === this.breaksOn);
    const fate: Fate = isBroken
      ? { kind: 'refused', status: 500 }
      : isPoisoned
        ? { kind: 'refused', status: 400 }
        : (this.fates.shift() ?? this.usual);
    const process = this.#process;
    const land = (afterMs: number) =>
      this.#timers.push({
        atMs: this.nowMs + afterMs,
        process: null,
        run: () => this.landed.push(...sent.map((one) => ({ ...one, onlyId: fate.kind === 'remembered' }))),
      });
    return new Promise((resolve) => {
      const answer = (afterMs: number, outcome: OutboundOutcome) =>
        this.#timers.push({
          atMs: this.nowMs + afterMs,
          process,
          run: () => {
            for (const address of addresses) this.open.set(address, (this.open.get(address) ?? 1) - 1);
            this.#openNow--;
            resolve(outcome);
          },
        });
      const says = (status: number, headers = {}): OutboundOutcome => ({
        kind: 'answer',
        status,
        headers: new Headers(headers),
        text: `said ${status}`,
      });
      const silence: OutboundOutcome = { kind: 'failed', reason: 'No answer.', unknown: true };
      switch (fate.kind) {
        case 'ok':
          land(fate.afterMs);
          return answer(fate.afterMs, says(200));
        case 'refused':
          return answer(10, says(fate.status, fate.retryAfter ? { 'retry-after': fate.retryAfter } : {}));
        case 'taken_error':
          land(5);
          return answer(10, says(500));
        case 'taken_silence':
          land(5);
          return answer(DELIVERY_TIMEOUT_MS, silence);
        case 'remembered':
          land(5);
          return answer(DELIVERY_TIMEOUT_MS, silence);
        case 'lost':
          return answer(DELIVERY_TIMEOUT_MS, silence);
        case 'late':
          land(fate.afterMs);
          return answer(DELIVERY_TIMEOUT_MS, silence);
      }
    });
  }
}

/** Lets every promise that can go on without time passing do so. */
async function settled(): Promise<void> {
  for (let turn = 0; turn < 3; turn++) await new Promise((resolve) => setImmediate(resolve));
}
