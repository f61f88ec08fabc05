/** Segment's adapter against its stand-in over HTTP: the full set every time, under the right name, and what its answers mean. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { SEGMENT_BATCH_MAX } from '../../../../shared/limits.ts';
import type { AddressState, SendContext } from '../../../../worker/sync/destination.ts';
import { segment } from '../../../../worker/sync/destinations/segment/destination.ts';
import type { SegmentSettings } from '../../../../worker/sync/destinations/segment/events.ts';
import { addressState, claimed, signed, stateOf, type Told } from '../../../contract/destination-states.ts';
import { SegmentServer } from '../../../vendors/segment-server.ts';
import { deliver, exchange } from './vendor-calls.ts';

const pair = (channel: 'sms' | 'rcs' | 'whatsapp') => ({ programme: 'default', channel, purpose: 'marketing' }) as const;
let server: SegmentServer;
let context: SendContext<SegmentSettings>;

beforeEach(async () => {
  server = await new SegmentServer({ writeKey: 'write-key', categories: ['text', 'wa'] }).start();
  context = {
    secret: 'write-key',
    nowMs: Date.now(),
    settings: segment.settings.parse({
      type: 'segment',
      region: 'us',
      base_url: server.url,
      mapping: [
        { ...pair('sms'), category: 'text' },
        { ...pair('rcs'), category: 'text' },
        { ...pair('whatsapp'), category: 'wa' },
      ],
    }),
  };
});
afterEach(async () => {
  expect(server.rejected).toEqual([]);
  await server.stop();
});

type Standings = Partial<Record<'sms' | 'rcs' | 'whatsapp', 'granted' | 'withdrawn'>>;
const told = (standings: Standings, more: Partial<Told> = {}) =>
  addressState({
    ...more,
    state: Object.entries(standings).map(([channel, standing]) => stateOf({ ...pair(channel as 'sms'), standing })),
  });
const tell = (...batch: AddressState[]) => deliver(segment, context, ...batch);
const events = (state: AddressState) =>
  segment.build([state], context).flatMap(({ body }) => (JSON.parse(body) as { batch: Record<string, unknown>[] }).batch);
const DELIVERED = { '0:1': { kind: 'delivered' } };

describe('what is told', () => {
  test('one event with every category and nothing else, under our own message id', async () => {
    expect(events(told({ sms: 'granted' }))).toEqual([
      {
        type: 'track',
        anonymousId: 'ctc_1',
        event: 'Segment Consent Preference Updated',
        messageId: 'msg_1',
        timestamp: '2026-11-22T10:00:00.000Z',
        context: { consent: { categoryPreferences: { text: true, wa: false } } },
      },
    ]);
    expect(await tell(told({ sms: 'granted' }))).toEqual(DELIVERED);
    expect([server.wouldSend('ctc_1', 'text'), server.wouldSend('ctc_1', 'wa')]).toEqual([true, false]);
  });

  test.each<[Standings, boolean]>([
    [{ sms: 'granted', rcs: 'granted' }, true],
    [{ sms: 'granted' }, true],
    [{ sms: 'granted', rcs: 'withdrawn' }, false],
    [{ sms: 'withdrawn' }, false],
  ])('a category of several pairs with %o is %s', (standings, isOn) => {
    expect(events(told(standings))[0]).toMatchObject({ context: { consent: { categoryPreferences: { text: isOn } } } });
  });

  test('nothing is told where no mapped pair ever held a grant', () => {
    expect(events(told({}))).toEqual([]);
    expect(events(addressState({ state: [stateOf({ ...pair('sms'), programme: 'club', standing: 'granted' })] }))).toEqual([]);
  });

  test('a signed id is the user; a claimed one is not', async () => {
    expect(events(told({ sms: 'granted' }, { ids: [signed('cus-7')] }))).toMatchObject([{ userId: 'cus-7' }]);
    expect(events(told({ sms: 'granted' }, { ids: [claimed('cus-7')] }))).toMatchObject([{ anonymousId: 'ctc_1' }]);
  });

  test('a withdrawal reaches what was told before an id was signed', async () => {
    await tell(told({ sms: 'granted' }));
    await tell(told({ sms: 'granted' }, { messageId: 'msg_2', ids: [signed('cus-7')] }));
    expect([server.wouldSend('ctc_1', 'text'), server.wouldSend('cus-7', 'text')]).toEqual([true, true]);
    await tell(told({ sms: 'withdrawn' }, { messageId: 'msg_3', ids: [signed('cus-7')] }));
    expect([server.wouldSend('ctc_1', 'text'), server.wouldSend('cus-7', 'text')]).toEqual([false, false]);
  });

  test('R5.18 what was told under the name of the owner before is taken back', async () => {
    await tell(told({ sms: 'granted' }));
    await tell(told({ sms: 'granted' }, { messageId: 'msg_2', contact: 'ctc_2', formerContact: 'ctc_1' }));
    expect([server.wouldSend('ctc_1', 'text'), server.wouldSend('ctc_2', 'text')]).toEqual([false, true]);
  });

  test('every event of a delivery has a message id of its own, the same in a retry', () => {
    const state = told({ sms: 'withdrawn' }, { contact: 'ctc_2', formerContact: 'ctc_1', ids: [signed('a'), signed('b')] });
    const ids = events(state).map(({ messageId }) => messageId);
    expect(new Set(ids).size).toBe(4);
    expect(events(state).map(({ messageId }) => messageId)).toEqual(ids);
  });

  test('a full batch with every mapping full stays below what Segment takes', async () => {
    const rows = Array.from({ length: 100 }, (_, index) => ({ ...pair('sms'), category: `${index}`.padEnd(64, '-') }));
    const wide = { ...context, settings: segment.settings.parse({ ...context.settings, mapping: rows }) };
    const ids = [signed('x'.repeat(200)), signed('y'.repeat(200))];
    const batch = Array.from({ length: SEGMENT_BATCH_MAX }, (_, no) => told({ sms: 'withdrawn' }, { id: `0:${no}`, ids }));
    for (const { body } of segment.build(batch, wide)) {
      expect(Buffer.byteLength(body)).toBeLessThan(500 * 1024);
      for (const event of (JSON.parse(body) as { batch: object[] }).batch) expect(JSON.stringify(event).length).toBeLessThan(32 * 1024);
    }
  });
});

describe('what an answer means', () => {
  const answer = (status: number, headers: Record<string, string> = {}, body: unknown = { success: false, message: 'no' }) =>
    server.faults.push({ kind: 'answer', answer: { status, headers, body } });

  test.each<[number, object]>([
    [400, { kind: 'failed', retry: 'never', unknown: false }],
    [413, { kind: 'failed', retry: 'never', unknown: false }],
    [401, { kind: 'failed', retry: 'later', unknown: false }],
    [404, { kind: 'failed', retry: 'later', unknown: false }],
    [500, { kind: 'failed', retry: 'later', unknown: true }],
    [503, { kind: 'failed', retry: 'later', unknown: true }],
    [200, { kind: 'failed', retry: 'later' }],
  ])('%d without success means %o', async (status, outcome) => {
    answer(status);
    expect(await tell(told({ sms: 'granted' }))).toMatchObject({ '0:1': outcome });
  });

  test('an overload waits as long as it says', async () => {
    answer(429, { 'retry-after': '17' });
    expect(await tell(told({ sms: 'granted' }))).toMatchObject({ '0:1': { retry: 'later', retryAfterMs: 17_000, unknown: false } });
  });

  test('a retry after an answer that got lost counts once', async () => {
    server.faults.push({ kind: 'reset_after' });
    await expect(tell(told({ sms: 'granted' }))).rejects.toThrow('unknown: true');
    await tell(told({ sms: 'withdrawn' }, { messageId: 'msg_2' }));
    expect(await tell(told({ sms: 'granted' }))).toEqual(DELIVERED);
    expect(server.wouldSend('ctc_1', 'text')).toBe(false);
  });

  test('a success that cannot be read is no success', async () => {
    server.faults.push({ kind: 'garbage' });
    expect(await tell(told({ sms: 'granted' }))).toMatchObject({ '0:1': { kind: 'failed', retry: 'later', unknown: true } });
  });
});

test('trying the destination tells Segment of nobody', async () => {
  const [outcome] = (await exchange(segment, segment.test('msg_9', context))).values();
  expect(outcome).toEqual({ kind: 'delivered' });
  expect(server.requests.map(({ body }) => body)).toEqual(['{"batch":[]}']);
});

test.each([
  ['us', 'https://api.segment.io/v1/batch'],
  ['eu', 'https://events.eu1.segmentapis.com/v1/batch'],
] as const)('the region %s has one host', (region, url) => {
  const { base_url: _, ...settings } = context.settings;
  expect(segment.build([told({ sms: 'granted' })], { ...context, settings: { ...settings, region } })[0]?.url).toBe(url);
});
