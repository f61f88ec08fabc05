/**
 * A storm: many people act while vendors fail and the process is killed at chosen points. It speaks HTTP alone. What was acknowledged
 * is known here, act by act, and is compared at the end with what the ledger says and with what each outside system would do.
 */
import { randomBytes } from 'node:crypto';
import { rotationView } from '../../../shared/contract/operations.ts';
import type { ChannelId } from '../../../shared/vocabulary.ts';
import { eventually } from '../listener.ts';
import { World } from '../world.ts';
import { type Guest, guests } from './guests.ts';
import { CHANNELS, Outside } from './outside.ts';
import { type Act, fictionalPhones, population, type Somebody } from './population.ts';
import { settle } from './settling.ts';
import { type Dice, dice } from './weather.ts';

export interface StormOptions {
  readonly addresses: number;
  /** Visitors with two addresses, beside those. */
  readonly guests: number;
  readonly partitions: 1 | 4 | 16 | 64 | 256;
  readonly seed: number;
  /** Kills at each of the chosen points. */
  readonly killsEach: number;
  /** A folder like `dist/` with the build that the storm begins under. */
  readonly from?: string;
  /** Requests of ours on their way at once. */
  readonly atOnce: number;
  readonly say?: (line: string) => void;
}

/** Where the process is killed: when a vendor has heard and done nothing, and when its answer has just left it. */
const POINTS = ['before the vendor acts', 'after the vendor acted'] as const;

/** Enough to reach every ledger, and a kill this much later each time. */
const UPGRADE_READS = 40;
const UPGRADE_STEP_MS = 15;

/** For what can be done at once, real ms: the rest waits for time to pass. */
const STILL_WITHIN_MS = 300_000;
const STILL_WITHIN_MS_EACH = 60;

export class Storm {
  readonly world: World;
  readonly outside: Outside;
  readonly people: readonly Somebody[];
  guests: readonly Guest[] = [];
  kills = 0;
  /** Whether the destination that never fails had heard of everybody before any time was let pass, while another one hung. */
  steadyKnewFirst = false;
  /** For which the merchant's own "retry" was needed. */
  deadLetters = 0;
  /** How often each person's acts were sent: more often than there are acts only where the line broke. */
  readonly sent = new Map<Somebody, number>();
  readonly #options: StormOptions;
  readonly #startedAtMs = Date.now();
  readonly #roll: Dice;
  readonly #disclosures: ReadonlyMap<ChannelId, string>;
  /** Resolves when the process can be spoken to. */
  #up: Promise<void> = Promise.resolve();

  private constructor(options: StormOptions, world: World, outside: Outside, disclosures: ReadonlyMap<ChannelId, string>) {
    this.#options = options;
    this.#roll = dice(options.seed);
    this.world = world;
    this.outside = outside;
    this.#disclosures = disclosures;
    this.people = population(options.addresses, this.#roll);
  }

  static async start(options: StormOptions): Promise<Storm> {
    const outside = await new Outside().start(dice(options.seed + 1));
    const accounts = { sms: '+12025550100', whatsapp: '+12025550100', email: 'hello@aurora.example' };
    const controls = [{ channels: ['sms'] }, { channels: ['whatsapp'] }, { channels: ['email'] }] as const;
    const world = await World.start({
      accounts,
      controls: controls.map(({ channels }) => ({ channels: [...channels] })),
      partitions: options.partitions,
      ...(options.from === undefined ? {} : { build: options.from }),
    });
    await outside.connect(world.admin);
    const config = await world.visitor.config();
    const disclosures = new Map(
      config.controls.flatMap(({ channels, disclosure }) => channels.map((channel) => [channel, disclosure] as const)),
    );
    const registered = await world.admin.registerTexts([...disclosures.values()]);
    return new Storm(options, world, outside, new Map([...disclosures].map(([channel], index) => [channel, registered[index] as string])));
  }

  /** People whose acts lie in two ledgers; the process dies between the halves. */
  async receiveGuests(): Promise<void> {
    const phones = fictionalPhones().reverse();
    const kill = async () => {
      this.#killAndStart();
      await this.#up;
    };
    this.guests = await guests(this.world, this.#options.guests, (index) => phones[index * 100] ?? '', kill);
    this.#say(`${this.guests.length} guests came, ${this.kills} kills`);
  }

  /** Those people act, in the order that is each one's own; the process dies meanwhile. */
  async rage(from: number, to: number): Promise<void> {
    const stop = this.#armKills();
    await this.each(this.people.slice(from, to), (one) => this.#live(one));
    stop();
    await this.#up;
    this.#say(`people ${from} to ${to} acted, ${this.kills} kills so far`);
  }

  /** Today's build takes the store over: each start is killed while its objects are being brought up to date. */
  async upgrade(): Promise<void> {
    await this.world.kill9();
    this.world.upgrade();
    for (let start = 0; start < this.#options.killsEach; start += 1) {
      await this.world.restart();
      // Each object migrates when it is first spoken to; these reach every ledger.
      const reached = this.people.slice(0, UPGRADE_READS).map((one) => this.#find(one).catch(() => null));
      await new Promise((resolve) => setTimeout(resolve, start * UPGRADE_STEP_MS));
      await this.world.kill9();
      await Promise.all(reached);
      this.kills += 1;
    }
    await this.world.restart();
    await this.world.raiseSends();
  }

  /** A new version of the master key, killed between its first and its last step; the old one is taken out in the end. */
  async rotate(): Promise<void> {
    const fresh = (version: number) => `${version}:${randomBytes(32).toString('base64url')}`;
    const ring = [this.world.secrets.MASTER_KEY];
    for (let version = 2; version < 2 + this.#options.killsEach; version += 1) {
      ring.push(fresh(version));
      this.world.secrets = { ...this.world.secrets, MASTER_KEY: ring.join() };
      await this.world.restart();
      const asked = this.#rotation('POST').catch(() => null);
      await new Promise((resolve) => setTimeout(resolve, version * UPGRADE_STEP_MS));
      await this.world.kill9();
      await asked;
      this.kills += 1;
    }
    await this.world.restart();
    await this.#rotation('POST');
    await eventually('the rotation ends', async () => ((await this.#rotation('GET')).done ? true : null), 300_000);
    this.world.secrets = { ...this.world.secrets, MASTER_KEY: ring.at(-1) as string };
    await this.world.restart();
    this.#say(`rotated, ${this.kills} kills so far`);
  }

  async #rotation(method: 'GET' | 'POST') {
    const response = await fetch(`${this.world.url}/v1/workspaces/${this.world.admin.workspace}/rotation`, {
      method,
      headers: { authorization: `Bearer ${this.world.secrets.OPERATOR_KEY}` },
    });
    return rotationView.parse(await response.json());
  }

  #find(one: Somebody) {
    return 'email' in one.address ? this.world.admin.findEmail(one.value) : this.world.admin.find(one.value);
  }

  /** Lets the product's time pass until every destination but the hung one has nothing left to be told. */
  async settle(): Promise<void> {
    this.deadLetters = await settle({
      world: this.world,
      outside: this.outside,
      stillWithinMs: STILL_WITHIN_MS + this.people.length * STILL_WITHIN_MS_EACH,
      say: (line) => this.#say(line),
      beforeTimeMoves: () => {
        this.steadyKnewFirst = this.people.every((one) =>
          CHANNELS.every((channel) => this.outside.would(one, channel).steady === one.granted.has(channel)),
        );
      },
    });
  }

  /** Asks about each of them, several at a time. */
  async each<T>(these: readonly T[], ask: (one: T) => Promise<void>): Promise<void> {
    const queue = these.values();
    const worker = async () => {
      for (const one of queue) await ask(one);
    };
    await Promise.all(Array.from({ length: this.#options.atOnce }, worker));
  }

  async stop(): Promise<void> {
    await this.world.stop();
    await this.outside.stop();
  }

  /** Kills at the next moment of each kind, again and again, as often as was asked. */
  #armKills(): () => void {
    const left = POINTS.flatMap((point) => Array.from({ length: this.#options.killsEach }, () => point));
    const everySo = Math.max(10, Math.floor(this.people.length / (3 * (left.length + 1))));
    let passed = 0;
    const passing = (moment: 'heard' | 'answered') => {
      passed += 1;
      const next = left[0];
      if (next === undefined || passed < everySo) return;
      if ((moment === 'heard') !== (next === POINTS[0])) return;
      left.shift();
      passed = 0;
      this.#killAndStart();
    };
    for (const system of [this.outside.braze, this.outside.segment, this.outside.hooks]) system.passing = passing;
    return () => {
      for (const system of [this.outside.braze, this.outside.segment, this.outside.hooks]) system.passing = () => undefined;
    };
  }

  #killAndStart(): void {
    this.kills += 1;
    // One after the other: a second start beside one that is not up yet would be two processes over one store.
    this.#up = this.#up.then(() => this.world.kill9()).then(() => this.world.restart());
  }

  async #live(one: Somebody): Promise<void> {
    for (const act of one.acts) await this.#untilAcknowledged(one, act);
  }

  /** As a merchant's server does: what got no answer is sent again. */
  async #untilAcknowledged(one: Somebody, act: Act): Promise<void> {
    for (;;) {
      await this.#up;
      this.sent.set(one, (this.sent.get(one) ?? 0) + 1);
      const isDone = await this.world.admin.tryRecord({
        ...one.address,
        acts: this.#reported(act),
        external_ids: [{ namespace: 'customer', value: one.customer }],
      });
      if (isDone) return;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }

  #reported(act: Act): object[] {
    if (act.act === 'withdraw_all') return [{ act: 'withdraw' }];
    return act.channels.map((channel) => ({
      act: act.act,
      channel,
      purpose: 'marketing',
      ...(act.act === 'grant' ? { method: 'import', disclosure: this.#disclosures.get(channel) } : { programme: 'default' }),
    }));
  }

  #say(line: string): void {
    this.#options.say?.(`${((Date.now() - this.#startedAtMs) / 60_000).toFixed(1)} min: ${line}`);
  }
}
