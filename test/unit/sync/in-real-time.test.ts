/** What the outside compares with its own clock. */
import { expect, test } from 'vitest';
import { standardWebhooks } from '../../../worker/sync/destinations/standard-webhooks/destination.ts';
import { inRealTime } from '../../../worker/sync/in-real-time.ts';

const REAL_MS = Date.UTC(2026, 10, 22);
const OFFSET_MS = 10 * 24 * 3_600_000;
const context = {
  settings: { type: 'standard_webhooks' as const, url: 'https://cdp.example/hook' },
  secret: `whsec_${Buffer.alloc(32, 1).toString('base64')}`,
  nowMs: REAL_MS + OFFSET_MS,
};
const adapter = inRealTime(standardWebhooks, (ms) => ms - OFFSET_MS);

test('a webhook is signed with the real time, so that a receiver takes it whatever the product’s clock says', () => {
  expect(adapter.test('msg_1', context).headers['webhook-timestamp']).toBe(String(REAL_MS / 1000));
});

test('a Retry-After that names a time is read against the real one', () => {
  const request = { ...adapter.test('msg_1', context), covers: ['a'] };
  const headers = new Headers({ 'retry-after': new Date(REAL_MS + 60_000).toUTCString() });
  const outcomes = adapter.read({ status: 429, headers, text: '', receivedAtMs: REAL_MS + OFFSET_MS }, request);
  expect(outcomes.get('a')).toMatchObject({ kind: 'failed', retryAfterMs: 60_000 });
});
