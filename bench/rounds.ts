/** Interleaved rounds: each measures the rulers and everything else once, so that a busy machine is busy for all of them. */
import { type Measured, measure, medianOf } from './measure.ts';
import type { Figure, Run } from './parts.ts';
import { median } from './statistics.ts';

/** @param each a name and one measurement; run once a round, in this order. */
export async function rounds(run: Run, each: Readonly<Record<string, () => Promise<Measured>>>): Promise<Figure[]> {
  const measured: Record<string, Measured>[] = [];
  for (let round = 0; round < run.pairs; round++) {
    const row: Record<string, Measured> = { 'bare object read': await bareRead(run) };
    for (const [what, once] of Object.entries(each)) row[what] = await once();
    measured.push(row);
  }
  const of = (row: Record<string, Measured>, what: string): Measured => {
    const found = row[what];
    if (!found) throw new Error(`${what} was not measured`);
    return found;
  };
  return ['bare object read', ...Object.keys(each)].map((what) => ({
    what,
    ...medianOf(measured.map((row) => of(row, what))),
    ofRead: median(measured.map((row) => of(row, what).perSecond / of(row, 'bare object read').perSecond)),
    ofReadCpu: median(measured.map((row) => of(row, 'bare object read').cpuMsEach / of(row, what).cpuMsEach)),
  }));
}

const isOk = ({ status }: { readonly status: number }): boolean => status === 200;

export const bareRead = ({ rulers, requests }: Run): Promise<Measured> =>
  measure(
    rulers,
    Array.from({ length: 4 * requests }, (_, i) => ({ path: `/read/${1 + (i % 1000)}` })),
    isOk,
  );
export const hello = ({ rulers, requests }: Run): Promise<Measured> =>
  measure(
    rulers,
    Array.from({ length: 8 * requests }, () => ({ path: '/hello' })),
    isOk,
  );
export const singleInsert = ({ rulers, requests }: Run): Promise<Measured> =>
  measure(
    rulers,
    Array.from({ length: requests }, () => ({ path: '/insert', method: 'POST' as const })),
    isOk,
  );
