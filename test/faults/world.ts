/**
 * The built Worker in a process of its own on a fresh data folder, with a workspace, a programme and a published widget made through
 * the admin API. It can be killed and started again on the same data. It speaks HTTP alone: no test here may reach inside.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { freshSecrets, type Secrets } from '../../scripts/serve/secrets.ts';
import { type RunningWorkerd, startWorkerd } from '../../scripts/serve/workerd.ts';
import type { ProgrammeInput } from '../../shared/contract/programme.ts';
import type { WidgetDraftInput } from '../../shared/contract/widget.ts';
import { Admin } from './admin.ts';
import { listen } from './listener.ts';
import type { Receiver } from './receiver.ts';
import { IP_HEADER, SHOP, Visitor } from './visitor.ts';

export interface SentMessage {
  readonly channel: string;
  readonly to: string;
  readonly text: string;
}

const PROGRAMME: ProgrammeInput = {
  name: 'Aurora letters',
  sender: {
    legal_entity: 'Aurora Coffee Roasters, Inc.',
    brand: 'Aurora Coffee',
    contact: 'hello@aurora.example',
    accounts: { sms: '+12025550100', whatsapp: '+12025550100' },
  },
  kinds: { en: 'offers and new roasts' },
  frequency: { en: 'Up to 4 messages a month' },
  terms_url: 'https://aurora.example/terms',
  privacy_url: 'https://aurora.example/privacy',
};
const WIDGET: WidgetDraftInput = {
  name: 'Sign-up',
  origins: [SHOP],
  locales: ['en'],
  controls: [{ channels: ['sms'] }, { channels: ['whatsapp'] }],
  title: { en: 'First pick of every lot' },
  intro: { en: 'Hear of new roasts first' },
};

/** A burst of people from one place is what these tests are about; the rule of thumb of 30 an hour would stop their codes. */
const MANY_SENDS = { sends_per_hour: 1000, daily_budget_usd: 1000 } as const;

export interface WorldOptions {
  readonly accounts?: ProgrammeInput['sender']['accounts'];
  readonly controls?: WidgetDraftInput['controls'];
  readonly grantLifeDays?: number;
  /** Where the form may stand; default: the shop alone. */
  readonly origins?: readonly string[];
  /** Receives what the process writes; by default nothing does. */
  readonly log?: (line: string) => void;
  /** A line a request, as outside the demo. */
  readonly accessLog?: boolean;
  /** What is served instead of the build's own browser files. */
  readonly assetsDir?: string;
  /** A folder like `dist/` with the build to begin with; today's where absent. */
  readonly build?: string;
  /** Ledgers of the workspace; one where absent. */
  readonly partitions?: number;
}

/** Longer than a short connection holds a port. */
const PORT_FREED_MS = 2000;

export class World {
  readonly dataDir: string;
  /** Taken over at the next start. */
  secrets: Secrets = freshSecrets();
  /** Lines of the Worker's log, all starts. */
  readonly lines: string[] = [];
  readonly outbox: SentMessage[] = [];
  admin!: Admin;
  visitor!: Visitor;
  widgetId = '';
  #worker: RunningWorkerd | null = null;
  #port = 0;
  #clockOffsetMs = 0;
  #outboxUrl = '';
  #options: WorldOptions = {};
  #build: string | undefined;
  readonly #closers: (() => Promise<void>)[] = [];

  private constructor(dataDir: string) {
    this.dataDir = dataDir;
  }

  static async start(options: WorldOptions = {}): Promise<World> {
    const world = new World(mkdtempSync(path.join(tmpdir(), 'sayso-faults-')));
    world.#options = options;
    world.#build = options.build;
    const outbox = await listen(({ body }, res) => {
      world.outbox.push(JSON.parse(body) as SentMessage);
      res.writeHead(204).end();
    });
    world.#closers.push(outbox.close);
    world.#outboxUrl = outbox.url;
    await world.restart();
    await world.#configure(options);
    return world;
  }

  get url(): string {
    return `http://127.0.0.1:${this.#port}`;
  }

  /** How far the product's clock is ahead. */
  get clockOffsetMs(): number {
    return this.#clockOffsetMs;
  }

  get pid(): number {
    return this.#worker?.pid ?? 0;
  }

  /** Ends the process if it runs and starts it on the same data and port. @param passMs moves the product's clock on by this much */
  async restart(passMs = 0): Promise<void> {
    await this.#worker?.stop();
    this.#clockOffsetMs += passMs;
    const vars = {
      DEMO: '1',
      EDGE: `proxy:${IP_HEADER}`,
      LOCAL_OUTBOX_URL: this.#outboxUrl,
      CLOCK_OFFSET_MS: String(this.#clockOffsetMs),
      ...(this.#options.accessLog ? { ACCESS_LOG: '1' } : {}),
    };
    const { assetsDir, log = () => {} } = this.#options;
    // A killed process leaves exceptions of cut requests on its standard error; only what a test asserts matters.
    const run = {
      port: this.#port,
      dataDir: this.dataDir,
      vars,
      secrets: this.secrets,
      log: (line: string) => {
        this.lines.push(line);
        log(line);
      },
    };
    const options = { ...run, ...(assetsDir === undefined ? {} : { assetsDir }), ...(this.#build ? { build: this.#build } : {}) };
    // While it was dead, a connection of somebody else's may have gone out by its port.
    this.#worker = await startWorkerd(options).catch(async () => {
      await new Promise((resolve) => setTimeout(resolve, PORT_FREED_MS));
      return startWorkerd(options);
    });
    this.#port = this.#worker.port;
  }

  /** Today's build from the next start on. */
  upgrade(): void {
    this.#build = undefined;
    this.admin.isToday = true;
    this.visitor = new Visitor(this.url, this.widgetId);
  }

  /** SIGKILL, now. */
  async kill9(): Promise<void> {
    await this.#worker?.kill();
    this.#worker = null;
  }

  /** A record that concerns no test, so that the couriers are woken and needn't be waited for: each asks by itself every 30 s. */
  async nudge(): Promise<void> {
    await this.visitor.submit('+19165550199', []);
  }

  async addDestination(key: string, receiver: Receiver): Promise<string> {
    return this.admin.createDestination(key, receiver.url, receiver.secret);
  }

  /** The newest code sent to this number. */
  lastCode(phone: string): string | undefined {
    return this.#newest(phone, /(?<![\d+])(\d{6})(?!\d)/);
  }

  lastLink(phone: string): string | undefined {
    return this.#newest(phone, /(https?:\/\/\S+)/);
  }

  async stop(): Promise<void> {
    await this.#worker?.stop();
    this.#worker = null;
    for (const close of this.#closers) await close();
    rmSync(this.dataDir, { recursive: true, force: true });
  }

  #newest(phone: string, pattern: RegExp): string | undefined {
    const texts = this.outbox.filter(({ to }) => to === phone).map(({ text }) => text);
    return texts.reverse().flatMap((text) => pattern.exec(text)?.[1] ?? [])[0];
  }

  /** As today's build has it from the start; one before does not know of such limits. */
  async raiseSends(): Promise<void> {
    await this.admin.republishWidget(this.widgetId, { ...this.#draft, ...MANY_SENDS });
    this.visitor = new Visitor(this.url, this.widgetId);
  }

  get #draft(): WidgetDraftInput {
    const { controls, origins } = this.#options;
    return {
      ...WIDGET,
      ...(controls === undefined ? {} : { controls }),
      ...(origins === undefined ? {} : { origins: [...origins] }),
    };
  }

  async #configure({ accounts, grantLifeDays, partitions }: WorldOptions): Promise<void> {
    this.admin = await Admin.ofNewWorkspace(this.url, this.secrets.OPERATOR_KEY, partitions, this.#build === undefined);
    const sender = { ...PROGRAMME.sender, ...(accounts === undefined ? {} : { accounts }) };
    await this.admin.putProgramme({ ...PROGRAMME, sender, ...(grantLifeDays === undefined ? {} : { grant_life_days: grantLifeDays }) });
    this.widgetId = await this.admin.publishWidget({ ...this.#draft, ...(this.#build === undefined ? MANY_SENDS : {}) });
    this.visitor = new Visitor(this.url, this.widgetId);
    this.visitor.isToday = this.#build === undefined;
  }
}
