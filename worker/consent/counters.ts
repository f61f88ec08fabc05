/** What is counted per address: unverified records and wrong codes of the day, times of sends. Pure; UTC days. */
import {
  LAPSED_CODES_MAX,
  LAPSED_CODES_PAUSE_MS,
  SENDS_KEPT_DAYS,
  SENDS_PER_ADDRESS_30_DAYS,
  SENDS_PER_ADDRESS_DAY,
  SENDS_PER_ADDRESS_HOUR,
  SENDS_PER_ADDRESS_MINUTE,
  UNVERIFIED_RECORDS_PER_ADDRESS_DAY,
  WRONG_CODES_PER_ADDRESS_DAY,
} from '../../shared/limits.ts';
import type { Ms } from './model.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
export const DAY_MS = 24 * HOUR_MS;
const SENDS_KEPT_MS = SENDS_KEPT_DAYS * DAY_MS;

export interface Counters {
  /** Days since 1970 that `unverified` and `wrong` belong to. */
  readonly day: number;
  readonly unverified: number;
  readonly wrong: number;
  /** Unix ms, oldest first, none older than 30 days. */
  readonly sends: readonly Ms[];
  /** When a code sent to this address was last answered, Unix ms; absent where none was. */
  readonly answeredMs?: Ms;
  /** Until when the codes sent since then could be answered, Unix ms, oldest first; absent where there is none. */
  readonly asked?: readonly Ms[];
}

export const NO_COUNTERS: Counters = { day: 0, unverified: 0, wrong: 0, sends: [] };
export const dayOf = (ms: Ms): number => Math.floor(ms / DAY_MS);

/** Whether `records` more unverified ones fit into this day. */
export const mayRecordUnverified = (counters: Counters, records: number, nowMs: Ms): boolean =>
  today(counters, nowMs).unverified + records <= UNVERIFIED_RECORDS_PER_ADDRESS_DAY;

export const mayTryCode = (counters: Counters, nowMs: Ms): boolean => today(counters, nowMs).wrong < WRONG_CODES_PER_ADDRESS_DAY;

/**
 * The minute keeps somebody from pressing "send" at a number that isn't theirs; who has answered the last message holds the address,
 * and may ask for the link to their choices at once. The longer limits, which cap what it costs, hold for everybody.
 */
export function maySend(counters: Counters, nowMs: Ms): boolean {
  const within = (ms: number, afterMs = 0) => counters.sends.filter((sentMs) => sentMs > Math.max(nowMs - ms, afterMs)).length;
  return (
    within(MINUTE_MS, counters.answeredMs) < SENDS_PER_ADDRESS_MINUTE &&
    within(HOUR_MS) < SENDS_PER_ADDRESS_HOUR &&
    within(DAY_MS) < SENDS_PER_ADDRESS_DAY &&
    within(SENDS_KEPT_MS) < SENDS_PER_ADDRESS_30_DAYS
  );
}

export function countUnverified(counters: Counters, records: number, nowMs: Ms): Counters {
  const now = today(counters, nowMs);
  return { ...now, unverified: now.unverified + records };
}

export function countWrongCode(counters: Counters, nowMs: Ms): Counters {
  const now = today(counters, nowMs);
  return { ...now, wrong: now.wrong + 1 };
}

export function countSend(counters: Counters, nowMs: Ms): Counters {
  const now = today(counters, nowMs);
  return { ...now, sends: [...now.sends.filter((sentMs) => sentMs > nowMs - SENDS_KEPT_MS), nowMs] };
}

export function countAnswered({ asked: _, ...counters }: Counters, nowMs: Ms): Counters {
  return { ...counters, answeredMs: nowMs };
}

/** Whether a code may be sent: not to whoever let the last two run out. A link to somebody's own choices is no code. */
export function mayAsk({ asked = [] }: Counters, nowMs: Ms): boolean {
  const lapsed = asked.filter((endsAtMs) => endsAtMs < nowMs && endsAtMs > nowMs - LAPSED_CODES_PAUSE_MS);
  return lapsed.length < LAPSED_CODES_MAX;
}

/** A code that can still be answered is replaced by the new one: asking again is not letting it run out. */
export function countAsked(counters: Counters, endsAtMs: Ms, nowMs: Ms): Counters {
  const lapsed = (counters.asked ?? []).filter((each) => each < nowMs && each > nowMs - LAPSED_CODES_PAUSE_MS);
  return { ...counters, asked: [...lapsed.slice(-LAPSED_CODES_MAX), endsAtMs] };
}

/** It was never sent, so nobody let it run out. */
export function countNotSent(counters: Counters, endsAtMs: Ms): Counters {
  const { asked, ...rest } = counters;
  const left = (asked ?? []).filter((each) => each !== endsAtMs);
  return left.length === 0 ? rest : { ...rest, asked: left };
}

function today(counters: Counters, nowMs: Ms): Counters {
  const day = dayOf(nowMs);
  return counters.day === day ? counters : { ...counters, day, unverified: 0, wrong: 0 };
}
