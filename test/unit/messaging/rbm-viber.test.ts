/** RCS by RBM and Viber's bot messages against their stand-ins. */
import { generateKeyPairSync } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { OutgoingMessage } from '../../../worker/messaging/messenger.ts';
import { rbmMessageId, rbmProvider } from '../../../worker/messaging/rbm/rbm.ts';
import { viberProvider } from '../../../worker/messaging/viber/viber.ts';
import { RbmServer } from '../../vendors/rbm-server.ts';
import { ViberServer } from '../../vendors/viber-server.ts';
import { aMessage, anAccount, toNetwork } from './chat-accounts.ts';

const PHONE = '+12025550142';
const USER = '01234567890A=';
const keys = generateKeyPairSync('rsa', { modulusLength: 2048 });
const other = generateKeyPairSync('rsa', { modulusLength: 2048 });
const pem = (key: typeof keys) => key.privateKey.export({ format: 'pem', type: 'pkcs8' }).toString();
const EMAIL = 'rbm@acme.iam.gserviceaccount.example';
const file = (key = keys, email = EMAIL) => JSON.stringify({ type: 'service_account', client_email: email, private_key: pem(key) });
const rbmServer = new RbmServer({
  agentId: 'acme',
  clientEmail: EMAIL,
  publicKey: keys.publicKey.export({ format: 'pem', type: 'spki' }).toString(),
  phones: [PHONE],
});
const viberServer = new ViberServer({ authToken: 'viber-token', subscribers: [USER], others: ['01234567890B='] });
beforeAll(() => Promise.all([rbmServer.start(), viberServer.start()]));
afterAll(() => Promise.all([rbmServer.stop(), viberServer.stop()]));
const NOW = Date.UTC(2026, 10, 22, 12);
beforeEach(() => {
  for (const server of [rbmServer, viberServer]) server.delivered.length = server.requests.length = 0;
  rbmServer.now = NOW / 1000 + 1;
});
const buttons = [
  { label: 'Yes, please send me all of your offers', data: 't.yes' },
  { label: 'No', data: 't.no' },
];
let count = 0;

describe('RBM', () => {
  const send = (given: Partial<OutgoingMessage> = {}, account: string | null = file()) =>
    rbmProvider
      .messenger(
        anAccount('rbm', {
          settings: { agent_id: 'acme', base_url: rbmServer.url },
          secrets: { client_token: 't', ...(account === null ? {} : { service_account: account }) },
        }),
        toNetwork,
      )
      .send(aMessage({ channel: 'rcs', to: PHONE, id: `msg-${count++}`, ...given }));

  test('signs for a token, and sends under an id of our own', async () => {
    const outcome = await send({ id: 'msg-own', buttons });
    expect(outcome).toEqual({ sent: { providerId: rbmMessageId('msg-own') } });
    expect(rbmServer.delivered).toEqual([
      {
        id: rbmMessageId('msg-own'),
        to: PHONE,
        text: 'Acme: send me offers?',
        buttons: [{ label: 'Yes, please send me all…', data: 't.yes' }, buttons[1]],
      },
    ]);
    expect(rbmMessageId('a')).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  });

  test('a repeat of the same message is delivered once, after whatever became of the first', async () => {
    const first = await send({ id: 'msg-again' });
    expect(await send({ id: 'msg-again' })).toEqual(first);
    const token = { kind: 'answer', answer: { status: 200, body: { access_token: 'ya29.access' } } } as const;
    rbmServer.faults.push(token, { kind: 'reset_after' });
    await expect(send({ id: 'msg-cut' })).rejects.toThrow(/unknown/);
    expect(await send({ id: 'msg-cut' })).toHaveProperty('sent');
    expect(rbmServer.delivered.map(({ id }) => id)).toEqual(['msg-again', 'msg-cut'].map(rbmMessageId));
    expect(rbmProvider.isIdempotent).toBe(true);
  });

  test('without a key that signs nothing is sent, and another account may', async () => {
    const refused = { retry: 'never', reason: expect.stringContaining('credentials'), about: 'account' };
    for (const account of [
      null,
      'no JSON',
      '[]',
      '{}',
      JSON.stringify({ client_email: EMAIL, private_key: 'x' }),
      file(other),
      file(keys, 'x@y.example'),
    ])
      expect(await send({}, account)).toEqual(refused);
    rbmServer.now += 3600;
    expect(await send()).toEqual(refused);
    expect(rbmServer.delivered).toEqual([]);
  });

  test('each refusal by its status; what failed before it was sent can be tried again', async () => {
    expect(await send({ to: '+12025550143' })).toEqual({ retry: 'never', reason: 'recipient_not_reachable' });
    expect(await send({ to: '12025550142' })).toEqual({ retry: 'never', reason: 'no_such_number' });
    expect(await send({ text: 'x'.repeat(3073) })).toEqual({ retry: 'never', reason: 'text_too_long' });
    rbmServer.faults.push({ kind: 'reset' });
    expect(await send()).toEqual({ retry: 'later', reason: 'token_not_given' });
    const token = { kind: 'answer', answer: { status: 200, body: { access_token: 'old' } } } as const;
    rbmServer.faults.push(token);
    expect(await send()).toEqual({ retry: 'never', reason: 'credentials_refused', about: 'account' });
  });
});

describe('Viber', () => {
  const send = (given: Partial<OutgoingMessage> = {}, token = 'viber-token') =>
    viberProvider
      .messenger(
        {
          ...anAccount('viber', { settings: { uri: 'acmecoffee', base_url: viberServer.url }, secrets: { auth_token: token } }),
          senders: { viber: 'Acme Coffee Roasters of Springfield' },
        },
        toNetwork,
      )
      .send(aMessage({ channel: 'viber', to: USER, ...given }));

  test('sends words and a keyboard, whose data comes back with the next message', async () => {
    expect(await send({ buttons })).toEqual({ sent: { providerId: '5741311803571721088' } });
    expect(viberServer.delivered).toEqual([
      { to: USER, text: 'Acme: send me offers?', buttons, tracking: JSON.stringify({ taps: ['t.yes', 't.no'] }) },
    ]);
  });

  test('what somebody is told who has only opened the chat is a message without its receiver', () => {
    const account = { settings: { uri: 'acmecoffee' }, senders: { viber: 'Acme' } };
    const answer = viberProvider.inAnswer?.(account, { text: 'Agree?', buttons });
    viberServer.delivered.length = 0;
    viberServer.welcome('01234567890B=', JSON.stringify(answer));
    expect(viberServer.delivered).toEqual([
      { to: '01234567890B=', text: 'Agree?', buttons, tracking: JSON.stringify({ taps: ['t.yes', 't.no'] }) },
    ]);
    for (const unfit of [{ text: '' }, { text: 'x'.repeat(7001) }, { text: 'x', buttons: [{ label: 'Yes', data: '' }] }]) {
      expect(viberProvider.inAnswer?.(account, unfit)).toBeNull();
    }
  });

  test('each refusal by its status; an unknown outcome is never repeated', async () => {
    expect(await send({}, 'other')).toEqual({ retry: 'never', reason: 'credentials_refused', about: 'account' });
    expect(await send({ to: '01234567890B=' })).toEqual({ retry: 'never', reason: 'recipient_not_subscribed' });
    expect(await send({ to: 'nobody' })).toEqual({ retry: 'never', reason: 'no_such_recipient' });
    expect(await send({ to: PHONE, toKind: 'phone' })).toMatchObject({ reason: 'no_such_recipient', about: 'account' });
    expect(await send({ text: 'x'.repeat(7001) })).toEqual({ retry: 'never', reason: 'text_too_long' });
    viberServer.faults.push({ kind: 'answer', answer: { status: 200, body: { status: 12, status_message: 'tooManyRequests' } } });
    expect(await send()).toEqual({ retry: 'later', reason: 'status_429' });
    for (const fault of [
      { kind: 'reset_after' },
      { kind: 'garbage' },
      { kind: 'answer', answer: { status: 200, body: { status: 99 } } },
    ] as const) {
      viberServer.faults.push(fault);
      await expect(send()).rejects.toThrow(/unknown/);
    }
    expect(viberProvider.isIdempotent).toBe(false);
  });
});
