/** What is read of Infobip's webhooks. What holds of every platform is in the contract suite. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { infobip } from '../../../worker/inbound/infobip/infobip.ts';
import { infobip as kit } from '../../contract/inbound/infobip.ts';
import { bytesOf, jsonOf } from '../../contract/inbound/kit.ts';
import {
  basic,
  deliveryEvent,
  type InfobipMessage,
  inboundChat,
  inboundMo,
  inboundSms,
  seenReport,
  smsReport,
} from '../../vendors/infobip-webhooks.ts';
import { accountOf, arrive, eventsOf, RECEIVED_AT_MS, rawOf, URL_OF_ACCOUNT } from './arrive.ts';

const PHONE = '12025550142';
const OURS = '447700900199';
const inbound: InfobipMessage = { id: 'm1', from: PHONE, to: OURS, atMs: RECEIVED_AT_MS - 60_000 };
const outbound: InfobipMessage = { id: 's1', from: OURS, to: PHONE, atMs: RECEIVED_AT_MS };
const read = (body: unknown) => eventsOf(infobip, kit, jsonOf(body));
const counted = async (body: unknown) => {
  const parsed = await arrive(infobip, kit, jsonOf(body));
  return typeof parsed === 'string' ? parsed : [...parsed.events, ...parsed.unknown];
};

test.each([
  ['as its profile has it', basic('sayso:password-of-acme'), 'ok'],
  ['another password', basic('sayso:password-of-acmE'), 'signature_wrong'],
  ['another name', basic('other:password-of-acme'), 'signature_wrong'],
  ['a part of it', basic('sayso:password'), 'signature_wrong'],
  ['nothing behind Basic', 'Basic ', 'signature_wrong'],
  ['our API key', 'App api-key-of-acme', 'signature_wrong'],
  ['the secret in the open', 'sayso:password-of-acme', 'signature_wrong'],
  ['Bearer', 'Bearer sayso:password-of-acme', 'signature_wrong'],
])('%s', async (_, authorization, expected) => {
  const raw = rawOf({ method: 'POST', url: URL_OF_ACCOUNT, headers: { authorization }, body: bytesOf('{}') });
  const verified = await infobip.verify(raw, accountOf('infobip', kit.account));
  expect(verified.ok ? 'ok' : verified.error).toBe(expected);
});

describe('a message', () => {
  test.each([
    ['SMS', inboundSms(inbound, 'STOP'), { kind: 'text', text: 'STOP', channel: 'sms' }],
    ['SMS whose keyword was taken out of the clean text', inboundSms(inbound, 'STOP please'), { kind: 'text', text: 'STOP please' }],
    [
      'the Messages API',
      inboundMo(inbound, 'RCS', { type: 'TEXT', text: 'Hi', cleanText: '' }),
      { kind: 'text', text: 'Hi', channel: 'rcs' },
    ],
    [
      'a picture by it',
      inboundMo(inbound, 'MMS', { type: 'IMAGE', url: 'https://a.example/1' }),
      { kind: 'text', text: '', channel: 'mms' },
    ],
    [
      'a button by it',
      inboundMo(inbound, 'RCS', { type: 'BUTTON_REPLY', text: '42', payload: 'match:42' }),
      { kind: 'tap', data: 'match:42', label: '42' },
    ],
    ['WhatsApp', inboundChat(inbound, 'WHATSAPP', { type: 'TEXT', text: 'Hi' }), { kind: 'text', text: 'Hi', channel: 'whatsapp' }],
    [
      'a picture on WhatsApp',
      inboundChat(inbound, 'WHATSAPP', { type: 'IMAGE', caption: 'STOP', url: 'https://a.example/1' }),
      { text: 'STOP' },
    ],
    [
      'a reply button',
      inboundChat(inbound, 'WHATSAPP', { type: 'INTERACTIVE_BUTTON_REPLY', id: 'match:42', title: '42' }),
      { kind: 'tap', data: 'match:42', label: '42' },
    ],
    [
      'a template’s button',
      inboundChat(inbound, 'WHATSAPP', { type: 'BUTTON', text: 'Stop', payload: 'Stop' }),
      { kind: 'text', text: 'Stop' },
    ],
    [
      'a suggestion on RCS',
      inboundChat(inbound, 'RCS', { type: 'SUGGESTION', text: 'Yes', postbackData: 'p1' }),
      { kind: 'tap', data: 'p1', label: 'Yes' },
    ],
  ])('%s', async (_, body, expected) => {
    const [event, ...others] = await read(body);
    expect(others).toEqual([]);
    expect(event).toMatchObject({ id: 'm1', from: { kind: 'phone', scope: '', value: `+${PHONE}` }, to: `+${OURS}`, ...expected });
    expect(event?.at.fromMs).toBeLessThanOrEqual(inbound.atMs);
    expect(event?.at.toMs).toBeGreaterThanOrEqual(inbound.atMs);
    expect(event?.at.toMs).toBeLessThan(RECEIVED_AT_MS + 60_000);
  });

  test('each of a batch', async () => {
    const both = [inboundSms(inbound, 'STOP'), inboundSms({ ...inbound, id: 'm2', from: '447700900111' }, 'Hi')] as { results: object[] }[];
    expect(await read({ results: both.flatMap(({ results }) => results) })).toMatchObject([{ id: 'm1' }, { id: 'm2' }]);
  });

  test.each([
    ['a channel that is not read', inboundMo(inbound, 'VIBER_BM', { type: 'TEXT', text: 'STOP' }), 'infobip.channel.VIBER_BM'],
    ['no number', inboundSms({ ...inbound, from: 'Mallory' }, 'STOP'), 'infobip.from.sms'],
  ])('%s is counted', async (_, body, name) => {
    expect(await counted(body)).toEqual([name]);
  });
});

describe('a report', () => {
  test.each([
    ['delivered', deliveryEvent(outbound, 'SMS', 'DELIVERED', 'DELIVERED_TO_HANDSET'), { status: 'delivered', id: 's1:delivered' }],
    [
      'refused',
      deliveryEvent(outbound, 'RCS', 'REJECTED', 'REJECTED_DND', 'EC_DND'),
      { status: 'failed', reason: 'code_EC_DND', channel: 'rcs' },
    ],
    [
      'not delivered',
      smsReport(outbound, 'UNDELIVERABLE', 'UNDELIVERABLE_NOT_DELIVERED'),
      { status: 'failed', reason: 'code_UNDELIVERABLE_NOT_DELIVERED' },
    ],
    ['too late', smsReport(outbound, 'EXPIRED', 'Bob <b>'), { status: 'failed', reason: 'code_none' }],
    ['seen', seenReport({ ...outbound, from: PHONE, to: OURS }), { status: 'read', id: 's1:read' }],
  ])('%s', async (_, body, expected) => {
    expect(await read(body)).toMatchObject([{ kind: 'status', message: 's1', from: { value: `+${PHONE}` }, to: `+${OURS}`, ...expected }]);
  });

  test('on its way, or with the operator only, says nothing new', async () => {
    expect(await counted(smsReport(outbound, 'TELEPORTED', 'X'))).toEqual(['infobip.status.TELEPORTED']);
    expect(await counted(smsReport(outbound, 'PENDING', 'PENDING_ENROUTE'))).toEqual([]);
    expect(await counted(smsReport(outbound, 'DELIVERED', 'DELIVERED_TO_OPERATOR'))).toEqual([]);
  });
});

test('whatever a result holds, reading it never throws, and names nobody but who is in it', async () => {
  const account = accountOf('infobip', kit.account);
  const names = fc.constantFrom(
    'messageId',
    'channel',
    'from',
    'to',
    'sender',
    'destination',
    'text',
    'event',
    'status',
    'content',
    'message',
    'receivedAt',
    'seenAt',
  );
  const value = fc.oneof(fc.string(), fc.constantFrom('SMS', 'MO', 'DELIVERY', 'SEEN', PHONE, 'x'), fc.jsonValue());
  await fc.assert(
    fc.asyncProperty(fc.array(fc.dictionary(names, value), { maxLength: 3 }), async (list) => {
      const raw = rawOf({ method: 'POST', url: URL_OF_ACCOUNT, headers: {}, body: bytesOf(JSON.stringify({ results: list })) });
      const parsed = await infobip.parse(raw, account);
      if (!parsed.ok) return;
      expect(parsed.value.events.length + parsed.value.unknown.length).toBeLessThanOrEqual(list.length);
      for (const { from } of parsed.value.events) expect(JSON.stringify(list)).toContain(from.value.slice(1));
    }),
  );
});
