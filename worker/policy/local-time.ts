/**
 * The recipient's clock on the wall, and when quiet hours end on it. Pure: the instant is a parameter. Daylight saving is the runtime's
 * own data (Intl), so that a rule is read as the person's own clock showed it.
 */
import { DAY_MS, LOCAL_OFFSETS_CACHED_MAX, MINUTE_MS } from '../../shared/limits.ts';
import { holdAt, minuteOfWeek, minutesUntilFree } from './hours.ts';
import type { QuietHours } from './jurisdiction.ts';

/** What a clock may be put forward by at once: an hour nearly everywhere, a day where a country crossed the date line. */
const FORWARD_MINUTES_MAX = 24 * 60;
/** A week of quiet hours has an end within a week, and a shift of the clock may hide one end. */
const SEARCH_MS_MAX = 15 * DAY_MS;

/** Minute of the local week there, Sunday 00:00 is 0. @throws RangeError for a zone that the runtime does not know */
export function localMinute(zone: string, atMs: number): number {
  const local = new Date(atMs + offsetMs(zone, atMs));
  return minuteOfWeek(local.getUTCDay(), local.getUTCHours(), local.getUTCMinutes());
}

/** Whether the runtime knows that zone. */
export function isZone(zone: string): boolean {
  if (formatters.has(zone)) return true;
  try {
    return formatterOf(zone) !== undefined;
  } catch {
    // What Intl throws for a name that it doesn't have: an answer here, not a fault.
    return false;
  }
}

/** Hours in which nothing may be sent, in every zone that the person may be in. */
export interface Closed {
  readonly hours: readonly QuietHours[];
  readonly zones: readonly string[];
}

/** Whether these hours hold in any of the zones: where the person is in one of several, none may be disturbed. */
export const isClosed = ({ hours, zones }: Closed, atMs: number): boolean => zones.some((zone) => holdAt(hours, localMinute(zone, atMs)));

/** @returns the first ms from `atMs` on that none of them closes; null where there is none within two weeks. */
export function freeFrom(all: readonly Closed[], atMs: number): number | null {
  let candidateMs = atMs;
  while (candidateMs - atMs <= SEARCH_MS_MAX) {
    const next = closedUntil(all, candidateMs);
    if (next === 'never') return null;
    if (next === candidateMs) return candidateMs;
    candidateMs = next;
  }
  return null;
}

/** The end of the first that closes that moment, which another may close in turn; the moment itself where none does. */
function closedUntil(all: readonly Closed[], atMs: number): number | 'never' {
  for (const { hours, zones } of all) {
    const zone = zones.find((each) => holdAt(hours, localMinute(each, atMs)));
    if (zone !== undefined) return freeInZone(hours, zone, atMs) ?? 'never';
  }
  return atMs;
}

/** @param atMs a moment that is quiet there */
function freeInZone(hours: readonly QuietHours[], zone: string, atMs: number): number | null {
  const minutes = minutesUntilFree(hours, localMinute(zone, atMs));
  if (minutes === null) return null;
  const offset = offsetMs(zone, atMs);
  const minuteStartMs = atMs - mod(atMs + offset, MINUTE_MS);
  const expectedMs = minuteStartMs + minutes * MINUTE_MS;
  // A clock put forward on the way reaches the free hour sooner: looked for minute by minute in what was left out.
  const forward = Math.min((offsetMs(zone, expectedMs) - offset) / MINUTE_MS, FORWARD_MINUTES_MAX);
  for (let back = Math.ceil(forward); back > 0; back--) {
    const earlierMs = expectedMs - back * MINUTE_MS;
    if (earlierMs > atMs && !holdAt(hours, localMinute(zone, earlierMs))) return earlierMs;
  }
  return expectedMs;
}

const formatters = new Map<string, Intl.DateTimeFormat>();
/** By zone and minute. A thousand decisions at one moment ask for a few zones alone. */
const offsets = new Map<string, Map<number, number>>();

/** How far the wall clock is ahead of UTC, ms. */
function offsetMs(zone: string, atMs: number): number {
  const minuteNo = Math.floor(atMs / MINUTE_MS);
  const byZone = offsets.get(zone) ?? new Map<number, number>();
  offsets.set(zone, byZone);
  const known = byZone.get(minuteNo);
  if (known !== undefined) return known;
  if (byZone.size >= LOCAL_OFFSETS_CACHED_MAX) byZone.clear();
  const wholeSecondMs = Math.floor(atMs / 1000) * 1000;
  const parts = Object.fromEntries(
    formatterOf(zone)
      .formatToParts(wholeSecondMs)
      .map(({ type, value }) => [type, Number(value)]),
  );
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts;
  const offset = Date.UTC(year, month - 1, day, hour, minute, second) - wholeSecondMs;
  byZone.set(minuteNo, offset);
  return offset;
}

/** Costly to make, so kept; there are fewer than three hundred zones. */
function formatterOf(zone: string): Intl.DateTimeFormat {
  const known = formatters.get(zone);
  if (known) return known;
  const made = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    calendar: 'gregory',
    numberingSystem: 'latn',
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  formatters.set(zone, made);
  return made;
}

const mod = (a: number, n: number): number => ((a % n) + n) % n;
