/**
 * The built Worker on a bare workerd with a merchant in it: a form of five channels held by the phone, each with its own control, and
 * destinations that lead to a receiver on this machine. All that the bench knows of the product it learns over HTTP.
 */
import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from '../scripts/quiet-env.ts';
import { freshSecrets, freshWebhookSecret } from '../scripts/serve/secrets.ts';
import { type RunningWorkerd, startWorkerd } from '../scripts/serve/workerd.ts';
import { widgetConfig } from '../shared/contract/config.ts';
import type { ProgrammeInput } from '../shared/contract/programme.ts';
import type { WidgetDraftInput } from '../shared/contract/widget.ts';
import { reachOf } from '../shared/phone/reach.ts';
import { Admin } from '../test/faults/admin.ts';
import { load, type Sent } from './load.ts';
import { type Receiver, startReceiver } from './receiver.ts';

const SHOP = 'https://shop.example';
const IP_HEADER = 'x-bench-ip';
/** Of the load generator, everywhere: enough to keep workerd busy at every stage of a request. */
export const CONNECTIONS = 64;
const CHANNELS = ['sms', 'mms', 'rcs', 'whatsapp', 'viber'] as const;

/** Area codes of the United States alone: messages go only to countries that the merchant lists. */
const AREAS = Array.from({ length: 800 }, (_, i) => 200 + i).filter((area) => {
  const { countries, isPersonal } = reachOf(`+1${area}5550100`);
  return isPersonal && countries.length === 1 && countries[0] === 'US';
});

const PROGRAMME: ProgrammeInput = {
  name: 'Aurora letters',
  sender: {
    legal_entity: 'Aurora Coffee Roasters, Inc.',
    brand: 'Aurora Coffee',
    contact: 'hello@aurora.example',
    accounts: Object.fromEntries(CHANNELS.map((channel) => [channel, '+12025550100'])),
  },
  kinds: { en: 'offers and new roasts' },
  frequency: { en: 'Up to 4 messages a month' },
  terms_url: 'https://aurora.example/terms',
  privacy_url: 'https://aurora.example/privacy',
};

const widget = (optIn: 'single' | 'double'): WidgetDraftInput => ({
  name: 'Sign-up',
  origins: [SHOP],
  locales: ['en'],
  controls: CHANNELS.map((channel) => ({ channels: [channel], opt_in: optIn })),
  title: { en: 'First pick of every lot' },
  intro: { en: 'Hear of new roasts first' },
  sends_per_hour: 10_000,
  daily_budget_usd: 100_000,
});

export interface BenchWorldOptions {
  readonly destinations: number;
  /** Default single: then each submission grants, and every destination is owed a delivery. Double is the product's own default. */
  readonly optIn?: 'single' | 'double';
  /** Default off: what lies beneath the floor is what costs. */
  readonly hasFloor?: boolean;
  readonly bundle?: string;
  readonly inspectorPort?: number;
}

export class BenchWorld {
  readonly admin: Admin;
  readonly widgetId: string;
  readonly receiver: Receiver;
  readonly dataDir: string;
  readonly #worker: RunningWorkerd;
  readonly #destinationIds: readonly string[];
  readonly #choices: readonly Record<string, unknown>[];
  readonly #version: number;
  #phones = 0;

  private constructor(parts: {
    admin: Admin;
    widgetId: string;
    receiver: Receiver;
    dataDir: string;
    worker: RunningWorkerd;
    destinationIds: readonly string[];
    choices: readonly Record<string, unknown>[];
    version: number;
  }) {
    this.admin = parts.admin;
    this.widgetId = parts.widgetId;
    this.receiver = parts.receiver;
    this.dataDir = parts.dataDir;
    this.#worker = parts.worker;
    this.#destinationIds = parts.destinationIds;
    this.#choices = parts.choices;
    this.#version = parts.version;
  }

  static async start({ destinations, optIn = 'single', hasFloor = false, bundle, inspectorPort }: BenchWorldOptions): Promise<BenchWorld> {
    const dataDir = benchFolder();
    const secrets = freshSecrets();
    const receiver = await startReceiver();
    const vars = {
      DEMO: '1',
      EDGE: `proxy:${IP_HEADER}`,
      LOCAL_OUTBOX_URL: new URL('/outbox', receiver.url).href,
      ...(hasFloor ? {} : { ANSWER_FLOOR: 'off' }),
    };
    const worker = await startWorkerd({
      port: 0,
      dataDir,
      vars,
      secrets,
      log: () => {},
      ...(bundle === undefined ? {} : { worker: { bundle } }),
      ...(inspectorPort === undefined ? {} : { inspectorPort }),
    });
    const admin = await Admin.ofNewWorkspace(worker.url, secrets.OPERATOR_KEY);
    await admin.putProgramme(PROGRAMME);
    const widgetId = await admin.publishWidget(widget(optIn));
    const destinationIds: string[] = [];
    for (let i = 1; i <= destinations; i++)
      destinationIds.push(await admin.createDestination(`receiver-${i}`, `${receiver.url}/${i}`, freshWebhookSecret()));
    const config = widgetConfig.parse(await (await fetch(`${worker.url}/v1/widgets/${widgetId}/config?locale=en`)).json());
    const choices = config.controls.flatMap(({ channels, purpose, disclosure }) =>
      channels.map((channel) => ({ channel, purpose, granted: true, disclosure, shown: true })),
    );
    return new BenchWorld({ admin, widgetId, receiver, dataDir, worker, destinationIds, choices, version: config.version });
  }

  get url(): string {
    return this.#worker.url;
  }
  get port(): number {
    return this.#worker.port;
  }
  get pid(): number {
    return this.#worker.pid;
  }

  /**
   * A number that nobody has given before. The exchange 555 has no subscribers; nothing leaves this machine anyway.
   * @param at of a number given before, counted from 0
   */
  phone(at = this.#phones++): string {
    // No two of an area are neighbours, and the areas take turns: limits on messages are kept by prefix.
    const line = (Math.floor(at / AREAS.length) * 7) % 10_000;
    return `+1${AREAS[at % AREAS.length]}555${String(line).padStart(4, '0')}`;
  }

  /** Numbers given so far. */
  get phones(): number {
    return this.#phones;
  }

  /** Submissions ready to be sent, each with a render token of its own, as a page has before its button is pressed. */
  async prepare(phones: readonly string[]): Promise<Sent[]> {
    const ready: Sent[] = [];
    const asked = new Map<Sent, string>();
    const left = phones.values();
    await load({
      port: this.port,
      connections: CONNECTIONS,
      next: () => {
        const { value } = left.next();
        if (value === undefined) return null;
        const render = this.render();
        asked.set(render, value);
        return render;
      },
      answered: ({ status, body }, render) => {
        if (status !== 200) throw new Error(`render: ${status} ${body}`);
        const { render_token } = JSON.parse(body) as { render_token: string };
        ready.push(this.#submission(asked.get(render) ?? '', render_token, render.headers ?? {}));
      },
    });
    return ready;
  }

  render(): Sent {
    return {
      method: 'POST',
      path: `/v1/widgets/${this.widgetId}/render`,
      headers: this.headers(),
      body: JSON.stringify({ locale: 'en', version: this.#version }),
    };
  }

  /** Everything owed is told: every courier has looked at every record, and nothing waits. */
  async told(): Promise<void> {
    await this.admin.quiet(600_000);
  }

  /** Deliveries stay due and none goes out, so that what is measured is what is asked for. */
  async pause(): Promise<void> {
    await this.#destinations('pause');
  }
  async resume(): Promise<void> {
    await this.#destinations('resume');
  }

  /** A withdrawal that the merchant reports, of the whole address. */
  withdrawal(phone: string): Sent {
    return {
      method: 'POST',
      path: '/v1/consents',
      headers: { authorization: `Bearer ${this.admin.apiKey}`, 'content-type': 'application/json' },
      body: JSON.stringify({ phone, acts: [{ act: 'withdraw' }] }),
    };
  }

  verification({ submission_id, submission_secret }: { submission_id: string; submission_secret: string }, code: string): Sent {
    return {
      method: 'POST',
      path: `/v1/submissions/${submission_id}/verify`,
      headers: { ...this.headers(), 'sayso-secret': submission_secret },
      body: JSON.stringify({ code }),
    };
  }

  find(phone: string): Sent {
    return {
      method: 'POST',
      path: '/v1/contacts/find',
      headers: { authorization: `Bearer ${this.admin.apiKey}`, 'content-type': 'application/json' },
      body: JSON.stringify({ phone }),
    };
  }

  linkRequest(phone: string): Sent {
    const body = JSON.stringify({ widget: this.widgetId, phone, locale: 'en' });
    return { method: 'POST', path: '/v1/preferences/requests', headers: this.headers(), body };
  }

  /** As a browser sends them; each visitor from a network of its own, since limits are kept by IP block. */
  headers(): Record<string, string> {
    const [a = 0, b = 0, c = 0] = randomBytes(3);
    return {
      origin: SHOP,
      'content-type': 'application/json',
      'user-agent': 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36',
      [IP_HEADER]: `${a}.${b}.${c}.7`,
    };
  }

  async #destinations(change: 'pause' | 'resume'): Promise<void> {
    for (const id of this.#destinationIds) {
      const headers = { authorization: `Bearer ${this.admin.apiKey}`, 'content-type': 'application/json' };
      const answer = await fetch(`${this.url}/v1/destinations/${id}/${change}`, { method: 'POST', headers, body: '{}' });
      if (!answer.ok) throw new Error(`${change}: ${answer.status} ${await answer.text()}`);
    }
  }

  #submission(phone: string, renderToken: string, headers: Readonly<Record<string, string>>): Sent {
    const body = JSON.stringify({
      phone,
      phone_country: 'US',
      locale: 'en',
      render_token: renderToken,
      choices: this.#choices,
      page: {
        url: `${SHOP}/roasts/ethiopia?utm_source=letter&utm_campaign=harvest`,
        referrer: 'https://search.example/',
        build: 'abcdef0123456789',
        time_zone: 'America/New_York',
        client_time: new Date().toISOString(),
      },
    });
    return {
      method: 'POST',
      path: `/v1/widgets/${this.widgetId}/submissions`,
      headers: { ...headers, 'idempotency-key': randomBytes(16).toString('base64url') },
      body,
    };
  }

  async stop(): Promise<void> {
    await this.#worker.stop();
    await this.receiver.stop();
    rmSync(this.dataDir, { recursive: true, force: true });
  }
}

/** On the disk that the project is on: a folder in memory would make every commit free. */
export function benchFolder(): string {
  const parent = path.join(ROOT, '.tmp');
  mkdirSync(parent, { recursive: true });
  return mkdtempSync(path.join(parent, 'bench-'));
}
