import { describe, expect, test } from 'vitest';
import { fold } from '../../../worker/consent/fold.ts';
import type { ActRecord } from '../../../worker/consent/model.ts';
import { carriedOver, leftBehind } from '../../../worker/inbound/carry-over.ts';
import type { InboundEvent } from '../../../worker/inbound/inbound.ts';

const EVENT: Extract<InboundEvent, { kind: 'moved' }> = {
  kind: 'moved',
  id: 'wamid.1',
  channel: 'whatsapp',
  from: { kind: 'whatsapp_bsuid', scope: 'waba', value: 'US.2' },
  previous: { kind: 'whatsapp_bsuid', scope: 'waba', value: 'US.1' },
  to: null,
  at: { fromMs: 5000, toMs: 5000 },
};
const ACCOUNT = { id: 'a1', platform: 'meta', programme: 'default', inbound: 'withdrawals' } as const;
const record = (seq: number, act: ActRecord['act'], channel: 'whatsapp' | 'sms' | null, atMs: number): ActRecord => ({
  seq,
  act,
  key: { programme: channel === null ? null : 'default', channel, purpose: channel === null ? null : 'marketing' },
  topics: null,
  fromMs: atMs,
  toMs: atMs,
  recordedAtMs: atMs,
  method: 'keyword',
  verified: true,
  of: [],
  disclosure: act === 'grant' ? 'ab'.repeat(32) : null,
  terms: {},
});
const carried = (...records: ActRecord[]) => carriedOver(EVENT, ACCOUNT, fold(records));

describe('what a former id said no to', () => {
  test('goes on holding for the new one, from its own time', () => {
    const [told, ...more] = carried(record(1, 'grant', 'whatsapp', 1000), record(2, 'withdraw', 'whatsapp', 2000));
    expect(more).toEqual([]);
    expect(told).toMatchObject({
      at: { fromMs: 2000, toMs: 2000 },
      isMessage: false,
      act: { do: 'withdraw', programme: 'default', channels: ['whatsapp'], purpose: 'marketing', isStop: false },
    });
  });
  test('of the whole address holds for the whole address', () => {
    expect(carried(record(1, 'withdraw', null, 2000))).toMatchObject([{ act: { programme: null, channels: null } }]);
  });
  test('nothing else is carried: no grant, no other channel, nothing that was taken up again', () => {
    expect(carried(record(1, 'grant', 'whatsapp', 1000))).toEqual([]);
    expect(carried(record(1, 'withdraw', 'sms', 1000))).toEqual([]);
    expect(carried(record(1, 'withdraw', 'whatsapp', 1000), record(2, 'grant', 'whatsapp', 2000))).toEqual([]);
  });
  test('each part has an id of its own, the same for every redelivery', () => {
    const ids = () => carried(record(1, 'withdraw', null, 1000), record(2, 'withdraw', 'whatsapp', 2000)).map(({ messageId }) => messageId);
    expect(new Set(ids()).size).toBe(2);
    expect(ids()).toEqual(ids());
    expect(ids()).not.toContain(leftBehind(EVENT, ACCOUNT).messageId);
  });
});

test('the former id is stopped on that channel: whoever gets it next has agreed to nothing', () => {
  expect(leftBehind(EVENT, ACCOUNT)).toMatchObject({ at: EVENT.at, act: { do: 'stop', channels: ['whatsapp'] } });
});
