/** Mail by Postmark and SendGrid against their stand-ins: what leaves, and what each answer means. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { OutgoingMessage } from '../../../worker/messaging/messenger.ts';
import { postmarkProvider } from '../../../worker/messaging/postmark/postmark.ts';
import { sendgridProvider } from '../../../worker/messaging/sendgrid/sendgrid.ts';
import { PostmarkServer } from '../../vendors/postmark-server.ts';
import { SendgridServer } from '../../vendors/sendgrid-server.ts';
import { aMessage, anAccount, toNetwork } from './chat-accounts.ts';

const FROM = 'offers@acme.example';
const postmarkServer = new PostmarkServer({ serverToken: 'pm-token', senders: [FROM], streams: ['outbound', 'codes'] });
const sendgridServer = new SendgridServer({ apiKey: 'SG.key', senders: [FROM] });
beforeAll(() => Promise.all([postmarkServer.start(), sendgridServer.start()]));
afterAll(() => Promise.all([postmarkServer.stop(), sendgridServer.stop()]));
beforeEach(() => {
  for (const server of [postmarkServer, sendgridServer]) server.delivered.length = server.requests.length = 0;
});

const given = { toKind: 'email', subject: 'Your code for Acme', text: 'Acme: 123456 is your code' } as const;
const message = (change: Partial<OutgoingMessage> = {}) => aMessage({ channel: 'email', to: 'jo@example.com', ...given, ...change });

interface Sent {
  sender?: string | null;
  secret?: string;
  stream?: string;
}
const byPostmark = (what = message(), { sender = FROM, secret = 'pm-token', stream }: Sent = {}) =>
  postmarkProvider
    .messenger(
      {
        ...anAccount('postmark', {
          settings: { base_url: postmarkServer.url, ...(stream && { message_stream: stream }) },
          secrets: { server_token: secret },
        }),
        senders: sender === null ? {} : { email: sender },
      },
      toNetwork,
    )
    .send(what);
const bySendgrid = (what = message(), { sender = FROM, secret = 'SG.key' }: Sent = {}) =>
  sendgridProvider
    .messenger(
      {
        ...anAccount('sendgrid', { settings: { base_url: `${sendgridServer.url}/` }, secrets: { api_key: secret } }),
        senders: sender === null ? {} : { email: sender },
      },
      toNetwork,
    )
    .send(what);

const BOTH = [
  ['Postmark', postmarkServer, byPostmark, postmarkProvider],
  ['SendGrid', sendgridServer, bySendgrid, sendgridProvider],
] as const;

describe.each(BOTH)('%s', (_, server, send, provider) => {
  test('sends a code as plain text, from the account’s sender, and names what was taken', async () => {
    expect(await send()).toEqual({ sent: { providerId: expect.stringMatching(/^[0-9a-f.-]+$/) } });
    expect(server.delivered).toEqual([
      expect.objectContaining({ to: 'jo@example.com', from: FROM, subject: given.subject, text: given.text }),
    ]);
  });

  test('takes a sender with its name', async () => {
    expect(await send(message(), { sender: 'Acme Ltd <offers@acme.example>' })).toHaveProperty('sent');
    expect(server.delivered[0]?.from).toBe(FROM);
  });

  test('asks for no tracking: a rewritten link would show a person’s token to others', async () => {
    await send(message({ text: 'https://sayso.example/me/token' }));
    const body = JSON.parse(server.requests[0]!.body);
    const tracking = body.tracking_settings;
    expect(
      tracking ? [tracking.click_tracking.enable, tracking.open_tracking.enable] : [body.TrackLinks !== 'None', body.TrackOpens],
    ).toEqual([false, false]);
  });

  test('never repeats what may have been taken', async () => {
    for (const fault of [{ kind: 'reset_after' }, { kind: 'reset' }, { kind: 'answer', answer: { status: 502 } }] as const) {
      server.requests.length = 0;
      server.faults.push(fault);
      await expect(send()).rejects.toThrow(/unknown/);
      expect(server.requests).toHaveLength(1);
    }
    expect(provider.isIdempotent).toBe(false);
  });

  test('a refusal of the account lets another account try, one of the person lets nobody', async () => {
    expect(await send(message(), { secret: 'other' })).toEqual({ retry: 'never', reason: 'credentials_refused', about: 'account' });
    expect(await send(message(), { sender: 'nobody@acme.example' })).toMatchObject({ retry: 'never', about: 'account' });
    expect(await send(message(), { sender: null })).toMatchObject({ reason: 'no_sender', about: 'account' });
    expect(await send(message({ to: 'jo at example' }))).toEqual({ retry: 'never', reason: expect.not.stringContaining('credentials') });
    server.faults.push({ kind: 'answer', answer: { status: 429, body: {} } });
    expect(await send()).toEqual({ retry: 'later', reason: 'status_429' });
    expect(server.delivered).toEqual([]);
  });

  test('does not send half of what is too long', async () => {
    expect(await send(message({ text: 'x'.repeat(20_001) }))).toEqual({ retry: 'never', reason: 'text_too_long' });
    expect(server.requests).toEqual([]);
  });
});

test('Postmark: a suppressed recipient is left alone, by the stream that was set', async () => {
  postmarkServer.suppressed.add('jo@example.com');
  expect(await byPostmark()).toEqual({ retry: 'never', reason: 'recipient_suppressed' });
  postmarkServer.suppressed.clear();
  expect(await byPostmark(message(), { stream: 'codes' })).toHaveProperty('sent');
  expect(JSON.parse(postmarkServer.requests.at(-1)!.body).MessageStream).toBe('codes');
  expect(await byPostmark(message(), { stream: 'gone' })).toMatchObject({ reason: 'error_1235', about: 'account' });
});

test('SendGrid: the message’s own id goes along, so that what it tells later can be found', async () => {
  const sent = message();
  await bySendgrid(sent);
  expect(sendgridServer.delivered[0]?.args).toEqual({ message: sent.id });
});
