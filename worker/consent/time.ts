/**
 * How each source of time becomes an effective interval (DESIGN section 5, "Time"). An interval is never narrower than what its source
 * knows; which of its ends counts is the folding order's business. Reads no clock.
 */
import { PLATFORM_CLOCK_SKEW_MS, WHOLE_SECOND_MS } from '../../shared/limits.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import type { Interval } from './command.ts';
import type { Ms } from './model.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
/** The zones furthest ahead of and behind UTC: a bare day may have been that day in any of them. */
const ZONE_AHEAD_MS = 14 * HOUR_MS;
const ZONE_BEHIND_MS = 12 * HOUR_MS;

/** Our own clock is exact. */
export const ownClock = (now: Ms): Interval => ({ fromMs: now, toMs: now });

/** A provider that says whole seconds means any moment of that second. @param seconds Unix seconds */
export const wholeSecond = (seconds: number): Interval => ({ fromMs: seconds * 1000, toMs: seconds * 1000 + WHOLE_SECOND_MS });

/** A platform's own clock, trusted to two minutes either way. */
export const platformClock = (ms: Ms): Interval => ({ fromMs: ms - PLATFORM_CLOCK_SKEW_MS, toMs: ms + PLATFORM_CLOCK_SKEW_MS });

/**
 * Reads a time as a merchant states it: an RFC 3339 time means any moment within its own precision; a day means that whole day in the
 * zone given with it, or anywhere on earth. What is reported has happened, so an interval that has begun ends no later than now.
 * @returns `time_invalid` for anything else, days that no month has included.
 */
export function statedTime(text: string, receivedAtMs: Ms): Result<Interval, { readonly reason: 'time_invalid' }> {
  const stated = readTime(text) ?? readDay(text);
  if (!stated) return err({ reason: 'time_invalid' });
  const isPast = stated.fromMs <= receivedAtMs;
  return ok({ fromMs: stated.fromMs, toMs: isPast ? Math.min(stated.toMs, receivedAtMs) : stated.toMs });
}

/**
 * Brings an act that was reported as later than it arrived back to when it arrived.
 * @returns `clamped` where even the earliest moment lay in the future; a mere overhang of a wide interval is cut without a flag.
 */
export function clampWithdrawal(at: Interval, receivedAtMs: Ms): { readonly at: Interval; readonly clamped: boolean } {
  return {
    at: { fromMs: Math.min(at.fromMs, receivedAtMs), toMs: Math.min(at.toMs, receivedAtMs) },
    clamped: at.fromMs > receivedAtMs,
  };
}

const DAY = String.raw`(\d{4})-(\d\d)-(\d\d)`;
const ZONE = String.raw`(Z|[+-]\d\d:\d\d)`;
const TIME_FORM = new RegExp(`^${DAY}[Tt ]${String.raw`(\d\d):(\d\d)(?::(\d\d)(?:\.(\d+))?)?`}${ZONE}$`, 'i');
const DAY_FORM = new RegExp(`^${DAY}${ZONE}?$`, 'i');

function readTime(text: string): Interval | null {
  const parts = TIME_FORM.exec(text);
  if (!parts) return null;
  const [, year, month, day, hour, minute, second, fraction, zone = 'Z'] = parts;
  const dayMs = startOfDay(year, month, day);
  const zoneMs = zoneOffset(zone);
  // A leap second, 60, is taken as the first moment of the next minute.
  if (dayMs === null || zoneMs === null || Number(hour) > 23 || Number(minute) > 59 || Number(second ?? 0) > 60) return null;
  const digits = (fraction ?? '').slice(0, 3);
  const fromMs =
    dayMs + Number(hour) * HOUR_MS + Number(minute) * MINUTE_MS + Number(second ?? 0) * 1000 + Number(digits.padEnd(3, '0')) - zoneMs;
  const widthMs = second === undefined ? MINUTE_MS : 10 ** (3 - digits.length);
  return { fromMs, toMs: fromMs + widthMs - 1 };
}

function readDay(text: string): Interval | null {
  const parts = DAY_FORM.exec(text);
  if (!parts) return null;
  const [, year, month, day, zone] = parts;
  const dayMs = startOfDay(year, month, day);
  if (dayMs === null) return null;
  if (zone === undefined) return { fromMs: dayMs - ZONE_AHEAD_MS, toMs: dayMs + DAY_MS + ZONE_BEHIND_MS - 1 };
  const zoneMs = zoneOffset(zone);
  return zoneMs === null ? null : { fromMs: dayMs - zoneMs, toMs: dayMs - zoneMs + DAY_MS - 1 };
}

/** Null for a day that does not exist: Date would quietly take 30 February for 2 March. */
function startOfDay(year: string | undefined, month: string | undefined, day: string | undefined): Ms | null {
  const ms = Date.parse(`${year}-${month}-${day}T00:00:00.000Z`);
  return Number.isFinite(ms) && new Date(ms).getUTCDate() === Number(day) ? ms : null;
}

function zoneOffset(zone: string): Ms | null {
  if (zone === 'Z' || zone === 'z') return 0;
  const [hours = Number.NaN, minutes = Number.NaN] = zone.slice(1).split(':').map(Number);
  if (hours > 23 || minutes > 59) return null;
  return (zone.startsWith('-') ? -1 : 1) * (hours * HOUR_MS + minutes * MINUTE_MS);
}
