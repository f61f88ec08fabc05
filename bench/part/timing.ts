/**
 * The timing oracle: does the time of a public answer, floor and all, tell whether the number is known? As many requests with numbers
 * that stand in the ledger, in every standing there is, as with numbers that don't, shuffled; the effect size is the area under the
 * curve, 0.5 where nothing can be told. Of the form's default, double opt-in, and of the request for a preference link.
 */
import { randomInt } from 'node:crypto';
import { type Answer, load, type Sent } from '../load.ts';
import type { Part } from '../parts.ts';
import { areaUnderCurve, quantile } from '../statistics.ts';
import { BenchWorld, CONNECTIONS } from '../world.ts';

/** Few enough that the machine keeps up: a queue would hide what a patient watcher sees. */
const ABREAST = 8;
/** Known numbers are made so many at a time: a render token is not kept long. */
const STEP = 2000;

export const timing: Part = async (run) => {
  const world = await BenchWorld.start({ destinations: 1, optIn: 'double', hasFloor: true });
  const n = run.timing;
  try {
    run.say(`  making ${2 * n} known numbers`);
    await known(world, 2 * n);
    await world.told();
    const numbers: Record<string, number> = {};
    const kinds: Record<string, (phones: readonly string[]) => Promise<readonly Sent[]>> = {
      submission: (phones) => world.prepare(phones),
      'preference link request': async (phones) => phones.map((phone) => world.linkRequest(phone)),
    };
    for (const [index, [what, ready]] of Object.entries(kinds).entries()) {
      // A first contact and a second one differ for reasons of their own, so no number is used twice.
      const stored = Array.from({ length: n }, (_, i) => world.phone(index * n + i));
      const unknown = Array.from({ length: n }, () => world.phone());
      const times = await answerTimes(world, await ready(stored), await ready(unknown));
      numbers[`${what}: AUC of known against unknown`] = areaUnderCurve(times.unknown, times.known);
      numbers[`${what}: known p50 ms`] = quantile(times.known, 0.5);
      numbers[`${what}: unknown p50 ms`] = quantile(times.unknown, 0.5);
    }
    return { figures: [], numbers };
  } finally {
    await world.stop();
  }
};

/**
 * Known numbers in every standing: a third is granted and verified by the code that was sent, a third withdrawn, the rest waits as
 * claims. A number that the limits on messages let no code go to stays a claim.
 */
async function known(world: BenchWorld, count: number): Promise<void> {
  const phones = Array.from({ length: count }, () => world.phone());
  const receipts = new Map<string, { submission_id: string; submission_secret: string }>();
  for (let from = 0; from < count; from += STEP) {
    const ready = await world.prepare(phones.slice(from, from + STEP));
    await all(world, ready, 201, ({ body }, sent) => {
      const { phone } = JSON.parse(sent.body ?? '') as { phone: string };
      receipts.set(phone, JSON.parse(body) as { submission_id: string; submission_secret: string });
    });
  }
  const third = (n: number) => phones.filter((_, i) => i % 3 === n);
  const verifications = third(0).flatMap((phone) => {
    const [code, receipt] = [world.receiver.codeNow(phone), receipts.get(phone)];
    return code !== null && receipt ? [world.verification(receipt, code)] : [];
  });
  await all(world, verifications, 200);
  await all(
    world,
    third(1).map((phone) => world.withdrawal(phone)),
    201,
  );
}

async function all(
  world: BenchWorld,
  requests: readonly Sent[],
  expected: number,
  answered: (answer: Answer, sent: Sent) => void = () => {},
): Promise<void> {
  let next = 0;
  await load({
    port: world.port,
    connections: CONNECTIONS,
    next: () => requests[next++] ?? null,
    answered: (answer, sent) => {
      if (answer.status !== expected) throw new Error(`${sent.path}: ${answer.status} ${answer.body.slice(0, 300)}`);
      answered(answer, sent);
    },
  });
}

async function answerTimes(world: BenchWorld, known: readonly Sent[], unknown: readonly Sent[]) {
  const isKnown = new Set(known);
  const queue = shuffled([...known, ...unknown]);
  const times = { known: [] as number[], unknown: [] as number[] };
  await load({
    port: world.port,
    connections: ABREAST,
    next: () => queue.pop() ?? null,
    answered: ({ status, body, ms }, sent) => {
      if (status >= 300) throw new Error(`${sent.path}: ${status} ${body.slice(0, 300)}`);
      times[isKnown.has(sent) ? 'known' : 'unknown'].push(ms);
    },
  });
  return times;
}

function shuffled<T>(values: T[]): T[] {
  for (let i = values.length - 1; i > 0; i--) {
    const j = randomInt(i + 1);
    [values[i], values[j]] = [values[j] as T, values[i] as T];
  }
  return values;
}
