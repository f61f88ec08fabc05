/** Limits per address: what is sent to it. */
import { describe, expect, test } from 'vitest';
import { type Counters, countAnswered, countSend, countUnverified, maySend, NO_COUNTERS } from '../../../worker/consent/counters.ts';

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
