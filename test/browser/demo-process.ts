/** The demo as somebody starts it: a process of its own that prints one JSON line. Ended by its process id. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';

const ROOT = path.resolve(import.meta.dirname, '../..');

export interface Demo {
  readonly url: string;
  readonly api_key: string;
  readonly workspace: string;
  readonly widget_id: string;
  readonly receiver_url: string;
  readonly outbox_url: string;
  readonly merchant_url: string;
  readonly window_url: string;
  readonly chats_url: string;
  readonly phone_url: string;
  readonly process: ChildProcess;
  /** All of standard output so far. */
  readonly stdout: () => string;
  /** SIGTERM. @returns the exit code */
  stop(): Promise<number | null>;
}

export async function startDemo(dataDir: string, ...args: readonly string[]): Promise<Demo> {
  const child = spawn(process.execPath, ['scripts/demo.ts', '--port', '0', '--data', dataDir, '--json', ...args], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let out = '';
  let errors = '';
  const exited = once(child, 'exit') as Promise<[number | null]>;
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    errors += text;
  });
  const line = await new Promise<string>((resolve, reject) => {
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      out += text;
      if (out.includes('\n')) resolve(out);
    });
    void exited.then(([code]) => reject(new Error(`the demo ended (${code}) before it was ready: ${errors}`)));
  });
  const stop = async () => {
    child.kill('SIGTERM');
    const [code] = await exited;
    return code;
  };
  return { ...(JSON.parse(line) as Omit<Demo, 'process' | 'stdout' | 'stop'>), process: child, stdout: () => out, stop };
}
