/** Where the CPU time of a submission goes: by function, from an unminified build, since the names of the deploy build say nothing. */
import path from 'node:path';
import { ROOT } from '../../scripts/quiet-env.ts';
import { freePort } from '../../scripts/serve/free-port.ts';
import { fill } from '../fill.ts';
import { measure } from '../measure.ts';
import type { Part } from '../parts.ts';
import { profileDuring } from '../profile.ts';
import { buildWorker } from '../rulers.ts';
import { BenchWorld } from '../world.ts';

const SHOWN = 40;

export const profile: Part = async (run) => {
  const bundle = buildWorker(path.join(ROOT, 'wrangler.toml'), 'plain', false);
  const inspectorPort = await freePort();
  const world = await BenchWorld.start({ destinations: 2, bundle, inspectorPort });
  try {
    await fill(world, 2 * run.requests);
    await world.told();
    await world.pause();
    const ready = await world.prepare(Array.from({ length: run.requests }, () => world.phone()));
    const shares = await profileDuring(inspectorPort, () => measure(world, ready, ({ status }) => status === 201));
    run.say('  share of busy time: itself, with what it calls');
    const percent = (share: number) => `${(share * 100).toFixed(1)} %`.padStart(7);
    for (const { name, self, total } of shares.slice(0, SHOWN)) run.say(`  ${percent(self)} ${percent(total)}  ${name}`);
    run.say('  by what it calls');
    for (const { name, self, total } of [...shares].sort((a, b) => b.total - a.total).slice(0, SHOWN))
      run.say(`  ${percent(self)} ${percent(total)}  ${name}`);
    return { figures: [], numbers: Object.fromEntries(shares.slice(0, SHOWN).map(({ name, self }) => [name, self])) };
  } finally {
    await world.stop();
  }
};
