/** The demo's receiver is shown to people as the proof that webhooks verify: it must not believe anything else. */
import { appendFileSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Webhook } from 'standardwebhooks';
import { describe, expect, test } from 'vitest';
import { journal } from '../../../demo/journal.ts';
import { type ReceivedEvent, receiver } from '../../../demo/receiver.ts';

const SECRET = `whsec_${Buffer.alloc(32, 7).toString('base64')}`;
const BODY = '{"type":"consent.changed"}';

const file = () => path.join(mkdtempSync(path.join(tmpdir(), 'sayso-receiver-')), 'events.jsonl');
const signed = (secret: string, at = new Date(), body = BODY) => ({
  'webhook-id': 'msg_1',
  'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
  'webhook-signature': new Webhook(secret).sign('msg_1', at, body),
});

describe('the demo receiver', () => {
  test('keeps a webhook that verifies, exactly as it was signed', () => {
    const kept = file();
    const made = receiver(journal<ReceivedEvent>(kept), SECRET);
    expect(made.take(signed(SECRET), BODY)).toBe(204);
    expect(made.events.entries()).toMatchObject([{ id: 'msg_1', verified: true, body: { type: 'consent.changed' }, raw: BODY }]);
    expect(journal<ReceivedEvent>(kept).entries()).toEqual(made.events.entries());
  });

  test.each([
    ['another secret', signed(`whsec_${Buffer.alloc(32, 8).toString('base64')}`), BODY],
    ['an old timestamp', signed(SECRET, new Date(Date.now() - 6 * 60_000)), BODY],
    ['another body', signed(SECRET), '{"type":"other"}'],
    ['no signature', {}, BODY],
  ])('answers 401 to %s and keeps nothing of it', (_, headers, body) => {
    const kept = file();
    const made = receiver(journal<ReceivedEvent>(kept), SECRET);
    expect(made.take(headers, body)).toBe(401);
    expect(made.events.entries()).toMatchObject([{ verified: false, body: null, raw: '' }]);
    expect(readFileSync(kept, 'utf8')).not.toContain('type');
  });

  test('a line that was cut by a kill costs nothing but itself', () => {
    const kept = file();
    journal<unknown>(kept).add({ whole: true });
    appendFileSync(kept, '{"whole": fal');
    const again = journal<unknown>(kept);
    expect(again.entries()).toEqual([{ whole: true }]);
    again.add({ next: true });
    expect(journal<unknown>(kept).entries()).toEqual([{ whole: true }, { next: true }]);
  });
});
