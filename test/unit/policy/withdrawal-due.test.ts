/** By when a withdrawal is due: the date that a rule gives. */
import { expect, test } from 'vitest';
import { dueAfter } from '../../../worker/policy/withdrawal-due.ts';

test('the date itself: calendar days follow one another, business days leave out weekends', () => {
  const friday = Date.UTC(2026, 10, 20, 15, 30);
  const at = (days: number, business: boolean) => new Date(dueAfter(friday, { days, business })).toISOString();
  expect(at(0, false)).toBe('2026-11-20T15:30:00.000Z');
  expect(at(3, false)).toBe('2026-11-23T15:30:00.000Z');
  expect(at(1, true)).toBe('2026-11-23T15:30:00.000Z');
  expect(at(10, true)).toBe('2026-12-04T15:30:00.000Z');
});
