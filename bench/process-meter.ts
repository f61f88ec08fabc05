/** What a process has used so far, as Linux counts it. It must not touch the process. */
import { readFileSync } from 'node:fs';

/** USER_HZ: a hundred ticks a second on every Linux that Node runs on. */
const TICK_MS = 10;

export interface Used {
  readonly cpuMs: number;
  /**
   * Bytes that it caused to be sent to the storage layer, in whole pages of the page cache, without what never went there since its
   * file was deleted before. Source: proc(5), `/proc/pid/io`, `write_bytes` less `cancelled_write_bytes`.
   */
  readonly writtenBytes: number;
}

export function used(pid: number): Used {
  // The name, in parentheses, may hold spaces; what follows it are numbers: field 14 is user time, field 15 system time.
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const cpuMs = (Number(fields[11]) + Number(fields[12])) * TICK_MS;
  const io = readFileSync(`/proc/${pid}/io`, 'utf8');
  const field = (name: string) => Number(new RegExp(`^${name}: (\\d+)`, 'm').exec(io)?.[1]);
  return { cpuMs, writtenBytes: field('write_bytes') - field('cancelled_write_bytes') };
}

export const usedSince = (pid: number, before: Used): Used => {
  const now = used(pid);
  return { cpuMs: now.cpuMs - before.cpuMs, writtenBytes: now.writtenBytes - before.writtenBytes };
};
