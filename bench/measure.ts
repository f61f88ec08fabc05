/** One measurement: a bounded load, and what the process under it used meanwhile. */
import { type Answer, load, type Sent } from './load.ts';
import { startLogMeter } from './log-meter.ts';
import { used, usedSince } from './process-meter.ts';
import { median } from './statistics.ts';
import { CONNECTIONS } from './world.ts';

export interface Measured {
  readonly perSecond: number;
  readonly cpuMsEach: number;
  /** What SQLite appended to its logs. */
  readonly loggedKibEach: number;
  /** What went to the disk in all: the logs, and pages that were copied from them into the databases. */
  readonly writtenKibEach: number;
}

export interface Target {
  readonly port: number;
  readonly pid: number;
  readonly dataDir: string;
}

export async function measure(target: Target, requests: readonly Sent[], isExpected: (answer: Answer) => boolean): Promise<Measured> {
  return metered(target, requests.length, async () => {
    let sent = 0;
    await load({
      port: target.port,
      connections: CONNECTIONS,
      next: () => requests[sent++] ?? null,
      answered: (answer, { path }) => {
        if (!isExpected(answer)) throw new Error(`${path}: ${answer.status} ${answer.body.slice(0, 300)}`);
      },
    });
  });
}

/** @param n how many of whatever `act` does. */
export async function metered(target: Target, n: number, act: () => Promise<void>): Promise<Measured> {
  const before = used(target.pid);
  const log = startLogMeter(target.dataDir);
  const startedMs = performance.now();
  await act();
  const ms = performance.now() - startedMs;
  const loggedBytes = log.stop();
  const { cpuMs, writtenBytes } = usedSince(target.pid, before);
  return {
    perSecond: (n / ms) * 1000,
    cpuMsEach: cpuMs / n,
    loggedKibEach: loggedBytes / 1024 / n,
    writtenKibEach: writtenBytes / 1024 / n,
  };
}

export const medianOf = (runs: readonly Measured[]): Measured => ({
  perSecond: median(runs.map(({ perSecond }) => perSecond)),
  cpuMsEach: median(runs.map(({ cpuMsEach }) => cpuMsEach)),
  loggedKibEach: median(runs.map(({ loggedKibEach }) => loggedKibEach)),
  writtenKibEach: median(runs.map(({ writtenKibEach }) => writtenKibEach)),
});
