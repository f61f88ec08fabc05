/** How the vendors of a storm fail: a third of their calls, each in a way that their documentation names. Drawn from a seed. */
import type { Fault, VendorAnswer } from '../../vendors/vendor-server.ts';
import type { Behaviour } from '../receiver.ts';

/** In [0, 1), the same for the same seed: mulberry32. */
export type Dice = () => number;

export function dice(seed: number): Dice {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

export const oneOf = <T>(roll: Dice, all: readonly T[]): T => all[Math.floor(roll() * all.length)] as T;

const SHARE_FAILING = 1 / 3;
/** A hang costs a slot for the whole time-out, so that it is rarer than the others. */
const SHARE_HANGING = 0.01;

const answer = (status: number, body: unknown, headers?: VendorAnswer['headers']): Fault => ({
  kind: 'answer',
  answer: { status, body, ...(headers ? { headers } : {}) },
});
const soonSeconds = () => String(Math.ceil(Date.now() / 1000) + 1);

/** Braze docs "API errors" and "API limits". */
const BRAZE: readonly (() => Fault)[] = [
  () => answer(429, { message: 'Rate limit exceeded' }, { 'x-ratelimit-limit': '3000', 'x-ratelimit-reset': soonSeconds() }),
  () => answer(500, { message: 'Internal server error' }),
  () => answer(502, '<html>Bad gateway</html>'),
  () => answer(503, { message: 'Service unavailable' }, { 'retry-after': '1' }),
  () => answer(504, ''),
  () => answer(401, { message: 'Invalid API key' }),
  () => ({ kind: 'reset' }),
  () => ({ kind: 'reset_after' }),
  () => ({ kind: 'garbage' }),
];
/** Segment docs "HTTP API Source": it says little else but 200, 400 and 429. */
const SEGMENT: readonly (() => Fault)[] = [
  () => answer(429, { success: false }, { 'retry-after': '1' }),
  () => answer(500, { success: false }),
  () => answer(502, ''),
  () => answer(503, ''),
  () => ({ kind: 'reset' }),
  () => ({ kind: 'reset_after' }),
];
/** Standard Webhooks: any 2xx is success; 410 would disable it; the rest is tried again. */
const HOOKS: readonly Behaviour[] = [
  { status: 400 },
  { status: 404 },
  { status: 408 },
  { status: 429, headers: { 'retry-after': '1' } },
  { status: 500 },
  { status: 503 },
  'reset',
  'garbage',
];

const failing = <T>(roll: Dice, ways: readonly T[], hang: T): T | undefined => {
  const drawn = roll();
  if (drawn < SHARE_HANGING) return hang;
  return drawn < SHARE_FAILING ? oneOf(roll, ways) : undefined;
};

const HANG = (): Fault => ({ kind: 'hang' });
export const brazeWeather = (roll: Dice) => () => failing(roll, BRAZE, HANG)?.();
export const segmentWeather = (roll: Dice) => () => failing(roll, SEGMENT, HANG)?.();
export const hookWeather = (roll: Dice) => (): Behaviour => failing(roll, HOOKS, 'hang') ?? 'ok';
