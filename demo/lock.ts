/** One demo per data folder: two on the same files would be two writers. A lock left by a process that is gone does not count. */
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** @returns what gives the folder back, or null where a running demo has it. */
export function lockFolder(folder: string): (() => void) | null {
  const file = path.join(folder, 'demo.pid');
  if (existsSync(file) && isRunning(Number(readFileSync(file, 'utf8')))) return null;
  writeFileSync(file, String(process.pid));
  return () => rmSync(file, { force: true });
}

function isRunning(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
  // The number may have gone to another process since. Where the system can't say which, it is taken for ours.
  const commandLine = `/proc/${pid}/cmdline`;
  return !existsSync(commandLine) || readFileSync(commandLine, 'utf8').includes('demo.ts');
}
