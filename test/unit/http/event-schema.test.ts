/** The published JSON Schema of the event, read by an independent validator. */
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { expect, test } from 'vitest';
import { fold } from '../../../worker/consent/fold.ts';
import type { ActRecord } from '../../../worker/consent/model.ts';
import { eventSchema } from '../../../worker/http/openapi.ts';
import { standardWebhooks } from '../../../worker/sync/destinations/standard-webhooks/destination.ts';
import { consentChanged } from '../../../worker/sync/event.ts';

const ajv = new Ajv2020({ strict: false });
addFormats.default(ajv);
const validate = ajv.compile(eventSchema('https://sayso.example'));

const grant: ActRecord = {
  seq: 1,
  act: 'grant',
  key: { programme: 'default', channel: 'sms', purpose: 'marketing' },
  topics: null,
  fromMs: 1_000,
  toMs: 1_000,
  recordedAtMs: 1_000,
  method: 'preference_center',
  verified: true,
  of: [],
  disclosure: 'ab'.repeat(32),
  terms: {},
};
const withdrawal: ActRecord = { ...grant, seq: 2, act: 'withdraw', fromMs: 2_000, toMs: 2_000, recordedAtMs: 2_000, disclosure: null };
const event = (records: readonly ActRecord[]) =>
  consentChanged(
    { no: 1, seq: 2, address: { kind: 'phone', scope: '', value: '+12025550142' }, state: fold(records), externalIds: [], records },
    { messageId: 'msg_1', contact: 'ctc_1' },
    3_000,
  );

test('R8.8 what is sent is valid against the schema that we publish', () => {
  for (const records of [[grant], [grant, withdrawal]]) {
    expect(validate(event(records)), JSON.stringify(validate.errors)).toBe(true);
  }
});

test('so is the event of a link, and none with an address in it', () => {
  const context = {
    settings: { type: 'standard_webhooks' as const, url: 'https://hooks.example/' },
    secret: `whsec_${Buffer.alloc(32, 3).toString('base64')}`,
    nowMs: 3_000,
  };
  const { body } = standardWebhooks.linked!({ messageId: 'msg_2', contacts: ['ctc_1', 'ctc_2'] }, context);
  const linked = JSON.parse(body) as { data: Record<string, unknown> };
  expect(validate(linked), JSON.stringify(validate.errors)).toBe(true);
  expect(validate({ ...linked, data: { ...linked.data, address: '+12025550142' } })).toBe(false);
  expect(validate({ ...linked, data: { contacts: ['ctc_1'] } })).toBe(false);
});

test('R8.8 so is what says that somebody was erased', () => {
  const settings = { type: 'standard_webhooks', url: 'https://receiver.example/hook' } as const;
  const context = { settings, secret: `whsec_${Buffer.alloc(32, 7).toString('base64')}`, nowMs: 3_000 };
  const ids = { messageId: 'msg_2', contact: 'ctc_1', address: { kind: 'phone', value: '+12025550142' }, customers: ['c-1'] } as const;
  const [request] = standardWebhooks.forget(ids, context);
  const sent = JSON.parse(request!.body) as Record<string, unknown>;
  expect(validate(sent), JSON.stringify(validate.errors)).toBe(true);
  expect(sent).toMatchObject({ type: 'contact.erased', data: { contact: 'ctc_1' } });
  expect(validate({ ...sent, data: { contact: 'ctc_1', address: '+12025550142' } })).toBe(false);
});

test('the schema does refuse: a field too many, a field too few, a wrong type', () => {
  const good = event([grant]);
  expect(validate({ ...good, extra: 1 })).toBe(false);
  expect(validate({ ...good, timestamp: 'now' })).toBe(false);
  const { sequence: _, ...rest } = good.data;
  expect(validate({ ...good, data: rest })).toBe(false);
});
