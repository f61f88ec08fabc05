/** Every messenger keeps the same promises, since a person who asked for one message must never get two. */
import { describe, expect, test } from 'vitest';
import type { OutgoingMessage } from '../../worker/messaging/messenger.ts';
import { MESSENGERS, type MessagingSettings, messengerFor } from '../../worker/messaging/registry.ts';

const MESSAGE: OutgoingMessage = {
  id: 'msg-0123456789abcdef-0-1',
  channel: 'sms',
  to: '+12025550123',
  text: 'Acme: 123456 is your code',
  subject: null,
  sentAtMs: Date.UTC(2026, 10, 22, 12),
};
/** What each needs to be set up. */
const SETTINGS: Record<string, MessagingSettings> = { local: { localOutboxUrl: 'http://127.0.0.1:9/messages' } };
const NOTHING: MessagingSettings = { localOutboxUrl: null };

function aNetwork(answer: () => Response) {
  const calls: { url: string; init: RequestInit }[] = [];
  const network = async (url: string, init: RequestInit) => {
    calls.push({ url, init });
    return answer();
  };
  return { calls, network };
}

describe.each(Object.keys(MESSENGERS))('messenger %s', (id) => {
  const make = (network: ReturnType<typeof aNetwork>['network']) => MESSENGERS[id]!(SETTINGS[id]!, network)!;

  test('has its own name, and is not there without its settings', () => {
    expect(make(aNetwork(() => new Response()).network).id).toBe(id);
    expect(MESSENGERS[id]!(NOTHING, aNetwork(() => new Response()).network)).toBeNull();
  });

  test('calls once and names what the provider took', async () => {
    const { calls, network } = aNetwork(() => new Response('{}', { status: 200 }));
    const outcome = await make(network).send(MESSAGE);
    expect(outcome).toEqual({ sent: { providerId: expect.any(String) } });
    expect(calls).toHaveLength(1);
    expect(String(calls[0]!.init.body)).toContain(MESSAGE.to);
    expect(String(calls[0]!.init.body)).toContain(MESSAGE.id);
  });

  test('asks to be called again only where the provider surely did not take it', async () => {
    const outcomeOf = async (status: number) => make(aNetwork(() => new Response(null, { status })).network).send(MESSAGE);
    for (const status of [429, 503]) expect(await outcomeOf(status)).toMatchObject({ retry: 'later' });
    for (const status of [400, 401, 404, 413, 500, 502, 504]) expect(await outcomeOf(status)).toMatchObject({ retry: 'never' });
  });

  test('an unknown outcome is a throw, never a made-up answer', async () => {
    const { network } = aNetwork(() => {
      throw new TypeError('connection reset');
    });
    await expect(make(network).send(MESSAGE)).rejects.toThrow();
  });

  test('a redirect is not followed, and what it says holds no address', async () => {
    const { calls, network } = aNetwork(() => new Response(null, { status: 307, headers: { location: 'http://elsewhere.test' } }));
    const outcome = await make(network).send(MESSAGE);
    expect(calls).toHaveLength(1);
    expect(calls[0]!.init.redirect).toBe('manual');
    expect(outcome).toMatchObject({ retry: 'never' });
    expect(JSON.stringify(outcome)).not.toContain(MESSAGE.to);
  });
});

test('a workspace without any messenger has none', () => {
  expect(messengerFor(NOTHING, aNetwork(() => new Response()).network)).toBeNull();
});
