/** The state on the wire: exactly the contract's form, judged at the moment it is asked for. */
import { expect, test } from 'vitest';
import { contactState } from '../../../shared/contract/contact.ts';
import { eventRecord as eventRecordSchema, eventState } from '../../../shared/contract/event.ts';
import type { ActRecord, AddressState, KeyState } from '../../../worker/consent/model.ts';
import { contactStates, eventRecords, eventStates } from '../../../worker/consent/wire.ts';

const key: KeyState = {
  programme: 'default',
  channel: 'sms',
  purpose: 'marketing',
  standing: 'granted',
  verified: true,
  attested: false,
  sinceMs: 1_000,
  method: 'web_form',
  disclosure: 'ab'.repeat(32),
  grantSeq: 3,
  topics: null,
  topicsOff: ['sale'],
  expiresAtMs: 5_000,
  stopped: false,
  needsConfirm: false,
  confirmedElsewhere: false,
  withdrawnAtMs: null,
  everGranted: true,
  movedSeq: 4,
  claims: [
    { seq: 7, openedAtMs: 2_000, lapsesAtMs: 3_000, method: 'web_form', disclosure: 'cd'.repeat(32), topics: null, expiresAtMs: null },
  ],
};
const asked: KeyState = { ...key, channel: 'email', standing: 'not_asked', everGranted: false, sinceMs: null, disclosure: null };
const state = { keys: [asked, key], hold: null } as unknown as AddressState;

test('a state has the form of the contract, and only pairs that ever held a grant go to a destination', () => {
  const all = eventStates(state, 4_999).map((each) => eventState.parse(each));
  expect(all.map(({ channel, permitted }) => [channel, permitted])).toEqual([
    ['email', false],
    ['sms', true],
  ]);
  expect(eventStates(state, 4_999, { onlyOwned: true })).toEqual([all[1]]);
  expect(all[1]).toMatchObject({
    since_at: '1970-01-01T00:00:01.000Z',
    expires_at: '1970-01-01T00:00:05.000Z',
    topics: null,
    topics_off: ['sale'],
    method: 'web_form',
    disclosure: 'ab'.repeat(32),
  });
});

test('expiry is judged at the very millisecond', () => {
  const at = (nowMs: number) => eventStates(state, nowMs, { onlyOwned: true })[0];
  expect(at(4_999)).toMatchObject({ standing: 'granted', permitted: true, verified: true, suppressed_by: [] });
  expect(at(5_000)).toMatchObject({ standing: 'expired', permitted: false, verified: false, suppressed_by: ['expired'] });
});

test('R1.5 a claim is seen by the merchant and never by a destination', () => {
  const [, own] = contactStates(state, 3_000).map((each) => contactState.parse(each));
  expect(own).toMatchObject({
    disclosure: key.disclosure,
    seen_seq: 4,
    claims: [{ seq: 7, status: 'pending', lapses_at: '1970-01-01T00:00:03.000Z' }],
  });
  expect(contactStates(state, 3_001)[1]?.claims[0]?.status).toBe('lapsed');
  expect(JSON.stringify(eventStates(state, 3_000))).not.toContain('cd'.repeat(32));
});

test('a record says its interval and nothing of its terms', () => {
  const record: ActRecord = {
    seq: 9,
    recordedAtMs: 4_000,
    act: 'withdraw',
    key: { programme: null, channel: null, purpose: null },
    topics: null,
    fromMs: 1_000,
    toMs: 1_999,
    method: 'platform_event',
    verified: true,
    of: [],
    disclosure: null,
    terms: { clamped: true },
  };
  expect(eventRecords([record]).map((each) => eventRecordSchema.parse(each))).toEqual([
    {
      seq: 9,
      act: 'withdraw',
      programme: null,
      channel: null,
      purpose: null,
      topics: null,
      effective_from: '1970-01-01T00:00:01.000Z',
      effective_to: '1970-01-01T00:00:01.999Z',
      recorded_at: '1970-01-01T00:00:04.000Z',
      method: 'platform_event',
      verified: true,
      disclosure: null,
    },
  ]);
});
