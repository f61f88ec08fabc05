/** An earlier build's store opened by some build, with the product's clock just after the store was written, and receivers for its destinations. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Webhook } from 'standardwebhooks';
import { type RunningWorkerd, startWorkerd } from '../../scripts/serve/workerd.ts';
import type { EarlierBuild } from './earlier-build.ts';
import { type Listener, listen } from './listener.ts';
import { must, PlainVisitor } from './plain-client.ts';
import { IP_HEADER } from './visitor.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');
const MINUTE_MS = 60_000;

/** What a webhook said, verified. */
export interface Told {
  readonly address: string;
  readonly permitted: readonly string[];
  readonly sequence: number;
}

export class Yesterday {
  readonly earlier: EarlierBuild;
  readonly told: Told[] = [];
  readonly segmentCalls: string[] = [];
  readonly messages: { readonly to: string; readonly text: string }[] = [];
  refused = 0;
  #listeners: Listener[] = [];
  #worker: RunningWorkerd | null = null;
  #port = 0;
  #secret = '';
  #passedMs = MINUTE_MS;

  constructor(earlier: EarlierBuild) {
    this.earlier = earlier;
  }

  get url(): string {
    return `http://127.0.0.1:${this.#port}`;
  }

  get visitor(): PlainVisitor {
    return new PlainVisitor(this.url, this.earlier.made.widget);
  }

  /** @param build like `dist/`; the one that was built last where absent. @param passMs moves the product's clock on by this much */
  async open(build?: string, passMs = 0): Promise<void> {
    await this.#worker?.stop();
    this.#passedMs += passMs;
    const outbox = this.#listeners[0] ?? (await this.#listen());
    const vars = {
      DEMO: '1',
      EDGE: `proxy:${IP_HEADER}`,
      LOCAL_OUTBOX_URL: `${outbox.url}/outbox`,
      CLOCK_OFFSET_MS: String(this.earlier.made.made_at_ms + this.#passedMs - Date.now()),
    };
    const { dataDir, made } = this.earlier;
    const given = { port: this.#port, dataDir, vars, secrets: made.secrets, log: () => {} };
    this.#worker = await startWorkerd(build === undefined ? given : { ...given, build });
    this.#port = this.#worker.port;
  }

  /** Leads both destinations to receivers that are there. */
  async pointDestinations(): Promise<void> {
    const { api_key: key, destinations } = this.earlier.made;
    const listener = this.#listeners[0];
    if (!listener) throw new Error('open the store first');
    const webhooks = { settings: { type: 'standard_webhooks', url: `${listener.url}/hook` } };
    const { secret } = await must(this.url, 'PATCH', `/v1/destinations/${destinations.webhooks}`, { key, body: webhooks });
    this.#secret = String(secret);
    const { settings } = await must(this.url, 'GET', `/v1/destinations/${destinations.segment}`, { key });
    const segment = {
      settings: { ...(settings as object), base_url: `${listener.url}/segment` },
      secret: 'another-write-key-of-no-source',
    };
    await must(this.url, 'PATCH', `/v1/destinations/${destinations.segment}`, { key, body: segment });
  }

  async stop(): Promise<void> {
    await this.#worker?.stop();
    this.#worker = null;
    for (const listener of this.#listeners) await listener.close();
    this.#listeners = [];
    this.earlier.remove();
  }

  async #listen(): Promise<Listener> {
    const listener = await listen(({ headers, body }, res) => {
      if ('webhook-id' in headers) return void res.writeHead(this.#take(headers, body) ? 204 : 401).end();
      const sent = JSON.parse(body) as { to?: string; text?: string };
      if (sent.to === undefined) this.segmentCalls.push(body);
      else this.messages.push({ to: sent.to, text: sent.text ?? '' });
      res.writeHead(200).end('{"success":true}');
    });
    this.#listeners.push(listener);
    return listener;
  }

  #take(headers: object, body: string): boolean {
    try {
      const signed = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]));
      const { data } = new Webhook(this.#secret).verify(body, signed) as {
        data?: { address: { value: string }; state: { channel: string; permitted: boolean }[]; sequence: number };
      };
      if (data?.address !== undefined) {
        const permitted = data.state.filter((state) => state.permitted).map(({ channel }) => channel);
        this.told.push({ address: data.address.value, permitted, sequence: data.sequence });
      }
      return true;
    } catch {
      this.refused += 1;
      return false;
    }
  }
}

/** Today's build with one more path, `/refold`: folds a ledger again and says what differed. @returns a folder like `dist/` */
export function buildThatRefolds(folder: string): string {
  const bundle = readFileSync(path.join(ROOT, 'dist/worker/index.js'), 'utf8');
  const [, name] = /[{,]\s*([\w$]+) as default\b/.exec(bundle) ?? [];
  if (name === undefined) throw new Error('the bundle has no default export');
  const wrapped = bundle.replace(`${name} as default`, 'withRefold as default');
  const added = `const withRefold = { fetch: async (request, env, ctx) => {
  const url = new URL(request.url);
  if (url.pathname !== '/refold') return ${name}.fetch(request, env, ctx);
  const place = JSON.parse(url.searchParams.get('place'));
  return Response.json(await env.LEDGER.getByName(place.workspace + '/' + place.partition).refold(place));
} };\n`;
  const build = path.join(folder, 'refolding');
  mkdirSync(path.join(build, 'worker'), { recursive: true });
  mkdirSync(path.join(build, 'public'), { recursive: true });
  writeFileSync(path.join(build, 'worker/index.js'), `${wrapped}\n${added}`);
  return build;
}

/** A public id begins with a version, a jurisdiction and eight bytes of the workspace. */
export const workspaceIn = (publicId: string): string =>
  Buffer.from(publicId.slice(publicId.indexOf('_') + 1), 'base64url')
    .subarray(2, 10)
    .toString('hex');
