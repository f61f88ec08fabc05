/**
 * A load generator: a fixed number of keep-alive connections, each sending its next request when the answer to the last one is whole.
 * It speaks just enough HTTP/1.1 for workerd's answers and costs far less than what it measures; it must not be used for anything else.
 */
import { connect, type Socket } from 'node:net';

export interface Sent {
  readonly path: string;
  readonly method?: 'GET' | 'POST';
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

export interface Answer {
  readonly status: number;
  readonly body: string;
  /** From the last byte handed to the kernel to the last byte read, ms. */
  readonly ms: number;
}

export interface Load {
  readonly port: number;
  readonly connections: number;
  /** The next request, or null when there is none left. */
  readonly next: () => Sent | null;
  /** @throws to end the whole load: an answer that is no success must never count as one. */
  readonly answered: (answer: Answer, sent: Sent) => void;
}

/** @returns how long it took, ms, from the first request to the last answer. */
export async function load(options: Load): Promise<number> {
  const sockets = await Promise.all(Array.from({ length: options.connections }, () => open(options.port)));
  const startedMs = performance.now();
  try {
    await Promise.all(sockets.map((socket) => oneAfterAnother(socket, options)));
    return performance.now() - startedMs;
  } finally {
    for (const socket of sockets) socket.destroy();
  }
}

function open(port: number): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect({ port, host: '127.0.0.1', noDelay: true });
    socket.once('error', reject);
    socket.once('connect', () => {
      socket.removeListener('error', reject);
      resolve(socket);
    });
  });
}

function oneAfterAnother(socket: Socket, { next, answered }: Load): Promise<void> {
  return new Promise((resolve, reject) => {
    let sent: Sent | null = null;
    let sentMs = 0;
    let text = '';
    const send = () => {
      sent = next();
      if (!sent) return resolve();
      sentMs = performance.now();
      socket.write(request(sent));
    };
    // latin1: one character a byte, so that lengths are lengths in bytes.
    socket.setEncoding('latin1');
    socket.on('data', (chunk: string) => {
      text += chunk;
      const whole = read(text);
      if (!whole || !sent) return;
      text = '';
      try {
        answered({ ...whole, ms: performance.now() - sentMs }, sent);
      } catch (error) {
        return reject(error);
      }
      send();
    });
    socket.on('error', reject);
    socket.on('close', () => reject(new Error('the connection was closed before the answer was whole')));
    send();
  });
}

function request({ path, method = 'GET', headers = {}, body = '' }: Sent): string {
  const fields = { host: '127.0.0.1', ...headers, ...(method === 'POST' ? { 'content-length': String(Buffer.byteLength(body)) } : {}) };
  const head = Object.entries(fields).map(([name, value]) => `${name}: ${value}\r\n`);
  return `${method} ${path} HTTP/1.1\r\n${head.join('')}\r\n${body}`;
}

/** Null until the answer is whole. */
function read(text: string): { status: number; body: string } | null {
  const end = text.indexOf('\r\n\r\n');
  if (end < 0) return null;
  const head = text.slice(0, end);
  const status = Number(head.slice(9, 12));
  const rest = text.slice(end + 4);
  const length = /\r\ncontent-length: *(\d+)/i.exec(head)?.[1];
  if (length !== undefined) return rest.length >= Number(length) ? { status, body: utf8(rest) } : null;
  if (/\r\ntransfer-encoding: *chunked/i.test(head)) return chunked(status, rest);
  return { status, body: '' };
}

function chunked(status: number, rest: string): { status: number; body: string } | null {
  let body = '';
  for (let at = 0; ; ) {
    const line = rest.indexOf('\r\n', at);
    if (line < 0) return null;
    const size = Number.parseInt(rest.slice(at, line), 16);
    const next = line + 2 + size + 2;
    if (rest.length < next) return null;
    if (size === 0) return { status, body: utf8(body) };
    body += rest.slice(line + 2, line + 2 + size);
    at = next;
  }
}

const utf8 = (text: string): string => Buffer.from(text, 'latin1').toString('utf8');
