/** What every chat provider promises: one call, no redirect, an unknown outcome is a throw, and nothing said of a person or a secret. */
import { describe, expect, test } from 'vitest';
import { lineProvider } from '../../../worker/messaging/line/line.ts';
import type { Messenger, OutgoingMessage } from '../../../worker/messaging/messenger.ts';
import { metaProvider } from '../../../worker/messaging/meta/meta.ts';
import { cutLabel } from '../../../worker/messaging/provider-call.ts';
import { telegramProvider } from '../../../worker/messaging/telegram/telegram.ts';
import type { Network } from '../../../worker/platform/network.ts';
import { aMessage, anAccount } from './chat-accounts.ts';

const LINE = anAccount('line', {
  settings: { bot_user_id: 'U0', basic_id: '@acme' },
  secrets: { channel_secret: 'shh-secret', channel_access_token: 'shh-token' },
});
const META = anAccount('meta', {
  settings: { phone_number_id: '106', page_id: '104', instagram_id: '178', waba_id: '102' },
  secrets: { access_token: 'shh-token', app_secret: 'shh-secret', verify_token: 'shh-verify' },
});
const TELEGRAM = anAccount('telegram', {
  settings: { bot_username: 'acme_bot' },
  secrets: { bot_token: '123:shh-token', webhook_secret: 'shh-secret' },
});

const ALL: readonly [string, (network: Network) => Messenger, OutgoingMessage][] = [
  ['whatsapp', (network) => metaProvider.messenger(META, network), aMessage({ channel: 'whatsapp', to: '+12025550142', kind: 'reply' })],
  ['messenger', (network) => metaProvider.messenger(META, network), aMessage({ channel: 'messenger', to: '1254477777772919' })],
  ['instagram', (network) => metaProvider.messenger(META, network), aMessage({ channel: 'instagram', to: '8211548912345678' })],
  ['line', (network) => lineProvider.messenger(LINE, network), aMessage({ channel: 'line', to: 'U4af4980629b2a1d1f3c4e5a6b7c8d9e0' })],
  ['telegram', (network) => telegramProvider.messenger(TELEGRAM, network), aMessage({ channel: 'telegram', to: '1111111' })],
];

describe.each(ALL)('%s', (_, make, message) => {
  function answering(answer: () => Response) {
    const calls: { url: string; init: RequestInit }[] = [];
    const messenger = make(async (url, init) => {
      calls.push({ url, init });
      return answer();
    });
    return { calls, messenger };
  }
  const json =
    (status: number, body: unknown = {}) =>
    () =>
      new Response(JSON.stringify(body), { status });

  test('calls the vendor’s own host once, over https', async () => {
    const { calls, messenger } = answering(json(200));
    expect(await messenger.send(message)).toHaveProperty('sent');
    expect(calls).toHaveLength(1);
    expect(calls[0]!.url).toMatch(/^https:\/\/(?:graph\.facebook\.com\/v23\.0|api\.line\.me|api\.telegram\.org)\//);
    expect(String(calls[0]!.init.body)).toContain(message.text);
  });

  test('a redirect is not followed', async () => {
    const { calls, messenger } = answering(() => new Response(null, { status: 307, headers: { location: 'https://elsewhere.test' } }));
    expect(await messenger.send(message)).toMatchObject({ retry: 'never' });
    expect([calls.length, calls[0]!.init.redirect]).toEqual([1, 'manual']);
  });

  test.each([500, 502, 503, 504])('%s is an unknown outcome: it throws and does not try again', async (status) => {
    const { calls, messenger } = answering(json(status));
    await expect(messenger.send(message)).rejects.toThrow(/outcome unknown/);
    expect(calls).toHaveLength(1);
  });

  test('so is a connection that breaks, and what is thrown names neither person nor secret', async () => {
    const { messenger } = answering(() => {
      throw new TypeError(`fetch failed: https://api.example/botshh-token/${message.to}`);
    });
    const error = await messenger.send(message).catch((thrown: Error) => thrown);
    expect(error).toBeInstanceOf(Error);
    expect(`${error} ${(error as Error).cause}`).not.toMatch(new RegExp(`shh|${message.to.replace('+', '')}`));
  });

  test('429 is the one status after which it was surely not taken', async () => {
    expect(await answering(json(429)).messenger.send(message)).toMatchObject({ retry: 'later' });
    for (const status of [400, 401, 403, 404, 413]) {
      const outcome = await answering(json(status)).messenger.send(message);
      expect(outcome).toMatchObject({ retry: 'never' });
      expect(JSON.stringify(outcome)).not.toMatch(new RegExp(`shh|${message.to.replace('+', '')}`));
    }
  });

  test('a success whose answer can’t be read was a success: it is not sent again', async () => {
    for (const text of ['', '<html>', '[]', 'null', '{"messages":[null],"result":7,"sentMessages":"x"}', 'x'.repeat(100_000)]) {
      expect(await answering(() => new Response(text, { status: 200 })).messenger.send(message)).toEqual({ sent: { providerId: null } });
    }
  });

  test('a text or a button that does not fit is not sent at all', async () => {
    const { calls, messenger } = answering(json(200));
    expect(await messenger.send({ ...message, text: 'x'.repeat(5001) })).toEqual({ retry: 'never', reason: 'text_too_long' });
    const data = 'x'.repeat(1001);
    expect(await messenger.send({ ...message, buttons: [{ label: 'Yes', data }] })).toEqual({ retry: 'never', reason: 'buttons_unfit' });
    expect(calls).toHaveLength(0);
  });
});

test.each([
  ['Yes', 'Yes'],
  ['Yes, send me your offers please', 'Yes, send me your o…'],
  ['🛑'.repeat(15), `${'🛑'.repeat(9)}…`],
])('a label of %j is shown as %j, no sign in halves', (label, shown) => {
  expect(cutLabel(label, 20)).toBe(shown);
});
