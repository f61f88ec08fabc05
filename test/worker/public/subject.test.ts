/** The way to one's own data over HTTP: who gets there, with what, and that nobody else does. Every attack has its own test. */
import { describe, expect, test, vi } from 'vitest';
import { subjectExport } from '../../../shared/contract/subject.ts';
import { CODE_ATTEMPTS_PER_CHALLENGE, MANAGE_TOKEN_LIFE_MS, SUBJECT_TOKEN_LIFE_MS } from '../../../shared/limits.ts';
import { parseKeyRing } from '../../../worker/platform/keys.ts';
import { type TokenBody, tokens } from '../../../worker/platform/tokens.ts';
import { tampered } from '../../tampered.ts';
import {
  aShop,
  aSubmission,
  asHolder,
  bindings,
  codeIn,
  confirmed,
  contactOf,
  freshEmail,
  freshPhone,
  HOST,
  json,
  messageTo,
  outbox,
  post,
  SHOP,
  type Shop,
  send,
  shiftClock,
  submit,
  submitted,
  timelineOf,
  verify,
} from './world.ts';

vi.setConfig({ testTimeout: 30_000 });
const shop = await aShop();
const MADE_UP = 'AWZvcmdlZC10b2tlbg';
const MINUTE = 60_000;
const ring = tokens(parseKeyRing('TOKEN_KEY', bindings.TOKEN_KEY));

interface Verified {
  readonly token: string;
  readonly expires_at: string;
  readonly url: string;
}
const path = (token: string, below: string): string => `/v1/preferences/${token}/${below}`;
const sentTo = (address: string): number => outbox.filter((message) => message.to === address).length;
const wrong = (code: string, by = 1) => String((Number(code) + by) % 1_000_000).padStart(6, '0');
const bodyOf = (token: string): TokenBody => ring.read(token, ['manage', 'subject', 'stop'], 0)!;
const regraded = (token: string, change: Partial<TokenBody>): string => ring.make({ ...bodyOf(token), ...change });

/** Asks for a code and reads it off the outbox. */
async function codeFor(manage: string, phone: string): Promise<string> {
  const before = sentTo(phone);
  expect(await json(await post(path(manage, 'subject'), {}), 202)).toEqual({ outcome: 'received' });
  return codeIn(await messageTo(phone, before + 1));
}
async function opened(manage: string, phone: string): Promise<Verified> {
  const code = await codeFor(manage, phone);
  return json(await post(path(manage, 'subject/verify'), { code }), 200);
}
async function somebody(of: Shop = shop) {
  const phone = freshPhone();
  return { phone, manage: await confirmed(of, phone) };
}

/** Status and body without the id of the request. */
async function said(response: Response) {
  const { request_id: _, ...body } = (await response.json()) as Record<string, unknown>;
  return { status: response.status, body };
}
const notFound = async () => said(await post(path(MADE_UP, 'export'), {}));

const exportOf = async (token: string) =>
  subjectExport.parse(await json(await send(path(token, 'export'), { headers: { origin: SHOP } }), 200));

describe('with a fresh code', () => {
  test('the person gets all of it, as JSON and as a page, and it is noted', async () => {
    const { phone, manage } = await somebody();
    const verified = await opened(manage, phone);
    expect(verified.url).toBe(`${HOST}/me/${verified.token}?view=data`);
    expect(Date.parse(verified.expires_at) - Date.now()).toBeLessThanOrEqual(SUBJECT_TOKEN_LIFE_MS);
    const data = await exportOf(verified.token);
    expect(data.address).toMatchObject({ kind: 'phone', value: phone });
    expect(data.standings.find(({ channel }) => channel === 'sms')).toMatchObject({ standing: 'granted', permitted: true });
    expect(data.records.map(({ act }) => act)).toEqual(['grant', 'decline', 'confirm']);
    const posted = await json<{ records: unknown }>(await post(path(verified.token, 'export'), {}), 200);
    expect(posted.records).toEqual(data.records);
    const page = await send(`${path(verified.token, 'export')}?format=html`);
    expect([page.status, page.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
    expect(page.headers.get('content-security-policy')).toContain("script-src 'self'");
    expect(page.headers.get('cache-control')).toBe('no-store');
    expect(await page.text()).toContain(data.records[0]!.recorded_at);
    const contact = await contactOf(shop, { phone });
    const audit = await json<{ entries: { actor: string; action: string; target: string }[] }>(await shop.admin('GET', '/v1/audit'), 200);
    expect(audit.entries.filter(({ target }) => target === contact!.id)).toMatchObject([{ actor: 'subject', action: 'subject.verified' }]);
  });

  test('the message says what the code opens, ends with our own host for the browser, and tells nobody to pass it on', async () => {
    const { phone, manage } = await somebody();
    const code = await codeFor(manage, phone);
    const { text, channel } = outbox.findLast((message) => message.to === phone)!;
    expect(channel).toBe('sms');
    expect(text).toContain('see or erase your own data');
    expect(text).toContain('Give it to nobody');
    expect(text.endsWith(`\n\n@${new URL(HOST).hostname} #${code}`)).toBe(true);
  });

  test('by email where the address is one', async () => {
    const email = freshEmail();
    const receipt = await submitted(shop, ['email'], { email });
    const answer = await json<{ preferences_url: string }>(await verify(receipt, codeIn(await messageTo(email))), 200);
    const verified = await opened(answer.preferences_url.split('/me/')[1]!, email);
    expect((await exportOf(verified.token)).address).toMatchObject({ kind: 'email', value: email });
  });

  test('digits as people type and paste them', async () => {
    const { phone, manage } = await somebody();
    const code = await codeFor(manage, phone);
    const typed = ` ${code.slice(0, 3)}-${[...code.slice(3)].map((digit) => String.fromCodePoint(0x660 + Number(digit))).join('')} `;
    expect((await post(path(manage, 'subject/verify'), { code: typed })).status).toBe(200);
  });
});

describe('who does not get there', () => {
  test('R5.17 each other grade is answered as a token that never was, on each route', async () => {
    const { phone, manage } = await somebody();
    const subject = (await opened(manage, phone)).token;
    const receipt = await submitted(shop, ['whatsapp'], { phone });
    await messageTo(phone, 3);
    const stop = regraded(manage, { g: 'stop' });
    const ownActs = receipt.own_acts_url.split('/me/')[1]!;
    const expected = await notFound();
    expect(expected.status).toBe(404);
    const before = sentTo(phone);
    for (const below of ['subject', 'subject/verify', 'export'] as const) {
      const body = below === 'subject/verify' ? { code: '123456' } : {};
      for (const token of [stop, ownActs, MADE_UP, tampered(manage), ...(below === 'export' ? [manage] : [subject])]) {
        expect(await said(await post(path(token, below), body)), below).toEqual(expected);
      }
    }
    for (const token of [stop, ownActs, manage, MADE_UP]) {
      for (const query of ['', '?format=html', '?format=pdf']) {
        expect(await said(await send(path(token, `export${query}`))), query).toEqual(expected);
      }
    }
    expect(sentTo(phone)).toBe(before);
  });

  test('a forwarded link: whoever has it can have a code sent, to the address itself, and without it gets nothing', async () => {
    const { phone, manage } = await somebody();
    const before = outbox.length;
    await codeFor(manage, phone);
    expect(outbox.slice(before).map(({ to }) => to)).toEqual([phone]);
    expect((await said(await post(path(manage, 'export'), {}))).status).toBe(404);
    expect((await said(await post(path(manage, 'subject/verify'), { code: '000000' }))).status).toBe(410);
  });

  test('guesses count over all tokens of one address: five, then the right one is refused, too', async () => {
    const { phone, manage } = await somebody();
    const code = await codeFor(manage, phone);
    for (let tried = 1; tried <= CODE_ATTEMPTS_PER_CHALLENGE; tried += 1) {
      const another = regraded(manage, { e: Date.now() + MINUTE + tried });
      expect(await said(await post(path(another, 'subject/verify'), { code: wrong(code, tried) }))).toMatchObject({ status: 410 });
    }
    expect((await post(path(manage, 'subject/verify'), { code })).status).toBe(410);
  });

  test('the code of one address opens no other’s', async () => {
    const [mine, theirs] = [await somebody(), await somebody()];
    const myCode = await codeFor(mine.manage, mine.phone);
    const theirCode = await codeFor(theirs.manage, theirs.phone);
    if (myCode !== theirCode) expect((await post(path(theirs.manage, 'subject/verify'), { code: myCode })).status).toBe(410);
    expect((await post(path(mine.manage, 'subject/verify'), { code: myCode })).status).toBe(200);
  });

  test('a code that confirms a sign-up opens nothing', async () => {
    const { phone, manage } = await somebody();
    const before = sentTo(phone);
    await submitted(shop, ['whatsapp'], { phone });
    const code = codeIn(await messageTo(phone, before + 1));
    expect((await post(path(manage, 'subject/verify'), { code })).status).toBe(410);
  });

  test('wrong, lapsed, used and never sent are one answer', async () => {
    const { phone, manage } = await somebody();
    const never = await said(await post(path(manage, 'subject/verify'), { code: '123456' }));
    expect(never).toMatchObject({ status: 410, body: { type: '/problems/not-valid' } });
    const code = await codeFor(manage, phone);
    expect(await said(await post(path(manage, 'subject/verify'), { code: wrong(code) }))).toEqual(never);
    expect((await post(path(manage, 'subject/verify'), { code })).status).toBe(200);
    expect(await said(await post(path(manage, 'subject/verify'), { code })), 'a replay').toEqual(never);
    const late = await somebody();
    const lateCode = await codeFor(late.manage, late.phone);
    await shiftClock(10 * MINUTE + 1, async () => {
      expect(await said(await post(path(late.manage, 'subject/verify'), { code: lateCode }))).toEqual(never);
    });
  });

  test('the token ends after ten minutes, and does not prolong itself', async () => {
    const { phone, manage } = await somebody();
    const { token, expires_at } = await opened(manage, phone);
    const expected = await notFound();
    const left = Date.parse(expires_at) - Date.now();
    await shiftClock(left - 1000, async () => expect((await send(path(token, 'export'))).status).toBe(200));
    await shiftClock(left + 1000, async () => {
      expect(left + 1000).toBeLessThan(MANAGE_TOKEN_LIFE_MS);
      expect(await said(await send(path(token, 'export')))).toEqual(expected);
      expect(await said(await post(path(token, 'export'), {}))).toEqual(expected);
      expect(await said(await post(path(token, 'subject'), {}))).toEqual(expected);
    });
  });

  test('a site that the widget does not list is refused, and learns nothing of a token that is none', async () => {
    const { phone, manage } = await somebody();
    const { token } = await opened(manage, phone);
    const evil = { origin: 'https://evil.example' };
    for (const [method, target] of [
      ['POST', path(manage, 'subject')],
      ['POST', path(manage, 'subject/verify')],
      ['POST', path(token, 'export')],
      ['GET', path(token, 'export')],
    ] as const) {
      const refused = await send(target, {
        method,
        headers: { ...evil, ...(method === 'POST' ? { 'content-type': 'application/json' } : {}) },
        ...(method === 'POST' ? { body: '{}' } : {}),
      });
      expect([refused.status, refused.headers.get('access-control-allow-origin')], target).toEqual([403, null]);
    }
    expect((await send(path(MADE_UP, 'export'), { headers: evil })).status).toBe(404);
  });
});

describe('what is asked and how', () => {
  test('GET and HEAD write nothing and send nothing, and what only POST does they do not', async () => {
    const { phone, manage } = await somebody();
    const { token } = await opened(manage, phone);
    const before = { timeline: await timelineOf(shop, { phone }), sent: sentTo(phone), data: await exportOf(token) };
    for (const method of ['GET', 'HEAD'] as const) {
      expect((await send(path(manage, 'subject'), { method })).status).toBe(405);
      expect((await send(`${path(manage, 'subject/verify')}?code=123456`, { method })).status).toBe(405);
      expect((await send(path(token, 'export'), { method })).status).toBe(200);
      expect((await send(`${path(token, 'export')}?format=html`, { method })).status).toBe(200);
    }
    const after = await exportOf(token);
    expect({ ...after, made_at: '' }).toEqual({ ...before.data, made_at: '' });
    expect(await timelineOf(shop, { phone })).toEqual(before.timeline);
    expect(sentTo(phone)).toBe(before.sent);
  });

  test.each<[string, unknown, string, string]>([
    ['subject', { to: 'phone' }, '', 'unrecognized_keys'],
    ['subject/verify', {}, 'code', 'invalid_type'],
    ['subject/verify', { code: 123456 }, 'code', 'invalid_type'],
    ['subject/verify', { code: '' }, 'code', 'too_small'],
    ['subject/verify', { code: '1'.repeat(100) }, 'code', 'too_big'],
    ['subject/verify', '{', 'body', 'malformed_json'],
  ])('R8.1 %s with %j names the field and what to send', async (below, body, where, code) => {
    const { manage } = await somebody();
    const answer = (await said(await post(path(manage, below), body))) as {
      status: number;
      body: { errors: { path: string; code: string; fix: string }[] };
    };
    expect(answer.status).toBe(422);
    expect(answer.body.errors[0]).toMatchObject({ path: where, code, fix: expect.stringMatching(/./) });
  });

  test('R8.1 an unknown format, another media type and a body too large are told as such', async () => {
    const { phone, manage } = await somebody();
    const { token } = await opened(manage, phone);
    expect(await said(await send(path(token, 'export?format=pdf')))).toMatchObject({
      status: 422,
      body: { errors: [{ path: 'query:format', code: 'unknown' }] },
    });
    expect((await post(path(token, 'export'), { all: true })).status).toBe(422);
    expect((await post(path(token, 'export'), {}, { 'content-type': 'text/plain' })).status).toBe(415);
    expect((await post(path(manage, 'subject/verify'), { code: 'x'.repeat(20_000) })).status).toBe(413);
  });

  test('a workspace that is suspended still shows a person their data', async () => {
    const other = await aShop();
    const { phone, manage } = await somebody(other);
    await other.suspend();
    const { token } = await opened(manage, phone);
    expect((await exportOf(token)).address.value).toBe(phone);
  });
});

describe('what it says of others', () => {
  test('R5.16 an address typed beside this one is named nowhere, but for its kind where the act says so; it links to nothing until its code is given, too', async () => {
    const [phone, email] = [freshPhone(), `third.person.${freshEmail()}`];
    const receipt = await submitted(shop, ['sms', 'email'], { phone, email });
    const answer = await json<{ preferences_url: string }>(await verify(receipt, codeIn(await messageTo(phone)), 'phone'), 200);
    const { token } = await opened(answer.preferences_url.split('/me/')[1]!, phone);
    const data = await exportOf(token);
    expect(JSON.stringify(data)).not.toContain(email);
    expect(data.linked_addresses).toEqual([]);
    const link = data.records.find(({ act }) => act === 'link')!;
    expect(link.evidence?.context?.linked).toEqual({ kind: 'email' });
    const html = await (await send(path(token, 'export?format=html'))).text();
    expect(html).not.toContain(email);
    // Once the same session gave the other code, both are the person's.
    await json(await verify(receipt, codeIn(await messageTo(email)), 'email'), 200);
    await vi.waitFor(async () => expect((await exportOf(token)).linked_addresses).toEqual([{ kind: 'email', scope: '', value: email }]));
  });

  test('what somebody else holds a secret to is not in it: no secret of the submission, no code, no token', async () => {
    const phone = freshPhone();
    const request = await aSubmission(shop, ['sms'], { phone });
    const receipt = await json<Awaited<ReturnType<typeof submitted>>>(await submit(shop, request), 201);
    const code = codeIn(await messageTo(phone));
    const confirmedAnswer = await json<{ preferences_url: string }>(
      await post(`/v1/submissions/${receipt.submission_id}/verify`, { code }, asHolder(receipt)),
      200,
    );
    const manage = confirmedAnswer.preferences_url.split('/me/')[1]!;
    const dataCode = await codeFor(manage, phone);
    const { token } = await json<Verified>(await post(path(manage, 'subject/verify'), { code: dataCode }), 200);
    const text = JSON.stringify(await exportOf(token));
    for (const secret of [code, dataCode, manage, token, receipt.submission_secret, request.render_token]) {
      expect(text.includes(`"${secret}"`), 'whole value').toBe(false);
      if (secret.length > 10) expect(text).not.toContain(secret);
    }
  });
});

describe('for the merchant', () => {
  test('the same export under contacts:read, in the language asked for, each reading in the audit log', async () => {
    const { phone } = await somebody();
    const contact = (await contactOf(shop, { phone }))!;
    const at = `/v1/contacts/${contact.id}/export`;
    const data = subjectExport.parse(await json(await shop.admin('GET', at), 200));
    expect(data).toMatchObject({ contact_id: contact.id, locale: 'en', address: { value: phone } });
    const german = await shop.admin('GET', `${at}?format=html&locale=de-AT`);
    expect(await german.text()).toContain('<html lang="de" dir="ltr"');
    const arabic = subjectExport.parse(await json(await shop.admin('GET', `${at}?locale=ar`), 200));
    expect(arabic.locale).toBe('ar');
    expect({ ...arabic, made_at: '', locale: '', explained: {}, retention: [], left_out: [] }).toEqual({
      ...data,
      made_at: '',
      locale: '',
      explained: {},
      retention: [],
      left_out: [],
    });
    const { entries } = await json<{ entries: { actor: string; action: string; target: string; detail: unknown }[] }>(
      await shop.admin('GET', '/v1/audit'),
      200,
    );
    const noted = entries.filter(({ action, target }) => action === 'contact.exported' && target === contact.id);
    expect(noted.map(({ detail }) => detail)).toEqual([{ format: 'json' }, { format: 'html' }, { format: 'json' }]);
    expect(noted.every(({ actor }) => actor.startsWith('key_'))).toBe(true);
  });

  test('not without the scope, not another workspace’s, not what was made up; nothing is noted then', async () => {
    const { phone } = await somebody();
    const { id } = (await contactOf(shop, { phone }))!;
    const other = await aShop();
    const narrow = await json<{ secret: string }>(
      await shop.admin('POST', '/v1/api-keys', { name: 'narrow', scopes: ['consents:write'] }),
      201,
    );
    const refused = await send(`/v1/contacts/${id}/export`, { headers: { authorization: `Bearer ${narrow.secret}` } });
    expect(refused.status).toBe(403);
    const unknown = await said(await shop.admin('GET', '/v1/contacts/con_madeup/export'));
    expect(unknown.status).toBe(404);
    expect(await said(await other.admin('GET', `/v1/contacts/${id}/export`))).toEqual(unknown);
    expect(await said(await shop.admin('GET', `/v1/contacts/${id}/export?format=xml`))).toMatchObject({
      status: 422,
      body: { errors: [{ path: 'query:format' }] },
    });
    const audits = await Promise.all(
      [shop, other].map(async (each) => json<{ entries: { action: string; target: string }[] }>(await each.admin('GET', '/v1/audit'), 200)),
    );
    expect(audits.flatMap(({ entries }) => entries).filter(({ target }) => target === id)).toEqual([]);
  });

  test('the page that is printed is whole: long histories come in pages from the ledger', async () => {
    const { phone } = await somebody();
    const contact = (await contactOf(shop, { phone }))!;
    for (let round = 0; round < 15; round += 1) {
      const acts = Array.from({ length: 16 }, () => ({ act: 'withdraw', channel: 'sms', purpose: 'marketing', programme: 'default' }));
      await json(await shop.admin('POST', '/v1/consents', { phone, acts }), 201);
    }
    const data = subjectExport.parse(await json(await shop.admin('GET', `/v1/contacts/${contact.id}/export`), 200));
    expect(data.records.length).toBe(3 + 15 * 16);
    expect(data.records.map(({ seq }) => seq)).toEqual([...new Set(data.records.map(({ seq }) => seq))].sort((a, b) => a - b));
    expect(data.records.at(-1)!.seq).toBe(data.address.sequence);
  });
});
