/**
 * Holds a process still for as long as it takes to copy what it writes: then all files are of one moment, as after a kill, which the
 * store is made to survive. Whatever becomes of us, the process goes on.
 */
import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Writable } from 'node:stream';

/** Waits for our word, or for our end, and then lets it go on. */
const LET_GO = '(read -r _ <&3; kill -CONT "$1") >/dev/null 2>&1';

/** @param pid must be a workerd of this data folder. @returns how long it stood still, ms, beside what `work` gave */
export async function holdStill<T>(pid: number, work: () => T): Promise<{ readonly value: T; readonly heldMs: number }> {
  const guard = spawn('/bin/sh', ['-c', LET_GO, 'sh', String(pid)], { detached: true, stdio: ['ignore', 'ignore', 'ignore', 'pipe'] });
  const word = guard.stdio[3] as Writable;
  word.on('error', () => {});
  const gone = new Promise((resolve) => guard.once('exit', resolve));
  await new Promise((resolve, reject) => {
    guard.once('spawn', () => resolve(null));
    guard.once('error', reject);
  });
  const sinceMs = performance.now();
  try {
    process.kill(pid, 'SIGSTOP');
    await isStill(pid);
    const value = work();
    return { value, heldMs: Math.round(performance.now() - sinceMs) };
  } finally {
    process.kill(pid, 'SIGCONT');
    word.end('go on\n');
    await gone;
  }
}

/** The signal is delivered at once, but a thread inside a system call stops at its end. */
async function isStill(pid: number): Promise<void> {
  const tasks = `/proc/${pid}/task`;
  for (let tries = 0; tries < 400 && existsSync(tasks); tries += 1) {
    const threads = readdirSync(tasks).map((thread) => path.join(tasks, thread, 'stat'));
    // Third field, after the name in brackets: T is stopped. A thread that ended meanwhile writes nothing.
    if (threads.every((stat) => !existsSync(stat) || /\) T /.test(readFileSync(stat, 'utf8')))) return;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  if (existsSync('/proc/self/stat')) throw new Error(`process ${pid} did not hold still`);
  await new Promise((resolve) => setTimeout(resolve, 250));
}
