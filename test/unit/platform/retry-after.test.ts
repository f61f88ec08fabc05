import { expect, test } from 'vitest';
import { retryAfterMs } from '../../../worker/platform/retry-after.ts';

const NOW = Date.UTC(2026, 10, 22, 10, 0, 0);
const DAY = 86_400_000;

test.each([
  ['120', 120_000],
  [' 0 ', 0],
  ['Sun, 22 Nov 2026 10:00:30 GMT', 30_000],
  ['Sun, 22 Nov 2026 09:00:00 GMT', 0],
  ['99999999999999999999', DAY],
  ['Sun, 22 Nov 2099 10:00:00 GMT', DAY],
])('Retry-After "%s" is %d ms', (header, waitMs) => {
  expect(retryAfterMs(header, NOW)).toBe(waitMs);
});

test.each([null, '', '-5', '1.5', 'soon', '2026-11-22', 'Sun, 99 Foo 2026 10:00:30 GMT', '1e3'])('"%s" says nothing', (header) => {
  expect(retryAfterMs(header, NOW)).toBeNull();
});
