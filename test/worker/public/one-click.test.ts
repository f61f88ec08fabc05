/** One-click unsubscribe (RFC 8058): a POST ends everything, a GET nothing, and the token of a message's footer is all that is asked for. */
import { beforeEach, describe, expect, test } from 'vitest';
import { preferenceLinkCreated } from '../../../shared/contract/contact.ts';
import { parseKeyRing } from '../../../worker/platform/keys.ts';
import { tokens } from '../../../worker/platform/tokens.ts';
import { bindings } from '../admin/admin.ts';
import { aShop, contactOf, freshEmail, json, type Shop, send, submitted, timelineOf } from './world.ts';

const FORM = 'application/x-www-form-urlencoded';
const ONE_CLICK = 'List-Unsubscribe=One-Click';

let shop: Shop;
let email: string;
let path: string;
beforeEach(async () => {
  shop = await aShop();
  email = freshEmail();
  await submitted(shop, ['email'], { email });
  const { id } = (await contactOf(shop, { email }))!;
  const made = await json(await shop.admin('POST', `/v1/contacts/${id}/preference-links`, { widget: shop.widgetId }), 201);
  const link = preferenceLinkCreated.parse(made);
  expect(new URL(link.one_click_url).pathname).toBe(new URL(link.url).pathname.replace('/me/', '/u/'));
  path = new URL(link.one_click_url).pathname;
}, 30_000);

const post = (to: string, body: string, contentType = FORM, headers: Record<string, string> = {}) =>
  send(to, { method: 'POST', redirect: 'manual', headers: { 'content-type': contentType, ...headers }, body });
const standing = async () => (await contactOf(shop, { email }))!.state.find(({ channel }) => channel === 'email')!.standing;
const acts = async () => (await timelineOf(shop, { email })).map(({ record }) => record.act);

describe('a POST of one click', () => {
  test('withdraws, by whoever sends it and without a redirect or a cookie, and says so', async () => {
    const answer = await post(path, ONE_CLICK, FORM, { origin: 'https://mail.example', 'sec-fetch-site': 'cross-site' });
    expect([answer.status, await answer.text(), answer.headers.get('set-cookie')]).toEqual([200, 'Unsubscribed.\n', null]);
    expect(await standing()).toMatch(/^withdrawn/);
    const [latest] = await timelineOf(shop, { email });
    expect(latest).toMatchObject({
      record: { act: 'withdraw', verified: true },
      evidence: { verification: { by: 'token', grade: 'stop', one_click: true } },
    });
  });

  test('is taken as multipart too, beside parts of the provider’s own', async () => {
    const body = ['--b', 'Content-Disposition: form-data; name="x"', '', '1', '--b'];
    const part = ['Content-Disposition: form-data; name="List-Unsubscribe"', '', 'One-Click', '--b--', ''];
    expect((await post(path, [...body, ...part].join('\r\n'), 'multipart/form-data; boundary=b')).status).toBe(200);
    expect(await standing()).toMatch(/^withdrawn/);
  });

  test('again is answered alike, and stays withdrawn', async () => {
    for (let n = 0; n < 2; n++) expect((await post(path, ONE_CLICK)).status).toBe(200);
    expect(await standing()).toMatch(/^withdrawn/);
  });

  test.each<[string, string, string]>([
    ['nothing', '', FORM],
    ['another word', 'List-Unsubscribe=one-click', FORM],
    ['another field', 'act=withdraw_all', FORM],
    ['JSON', '{"List-Unsubscribe":"One-Click"}', 'application/json'],
    ['no media type that is a form', ONE_CLICK, 'text/plain'],
    ['multipart without its boundary', ONE_CLICK, 'multipart/form-data'],
  ])('of %s is refused with what to send, and nothing changed', async (_, body, contentType) => {
    const was = await acts();
    const answer = await post(path, body, contentType);
    const problem = await json<{ errors: { path: string; fix: string }[] }>(answer, answer.status);
    expect([400, 422]).toContain(answer.status);
    expect(problem.errors[0]).toMatchObject({ path: 'List-Unsubscribe', fix: expect.stringContaining('List-Unsubscribe=One-Click') });
    expect(await acts()).toEqual(was);
  });

  test('of more than a form’s bytes is refused', async () => {
    const was = await acts();
    expect((await post(path, `${ONE_CLICK}&x=${'x'.repeat(20_000)}`)).status).toBe(413);
    expect(await acts()).toEqual(was);
  });

  test('with another grade, a spoiled or a lapsed token is one 404, and nothing changed', async () => {
    const ring = tokens(parseKeyRing('TOKEN_KEY', bindings.TOKEN_KEY));
    const read = ring.read(path.slice(3), ['stop'], Date.now())!;
    const others = [
      ...(['manage', 'subject', 'submission'] as const).map((g) => ring.make({ ...read, g })),
      ring.make({ ...read, e: Date.now() - 1 }),
      `${path.slice(3, -2)}AA`,
      'x',
    ];
    const was = await acts();
    for (const token of others) {
      const answer = await post(`/u/${token}`, ONE_CLICK);
      expect([answer.status, (await json<{ type: string }>(answer, 404)).type]).toEqual([404, '/problems/not-found']);
    }
    expect(await acts()).toEqual(was);
  });
});

test('a GET leads to the stop page and writes nothing, as a scanner that follows links would', async () => {
  const was = await acts();
  for (const method of ['GET', 'HEAD']) {
    const answer = await send(path, { method, redirect: 'manual' });
    expect([answer.status, answer.headers.get('location')]).toEqual([302, path.replace('/u/', '/me/')]);
  }
  expect(await (await send(path.replace('/u/', '/me/'))).text()).toContain('id="stop-everything"');
  expect(await acts()).toEqual(was);
});
