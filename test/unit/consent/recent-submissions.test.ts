/** The latest submissions as an address's row holds them. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { RECENT_SUBMISSIONS_MAX } from '../../../shared/limits.ts';
import { hasRoom, type Recent, readRecent, recentBytes, stillRecent } from '../../../worker/consent/recent-submissions.ts';

const bytes = (length: number) => fc.uint8Array({ minLength: length, maxLength: length });
const entry = fc.record({ day: fc.integer({ min: 0, max: 2 ** 32 - 1 }), key: bytes(32), submission: bytes(10), body: bytes(32) });
const plain = (entries: readonly Recent[]) =>
  entries.map(({ day, key, submission, body }) => ({ day, key: [...key], submission: [...submission], body: [...body] }));

test('what was written is read, in order, wherever in memory it lies', () => {
  fc.assert(
    fc.property(fc.array(entry, { maxLength: RECENT_SUBMISSIONS_MAX }), fc.integer({ min: 0, max: 9 }), (entries, offset) => {
      const written = recentBytes(entries);
      expect(written === null).toBe(entries.length === 0);
      const moved = new Uint8Array(offset + (written?.length ?? 0));
      if (written) moved.set(written, offset);
      expect(plain(readRecent(written && moved.subarray(offset)))).toEqual(plain(entries));
    }),
  );
});

test('one of the oldest day is kept, one of the day before is not', () => {
  fc.assert(
    fc.property(fc.array(entry, { maxLength: RECENT_SUBMISSIONS_MAX }), fc.integer({ min: 0, max: 2 ** 32 - 1 }), (entries, oldest) => {
      expect(plain(stillRecent(recentBytes(entries), oldest))).toEqual(plain(entries.filter(({ day }) => day >= oldest)));
    }),
  );
});

test('there is room up to the bound', () => {
  const one = { day: 1, key: new Uint8Array(32), submission: new Uint8Array(10), body: new Uint8Array(32) };
  expect(hasRoom(Array(RECENT_SUBMISSIONS_MAX - 1).fill(one))).toBe(true);
  expect(hasRoom(Array(RECENT_SUBMISSIONS_MAX).fill(one))).toBe(false);
});
