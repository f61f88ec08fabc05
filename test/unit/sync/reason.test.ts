import { expect, test } from 'vitest';
import { shownReason } from '../../../worker/sync/reason.ts';

test.each([
  ['subscriber +12025550101 unknown', 'subscriber [address] unknown'],
  ['subscriber 1 (202) 555-0101 unknown', 'subscriber [number] unknown'],
  ['no such user ann@shop.example.', 'no such user [address]'],
  ['line\none\u0000\ttwo', 'line one two'],
  ['error 50012 at 10:15', 'error 50012 at 10:15'],
])('"%s" is shown as "%s"', (words, shown) => {
  expect(shownReason(words, '+12025550101')).toBe(shown);
});

test('is cut to 200 characters', () => {
  expect(shownReason('word '.repeat(400), '+12025550101')).toHaveLength(200);
});
