import { expect, test } from 'vitest';
import { IDEMPOTENCY_KEY_CHARS_MAX, IDEMPOTENCY_KEY_CHARS_MIN } from '../../../shared/limits.ts';
import { newIdempotencyKey, pendingSubmission, type Said } from '../../../widget/client/pending-submission.ts';

const said = (phone: string): Said => ({ phone, locale: 'en', choices: [] });
const complete = (token: string) => (what: Said) => ({ ...what, render_token: token, page: { url: 'https://shop.example/' } });

test('the same content keeps key and body, whatever else moved meanwhile', () => {
  let keys = 0;
  const pending = pendingSubmission(() => `key-${++keys}`);
  const first = pending.take(said('1'), complete('one'));
  expect(pending.take(said('1'), complete('two'))).toBe(first);
  expect(first).toMatchObject({ key: 'key-1', body: { render_token: 'one' } });
});

test('other content, or an answer that is known, makes a new one', () => {
  let keys = 0;
  const pending = pendingSubmission(() => `key-${++keys}`);
  pending.take(said('1'), complete('one'));
  expect(pending.take(said('2'), complete('one')).key).toBe('key-2');
  // Back to what was said before: a new act, not the old one.
  expect(pending.take(said('1'), complete('one')).key).toBe('key-3');
  pending.forget();
  expect(pending.take(said('1'), complete('one')).key).toBe('key-4');
});

test('a key carries 128 random bits in a spelling that the server takes', () => {
  const keys = Array.from({ length: 200 }, newIdempotencyKey);
  expect(new Set(keys).size).toBe(200);
  for (const key of keys) {
    expect(key).toMatch(/^[0-9a-f]{32}$/);
    expect(key.length).toBeGreaterThanOrEqual(IDEMPOTENCY_KEY_CHARS_MIN);
    expect(key.length).toBeLessThanOrEqual(IDEMPOTENCY_KEY_CHARS_MAX);
  }
});
