/** Asking stops where too few answer: to the one, and for as long as it says. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type AnswerRate, type Answers, isOff, judged, NO_ANSWERS, oneAnswered, oneAsked } from '../../../worker/platform/answer-rate.ts';

const RATE: AnswerRate = { key: 'k', last: 40, atLeast: 0.15, answerMs: 600_000, offMs: 6 * 3_600_000 };
const START = Date.UTC(2027, 0, 10, 12);

/** Everybody is asked at one moment and some answer. */
const afterAsking = (count: number, answered: number): Answers => {
  let answers = NO_ANSWERS;
  for (let n = 0; n < count; n += 1) answers = oneAsked(answers, RATE, `m${n}`, START);
  for (let n = 0; n < answered; n += 1) answers = oneAnswered(answers, `m${n}`);
  return answers;
};
const offAt = (answers: Answers, nowMs: number) => isOff(judged(answers, RATE, nowMs), nowMs);

describe('when too few answer', () => {
  test('six of forty are enough, five are not, and thirty-nine are too few to judge', () => {
    const later = START + RATE.answerMs;
    expect([offAt(afterAsking(40, 6), later), offAt(afterAsking(40, 5), later), offAt(afterAsking(39, 0), later)]).toEqual([
      false,
      true,
      false,
    ]);
  });

  test('whoever can still answer is not silent yet, to the millisecond', () => {
    expect([offAt(afterAsking(40, 0), START + RATE.answerMs - 1), offAt(afterAsking(40, 0), START + RATE.answerMs)]).toEqual([false, true]);
  });

  test('it is off for six hours, and then begins anew', () => {
    const off = judged(afterAsking(40, 0), RATE, START + RATE.answerMs);
    const end = START + RATE.answerMs + RATE.offMs;
    expect([isOff(off, end - 1), isOff(off, end)]).toEqual([true, false]);
    expect(judged(off, RATE, end)).toEqual(NO_ANSWERS);
  });

  test('the last forty are judged, whatever went before', () => {
    let answers = afterAsking(100, 100);
    for (let n = 0; n < 35; n += 1) answers = oneAsked(answers, RATE, `late${n}`, START + 1);
    expect(offAt(answers, START + 1 + RATE.answerMs)).toBe(true);
    expect(offAt(oneAnswered(answers, 'late0'), START + 1 + RATE.answerMs)).toBe(false);
  });
});

test('whoever answers never turns it off', () => {
  const share = fc.record({
    count: fc.integer({ min: 0, max: 300 }),
    some: fc.nat(300),
    more: fc.nat(300),
    afterMs: fc.nat(2 * RATE.answerMs),
  });
  fc.assert(
    fc.property(share, ({ count, some, more, afterMs }) => {
      const few = Math.min(some, count);
      const many = Math.min(few + more, count);
      const [fewer, better] = [few, many].map((answered) => offAt(afterAsking(count, answered), START + afterMs));
      expect(better && !fewer).toBe(false);
    }),
  );
});
