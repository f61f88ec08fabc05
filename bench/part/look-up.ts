/** The merchant looks a contact up by its number. */
import { fill } from '../fill.ts';
import { measure } from '../measure.ts';
import type { Part } from '../parts.ts';
import { rounds } from '../rounds.ts';
import { BenchWorld } from '../world.ts';

export const lookUp: Part = async (run) => {
  const world = await BenchWorld.start({ destinations: 0 });
  try {
    await fill(world, 2 * run.requests);
    const figures = await rounds(run, {
      'look-up of a contact': () =>
        measure(
          world,
          Array.from({ length: run.requests }, (_, i) => world.find(world.phone(i))),
          ({ status, body }) => status === 200 && !body.includes('"contact":null'),
        ),
    });
    return { figures, numbers: {} };
  } finally {
    await world.stop();
  }
};
