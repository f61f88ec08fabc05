/**
 * What 1,000 opt-ins cost in the platform's own units, from a build with meters: a config, a render token and a submission each, told to
 * two destinations; then the same opt-ins with a code that is sent and answered. One visitor at a time, as most come in life: nobody
 * shares a commit, so rows and requests are the most that they can be.
 */
import path from 'node:path';
import { ROOT } from '../../scripts/quiet-env.ts';
import { fill } from '../fill.ts';
import { load, type Sent } from '../load.ts';
import type { Part } from '../parts.ts';
import { used, usedSince } from '../process-meter.ts';
import { buildWorker } from '../rulers.ts';
import { stored } from '../stored.ts';
import { BenchWorld } from '../world.ts';

/** Opt-ins before the count begins: caches are warm, tables are there. */
const WARM = 200;
/** With a code each: the limits on messages let three an hour go to the numbers of one prefix, and there are some 300 prefixes. */
const CONFIRMED_MAX = 500;

export const cost: Part = async (run) => {
  const bundle = buildWorker(path.join(ROOT, 'bench/counted/wrangler.toml'), 'counted');
  const numbers: Record<string, number> = {};
  for (const optIn of ['single', 'double'] as const) {
    const world = await BenchWorld.start({ destinations: 2, bundle, optIn });
    try {
      await fill(world, WARM);
      await world.told();
      await counted(world);
      const before = used(world.pid);
      const storedBefore = stored(world.dataDir);
      const n = optIn === 'double' ? Math.min(run.requests, CONFIRMED_MAX) : run.requests;
      await optIns(world, n, optIn === 'double');
      await world.told();
      const thousand = 1000 / n;
      for (const [what, value] of Object.entries(await counted(world)).sort())
        numbers[`1,000 opt-ins, ${optIn}: ${what}`] = Math.round(value * thousand);
      numbers[`1,000 opt-ins, ${optIn}: CPU ms of the whole process`] = Math.round(usedSince(world.pid, before).cpuMs * thousand);
      numbers[`1,000 opt-ins, ${optIn}: KiB stored`] = Math.round(((stored(world.dataDir) - storedBefore) / 1024) * thousand);
    } finally {
      await world.stop();
    }
  }
  return { figures: [], numbers };
};

async function optIns(world: BenchWorld, count: number, isConfirmed: boolean): Promise<void> {
  for (let i = 0; i < count; i++) {
    const phone = world.phone();
    await one(world, { path: `/v1/widgets/${world.widgetId}/config?locale=en`, headers: world.headers() }, 200);
    const [submission] = await world.prepare([phone]);
    if (!submission) throw new Error('no submission was prepared');
    const receipt = JSON.parse(await one(world, submission, 201)) as { submission_id: string; submission_secret: string };
    if (!isConfirmed) continue;
    const code = await world.receiver.code(phone);
    await one(world, world.verification(receipt, code), 200);
  }
}

async function one(world: BenchWorld, sent: Sent, expected: number): Promise<string> {
  let left: Sent | null = sent;
  let text = '';
  await load({
    port: world.port,
    connections: 1,
    next: () => {
      const next = left;
      left = null;
      return next;
    },
    answered: ({ status, body }) => {
      if (status !== expected) throw new Error(`${sent.path}: ${status} ${body.slice(0, 300)}`);
      text = body;
    },
  });
  return text;
}

async function counted(world: BenchWorld): Promise<Record<string, number>> {
  return (await fetch(`${world.url}/counted`)).json() as Promise<Record<string, number>>;
}
