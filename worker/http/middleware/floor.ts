/**
 * Releases an answer at a fixed time after the request arrived, so that how long it took to make says nothing of what is stored
 * (DESIGN section 1, rule 8). Limit: work longer than one step still shows as whole steps.
 */
import type { MiddlewareHandler } from 'hono';
import { ANSWER_FLOOR_MS, ANSWER_STEP_MS } from '../../../shared/limits.ts';
import { wait } from '../../platform/timer.ts';
import type { AppEnv } from '../context.ts';

/** @param elapsedMs since arrival. @returns how long to hold the answer, ms. */
export function quantizedWaitMs(elapsedMs: number): number {
  const elapsed = Math.max(elapsedMs, 0);
  if (elapsed <= ANSWER_FLOOR_MS) return ANSWER_FLOOR_MS - elapsed;
  return ANSWER_FLOOR_MS + Math.ceil((elapsed - ANSWER_FLOOR_MS) / ANSWER_STEP_MS) * ANSWER_STEP_MS - elapsed;
}

/** A throw below is already an answer when it gets here, so it is held like any other. */
export const floor: MiddlewareHandler<AppEnv> = async (c, next) => {
  await next();
  const { clock, env } = c.get('services');
  const waitMs = env.hasAnswerFloor ? quantizedWaitMs(clock.now() - c.get('arrivedAtMs')) : 0;
  if (waitMs > 0) await wait(waitMs, new AbortController().signal);
};
