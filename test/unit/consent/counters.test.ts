/** Limits per address: what is sent to it. */
import { describe, expect, test } from 'vitest';
import {
  type Counters,
  countAnswered,
  countAsked,
  countNotSent,
  countSend,
  countUnverified,
  mayAsk,
  maySend,
  NO_COUNTERS,
} from '../../../worker/consent/counters.ts';

const MINUTE = 60_000;
const T0 = Date.UTC(2026, 10, 22, 12);

const sent = (...times: readonly number[]): Counters => times.reduce(countSend, NO_COUNTERS);

describe('sends per address', () => {
  test('one a minute, to the millisecond', () => {
    expect(maySend(NO_COUNTERS, T0)).toBe(true);
    expect(maySend(sent(T0), T0 + MINUTE - 1)).toBe(false);
    expect(maySend(sent(T0), T0 + MINUTE)).toBe(true);
  });

  test('whoever answered the last message may be sent the next at once, and then has the minute to wait again', () => {
    const answered = countAnswered(sent(T0), T0 + 5_000);
    expect(maySend(answered, T0 + 5_000)).toBe(true);
    expect(maySend(countSend(answered, T0 + 6_000), T0 + 7_000)).toBe(false);
  });

  test('answering lifts no longer limit: three an hour', () => {
    const three = sent(T0, T0 + 2 * MINUTE, T0 + 4 * MINUTE);
    expect(maySend(countAnswered(three, T0 + 5 * MINUTE), T0 + 5 * MINUTE)).toBe(false);
    expect(maySend(three, T0 + 60 * MINUTE)).toBe(true);
  });

  test('the day that turns forgets neither sends nor answers', () => {
    const beforeMidnight = Date.UTC(2026, 10, 22, 23, 59, 50);
    const answered = countAnswered(sent(beforeMidnight), beforeMidnight + 5_000);
    const nextDay = countUnverified(answered, 1, beforeMidnight + 20_000);
    expect(maySend(nextDay, beforeMidnight + 21_000)).toBe(true);
    expect(maySend(countUnverified(sent(beforeMidnight), 1, beforeMidnight + 20_000), beforeMidnight + 21_000)).toBe(false);
  });
});

describe('codes that run out', () => {
  const DAY = 24 * 60 * MINUTE;
  const asked = (...ends: readonly number[]) => ends.reduce((counters, end) => countAsked(counters, end, end - 10 * MINUTE), NO_COUNTERS);

  test('two of them, and no third is sent for thirty days', () => {
    const [one, two] = [T0 + 10 * MINUTE, T0 + 60 * MINUTE];
    const counters = asked(one, two);
    expect(mayAsk(counters, two)).toBe(true);
    expect(mayAsk(counters, two + 1)).toBe(false);
    expect(mayAsk(counters, one + 30 * DAY - 1)).toBe(false);
    expect(mayAsk(counters, one + 30 * DAY)).toBe(true);
  });

  test('asking again while one can be answered is not letting it run out', () => {
    const counters = countAsked(asked(T0 + 10 * MINUTE), T0 + 12 * MINUTE, T0 + 2 * MINUTE);
    expect(mayAsk(counters, T0 + 13 * MINUTE)).toBe(true);
  });

  test('an answer forgets them, and what was never sent does not count', () => {
    const counters = asked(T0 + 10 * MINUTE, T0 + 60 * MINUTE);
    expect(mayAsk(countAnswered(counters, T0 + 61 * MINUTE), T0 + 61 * MINUTE)).toBe(true);
    expect(mayAsk(countNotSent(counters, T0 + 60 * MINUTE), T0 + 61 * MINUTE)).toBe(true);
    expect(countNotSent(asked(T0), T0)).toEqual(NO_COUNTERS);
  });
});
