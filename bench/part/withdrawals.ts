/**
 * From the request that withdraws to the receiver's 2xx that knows of it: alone, and while submissions come in as fast as they can.
 * A bare object read's own time in the same run stands beside it.
 */
import { fill } from '../fill.ts';
import { type Answer, load, type Sent } from '../load.ts';
import type { Part, Run } from '../parts.ts';
import { quantile } from '../statistics.ts';
import { BenchWorld } from '../world.ts';

export const ABREAST = 4;

export const withdrawals: Part = async (run) => {
  const world = await BenchWorld.start({ destinations: 1 });
  const half = Math.ceil(run.requests / 2);
  try {
    await fill(world, 2 * half);
    await world.told();
    const alone = await toldAfter(run, world, 0, half);
    const busy = await whileBusy(run, world, () => toldAfter(run, world, half, half));
    const read = await answerTimes(run);
    return {
      figures: [],
      numbers: {
        'withdrawal to receiver, alone, p50 ms': quantile(alone, 0.5),
        'withdrawal to receiver, alone, p99 ms': quantile(alone, 0.99),
        'withdrawal to receiver, among submissions, p50 ms': quantile(busy, 0.5),
        'withdrawal to receiver, among submissions, p99 ms': quantile(busy, 0.99),
        'bare object read, p50 ms': quantile(read, 0.5),
        'bare object read, p99 ms': quantile(read, 0.99),
        'withdrawal alone p50 in bare reads': quantile(alone, 0.5) / quantile(read, 0.5),
      },
    };
  } finally {
    await world.stop();
  }
};

async function toldAfter(_: Run, world: BenchWorld, from: number, count: number): Promise<number[]> {
  const asked = new Map<string, number>();
  let next = from;
  await load({
    port: world.port,
    connections: ABREAST,
    next: () => {
      if (next >= from + count) return null;
      const phone = world.phone(next++);
      asked.set(phone, performance.timeOrigin + performance.now());
      return world.withdrawal(phone);
    },
    answered: ({ status, body }: Answer) => {
      if (status !== 201) throw new Error(`withdrawal: ${status} ${body.slice(0, 300)}`);
    },
  });
  await world.told();
  return [...asked].map(([phone, atMs]) => {
    const offMs = world.receiver.offAtMs(phone);
    if (offMs === null) throw new Error('the receiver was not told of a withdrawal');
    return offMs - atMs;
  });
}

/** Submissions as fast as they are answered, for as long as it takes. */
export async function whileBusy<T>(run: Run, world: BenchWorld, measured: () => Promise<T>): Promise<T> {
  const ready = await world.prepare(Array.from({ length: 4 * run.requests }, () => world.phone()));
  let isOver = false;
  const submissions = load({
    port: world.port,
    connections: 2 * ABREAST,
    next: () => (isOver ? null : (ready.pop() ?? null)),
    answered: ({ status, body }) => {
      if (status !== 201) throw new Error(`submission: ${status} ${body.slice(0, 300)}`);
    },
  });
  try {
    return await measured();
  } finally {
    isOver = true;
    await submissions;
  }
}

/** How long a bare object read takes, ms, at as many connections. */
export async function answerTimes({ rulers, requests }: Run): Promise<number[]> {
  const times: number[] = [];
  const reads: Sent[] = Array.from({ length: requests }, (_, i) => ({ path: `/read/${1 + (i % 1000)}` }));
  await load({ port: rulers.port, connections: ABREAST, next: () => reads.pop() ?? null, answered: ({ ms }) => times.push(ms) });
  return times;
}
