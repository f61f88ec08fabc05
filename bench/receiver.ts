/**
 * A receiver of webhooks in a thread of its own, so that it takes no time from the load generator. It answers 204 to everything and
 * tells the bench when an event turned something off. It verifies nothing: what receivers do is no part of what is measured.
 */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { isMainThread, parentPort, Worker } from 'node:worker_threads';
import type { ConsentChanged } from '../shared/contract/event.ts';

type Told =
  | { readonly port: number }
  | { readonly to: string; readonly code: string }
  | { readonly path: string; readonly address: string; readonly isOff: boolean; readonly areTextsOff: boolean; readonly atMs: number };

/** Longest wait for a message; a loaded machine is no reason to give up. */
const CODE_WITHIN_MS = 30_000;

export interface Receiver {
  readonly url: string;
  /** Unix ms with fractions when the 2xx was written for the first event of this address that has nothing granted; null before. */
  offAtMs(address: string): number | null;
  /** The same for the last of so many destinations that heard of it, and for text messages alone; null until all have. */
  textsOffAtMs(address: string, destinations: number): number | null;
  /** Events received so far. */
  count(): number;
  /** The newest code that was sent to this address, as soon as there is one. @throws when none comes */
  code(to: string): Promise<string>;
  /** The same without waiting. */
  codeNow(to: string): string | null;
  stop(): Promise<void>;
}

export async function startReceiver(): Promise<Receiver> {
  const thread = new Worker(new URL(import.meta.url));
  const off = new Map<string, number>();
  /** By address, then by destination. */
  const textsOff = new Map<string, Map<string, number>>();
  const codes = new Map<string, string>();
  let events = 0;
  const port = await new Promise<number>((resolve, reject) => {
    thread.once('error', reject);
    thread.on('message', (told: Told) => {
      if ('port' in told) return resolve(told.port);
      if ('code' in told) return void codes.set(told.to, told.code);
      events += 1;
      if (told.isOff && !off.has(told.address)) off.set(told.address, told.atMs);
      if (!told.areTextsOff) return;
      const by = textsOff.get(told.address) ?? new Map<string, number>();
      textsOff.set(told.address, by);
      if (!by.has(told.path)) by.set(told.path, told.atMs);
    });
  });
  return {
    url: `http://127.0.0.1:${port}/hook`,
    offAtMs: (address) => off.get(address) ?? null,
    textsOffAtMs(address, destinations) {
      const by = textsOff.get(address);
      return by && by.size >= destinations ? Math.max(...by.values()) : null;
    },
    count: () => events,
    codeNow: (to) => codes.get(to) ?? null,
    async code(to) {
      const deadline = Date.now() + CODE_WITHIN_MS;
      for (;;) {
        const code = codes.get(to);
        if (code !== undefined) return code;
        if (Date.now() > deadline) throw new Error('no code was sent');
        await new Promise((resolve) => setTimeout(resolve, 5));
      }
    },
    stop: async () => {
      await thread.terminate();
    },
  };
}

if (!isMainThread) {
  const tell = (told: Told) => parentPort?.postMessage(told);
  const server = createServer((req, res) => {
    const chunks: Buffer[] = [];
    req.on('data', (chunk: Buffer) => chunks.push(chunk));
    req.on('end', () => {
      const body = Buffer.concat(chunks).toString('utf8');
      res.writeHead(204).end();
      if (req.url === '/outbox') {
        const { to, text } = JSON.parse(body) as { to: string; text: string };
        const code = /\b\d{6}\b/.exec(text)?.[0];
        return code === undefined ? undefined : tell({ to, code });
      }
      const { data } = JSON.parse(body) as ConsentChanged;
      const isOff = data.state.every(({ permitted }) => !permitted);
      const areTextsOff =
        data.state.some(({ channel }) => channel === 'sms') && data.state.every((each) => each.channel !== 'sms' || !each.permitted);
      const atMs = performance.timeOrigin + performance.now();
      tell({ path: req.url ?? '', address: data.address.value, isOff, areTextsOff, atMs });
    });
  });
  server.listen(0, '127.0.0.1', () => tell({ port: (server.address() as AddressInfo).port }));
}
