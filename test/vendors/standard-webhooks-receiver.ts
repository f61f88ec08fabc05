/**
 * A strict receiver of Standard Webhooks over HTTP: verifies with the vendor-neutral `standardwebhooks` package, checks the event
 * against the contract, and misbehaves on request. Shares no code with the sender.
 */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Webhook } from 'standardwebhooks';
import { type ConsentChanged, consentChanged } from '../../shared/contract/event.ts';

export type Behaviour =
  | 'ok'
  /** Never answers and never takes it. */
  | 'hang'
  /** Takes it and never answers. */
  | 'take_and_hang'
  /** Remembers the id, loses the event, never answers: what a receiver does that dedupes before it works. */
  | 'remember_and_hang'
  | 'reset'
  | 'take_and_reset'
  /** Bytes that are no HTTP. */
  | 'garbage'
  /** Takes it and answers 200 with bytes that are no text. */
  | 'garbage_200'
  /** Takes it and answers after that many ms, whether anybody still listens or not. */
  | { readonly lateMs: number }
  /** Answers that without taking it. 3xx lead to a place that must never be called. */
  | { readonly status: number; readonly headers?: Readonly<Record<string, string>>; readonly body?: string };

export interface ReceiverOptions {
  readonly secret: string;
  readonly dedupesById?: boolean;
  readonly dropsLowerSequence?: boolean;
}

export interface Arrival {
  readonly id: string;
  readonly event: ConsentChanged;
  readonly body: string;
  readonly atMs: number;
}

export class StandardWebhooksReceiver {
  /** Every request that passed verification, in order, whatever was then done with it. */
  readonly arrivals: Arrival[] = [];
  /** What was acted upon, in order. */
  readonly taken: Arrival[] = [];
  /** What a conforming sender would not have sent. Must stay empty. */
  readonly violations: string[] = [];
  /** Other verified events, such as `destination.test`. */
  readonly others: { readonly id: string; readonly type: string }[] = [];
  /** Requests open at the same time, at most. */
  openMax = 0;
  readonly #options: ReceiverOptions;
  readonly #next: Behaviour[] = [];
  #always: Behaviour = 'ok';
  readonly #ids = new Set<string>();
  readonly #lastWords = new Map<string, Arrival>();
  readonly #held = new Set<ServerResponse>();
  #open = 0;
  #server: Server | null = null;
  #url = '';

  constructor(options: ReceiverOptions) {
    this.#options = options;
  }

  get url(): string {
    return this.#url;
  }

  async start(port = 0): Promise<void> {
    const server = createServer((request, response) => {
      this.#handle(request, response).catch((error: unknown) => this.violations.push(`receiver broke: ${String(error)}`));
    });
    await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
    this.#server = server;
    this.#url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`;
  }

  async stop(): Promise<void> {
    const server = this.#server;
    this.#server = null;
    if (!server) return;
    const closed = new Promise((resolve) => server.close(resolve));
    server.closeAllConnections();
    await closed;
  }

  /** For the next requests, one each; after them the lasting one. */
  next(...behaviours: readonly Behaviour[]): void {
    this.#next.push(...behaviours);
  }

  always(behaviour: Behaviour): void {
    this.#always = behaviour;
  }

  /** The last event acted upon for an address. */
  lastWord(address: string): ConsentChanged | null {
    return this.#lastWords.get(address)?.event ?? null;
  }

  get addresses(): readonly string[] {
    return [...this.#lastWords.keys()];
  }

  async #handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    this.#open++;
    this.openMax = Math.max(this.openMax, this.#open);
    response.once('close', () => this.#open--);
    const body = await bodyOf(request);
    if (request.url !== '/hook') this.violations.push(`called ${request.url}`);
    const arrival = this.#verify(request, body);
    if (!arrival) return answer(response, 400, 'not acceptable');
    this.arrivals.push(arrival);
    const behaviour = this.#next.shift() ?? this.#always;
    if (typeof behaviour === 'string') return this.#behave(behaviour, arrival, request, response);
    if ('lateMs' in behaviour) {
      setTimeout(() => {
        this.#take(arrival);
        answer(response, 200, '');
      }, behaviour.lateMs);
      return;
    }
    const location = behaviour.status >= 300 && behaviour.status < 400 ? { location: '/elsewhere' } : {};
    answer(response, behaviour.status, behaviour.body ?? '', { ...location, ...behaviour.headers });
  }

  #behave(behaviour: Exclude<Behaviour, object>, arrival: Arrival, request: IncomingMessage, response: ServerResponse): void {
    switch (behaviour) {
      case 'ok':
        this.#take(arrival);
        answer(response, 200, '{"ok":true}');
        return;
      case 'hang':
        this.#held.add(response);
        return;
      case 'take_and_hang':
        this.#take(arrival);
        this.#held.add(response);
        return;
      case 'remember_and_hang':
        this.#ids.add(arrival.id);
        this.#held.add(response);
        return;
      case 'reset':
        request.socket.resetAndDestroy();
        return;
      case 'take_and_reset':
        this.#take(arrival);
        request.socket.resetAndDestroy();
        return;
      case 'garbage':
        request.socket.end(Buffer.from([0x16, 0x03, 0x01, 0x00, 0xff, 0xfe, 0x00, 0x0a]));
        return;
      case 'garbage_200':
        this.#take(arrival);
        response.writeHead(200, { 'content-type': 'application/json' }).end(Buffer.from([0xff, 0xfe, 0x00, 0xc3, 0x28]));
    }
  }

  #verify(request: IncomingMessage, body: string): Arrival | null {
    const headers = Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)]));
    const id = headers['webhook-id'] ?? '';
    let payload: unknown;
    try {
      payload = new Webhook(this.#options.secret).verify(body, headers);
    } catch (error) {
      this.violations.push(`not verified: ${(error as Error).message}`);
      return null;
    }
    const wrong = [
      ...(request.method === 'POST' ? [] : [`method ${request.method}`]),
      ...(headers['content-type'] === 'application/json' ? [] : [`content-type ${headers['content-type']}`]),
      ...(/^Sayso\/\d+\.\d+\.\d+$/.test(headers['user-agent'] ?? '') ? [] : [`user-agent ${headers['user-agent']}`]),
      ...(/^[\w-]{1,64}$/.test(id) ? [] : [`id ${id}`]),
      ...((payload as { id?: unknown }).id === id ? [] : ['the id of the body is not that of the header']),
    ];
    const type = (payload as { type?: unknown }).type;
    if (typeof type === 'string' && type !== 'consent.changed') {
      this.others.push({ id, type });
    } else {
      const parsed = consentChanged.safeParse(payload);
      if (!parsed.success) wrong.push(`event: ${parsed.error.message}`);
    }
    this.violations.push(...wrong);
    return wrong.length > 0 ? null : { id, event: payload as ConsentChanged, body, atMs: Date.now() };
  }

  #take(arrival: Arrival): void {
    if (arrival.event.type !== 'consent.changed') return;
    if (this.#options.dedupesById && this.#ids.has(arrival.id)) return;
    this.#ids.add(arrival.id);
    const address = arrival.event.data.address.value;
    const before = this.#lastWords.get(address);
    if (this.#options.dropsLowerSequence && before && before.event.data.sequence > arrival.event.data.sequence) return;
    this.taken.push(arrival);
    this.#lastWords.set(address, arrival);
  }
}

function answer(response: ServerResponse, status: number, body: string, headers: Readonly<Record<string, string>> = {}): void {
  if (response.destroyed) return;
  response.writeHead(status, headers).end(body);
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}
