/** `npm run self-host` as an operator starts it: a process of its own, read by its lines. Ended by its process id. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { eventually } from './listener.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');

export interface SelfHosted {
  readonly url: string;
  readonly process: ChildProcess;
  /** Of the newest Worker. */
  readonly pid: () => number;
  /** Everything on standard output, a line each. */
  readonly lines: readonly string[];
  said(event: string): Record<string, unknown>[];
  /** SIGTERM. @returns the exit code */
  stop(): Promise<number | null>;
}

/** @throws with what it said on standard error when it ends before it is ready */
export async function selfHost(data: string, ...args: readonly string[]): Promise<SelfHosted> {
  const child = spawn(process.execPath, ['scripts/self-host.ts', '--data', data, '--port', '0', ...args], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const lines: string[] = [];
  let [rest, errors, over] = ['', '', false];
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    const parts = (rest + text).split('\n');
    rest = parts.pop() ?? '';
    lines.push(...parts);
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    errors += text;
  });
  const exited = once(child, 'close') as Promise<[number | null]>;
  void exited.then(() => {
    over = true;
  });
  const said = (event: string) => lines.map((line) => JSON.parse(line) as Record<string, unknown>).filter((line) => line.event === event);
  const started = await eventually(
    'a start',
    () => {
      if (over) throw new Error(errors);
      return said('started')[0];
    },
    40_000,
  );
  const stop = async () => {
    child.kill('SIGTERM');
    const [code] = await exited;
    return code;
  };
  const pid = () => Number(said('started').at(-1)?.pid);
  return { url: `http://${started.listens}`, process: child, pid, lines, said, stop };
}
