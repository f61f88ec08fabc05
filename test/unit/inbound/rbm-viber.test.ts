/** What RBM and Viber tell: which bytes are signed, which account they are for, and what each event is. */
import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { rbm } from '../../../worker/inbound/rbm/rbm.ts';
import { messageToken, viber } from '../../../worker/inbound/viber/viber.ts';
import { bytesOf, jsonOf } from '../../contract/inbound/kit.ts';
import { rbm as rbmKit } from '../../contract/inbound/rbm.ts';
import { viber as viberKit } from '../../contract/inbound/viber.ts';
import { rbmData, rbmEnvelope, rbmEvent, rbmMessage, rbmSignature } from '../../vendors/rbm-webhooks.ts';
import { viberBody, viberMessage } from '../../vendors/viber-callbacks.ts';
import { accountOf, arrive, eventsOf, RECEIVED_AT_MS, rawOf, URL_OF_ACCOUNT } from './arrive.ts';

const JO = '+12025550142';
const atMs = RECEIVED_AT_MS - 5000;

describe('RBM', () => {
  const told = { phone: JO, agent: 'acme_coffee_7a2b', id: 'e-1', atMs };
  const read = async (body: string) => (await eventsOf(rbm, rbmKit, bytesOf(body)))[0];
  const verify = (body: string, signature: string) =>
    rbm.verify(
      rawOf({ method: 'POST', url: URL_OF_ACCOUNT, headers: { 'x-goog-signature': signature }, body: bytesOf(body) }),
      accountOf('rbm', rbmKit.account),
    );

  test('the event’s bytes are signed: another event under the signature is refused', async () => {
    const [stop, other] = [rbmEvent(told, 'UNSUBSCRIBE'), rbmEvent({ ...told, phone: '+12025550143' }, 'UNSUBSCRIBE')];
    const signature = rbmSignature('SJENCPGJESMGUFPY', rbmData(bytesOf(stop)));
    expect((await verify(stop, signature)).ok).toBe(true);
    expect(await verify(other, signature)).toEqual({ ok: false, error: 'signature_wrong' });
    expect(await verify(stop, signature.slice(0, -2))).toEqual({ ok: false, error: 'signature_wrong' });
  });

  test('one event has one spelling: base64 with anything else in it is refused', async () => {
    const stop = rbmEvent(told, 'UNSUBSCRIBE');
    const signature = rbmSignature('SJENCPGJESMGUFPY', rbmData(bytesOf(stop)));
    expect((await verify(stop.replace('"data":"', '"data":" '), signature)).ok).toBe(false);
    expect((await verify(JSON.stringify({ message: {} }), rbmSignature('SJENCPGJESMGUFPY', new Uint8Array()))).ok).toBe(false);
  });

  test('an agent is the same with and without its domain, and another one is refused', async () => {
    expect(await read(rbmEvent({ ...told, agent: 'acme_coffee_7a2b@rbm.goog' }, 'UNSUBSCRIBE'))).toMatchObject({ kind: 'withdraw' });
    expect(await arrive(rbm, rbmKit, bytesOf(rbmEvent({ ...told, agent: 'other' }, 'UNSUBSCRIBE')))).toBe('other_account');
  });

  test.each<[string, string, object]>([
    ['unsubscribe', rbmEvent(told, 'UNSUBSCRIBE'), { kind: 'withdraw', words: 'UNSUBSCRIBE' }],
    ['subscribe', rbmEvent(told, 'SUBSCRIBE'), { kind: 'resume' }],
    ['delivered', rbmEvent(told, 'DELIVERED', { messageId: 'm' }), { kind: 'status', status: 'delivered', message: 'm', id: 'e-1' }],
    ['read', rbmEvent(told, 'READ', { messageId: 'm' }), { kind: 'status', status: 'read' }],
    ['a text', rbmMessage(told, { text: 'stop' }), { kind: 'text', text: 'stop' }],
    [
      'a suggested reply',
      rbmMessage(told, { suggestionResponse: { postbackData: 't.yes', text: 'Yes', type: 'REPLY' } }),
      { kind: 'tap', data: 't.yes', label: 'Yes' },
    ],
    ['a place', rbmMessage(told, { location: { latitude: 1, longitude: 2 } }), { kind: 'text', text: '' }],
  ])('%s', async (_, body, event) => {
    const right = { channel: 'rcs', from: { kind: 'phone', scope: '', value: JO }, to: 'acme_coffee_7a2b' };
    expect(await read(body)).toMatchObject({ ...right, ...event });
  });

  test('without its own time an event is of when it was published', async () => {
    const body = rbmEnvelope(JSON.stringify({ senderPhoneNumber: JO, eventType: 'UNSUBSCRIBE', eventId: '1', agentId: told.agent }), atMs);
    expect((await read(body))?.at.fromMs).toBeLessThanOrEqual(atMs);
    expect((await read(body))?.at.fromMs).toBeLessThan(RECEIVED_AT_MS - 5000);
  });

  test('set-up is answered only to who knows the token, and no event is one', async () => {
    const shake = (body: unknown) =>
      rbm.handshake?.(rawOf({ method: 'POST', url: URL_OF_ACCOUNT, headers: {}, body: jsonOf(body) }), accountOf('rbm', rbmKit.account));
    expect(await shake({ clientToken: 'SJENCPGJESMGUFPY', secret: '1"2' })).toMatchObject({ status: 200, body: '{"secret":"1\\"2"}' });
    for (const body of [
      { clientToken: 'other', secret: '1' },
      { clientToken: 'SJENCPGJESMGUFPY' },
      { secret: '1' },
      [],
      null,
      { message: {} },
    ])
      expect(await shake(body)).toBeNull();
  });
});

describe('Viber', () => {
  const USER = viberKit.people[0].sent;
  const message = { from: USER, id: 'm', atMs };
  const read = async (body: Uint8Array<ArrayBuffer>) => (await eventsOf(viber, viberKit, body))[0];

  test('its signature is the one that Node makes of the bytes', async () => {
    const body = viberMessage(message, { type: 'text', text: 'Hi 🛑' });
    const signature = createHmac('sha256', viberKit.account.secrets.auth_token).update(body).digest('hex');
    const verify = (given: string) =>
      viber.verify(
        rawOf({ method: 'POST', url: URL_OF_ACCOUNT, headers: { 'x-viber-content-signature': given }, body }),
        accountOf('viber', viberKit.account),
      );
    expect((await verify(signature)).ok).toBe(true);
    for (const other of [`sha256=${signature}`, signature.toUpperCase(), signature.slice(1), ''])
      expect(await verify(other)).toEqual({ ok: false, error: 'signature_wrong' });
  });

  test('a message is known by all 64 bits of its number, which no words can put there', async () => {
    expect(messageToken(bytesOf('{"message_token":5741311803571721087}'))).toBe('5741311803571721087');
    expect(messageToken(bytesOf('{"message_token": "5741311803571721088"}'))).toBe('5741311803571721088');
    const sent = { event: 'message', sender: { id: USER }, message: { type: 'text', text: '"message_token":7' }, timestamp: atMs };
    const body = bytesOf(
      JSON.stringify({ ...sent, message_token: 0 }).replace('"message_token":0}', '"message_token":5741311803571721087}'),
    );
    expect((await read(body))?.id).toBe('message:5741311803571721087');
  });

  test.each<[string, Uint8Array<ArrayBuffer>, object]>([
    [
      'a chat opened with a token',
      viberBody(message, 'conversation_started', { type: 'open', context: 'tok-1', user: { id: USER }, subscribed: false }),
      { kind: 'start', token: 'tok-1' },
    ],
    ['subscribed', viberBody(message, 'subscribed', { user: { id: USER } }), { kind: 'unblock' }],
    ['unsubscribed', viberBody(message, 'unsubscribed', { user_id: USER }), { kind: 'withdraw' }],
    ['a text', viberMessage(message, { type: 'text', text: 'STOP' }), { kind: 'text', text: 'STOP' }],
    ['a picture', viberMessage(message, { type: 'picture', media: 'https://a.example/x.jpg' }), { kind: 'text', text: '' }],
    ['seen', viberBody(message, 'seen', { user_id: USER }), { kind: 'status', status: 'read' }],
    ['failed', viberBody(message, 'failed', { user_id: USER, desc: 'failure description' }), { kind: 'status', status: 'failed' }],
  ])('%s', async (_, body, event) => {
    expect(await read(body)).toMatchObject({ from: { kind: 'viber_user', scope: 'acmecoffee', value: USER }, ...event });
  });

  test('a chat opened without a token is nobody’s link', async () => {
    const body = viberBody(message, 'conversation_started', { type: 'open', user: { id: USER }, subscribed: false });
    expect(await arrive(viber, viberKit, body)).toEqual({ events: [], unknown: ['viber.conversation_started.no_context'] });
  });

  test('a tap is told from words by the buttons that the message had', async () => {
    const tracking = JSON.stringify({ taps: ['t.yes', 't.no'] });
    const said = (text: string, tracking_data?: string) => viberMessage(message, { type: 'text', text, tracking_data });
    expect(await read(said('t.yes', tracking))).toMatchObject({ kind: 'tap', data: 't.yes' });
    for (const body of [
      said('STOP', tracking),
      said('t.yes'),
      said('t.yes', '{}'),
      said('t.yes', 'no JSON'),
      said('t.yes', '{"taps":"t.yes"}'),
    ])
      expect((await read(body))?.kind).toBe('text');
  });
});

test('no bytes break a parser', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.oneof(
        fc.uint8Array(),
        fc.json().map(bytesOf),
        fc.json().map((json) => bytesOf(rbmEnvelope(json, 0))),
      ),
      async (bytes) => {
        const body = new Uint8Array(bytes);
        for (const read of [await arrive(rbm, rbmKit, body), await arrive(viber, viberKit, body)])
          if (typeof read !== 'string') expect(read.events).toEqual([]);
      },
    ),
    { numRuns: 200 },
  );
});
