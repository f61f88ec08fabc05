/** Each source of time becomes an interval no narrower than what it knows. */
import { describe, expect, test } from 'vitest';
import { clampWithdrawal, ownClock, platformClock, statedTime, wholeSecond } from '../../../worker/consent/time.ts';
import { T0 } from './histories.ts';

const LATER = Date.UTC(2027, 0, 1);
const read = (text: string, receivedAtMs = LATER) => {
  const stated = statedTime(text, receivedAtMs);
  return stated.ok ? [new Date(stated.value.fromMs).toISOString(), new Date(stated.value.toMs).toISOString()] : stated.error.reason;
};

describe('R5.13 effective intervals', () => {
  test('our own clock is exact', () => {
    expect(ownClock(T0)).toEqual({ fromMs: T0, toMs: T0 });
  });
  test("a provider's whole second is any moment of it", () => {
    expect(wholeSecond(1_768_478_400)).toEqual({ fromMs: 1_768_478_400_000, toMs: 1_768_478_400_999 });
  });
  test('a platform clock is trusted to two minutes either way', () => {
    expect(platformClock(T0)).toEqual({ fromMs: T0 - 120_000, toMs: T0 + 120_000 });
  });
  test.each([
    ['2026-01-15T10:00:00.123Z', '2026-01-15T10:00:00.123Z', '2026-01-15T10:00:00.123Z'],
    ['2026-01-15T10:00:00.1239Z', '2026-01-15T10:00:00.123Z', '2026-01-15T10:00:00.123Z'],
    ['2026-01-15T10:00:00.5Z', '2026-01-15T10:00:00.500Z', '2026-01-15T10:00:00.599Z'],
    ['2026-01-15T10:00:00Z', '2026-01-15T10:00:00.000Z', '2026-01-15T10:00:00.999Z'],
    ['2026-01-15T10:00Z', '2026-01-15T10:00:00.000Z', '2026-01-15T10:00:59.999Z'],
    ['2026-01-15T10:00:00.000+09:30', '2026-01-15T00:30:00.000Z', '2026-01-15T00:30:00.000Z'],
    ['2026-01-15T10:00:00.000-05:00', '2026-01-15T15:00:00.000Z', '2026-01-15T15:00:00.000Z'],
    ['2026-06-30T23:59:60Z', '2026-07-01T00:00:00.000Z', '2026-07-01T00:00:00.999Z'],
  ])('a stated time is any moment within its own precision: %s', (text, from, to) => {
    expect(read(text)).toEqual([from, to]);
  });
  test('a bare day is that whole day anywhere on earth, UTC+14 to UTC-12', () => {
    expect(read('2026-01-15')).toEqual(['2026-01-14T10:00:00.000Z', '2026-01-16T11:59:59.999Z']);
  });
  test('a day with its zone is that day there', () => {
    expect(read('2026-01-15+09:00')).toEqual(['2026-01-14T15:00:00.000Z', '2026-01-15T14:59:59.999Z']);
    expect(read('2026-01-15Z')).toEqual(['2026-01-15T00:00:00.000Z', '2026-01-15T23:59:59.999Z']);
  });
  test('what is reported has happened: today ends now, a future day stays in the future', () => {
    expect(read('2026-01-15', T0)).toEqual(['2026-01-14T10:00:00.000Z', new Date(T0).toISOString()]);
    expect(read('2026-01-17', T0)).toEqual(['2026-01-16T10:00:00.000Z', '2026-01-18T11:59:59.999Z']);
  });
  test.each(['', 'yesterday', '2026-02-30', '2026-13-01', '2026-01-32T00:00:00Z', '2026-01-15T24:00:00Z', '2026-01-15T10:60:00Z'])(
    'refuses what is no time: %s',
    (text) => expect(read(text)).toBe('time_invalid'),
  );
  test.each(['2026-01-15T10:00:00', '2026-01-15T10:00:61Z', '2026-01-15T10:00:00+25:00', '2026-01-15+24:00', '1768478400', ' 2026-01-15'])(
    'refuses a time without its zone or out of its form: %s',
    (text) => expect(read(text)).toBe('time_invalid'),
  );
});

describe("R5.14 a withdrawal's latest is never after it was received", () => {
  test('wholly in the future it is clamped and flagged', () => {
    expect(clampWithdrawal({ fromMs: T0 + 1, toMs: T0 + 9 }, T0)).toEqual({ at: { fromMs: T0, toMs: T0 }, clamped: true });
  });
  test('only its overhang in the future is cut, without a flag', () => {
    expect(clampWithdrawal({ fromMs: T0, toMs: T0 + 9 }, T0)).toEqual({ at: { fromMs: T0, toMs: T0 }, clamped: false });
  });
  test('in the past it stays', () => {
    expect(clampWithdrawal({ fromMs: T0 - 9, toMs: T0 }, T0)).toEqual({ at: { fromMs: T0 - 9, toMs: T0 }, clamped: false });
  });
});
