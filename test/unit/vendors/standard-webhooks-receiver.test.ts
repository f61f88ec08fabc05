/** The receiver that other tests lean on is itself strict. */
import { Webhook } from 'standardwebhooks';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { StandardWebhooksReceiver } from '../../vendors/standard-webhooks-receiver.ts';

const secret = `whsec_${Buffer.alloc(32, 7).toString('base64')}`;
let receiver: StandardWebhooksReceiver;

beforeEach(async () => {
  receiver = new StandardWebhooksReceiver({ secret, dedupesById: true });
  await receiver.start();
});
afterEach(() => receiver.stop());

const post = (payload: object & { id: string }, change: Record<string, string> = {}, signedWith = secret) => {
  const body = JSON.stringify(payload);
  const at = new Date();
  const headers = {
    'content-type': 'application/json',
    'user-agent': 'Sayso/0.1.0',
    'webhook-id': payload.id,
    'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
    'webhook-signature': new Webhook(signedWith).sign(payload.id, at, body),
    ...change,
  };
  return fetch(receiver.url, { method: 'POST', headers, body });
};
const event = {
  id: 'msg_1',
  type: 'consent.changed',
  schema: 1,
  timestamp: '2026-11-22T10:00:00.000Z',
  data: {
    contact: 'ctc_1',
    external_ids: [],
    address: { kind: 'phone', scope: '', value: '+12025550101' },
    changes: [],
    state: [],
    sequence: 3,
  },
} as const;

test('a well-formed event is taken once, however often it comes', async () => {
  expect((await post(event)).status).toBe(200);
  expect((await post(event)).status).toBe(200);
  expect(receiver.violations).toEqual([]);
  expect(receiver.arrivals).toHaveLength(2);
  expect(receiver.taken).toHaveLength(1);
  expect(receiver.lastWord('+12025550101')?.data.sequence).toBe(3);
});

test.each([
  ['a signature of another secret', () => post(event, {}, `whsec_${Buffer.alloc(32, 8).toString('base64')}`)],
  ['an old timestamp', () => post(event, { 'webhook-timestamp': '1700000000' })],
  ['another content type', () => post(event, { 'content-type': 'text/plain' })],
  ['an unnamed sender', () => post(event, { 'user-agent': 'node' })],
  ['an id with a dot', () => post({ ...event, id: 'msg.1' })],
  ['a field that the contract does not know', () => post({ ...event, data: { ...event.data, evidence: {} } } as never)],
])('%s is refused and remembered', async (_what, send) => {
  expect((await send()).status).toBe(400);
  expect(receiver.violations).toHaveLength(1);
  expect(receiver.taken).toHaveLength(0);
});
