/** LINE's push messages against its stand-in. */
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { lineProvider, retryKey } from '../../../worker/messaging/line/line.ts';
import type { OutgoingMessage } from '../../../worker/messaging/messenger.ts';
import { LineServer } from '../../vendors/line-server.ts';
import { aMessage, anAccount, toNetwork } from './chat-accounts.ts';

const TO = 'U4af4980629b2a1d1f3c4e5a6b7c8d9e0';
const server = new LineServer({ channelAccessToken: 'line-token', users: [TO] });
beforeAll(() => server.start());
afterAll(() => server.stop());
beforeEach(() => {
  server.delivered.length = 0;
});

const send = (message: OutgoingMessage) =>
  lineProvider
    .messenger(
      anAccount('line', {
        settings: { bot_user_id: 'U0', basic_id: '@acme', base_url: `${server.url}/` },
        secrets: { channel_secret: 's', channel_access_token: 'line-token' },
      }),
      toNetwork,
    )
    .send(message);
let count = 0;
const message = (given: Partial<OutgoingMessage> = {}) => aMessage({ channel: 'line', to: TO, id: `msg-1-0-${count++}`, ...given });
const buttons = [
  { label: 'Yes, send me your offers', data: 't.yes' },
  { label: 'No', data: 't.no' },
];
const shown = [{ label: 'Yes, send me your o…', data: 't.yes' }, buttons[1]];

test('the retry key is a UUID that the message’s id alone decides', () => {
  expect(retryKey('msg-1')).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(retryKey('msg-1')).toBe(retryKey('msg-1'));
  expect(new Set(Array.from({ length: 500 }, (_, n) => retryKey(`msg-${n}`))).size).toBe(500);
});

test('a repeat of the same message is delivered once, and answered with the first one’s id', async () => {
  const given = message();
  const first = await send(given);
  expect(first).toEqual({ sent: { providerId: expect.stringMatching(/^\d+$/) } });
  expect(await send(given)).toEqual(first);
  expect(server.delivered).toEqual([{ to: TO, text: given.text, buttons: [] }]);
  expect(server.requests.at(-1)?.headers['x-line-retry-key']).toBe(retryKey(given.id));
});

test('taken and then cut off: it throws, and the repeat finds it delivered', async () => {
  const given = message();
  server.faults.push({ kind: 'reset_after' });
  await expect(send(given)).rejects.toThrow(/unknown/);
  expect(await send(given)).toHaveProperty('sent');
  expect(server.delivered).toHaveLength(1);
  expect(lineProvider.isIdempotent).toBe(true);
});

test('buttons stay below a short text; below a long one they are quick replies', async () => {
  await send(message({ buttons }));
  await send(message({ buttons, text: 'x'.repeat(2000) }));
  await send(message({ buttons: Array.from({ length: 5 }, (_, n) => ({ label: `${n}`, data: `d.${n}` })) }));
  expect(server.delivered.map((sent) => sent.buttons)).toEqual([shown, shown, expect.objectContaining({ length: 5 })]);
  expect(server.requests.slice(-3).map(({ body }) => [body.includes('"template"'), body.includes('"quickReply"')])).toEqual([
    [true, false],
    [false, true],
    [false, true],
  ]);
});

test.each<[string, number, object, object]>([
  ['too fast', 429, { message: 'The API rate limit has been exceeded. Try again later.' }, { retry: 'later', reason: 'status_429' }],
  ['the month’s quota', 429, { message: 'You have reached your monthly limit.' }, { retry: 'never', reason: 'quota_used_up' }],
  ['a wrong token', 401, { message: 'Authentication failed.' }, { retry: 'never', reason: 'credentials_refused' }],
  [
    'a plan without pushes',
    403,
    { message: 'Access to this API is not available for your account' },
    { retry: 'never', reason: 'status_403' },
  ],
])('%s', async (_, status, body, outcome) => {
  server.faults.push({ kind: 'answer', answer: { status, body } });
  expect(await send(message())).toEqual(outcome);
});

test('somebody of another provider is final', async () => {
  expect(await send(message({ to: TO.replace('4', '5') }))).toEqual({ retry: 'never', reason: 'status_400' });
});
