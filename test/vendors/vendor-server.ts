/** A loopback HTTP server that stands in for a vendor: it records what it is sent and can be told to fail as that vendor does. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface VendorRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}
export interface VendorAnswer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}
/** What the next request meets instead of the vendor's own answer; `after` handles it first and then fails to say so. */
export type Fault =
  | { readonly kind: 'answer'; readonly answer: VendorAnswer }
  | { readonly kind: 'hang' }
  | { readonly kind: 'reset' }
  | { readonly kind: 'reset_after' }
  | { readonly kind: 'garbage' };

const BODY_BYTES_MAX = 8 * 1024 * 1024;

export class VendorServer {
  readonly requests: VendorRequest[] = [];
  /** Taken from the front, one a request. */
  readonly faults: Fault[] = [];
  /** Asked for each request where no fault waits; a storm has weather of its own. */
  weather: (request: VendorRequest) => Fault | undefined = () => undefined;
  /** Called when a request was read and nothing is done yet, and when its answer was handed to the network. */
  passing: (moment: 'heard' | 'answered') => void = () => undefined;
  url = '';
  readonly #server: Server;
  readonly #handle: (request: VendorRequest) => VendorAnswer;

  constructor(handle: (request: VendorRequest) => VendorAnswer) {
    this.#handle = handle;
    this.#server = createServer((req, res) => void this.#answer(req, res));
  }

  /** One request, where another server has the port. No fault meets it. */
  handle(request: VendorRequest): VendorAnswer {
    return this.#handle(request);
  }

  async start(): Promise<this> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    this.url = `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
    return this;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  async #answer(req: IncomingMessage, res: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    let length = 0;
    for await (const chunk of req as AsyncIterable<Buffer>) {
      length += chunk.length;
      if (length <= BODY_BYTES_MAX) chunks.push(chunk);
    }
    const request: VendorRequest = {
      method: req.method ?? '',
      path: req.url ?? '',
      headers: Object.fromEntries(Object.entries(req.headers).map(([name, value]) => [name, String(value)])),
      body: Buffer.concat(chunks).toString('utf8'),
    };
    this.requests.push(request);
    this.passing('heard');
    const fault = this.faults.shift() ?? this.weather(request);
    if (fault?.kind === 'hang') return;
    if (fault?.kind === 'reset') return void req.socket.destroy();
    const answer = fault?.kind === 'answer' ? fault.answer : this.#handle(request);
    if (fault?.kind === 'reset_after') return void req.socket.destroy();
    res.once('finish', () => this.passing('answered'));
    res.writeHead(answer.status, { 'content-type': 'application/json', ...answer.headers });
    res.end(
      fault?.kind === 'garbage'
        ? '<html>\u0000not json'
        : typeof answer.body === 'string'
          ? answer.body
          : JSON.stringify(answer.body ?? {}),
    );
  }
}

/** JSON of an object, or null for anything else. */
export function jsonObject(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text);
    return value !== null && typeof value === 'object' && !Array.isArray(value) ? (value as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}

export const isObject = (value: unknown): value is Record<string, unknown> =>
  value !== null && typeof value === 'object' && !Array.isArray(value);
