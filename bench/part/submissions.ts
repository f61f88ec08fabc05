/**
 * The public submission in full, beneath the answer's floor: five choices, evidence, encryption, limits, two destinations that are owed
 * a delivery each. The render token is fetched before, as a page does while the visitor reads; what that costs stands beside it.
 */
import { fill, submitAll } from '../fill.ts';
import { measure, metered } from '../measure.ts';
import type { Part } from '../parts.ts';
import { hello, rounds, singleInsert } from '../rounds.ts';
import { BenchWorld, CONNECTIONS } from '../world.ts';

export const submissions: Part = async (run) => {
  const world = await BenchWorld.start({ destinations: 2 });
  const fresh = () => Array.from({ length: run.requests }, () => world.phone());
  try {
    await fill(world, 2 * run.requests);
    await world.told();
    const figures = await rounds(run, {
      hello: () => hello(run),
      'single insert': () => singleInsert(run),
      'render token': () =>
        measure(
          world,
          fresh().map(() => world.render()),
          ({ status }) => status === 200,
        ),
      'submission, two destinations due': async () => {
        await world.pause();
        const measured = await measure(world, await world.prepare(fresh()), ({ status }) => status === 201);
        await world.resume();
        await world.told();
        return measured;
      },
      'submission, and both destinations told': async () => {
        const ready = await world.prepare(fresh());
        return metered(world, ready.length, async () => {
          await submitAll(world, ready, CONNECTIONS);
          await world.told();
        });
      },
    });
    return { figures, numbers: {} };
  } finally {
    await world.stop();
  }
};
