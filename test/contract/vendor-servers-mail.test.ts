/** The stand-ins for Postmark and SendGrid refuse what the vendor would, before any adapter is trusted against them. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { PostmarkServer } from '../vendors/postmark-server.ts';
import { SendgridServer } from '../vendors/sendgrid-server.ts';

const FROM = 'offers@acme.example';
const postmark = new PostmarkServer({ serverToken: 'pm-token', senders: [FROM], streams: ['outbound'] });
const sendgrid = new SendgridServer({ apiKey: 'SG.key', senders: [FROM] });
beforeAll(() => Promise.all([postmark.start(), sendgrid.start()]));
afterAll(() => Promise.all([postmark.stop(), sendgrid.stop()]));

const post = (url: string, body: unknown, headers: Record<string, string>, method = 'POST') =>
  fetch(url, {
    method,
    headers: { 'content-type': 'application/json', accept: 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });

describe('Postmark', () => {
  const send = (body: unknown, headers: Record<string, string> = {}, path = '/email', method = 'POST') =>
    post(postmark.url + path, body, { 'x-postmark-server-token': 'pm-token', ...headers }, method);
  const right = { From: FROM, To: 'jo@example.com', Subject: 'Hi', TextBody: 'Hello' };

  test.each<[string, unknown, number, number, Record<string, string>?, string?, string?]>([
    ['a wrong token', right, 401, 10, { 'x-postmark-server-token': 'other' }],
    ['a bearer token instead', right, 401, 10, { 'x-postmark-server-token': '', authorization: 'Bearer pm-token' }],
    ['another content type', right, 415, 409, { 'content-type': 'application/x-www-form-urlencoded' }],
    ['another accept', right, 406, 409, { accept: 'text/html' }],
    ['an unknown path', right, 404, 0, {}, '/emails'],
    ['another method', right, 405, 0, {}, '/email', 'PUT'],
    ['JSON that is broken', '{', 422, 402],
    ['a sender that is not confirmed', { ...right, From: 'other@acme.example' }, 422, 400],
    ['no sender', { ...right, From: undefined }, 422, 300],
    ['no recipient', { ...right, To: undefined }, 422, 300],
    ['a recipient that is none', { ...right, To: 'jo' }, 422, 300],
    ['a recipient that is a list', { ...right, To: ['jo@example.com'] }, 422, 300],
    ['a subject with a line break', { ...right, Subject: 'a\nb' }, 422, 300],
    ['a subject of 2,001 characters', { ...right, Subject: 'x'.repeat(2001) }, 422, 300],
    ['no body', { ...right, TextBody: undefined }, 422, 300],
    ['an unknown stream', { ...right, MessageStream: 'other' }, 422, 1235],
    ['tracking that is a text', { ...right, TrackOpens: 'false' }, 422, 300],
    ['tracking of another kind', { ...right, TrackLinks: 'Off' }, 422, 300],
    ['metadata with a long key', { ...right, Metadata: { ['x'.repeat(21)]: '1' } }, 422, 300],
    ['metadata with a long value', { ...right, Metadata: { id: 'x'.repeat(81) } }, 422, 300],
    ['metadata with a number', { ...right, Metadata: { id: 1 } }, 422, 300],
    ['an unknown field', { ...right, Body: 'Hello' }, 422, 300],
  ])('refuses %s', async (_, body, status, code, headers, path, method) => {
    const answer = await send(body, headers, path, method);
    expect([answer.status, (await answer.json()).ErrorCode, postmark.delivered.length]).toEqual([status, code, 0]);
  });

  test('takes the documented form, but not to whom it suppresses', async () => {
    expect(await (await send(right)).json()).toMatchObject({ ErrorCode: 0, Message: 'OK', MessageID: expect.any(String) });
    postmark.suppressed.add('jo@example.com');
    expect(await (await send(right)).json()).toMatchObject({ ErrorCode: 406 });
  });
});

describe('SendGrid', () => {
  const send = (body: unknown, headers: Record<string, string> = {}, path = '/v3/mail/send') =>
    post(sendgrid.url + path, body, { authorization: 'Bearer SG.key', ...headers });
  const right = {
    personalizations: [{ to: [{ email: 'jo@example.com' }] }],
    from: { email: FROM },
    subject: 'Hi',
    content: [{ type: 'text/plain', value: 'Hello' }],
  };

  test.each<[string, unknown, number, Record<string, string>?, string?]>([
    ['a wrong key', right, 401, { authorization: 'Bearer SG.other' }],
    ['a key without its scheme', right, 401, { authorization: 'SG.key' }],
    ['another content type', right, 415, { 'content-type': 'text/plain' }],
    ['an unknown path', right, 404, {}, '/v3/mail'],
    ['JSON that is broken', '{', 400],
    ['no personalizations', { ...right, personalizations: undefined }, 400],
    ['empty personalizations', { ...right, personalizations: [] }, 400],
    ['nobody to send to', { ...right, personalizations: [{ to: [] }] }, 400],
    ['a recipient that is a text', { ...right, personalizations: [{ to: ['jo@example.com'] }] }, 400],
    ['a recipient that is none', { ...right, personalizations: [{ to: [{ email: 'jo' }] }] }, 400],
    ['a sender that is a text', { ...right, from: FROM }, 400],
    ['a sender with its name in the address', { ...right, from: { email: `Acme <${FROM}>` } }, 400],
    ['a sender that is not verified', { ...right, from: { email: 'other@acme.example' } }, 403],
    ['no subject', { ...right, subject: '' }, 400],
    ['no content', { ...right, content: [] }, 400],
    ['empty content', { ...right, content: [{ type: 'text/plain', value: '' }] }, 400],
    ['content of no type', { ...right, content: [{ value: 'Hello' }] }, 400],
    ['tracking that is a text', { ...right, tracking_settings: { click_tracking: { enable: 'false' } } }, 400],
    ['an argument that is a number', { ...right, personalizations: [{ ...right.personalizations[0], custom_args: { id: 1 } }] }, 400],
    ['an unknown field', { ...right, to: 'jo@example.com' }, 400],
  ])('refuses %s', async (_, body, status, headers, path) => {
    const answer = await send(body, headers, path);
    expect([answer.status, (await answer.json()).errors.length, sendgrid.delivered.length]).toEqual([status, 1, 0]);
  });

  test('takes the documented form with 202, an empty body and an id', async () => {
    const answer = await send(right);
    expect([answer.status, await answer.text(), answer.headers.get('x-message-id')]).toEqual([202, '', '14c5d75ce93.1']);
  });
});
