/** Landing pages over HTTP, without script: what a POST records, what it refuses, and that reading records nothing. */
import { describe, expect, test } from 'vitest';
import { disclosureList } from '../../../shared/contract/disclosure.ts';
import { aShop, boxValue, contactOf, type Fields, get, head, hidden, post, recordsOf, submit, tokenFor } from './visitor.ts';

const shop = await aShop();
let numbers = 0;
const aNumber = (): string => `+1303555${String(100 + numbers++).padStart(4, '0')}`;

async function fresh(phone: string, ticked: readonly number[] = [0]): Promise<Fields> {
  const html = await (await get(shop.path)).text();
  return [...hidden(html), ['phone', phone], ['phone_country', 'US'], ...ticked.map((at) => ['agree', boxValue(html, at)] as const)];
}
const field = (html: string, name: string): string => hidden(html).find(([each]) => each === name)?.[1] ?? '';

describe('reading', () => {
  test('GET and HEAD record nothing, and each showing has a token and a key of its own', async () => {
    const phone = aNumber();
    const [one, two] = [await (await get(shop.path)).text(), await (await get(shop.path)).text()];
    expect(field(one, 'key')).toMatch(/^[\w-]{22}$/);
    expect(field(one, 'key')).not.toBe(field(two, 'key'));
    expect(field(one, 'render_token')).not.toBe(field(two, 'render_token'));
    expect((await head(shop.path)).status).toBe(200);
    const query = new URLSearchParams(hidden(one).map(([name, value]) => [name, value]));
    query.set('phone', phone);
    query.set('agree', boxValue(one, 0));
    expect((await get(`${shop.path}?${query}`)).status).toBe(200);
    expect(await contactOf(shop, phone)).toBeNull();
  });

  test('R1.1 no box is ticked, and each has its whole text as published beneath it', async () => {
    const html = await (await get(shop.path)).text();
    expect(html).not.toMatch(/type="checkbox"[^>]*checked/);
    const { disclosures } = await shop.merchant.ok('GET', '/v1/disclosures', disclosureList);
    for (const at of [0, 1, 2]) {
      const document = disclosures.find(({ hash }) => hash === boxValue(html, at))?.document;
      expect(document).toBeDefined();
      expect(html).toContain(`<div class="terms" id="choice-${at}-text"><p>${document!.text}</p>`);
    }
  });

  test('a workspace, a slug or a language that is not there: one page that says no more', async () => {
    const [slug, workspace] = [await get(`/p/${shop.merchant.workspaceId}/none`), await get('/p/ws_madeup/spring')];
    expect([slug.status, workspace.status]).toEqual([404, 404]);
    expect(await slug.text()).toBe(await workspace.text());
    expect((await get(`${shop.path}?locale=xx`)).status).toBe(200);
  });

  test('an accent is a style sheet by its name; any other name is none', async () => {
    const answer = await get('/theme/0f766e.css');
    expect(answer.headers.get('content-type')).toBe('text/css; charset=utf-8');
    expect(await answer.text()).toMatch(/^:root\{--accent:/);
    for (const name of ['0F766E.css', 'red.css', '0f766e', '0f766e;}.css']) expect((await get(`/theme/${name}`)).status, name).toBe(404);
  });
});

describe('sending', () => {
  test('what was ticked is granted, what was left is declined, each with the text on the page, by the method landing_page', async () => {
    const phone = aNumber();
    const fields = await fresh(phone, [0]);
    const answer = await post(shop.path, fields);
    expect(answer.status).toBe(200);
    expect(await answer.text()).toContain('name="code"');
    const records = await recordsOf(shop, phone);
    const html = await (await get(shop.path)).text();
    expect(
      records.map(({ record: { act, channel, method, verified, disclosure } }) => ({ act, channel, method, verified, disclosure })),
    ).toEqual([
      { act: 'grant', channel: 'sms', method: 'landing_page', verified: false, disclosure: boxValue(html, 0) },
      { act: 'decline', channel: 'whatsapp', method: 'landing_page', verified: false, disclosure: boxValue(html, 1) },
    ]);
    expect(records[0]!.evidence!.page).toMatchObject({ host: 'sayso.test', path: shop.path });
    expect(records[0]!.evidence!.typed).toBe(phone);
  });

  test('the same form sent twice is recorded once and answered alike', async () => {
    const phone = aNumber();
    const fields = await fresh(phone);
    const [one, two] = [await (await post(shop.path, fields)).text(), await (await post(shop.path, fields)).text()];
    expect(field(two, 'submission_id')).toBe(field(one, 'submission_id'));
    expect(await recordsOf(shop, phone)).toHaveLength(2);
  });

  test('back, another number, sent again: nothing is lost, and the second try goes through', async () => {
    const [first, second] = [aNumber(), aNumber()];
    const fields = await fresh(first);
    await post(shop.path, fields);
    const changed = fields.map(([name, value]) => [name, name === 'phone' ? second : value] as const);
    const refused = await post(shop.path, changed);
    expect(refused.status).toBe(422);
    const html = await refused.text();
    expect(html).toContain('Your choices are still here');
    expect(html).toContain(`value="${second}"`);
    expect(html).toMatch(/id="choice-0"[^>]*checked/);
    expect(await contactOf(shop, second)).toBeNull();
    expect(
      (await post(shop.path, [...hidden(html), ['phone', second], ['phone_country', 'US'], ['agree', boxValue(html, 0)]])).status,
    ).toBe(200);
    expect(await recordsOf(shop, second)).toHaveLength(2);
  });

  test.each<[string, (fields: Fields) => Fields]>([
    ['no render token', (fields) => fields.filter(([name]) => name !== 'render_token')],
    ['a made-up render token', (fields) => fields.map(([name, value]) => [name, name === 'render_token' ? 'AXh4' : value] as const)],
    ['no key', (fields) => fields.filter(([name]) => name !== 'key')],
    ['a short key', (fields) => fields.map(([name, value]) => [name, name === 'key' ? 'abc' : value] as const)],
    ['a text of no form', (fields) => fields.map(([name, value]) => [name, name === 'agree' ? 'f'.repeat(64) : value] as const)],
    ['an impossible number', (fields) => fields.map(([name, value]) => [name, name === 'phone' ? '12' : value] as const)],
    ['an address too long', (fields) => [...fields, ['email', `${'x'.repeat(300)}@example.com`]]],
  ])('%s: the form comes back as it was, and nothing is recorded', async (_, spoil) => {
    const phone = aNumber();
    const answer = await post(shop.path, spoil(await fresh(phone)));
    expect(answer.status).toBe(422);
    expect(await answer.text()).toContain('id="summary"');
    expect(await contactOf(shop, phone)).toBeNull();
  });

  test.each<[string, Record<string, string>]>([
    ['another site', { origin: 'https://evil.example' }],
    ['a site of the merchant’s own list', { origin: 'https://shop.example' }],
    ['a frame without origin', { origin: 'null', 'sec-fetch-site': 'cross-site' }],
  ])('a form of %s records nothing', async (_, headers) => {
    const phone = aNumber();
    expect((await post(shop.path, await fresh(phone), headers)).status).toBe(403);
    expect(await contactOf(shop, phone)).toBeNull();
  });

  test('R1.8 the answer is the same page for a number unknown, declined, granted and withdrawn', async () => {
    const masked = async (phone: string) => {
      const answer = await submit(shop, phone);
      const html = (await answer.text()).replaceAll(phone, 'PHONE').replace(/(name="submission_(?:id|secret)" value=")[^"]*/g, '$1…');
      return { status: answer.status, html };
    };
    const unknown = await masked(aNumber());
    const [declined, granted, withdrawn] = [aNumber(), aNumber(), aNumber()];
    await submit(shop, declined, [1]);
    for (const phone of [granted, withdrawn]) {
      await submit(shop, phone);
      const manage = await tokenFor(shop, phone, 'manage');
      const html = await (await get(`/me/${manage}`)).text();
      const form = [...html.matchAll(/<form[\s\S]*?<\/form>/g)].map(([text]) => text).find((text) => text.includes('value="grant"'));
      if (form) await post(`/me/${manage}`, hidden(form));
      if (phone === withdrawn) await post(`/me/${manage}`, [['act', 'withdraw_all']]);
    }
    const standing = async (phone: string) => (await contactOf(shop, phone))!.state.find(({ channel }) => channel === 'sms')?.standing;
    expect([await standing(declined), await standing(granted), await standing(withdrawn)]).toEqual(['declined', 'granted', 'withdrawn']);
    for (const phone of [declined, granted, withdrawn]) expect(await masked(phone)).toEqual(unknown);
  });

  test('another code is asked for, also by a browser that hides its origin; the answer is the same for a submission that never was', async () => {
    const html = await (await post(shop.path, await fresh(aNumber()))).text();
    const resend = (fields: Fields) =>
      post(shop.path, [...fields, ['step', 'resend']], { origin: 'null', 'sec-fetch-site': 'same-origin' });
    const known = await resend(hidden(html));
    const unknown = await resend(hidden(html).map(([name, value]) => [name, name === 'submission_secret' ? 'AAAA' : value] as const));
    expect([known.status, unknown.status]).toEqual([200, 200]);
    const secretless = (text: string) => text.replace(/name="submission_secret" value="[^"]*"/, '');
    const text = await known.text();
    expect(text).toContain('a new code is on its way');
    expect(secretless(await unknown.text())).toBe(secretless(text));
  });

  test('a wrong code is answered alike for a submission that is and one that never was', async () => {
    const phone = aNumber();
    const html = await (await post(shop.path, await fresh(phone))).text();
    const known = await post(shop.path, [...hidden(html), ['step', 'verify'], ['code', '000000']]);
    const unknown = await post(shop.path, [
      ...hidden(html).map(([name, value]) => [name, name === 'submission_secret' ? 'AAAA' : value] as const),
      ['step', 'verify'],
      ['code', '000000'],
    ]);
    expect([known.status, unknown.status]).toEqual([422, 422]);
    const secretless = (text: string) => text.replace(/name="submission_secret" value="[^"]*"/, '');
    expect(secretless(await unknown.text())).toBe(secretless(await known.text()));
  });
});

describe('hostile merchants', () => {
  test('whatever they call themselves is text and nothing else', async () => {
    const hostile = '</title><script>alert(1)</script><img src=x onerror=alert(2)>"\'';
    const other = await aShop({ title: hostile, intro: hostile, brand: hostile });
    const html = await (await get(other.path)).text();
    expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
    expect(html).not.toContain('<script>');
    expect(html).not.toContain('<img src=x');
    const sent = await (await submit(other, aNumber())).text();
    expect(sent).not.toContain('<script>');
  });
});
