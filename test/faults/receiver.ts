/**
 * A receiver of webhooks as merchants write them: it verifies with the public package, drops an id that it has already seen, and
 * takes each event's state as the truth, the last one to arrive winning. It can be told to fail, one request at a time.
 */
import type { ServerResponse } from 'node:http';
import { Webhook } from 'standardwebhooks';
import { type ConsentChanged, type ContactLinked, consentChanged, contactErased, contactLinked } from '../../shared/contract/event.ts';
import { type Heard, listen } from './listener.ts';

/** `slow`: notes the id, leaves the sender without an answer, and does the work only when the test says so. */
export type Behaviour =
  | 'ok'
  | 'slow'
  | 'hang'
  | 'reset'
  | 'garbage'
  | { readonly status: number; readonly headers?: Record<string, string> };

export class Receiver {
  /** One is taken for each request that carries an event; when none is left the receiver is well. */
  readonly script: Behaviour[] = [];
  /** Asked where the script is empty. */
  weather: () => Behaviour = () => 'ok';
  /** Called when an event was read and nothing is done yet, and when its answer was handed to the network. */
  passing: (moment: 'heard' | 'answered') => void = () => undefined;
  /** Everything that verified, in order of arrival, whatever was answered. */
  readonly arrived: ConsentChanged[] = [];
  /** What it holds true, by address. */
  readonly believed = new Map<string, ConsentChanged['data']>();
  /** Pseudonyms that it was told to forget, in order of arrival, a repeat of an id left out. */
  readonly forgotten: string[] = [];
  /** Pairs that it was told are one person. */
  readonly joined: ContactLinked['data']['contacts'][] = [];
  refused = 0;
  readonly secret = `whsec_${Buffer.from(crypto.getRandomValues(new Uint8Array(32))).toString('base64')}`;
  /** Answers, or doesn't, once it has forgotten. */
  onForgotten: ((res: ServerResponse) => void) | null = null;
  url = '';
  close: () => Promise<void> = async () => {};
  readonly #seen = new Set<string>();
  readonly #late: ConsentChanged[] = [];

  async start(): Promise<this> {
    const listener = await listen((heard, res) => this.#take(heard, res));
    this.url = `${listener.url}/hook`;
    this.close = listener.close;
    return this;
  }

  /** The slow work gets done now. */
  finishSlowWork(): void {
    for (const event of this.#late.splice(0)) this.#believe(event);
  }

  standing(address: string, channel: string): string | undefined {
    return this.believed.get(address)?.state.find((state) => state.channel === channel)?.standing;
  }

  #take(heard: Heard, res: ServerResponse): void {
    const erased = this.#erased(heard);
    if (erased !== null) {
      this.#forget(erased, res);
      return;
    }
    const joined = this.#linked(heard);
    if (joined !== null) {
      this.joined.push(joined.data.contacts);
      res.writeHead(204).end();
      return;
    }
    const event = this.#verified(heard);
    if (event === null) {
      this.refused += 1;
      res.writeHead(401).end();
      return;
    }
    this.arrived.push(event);
    this.passing('heard');
    const behaviour = this.script.shift() ?? this.weather();
    if (behaviour === 'hang') return;
    if (behaviour === 'reset') return void res.socket?.resetAndDestroy();
    if (behaviour === 'garbage') return void res.socket?.end('\u0000\u0001 this is not HTTP \r\n\r\n');
    if (typeof behaviour === 'object') return void res.writeHead(behaviour.status, behaviour.headers).end('no');
    const isNew = !this.#seen.has(event.id);
    this.#seen.add(event.id);
    if (behaviour === 'slow') {
      if (isNew) this.#late.push(event);
      return;
    }
    if (isNew) this.#believe(event);
    res.once('finish', () => this.passing('answered'));
    res.writeHead(204).end();
  }

  #forget({ id, contact }: { readonly id: string; readonly contact: string }, res: ServerResponse): void {
    if (!this.#seen.has(id)) this.forgotten.push(contact);
    this.#seen.add(id);
    for (const [address, data] of this.believed) if (data.contact === contact) this.believed.delete(address);
    if (this.onForgotten) this.onForgotten(res);
    else res.writeHead(204).end();
  }

  #erased({ headers, body }: Heard): { readonly id: string; readonly contact: string } | null {
    try {
      const signed = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]));
      const { id, data } = contactErased.parse(new Webhook(this.secret).verify(body, signed));
      return { id, contact: data.contact };
    } catch {
      return null;
    }
  }

  #linked({ headers, body }: Heard): ContactLinked | null {
    try {
      const signed = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]));
      return contactLinked.parse(new Webhook(this.secret).verify(body, signed));
    } catch {
      return null;
    }
  }

  #believe({ data }: ConsentChanged): void {
    this.believed.set(data.address.value, data);
  }

  #verified({ headers, body }: Heard): ConsentChanged | null {
    try {
      const signed = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]));
      const event = consentChanged.parse(new Webhook(this.secret).verify(body, signed));
      return event.id === signed['webhook-id'] ? event : null;
    } catch {
      return null;
    }
  }
}
