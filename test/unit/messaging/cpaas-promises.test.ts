/** What Twilio, Vonage and Infobip promise as every provider does: one call, no redirect, an unknown outcome is a throw, nothing said of a person or a secret. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { infobipProvider } from '../../../worker/messaging/infobip/infobip.ts';
import type { Messenger } from '../../../worker/messaging/messenger.ts';
import { twilioProvider } from '../../../worker/messaging/twilio/twilio.ts';
import { vonageProvider } from '../../../worker/messaging/vonage/vonage.ts';
import type { Network } from '../../../worker/platform/network.ts';
import { aMessage } from './chat-accounts.ts';
import { AC, infobipAccount, PHONE, templates, twilioAccount, VA, vonageAccount } from './cpaas-accounts.ts';

const CODE = aMessage({ channel: 'sms', to: PHONE, kind: 'code', code: '123456', text: 'Acme: 123456 is your code' });
const ALL: readonly [string, string, string, (network: Network) => Messenger][] = [
  [
    'Twilio',
    `https://api.twilio.com/2010-04-01/Accounts/${AC}/Messages.json`,
    'sid',
    (network) => twilioProvider.messenger(twilioAccount(), network),
  ],
  [
    'Twilio Verify',
    `https://verify.twilio.com/v2/Services/${VA}/Verifications`,
    'sid',
    (network) => twilioProvider.messenger(twilioAccount({ verify_service_sid: VA }), network),
  ],
  [
    'Vonage',
    'https://api.nexmo.com/v1/messages',
    'message_uuid',
    (network) => vonageProvider.messenger(vonageAccount({ templates }), network),
  ],
  [
    'Vonage Verify',
    'https://api.nexmo.com/v2/verify',
    'request_id',
    (network) => vonageProvider.messenger(vonageAccount({ verify: { brand: 'Acme' } }), network),
  ],
  [
    'Infobip',
    'https://abc123.api.infobip.com/messages-api/1/messages',
    'messages',
    (network) => infobipProvider.messenger(infobipAccount(), network),
  ],
];

describe.each(ALL)('%s', (_, url, id, make) => {
  function answering(answer: () => Response) {
    const calls: { url: string; init: RequestInit }[] = [];
    const messenger = make(async (called, init) => {
      calls.push({ url: called, init });
      return answer();
    });
    return { calls, messenger };
  }
  const accepted = id === 'messages' ? { messages: [{ messageId: 'p1', status: { groupName: 'PENDING' } }] } : { [id]: 'p1' };
  const json = (status: number, body: unknown = {}) => answering(() => new Response(JSON.stringify(body), { status }));

  test('calls the vendor’s own host once, over https, and keeps its id as evidence', async () => {
    const { calls, messenger } = json(id === 'sid' ? 201 : id === 'messages' ? 200 : 202, accepted);
    expect(await messenger.send(CODE)).toEqual({ sent: { providerId: 'p1' } });
    expect(calls.map((call) => call.url)).toEqual([url]);
    expect(decodeURIComponent(String(calls[0]!.init.body))).toContain('123456');
  });

  test('a redirect is not followed', async () => {
    const { calls, messenger } = answering(() => new Response(null, { status: 307, headers: { location: 'https://elsewhere.test' } }));
    expect(await messenger.send(CODE)).toMatchObject({ retry: 'never' });
    expect([calls.length, calls[0]!.init.redirect]).toEqual([1, 'manual']);
  });

  test.each([500, 502, 503, 504])('%s is an unknown outcome: it throws and does not try again', async (status) => {
    const { calls, messenger } = json(status);
    await expect(messenger.send(CODE)).rejects.toThrow(/outcome unknown/);
    expect(calls).toHaveLength(1);
  });

  test('so is a connection that breaks, and what is thrown names neither person nor secret', async () => {
    const { messenger } = answering(() => {
      throw new TypeError(`fetch failed: https://shh-token@api.example/${CODE.to}`);
    });
    const error = await messenger.send(CODE).catch((thrown: Error) => thrown);
    expect(error).toBeInstanceOf(Error);
    expect(`${error} ${(error as Error).cause}`).not.toMatch(/shh|2025550142/);
  });

  test('429 is for later; no other refusal is, and none says more than a word', async () => {
    expect(await json(429).messenger.send(CODE)).toMatchObject({ retry: 'later' });
    for (const status of [400, 401, 402, 403, 404, 413, 422]) {
      const outcome = await json(status, { message: `to ${CODE.to}`, detail: CODE.to, code: 1, title: CODE.to }).messenger.send(CODE);
      expect(outcome).toMatchObject({ retry: 'never', reason: expect.stringMatching(/^[a-z0-9_]+$/) });
    }
  });

  test('whatever is answered, what comes of it is one of three things and holds nothing of the answer', async () => {
    const body = fc.oneof(
      fc.jsonValue(),
      fc.constant(accepted),
      fc.constant({ messages: [{ status: { groupName: 'REJECTED', name: CODE.to } }] }),
    );
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 200, max: 499 }), body, async (status, said) => {
        // These have no body.
        const answer = [204, 205, 304].includes(status) ? new Response(null, { status }) : new Response(JSON.stringify(said), { status });
        const outcome = await answering(() => answer).messenger.send(CODE);
        if ('sent' in outcome) expect(status).toBeLessThan(300);
        else expect(outcome.reason).toMatch(/^[A-Za-z0-9_]{1,70}$/);
        if (status >= 300) expect(outcome).toHaveProperty('retry');
      }),
      { numRuns: 200 },
    );
  });
});
