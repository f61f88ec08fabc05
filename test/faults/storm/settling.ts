/**
 * How a storm ends: the product's time passes, in steps as long as it itself says that it waits, until every destination but the hung one
 * has nothing left to be told. It must not pass the legal due time of a withdrawal.
 */
import { eventually } from '../listener.ts';
import type { World } from '../world.ts';
import type { Outside } from './outside.ts';

type Health = Awaited<ReturnType<World['admin']['health']>>[number];

/** Back-offs are of seconds at first and of a day at last, so the steps of time grow. */
const FIRST_STEP_MS = 60_000;
const STEP_GROWTH = 1.6;
/** All steps together stay below the shortest legal due time of a withdrawal: ten days. */
const TIME_MAX_MS = 9 * 86_400_000;
/** Nothing moved for this long: what is left waits for time, or for a system that hangs. */
const STILL_MS = 1_200;
const LOOK_MS = 300;

export interface Settling {
  readonly world: World;
  readonly outside: Outside;
  /** Real time that what can be done at once may take, ms. */
  readonly stillWithinMs: number;
  readonly say: (line: string) => void;
  /** Called once, when all that can be told has been told and no time was let pass yet. */
  readonly beforeTimeMoves: () => void;
}

/** @returns dead letters that a merchant's own "retry" was needed for. @throws when it does not settle in time */
export async function settle({ world, outside, stillWithinMs, say, beforeTimeMoves }: Settling): Promise<number> {
  let [passedMs, growingMs, deadLetters] = [0, FIRST_STEP_MS, 0];
  for (;;) {
    const all = await untilStill(world, outside, stillWithinMs);
    if (passedMs === 0) beforeTimeMoves();
    const left = Object.fromEntries(all.map(({ destination, lag, queued, dead }) => [destination, lag + queued + dead]));
    deadLetters += all.some(({ dead }) => dead > 0) ? await retryDead(world) : 0;
    say(`after ${Math.round(passedMs / 60_000)} min left: ${JSON.stringify(left)}`);
    if (Object.values(left).every((count) => count === 0)) {
      say(`${deadLetters} dead letters`);
      return deadLetters;
    }
    // Only now: what the last step made due was told, and looked at.
    if (passedMs >= TIME_MAX_MS) break;
    const probeMs = untilNextProbe(all, Date.now() + world.clockOffsetMs);
    const stepMs = Math.min(Math.round(probeMs ?? growingMs), TIME_MAX_MS - passedMs);
    if (probeMs === null) growingMs *= STEP_GROWTH;
    await world.restart(stepMs);
    passedMs += stepMs;
    await world.nudge();
  }
  const { deliveries, destinations } = await world.admin.deliveries();
  const rows = deliveries.filter(({ destination }) => destination !== 'hung');
  throw new Error(`not settled: ${JSON.stringify({ rows, destinations })}`);
}

/** Until the first of those that are out of order with something to tell is tried again, ms; null where none is, or is due and waits for its rows. */
function untilNextProbe(all: readonly Health[], nowMs: number): number | null {
  const waits = all
    .flatMap(({ queued, breaker }) => (queued > 0 && breaker.next_probe_at !== null ? [Date.parse(breaker.next_probe_at) - nowMs] : []))
    .filter((ms) => ms > 0);
  return waits.length === 0 ? null : Math.min(...waits);
}

/** Until what can be done now is done. @returns how all but the hung one are then */
async function untilStill(world: World, outside: Outside, withinMs: number): Promise<readonly Health[]> {
  let [before, sinceMs] = ['', Date.now()];
  return eventually(
    'nothing moves',
    async () => {
      const all = (await world.admin.health()).filter(({ destination }) => destination !== 'hung');
      const now = JSON.stringify([all.map(({ lag, queued, dead }) => [lag, queued, dead]), outside.heard()]);
      if (now !== before) [before, sinceMs] = [now, Date.now()];
      if (Date.now() - sinceMs >= STILL_MS) return all;
      await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
      return null;
    },
    withinMs,
  );
}

async function retryDead(world: World): Promise<number> {
  const { deliveries } = await world.admin.deliveries();
  const dead = deliveries.filter(({ destination, status }) => destination !== 'hung' && status === 'dead');
  for (const { id } of dead) await world.admin.retry(id);
  return dead.length;
}
