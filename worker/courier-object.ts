/**
 * The Courier Durable Object: keeps one destination in step with the ledgers. Composes `sync/`; holds no rules. It owns positions and
 * exception rows, and no person's data.
 */
import { DurableObject } from 'cloudflare:workers';
import { DELIVERY_ANSWER_BYTES_MAX, DELIVERY_TIMEOUT_MS } from '../shared/limits.ts';
import type { DeletionJob } from './consent/ledger-api.ts';
import { type Bindings, type Env, parseEnv } from './env.ts';
import { ledgerStub, workspaceStub } from './objects.ts';
import { type Clock, clock } from './platform/clock.ts';
import { errorFields, log } from './platform/log.ts';
import { migrate } from './platform/migrations.ts';
import { network } from './platform/network.ts';
import { guardedFetch } from './platform/outbound.ts';
import { randomBytes, randomFraction } from './platform/random.ts';
import { wait } from './platform/timer.ts';
import { tokens } from './platform/tokens.ts';
import type { CourierApi, CourierPlace, DeletionStatus, DeliveryRow } from './sync/courier-api.ts';
import type { CourierStatus } from './sync/courier-status.ts';
import type { ShownRequest } from './sync/dry-run.ts';
import { Engine, type EngineDeps } from './sync/engine.ts';
import { footerLinks } from './sync/footer-links.ts';
import { inRealTime } from './sync/in-real-time.ts';
import { type LinkEvents, linkEvents } from './sync/link-events.ts';
import { pseudonyms } from './sync/pseudonyms.ts';
import { destinationFor } from './sync/registry.ts';
import { MIGRATIONS } from './sync/schema.ts';
import { readPlace, Store, toRow, writePlace } from './sync/store.ts';
import type { TourKind } from './sync/store-tours.ts';
import { secretBox } from './workspace/secret-box.ts';

export class Courier extends DurableObject<Bindings> implements CourierApi {
  readonly #store: Store;
  readonly #env: Env;
  readonly #clock: Clock;
  #engine: Engine | null = null;
  #links: LinkEvents | null = null;

  constructor(ctx: DurableObjectState, bindings: Bindings) {
    super(ctx, bindings);
    this.#env = parseEnv(bindings);
    this.#clock = clock(this.#env.clockOffsetMs);
    migrate(ctx.storage, MIGRATIONS);
    this.#store = new Store(ctx.storage);
    const place = readPlace(this.#store);
    if (!place) return;
    this.#engine = this.#compose(place);
    // Only where there is none (the platform gives one up after six failures): to move the one that is just being
    // delivered would cancel it.
    void ctx.blockConcurrencyWhile(async () => {
      if ((await ctx.storage.getAlarm()) === null) await ctx.storage.setAlarm(this.#clock.toRuntime(this.#clock.now()));
    });
  }

  async start(place: CourierPlace): Promise<void> {
    const engine = this.#at(place);
    await engine.begin();
    this.#run(engine);
  }

  async wake(place: CourierPlace, partition?: number): Promise<void> {
    const engine = this.#at(place);
    engine.hint(partition);
    this.#run(engine);
  }

  async sendTest(place: CourierPlace): Promise<{ readonly ok: boolean; readonly status: number | null; readonly reason: string | null }> {
    return this.#at(place).test();
  }

  async dryRun(place: CourierPlace, partition: number, no: number): Promise<readonly ShownRequest[]> {
    return this.#at(place).dryRun(partition, no);
  }

  async deliveries(limit: number): Promise<readonly DeliveryRow[]> {
    return this.#store.list(limit).map(toRow);
  }

  async isWaiting(partition: number, no: number, seq: number): Promise<boolean> {
    const row = this.#store.get(partition, no);
    // In the other phases it was told, if perhaps not for the last time.
    return row?.phase === 'deliver' || (this.#store.position(partition) ?? 0) < seq;
  }

  async counters(): Promise<{ readonly delivered: number; readonly failedAttempts: number; readonly dead: number; readonly lag: number }> {
    return { ...this.#store.counters(), lag: this.#engine ? await this.#engine.lag() : 0 };
  }

  async status(): Promise<CourierStatus | null> {
    return this.#engine ? this.#engine.status() : null;
  }

  async replay(place: CourierPlace, partition: number, no: number): Promise<boolean> {
    const engine = this.#at(place);
    const isKnown = await engine.replay(partition, no);
    this.#run(engine);
    return isKnown;
  }

  async tour(place: CourierPlace, kind: TourKind, sinceMs: number | null): Promise<void> {
    const engine = this.#at(place);
    await engine.begin();
    engine.tour(kind, sinceMs);
    engine.hint();
    this.#run(engine);
  }

  async retry(partition: number, no: number): Promise<boolean> {
    if (!this.#engine?.retry(partition, no)) return false;
    this.#run(this.#engine);
    return true;
  }

  async forget(place: CourierPlace, partition: number, job: DeletionJob): Promise<void> {
    const engine = this.#at(place);
    engine.deletions.take(partition, job);
    this.#run(engine);
  }

  async resealDeletions(): Promise<number> {
    return this.#engine?.deletions.reseal() ?? 0;
  }

  async deletions(asked: readonly { readonly partition: number; readonly no: number }[]): Promise<readonly DeletionStatus[]> {
    return this.#engine?.deletions.statusOf(asked) ?? [];
  }

  override async alarm(): Promise<void> {
    await this.#engine?.run();
    await this.#links?.run();
  }

  #run(engine: Engine): void {
    // Links move no consent: they wait until everything else is told.
    this.ctx.waitUntil(engine.run().then(() => this.#links?.run()));
  }

  /** Writes its place down at the first call. */
  #at(place: CourierPlace): Engine {
    if (!this.#engine) {
      writePlace(this.#store, place);
      this.#engine = this.#compose(place);
    }
    return this.#engine;
  }

  #compose(place: CourierPlace): Engine {
    const env = this.#env;
    const { now, toRuntime } = this.#clock;
    const call = guardedFetch({ fetch: network, demo: env.demo, ownHost: new URL(env.publicUrl).host });
    const workspace = workspaceStub(this.env, place.workspace);
    const deps: EngineDeps = {
      place,
      store: this.#store,
      names: pseudonyms(env.hash, place.workspace, place.destination),
      links: footerLinks({ tokens: tokens(env.token), publicUrl: env.publicUrl, workspace: place.workspace }),
      ledger: (partition) => ledgerStub(this.env, place.workspace, partition),
      target: () => workspace.destinationForCourier(place.destination),
      disable: async (reason) => {
        await workspace.setDestinationStatus('courier', place.destination, 'disabled', reason);
      },
      late: (sinceMs) => workspace.noteLate(place.destination, sinceMs),
      notices: (after, limit) => workspace.notices(place.destination, after, limit),
      adapter: (target) => inRealTime(destinationFor(target.settings), toRuntime),
      call: ({ url, method, headers, body }) =>
        call(url, { method, headers, body }, { timeoutMs: DELIVERY_TIMEOUT_MS, answerBytesMax: DELIVERY_ANSWER_BYTES_MAX }),
      box: secretBox(env.master, place.workspace, randomBytes),
      now,
      random: randomFraction,
      wait,
      arm: (atMs) => this.ctx.storage.setAlarm(toRuntime(atMs)),
      report: (what, error) => log('error', what, errorFields(error)),
      noteLinks: (partition, changed) => this.#links?.note(partition, changed),
    };
    const ledger = (partition: number) => ledgerStub(this.env, place.workspace, partition);
    this.#links = linkEvents({ ...deps, storage: this.ctx.storage, ledger });
    return new Engine(deps);
  }
}
