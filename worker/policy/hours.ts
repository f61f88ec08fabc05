/**
 * Hours of the local week as sets of minutes: what quiet hours of several regimes come to together, and whether a minute is in them.
 * It must not know zones or clocks: whoever asks says which local minute it is.
 */
import { DAY_MINUTES, WEEK_MINUTES } from '../../shared/limits.ts';
import type { QuietHours } from './jurisdiction.ts';

/** Minutes of the local week, Sunday 00:00 is 0; `from` inclusive, `to` exclusive. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

const EVERY_DAY = [0, 1, 2, 3, 4, 5, 6] as const;

/** @param day 0 Sunday to 6 Saturday */
export function minuteOfWeek(day: number, hour: number, minute: number): number {
  return day * DAY_MINUTES + hour * 60 + minute;
}

/** @returns the union as spans in order that don't touch, within 0 and the end of the week */
export function spansOf(hours: readonly QuietHours[]): readonly Span[] {
  const known = unions.get(hours) ?? union(hours);
  unions.set(hours, known);
  return known;
}

/** Rows and their lists live as long as the isolate; a thousand decisions of one call ask the same few again and again. */
const unions = new WeakMap<readonly QuietHours[], readonly Span[]>();

function union(hours: readonly QuietHours[]): readonly Span[] {
  const sorted = hours.flatMap(weekOf).sort((a, b) => a.from - b.from || a.to - b.to);
  const joined: Span[] = [];
  for (const span of sorted) {
    const last = joined.at(-1);
    if (last && span.from <= last.to) joined[joined.length - 1] = { from: last.from, to: Math.max(last.to, span.to) };
    else joined.push(span);
  }
  return joined;
}

/** Whether these hours hold at that minute of the local week. */
export function holdAt(hours: readonly QuietHours[], minute: number): boolean {
  return spansOf(hours).some(({ from, to }) => from <= minute && minute < to);
}

/** @returns minutes from `minute` to the first that is free, 0 when it is free itself; null when the whole week is taken */
export function minutesUntilFree(hours: readonly QuietHours[], minute: number): number | null {
  const spans = spansOf(hours);
  const covering = (at: number) => spans.find(({ from, to }) => from <= at && at < to);
  const now = covering(minute);
  if (!now) return 0;
  if (now.to < WEEK_MINUTES) return now.to - minute;
  const start = covering(0);
  if (!start) return WEEK_MINUTES - minute;
  return start.to < WEEK_MINUTES ? WEEK_MINUTES - minute + start.to : null;
}

/** Whether every minute of `other` is also one of `hours`. */
export function cover(hours: readonly QuietHours[], other: readonly QuietHours[]): boolean {
  const spans = spansOf(hours);
  return spansOf(other).every((part) => spans.some(({ from, to }) => from <= part.from && part.to <= to));
}

function weekOf({ from, to, days }: QuietHours): readonly Span[] {
  const start = minuteOfDay(from);
  const end = minuteOfDay(to);
  const length = end > start ? end - start : DAY_MINUTES - start + end;
  return (days ?? EVERY_DAY).flatMap((day) => {
    const begin = day * DAY_MINUTES + start;
    const beyond = begin + length - WEEK_MINUTES;
    if (beyond <= 0) return [{ from: begin, to: begin + length }];
    return [
      { from: begin, to: WEEK_MINUTES },
      { from: 0, to: beyond },
    ];
  });
}

/** Rows are written by hand and held to `HH:MM` by the contract suite. */
function minuteOfDay(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
}
