/**
 * From a platform's webhook to the last destination that knows of it: STOP by Twilio's form, signed as Twilio signs it, at `/inbound/…`, until
 * the last of two receivers has answered 2xx. Alone, and while submissions come in as fast as they can. A bare object read's own time in the
 * same run stands beside it.
 */
import { messageForm, signForm } from '../../test/vendors/twilio-webhooks.ts';
import { fill } from '../fill.ts';
import { load, type Sent } from '../load.ts';
import type { Part } from '../parts.ts';
import { quantile } from '../statistics.ts';
import { BenchWorld } from '../world.ts';
import { ABREAST, answerTimes, whileBusy } from './withdrawals.ts';

const DESTINATIONS = 2;
const SENDER = '+12025550100';
const TWILIO = { accountSid: `AC${'1'.padStart(32, '0')}`, authToken: 'auth-token-of-the-bench' } as const;

interface Times {
  /** Until the webhook was answered, which is when the withdrawal is durable. */
  readonly answeredMs: readonly number[];
  /** Until the last destination had answered. */
  readonly toldMs: readonly number[];
}

export const webhooks: Part = async (run) => {
  const world = await BenchWorld.start({ destinations: DESTINATIONS });
  const half = Math.ceil(run.requests / 2);
  try {
    const { inbound_url } = await world.admin.connectAccount({
      key: 'texts',
      platform: 'twilio',
      name: 'Texts',
      settings: { account_sid: TWILIO.accountSid },
      secrets: { auth_token: TWILIO.authToken },
      senders: { sms: SENDER },
    });
    await fill(world, 2 * half);
    await world.told();
    const alone = await stopped(world, inbound_url, 0, half);
    const busy = await whileBusy(run, world, () => stopped(world, inbound_url, half, half));
    const read = await answerTimes(run);
    return {
      figures: [],
      numbers: {
        ...quantiles('webhook to its answer, alone', alone.answeredMs),
        ...quantiles('webhook to the last of two destinations, alone', alone.toldMs),
        ...quantiles('webhook to its answer, among submissions', busy.answeredMs),
        ...quantiles('webhook to the last of two destinations, among submissions', busy.toldMs),
        ...quantiles('bare object read', read),
        'webhook to the last destination, alone, p50 in bare reads': quantile(alone.toldMs, 0.5) / quantile(read, 0.5),
      },
    };
  } finally {
    await world.stop();
  }
};

const quantiles = (what: string, times: readonly number[]): Record<string, number> => ({
  [`${what}, p50 ms`]: quantile(times, 0.5),
  [`${what}, p99 ms`]: quantile(times, 0.99),
});

async function stopped(world: BenchWorld, url: string, from: number, count: number): Promise<Times> {
  // Signed before, since the generator must cost less than what it measures.
  const ready = Array.from({ length: count }, (_, n) => ({
    phone: world.phone(from + n),
    sent: aStop(url, world.phone(from + n), from + n),
  }));
  const startedMs = new Map<string, number>();
  const answeredMs: number[] = [];
  let next = 0;
  await load({
    port: world.port,
    connections: ABREAST,
    next: () => {
      const one = ready[next++];
      if (!one) return null;
      startedMs.set(one.phone, performance.timeOrigin + performance.now());
      return one.sent;
    },
    answered: ({ status, body, ms }) => {
      if (status !== 200) throw new Error(`webhook: ${status} ${body.slice(0, 300)}`);
      answeredMs.push(ms);
    },
  });
  await world.told();
  const toldMs = [...startedMs].map(([phone, atMs]) => {
    const offMs = world.receiver.textsOffAtMs(phone, DESTINATIONS);
    if (offMs === null) throw new Error('a destination was not told of a STOP');
    return offMs - atMs;
  });
  return { answeredMs, toldMs };
}

function aStop(url: string, phone: string, n: number): Sent {
  const body = messageForm(TWILIO, { id: `bench-${n}`, from: phone, to: SENDER, body: 'STOP' });
  return {
    method: 'POST',
    path: new URL(url).pathname,
    headers: {
      'content-type': 'application/x-www-form-urlencoded; charset=UTF-8',
      'x-twilio-signature': signForm(TWILIO.authToken, url, new TextEncoder().encode(body)),
    },
    body,
  };
}
