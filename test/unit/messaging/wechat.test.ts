/** WeChat's customer service messages against their stand-in. */
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { OutgoingMessage } from '../../../worker/messaging/messenger.ts';
import { wechatProvider } from '../../../worker/messaging/wechat/wechat.ts';
import { WechatServer } from '../../vendors/wechat-server.ts';
import { aMessage, anAccount, toNetwork } from './chat-accounts.ts';

const TO = 'oyORnuP8q7ou2gfYjqLzSIWZf0rs';
const STRANGER = 'oia2TjjewbmiOUlr6X-1crbLOvLw';
const server = new WechatServer({ appId: 'wx2c27', appSecret: 'app-secret', followers: [TO] });
beforeAll(() => server.start());
afterAll(() => server.stop());
beforeEach(() => {
  server.delivered.length = server.requests.length = 0;
  server.writers.add(TO);
});

const send = (given: Partial<OutgoingMessage> = {}, secret = 'app-secret') =>
  wechatProvider
    .messenger(
      anAccount('wechat', {
        settings: { app_id: 'wx2c27', original_id: 'gh_1', mode: 'plain', base_url: server.url },
        secrets: { app_secret: secret, token: 't' },
      }),
      toNetwork,
    )
    .send(aMessage({ channel: 'wechat', to: TO, ...given }));
const buttons = [
  { label: 'Yes', data: 't.yes' },
  { label: 'No', data: 't.no' },
];

test('asks for the token and sends, with a menu where there are buttons', async () => {
  expect(await send({ text: '你好' })).toEqual({ sent: { providerId: null } });
  expect(await send({ buttons })).toHaveProperty('sent');
  expect(server.delivered.map(({ text, buttons: shown }) => [text, shown])).toEqual([
    ['你好', []],
    ['Acme: send me offers?', buttons],
  ]);
  expect(server.requests.map(({ path }) => path.split('?')[0])).toEqual([
    '/cgi-bin/stable_token',
    '/cgi-bin/message/custom/send',
    '/cgi-bin/stable_token',
    '/cgi-bin/message/custom/send',
  ]);
});

test('what fails before anything was sent can be tried again; afterwards nobody knows', async () => {
  for (const fault of [
    { kind: 'reset' },
    { kind: 'reset_after' },
    { kind: 'garbage' },
    { kind: 'answer', answer: { status: 500 } },
  ] as const) {
    server.faults.push(fault);
    expect(await send()).toEqual({ retry: 'later', reason: 'token_not_given' });
  }
  expect(server.delivered).toEqual([]);
  const token = { kind: 'answer', answer: { status: 200, body: { access_token: 'token-of-wx2c27', expires_in: 7200 } } } as const;
  const busy = { kind: 'answer', answer: { status: 200, body: { errcode: -1, errmsg: 'system error' } } } as const;
  for (const fault of [{ kind: 'reset_after' }, { kind: 'garbage' }, busy] as const) {
    server.faults.push(token, fault);
    await expect(send()).rejects.toThrow(/unknown/);
  }
});

test('each refusal by its code', async () => {
  expect(await send({}, 'other')).toEqual({ retry: 'never', reason: 'credentials_refused', about: 'account' });
  expect(await send({ to: STRANGER })).toEqual({ retry: 'never', reason: 'recipient_blocked' });
  expect(await send({ to: 'jo' })).toEqual({ retry: 'never', reason: 'no_such_recipient' });
  server.writers.clear();
  expect(await send()).toEqual({ retry: 'never', reason: 'outside_window' });
  const token = { kind: 'answer', answer: { status: 200, body: { access_token: 'x' } } } as const;
  server.faults.push(token, {
    kind: 'answer',
    answer: { status: 200, body: { errcode: 45009, errmsg: 'reach max api daily quota limit' } },
  });
  expect(await send()).toEqual({ retry: 'later', reason: 'error_45009' });
});

test('2,048 bytes of UTF-8 go, labels counted in; more is not sent', async () => {
  expect(await send({ text: '好'.repeat(682) })).toHaveProperty('sent');
  expect(await send({ text: '好'.repeat(683) })).toEqual({ retry: 'never', reason: 'text_too_long' });
  expect(await send({ text: 'x'.repeat(2045), buttons })).toEqual({ retry: 'never', reason: 'text_too_long' });
  expect(server.delivered).toHaveLength(1);
});
