/**
 * What a submission costs in ledgers of different sizes, all filled first and then measured in the same rounds. Destinations are paused
 * from the start: the ledger is the queue, so that everybody is owed to both of them, and filling takes a third of the time.
 */
import { fill } from '../fill.ts';
import { measure } from '../measure.ts';
import type { Figure, Part } from '../parts.ts';
import { rounds } from '../rounds.ts';
import { stored } from '../stored.ts';
import { BenchWorld } from '../world.ts';

export const sizes: Part = async (run) => {
  const worlds = new Map<number, BenchWorld>();
  const numbers: Record<string, number> = {};
  try {
    for (const addresses of run.sizes) {
      const world = await BenchWorld.start({ destinations: 2 });
      worlds.set(addresses, world);
      await world.pause();
      const startedMs = performance.now();
      await fill(world, addresses, (done) => run.say(`  filled ${done} of ${addresses}`));
      run.say(`  ${addresses} addresses in ${((performance.now() - startedMs) / 60_000).toFixed(1)} min`);
      numbers[`KiB stored an address at ${addresses}`] = stored(world.dataDir) / 1024 / addresses;
    }
    const each = [...worlds].map(([addresses, world]) => [
      nameOf(addresses),
      async () => {
        const ready = await world.prepare(Array.from({ length: run.requests }, () => world.phone()));
        return measure(world, ready, ({ status }) => status === 201);
      },
    ]);
    const figures = await rounds(run, Object.fromEntries(each));
    return { figures, numbers: { ...numbers, ...flatness(figures.filter(({ what }) => what.startsWith('submission'))) } };
  } finally {
    for (const world of worlds.values()) await world.stop();
  }
};

const nameOf = (addresses: number): string => `submission at ${addresses} addresses`;

/** How many times more one costs in the largest than in the smallest. */
function flatness(figures: readonly Figure[]): Record<string, number> {
  const [smallest, largest] = [figures[0], figures.at(-1)];
  if (!smallest || !largest) return {};
  return {
    'time of one, largest to smallest': smallest.ofRead / largest.ofRead,
    'CPU of one, largest to smallest': smallest.ofReadCpu / largest.ofReadCpu,
    'logged by one, largest to smallest': largest.loggedKibEach / smallest.loggedKibEach,
    'written by one, largest to smallest': largest.writtenKibEach / smallest.writtenKibEach,
  };
}
