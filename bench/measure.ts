/** One measurement: a bounded load, and what the process under it used meanwhile. */
import { type Answer, load, type Sent } from './load.ts';
import { used, usedSince } from './process-meter.ts';
import { median } from './statistics.ts';
import { CONNECTIONS } from './world.ts';

export interface Measured {
  readonly perSecond: number;
  readonly cpuMsEach: number;
  readonly writtenKibEach: number;
}

export async function measure(
  target: { readonly port: number; readonly pid: number },
  requests: readonly Sent[],
  isExpected: (answer: Answer) => boolean,
  connections = CONNECTIONS,
): Promise<Measured> {
  const before = used(target.pid);
  let sent = 0;
  const ms = await load({
    port: target.port,
    connections,
    next: () => requests[sent++] ?? null,
    answered: (answer, { path }) => {
      if (!isExpected(answer)) throw new Error(`${path}: ${answer.status} ${answer.body.slice(0, 300)}`);
    },
  });
  const { cpuMs, writtenBytes } = usedSince(target.pid, before);
  const n = requests.length;
  return { perSecond: (n / ms) * 1000, cpuMsEach: cpuMs / n, writtenKibEach: writtenBytes / 1024 / n };
}

export const medianOf = (runs: readonly Measured[]): Measured => ({
  perSecond: median(runs.map(({ perSecond }) => perSecond)),
  cpuMsEach: median(runs.map(({ cpuMsEach }) => cpuMsEach)),
  writtenKibEach: median(runs.map(({ writtenKibEach }) => writtenKibEach)),
});
