/** The time that a platform gives an event, as an interval. A platform's clock is trusted to two minutes; without a time it is when it came. */
import type { Interval } from '../consent/command.ts';
import type { Ms } from '../consent/model.ts';
import { ownClock, platformClock, wholeSecond } from '../consent/time.ts';

/** 9999-12-31: beyond it a number is no time. */
const LATEST_SECONDS = 253_402_300_799;

/** @param seconds Unix seconds, as a number or in digits */
export function eventSecond(seconds: unknown, receivedAtMs: Ms): Interval {
  const value = wholeNumber(seconds);
  if (value === null || value > LATEST_SECONDS) return ownClock(receivedAtMs);
  const second = wholeSecond(value);
  return begun({ fromMs: platformClock(second.fromMs).fromMs, toMs: platformClock(second.toMs).toMs }, receivedAtMs);
}

/** @param ms Unix ms, as a number or in digits */
export function eventMs(ms: unknown, receivedAtMs: Ms): Interval {
  const value = wholeNumber(ms);
  return value === null || value > LATEST_SECONDS * 1000 ? ownClock(receivedAtMs) : begun(platformClock(value), receivedAtMs);
}

/** What has begun when it arrives ended no later than that. */
const begun = ({ fromMs, toMs }: Interval, receivedAtMs: Ms): Interval => ({
  fromMs,
  toMs: fromMs <= receivedAtMs ? Math.min(toMs, receivedAtMs) : toMs,
});

function wholeNumber(value: unknown): number | null {
  const number = typeof value === 'string' && /^\d{1,15}$/.test(value) ? Number(value) : value;
  return typeof number === 'number' && Number.isSafeInteger(number) && number > 0 ? number : null;
}

/** @param date RFC 3339 or ISO 8601 with a zone; without one, or any other text, it is when it came. */
export function eventDate(date: unknown, receivedAtMs: Ms): Interval {
  const ms = typeof date === 'string' && /^\d{4}-\d\d-\d\dT.+(?:Z|[+-]\d\d:?\d\d)$/.test(date) ? Date.parse(date) : Number.NaN;
  return eventMs(Number.isNaN(ms) ? null : Math.floor(ms), receivedAtMs);
}
