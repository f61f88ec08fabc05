/** How often something may be done: a token bucket. Pure; times come in. It must never let more through than its rate and burst. */
import type { Ms } from '../consent/model.ts';

export interface Bucket {
  /** May be below zero: what was taken beyond is waited for. */
  readonly tokens: number;
  /** When they were counted. */
  readonly atMs: Ms;
}

export interface Rate {
  readonly perSecond: number;
  /** Tokens that pile up while nothing is taken; at least 1. */
  readonly burst: number;
}

export const fullBucket = (rate: Rate, nowMs: Ms): Bucket => ({ tokens: rate.burst, atMs: nowMs });

/** As it stands at `nowMs`. A clock that went back fills nothing. */
export function refilled(bucket: Bucket, rate: Rate, nowMs: Ms): Bucket {
  const passedMs = Math.max(nowMs - bucket.atMs, 0);
  return { tokens: Math.min(bucket.tokens + (passedMs / 1000) * rate.perSecond, rate.burst), atMs: Math.max(nowMs, bucket.atMs) };
}

/** Until a whole token is there, ms; 0 where one is. */
export function waitForToken(bucket: Bucket, rate: Rate, nowMs: Ms): number {
  const { tokens } = refilled(bucket, rate, nowMs);
  return tokens >= 1 ? 0 : Math.ceil(((1 - tokens) / rate.perSecond) * 1000);
}

/** Takes them, whether they are there or not: the next waits for them. A negative count gives back. */
export function taken(bucket: Bucket, rate: Rate, nowMs: Ms, tokens = 1): Bucket {
  const now = refilled(bucket, rate, nowMs);
  return { ...now, tokens: Math.min(now.tokens - tokens, rate.burst) };
}
