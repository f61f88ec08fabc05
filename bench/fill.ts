/** Brings a ledger to a size the honest way: every address signs up through the public route. */
import { load, type Sent } from './load.ts';
import type { BenchWorld } from './world.ts';

/** Prepared and sent at a time, so that render tokens are fresh and memory stays small. */
const STEP = 2000;
/** More than elsewhere: the more arrive together, the more share a commit. */
const CONNECTIONS = 96;

/** @param addresses that the ledger is to hold. */
export async function fill(world: BenchWorld, addresses: number, progress: (done: number) => void = () => {}): Promise<void> {
  while (world.phones < addresses) {
    const count = Math.min(STEP, addresses - world.phones);
    await submitAll(world, await world.prepare(Array.from({ length: count }, () => world.phone())), CONNECTIONS);
    progress(world.phones);
  }
}

export async function submitAll(world: BenchWorld, ready: readonly Sent[], connections: number): Promise<void> {
  let sent = 0;
  await load({
    port: world.port,
    connections,
    next: () => ready[sent++] ?? null,
    answered: ({ status, body }) => {
      if (status !== 201) throw new Error(`submission: ${status} ${body.slice(0, 300)}`);
    },
  });
}
