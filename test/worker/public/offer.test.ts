/** What a form gives: told before, given whichever the answer, each code of a pool once, and never a person's. */
import { describe, expect, test } from 'vitest';
import type { WidgetConfig } from '../../../shared/contract/config.ts';
import type { Finding, WidgetDraftInput } from '../../../shared/contract/widget.ts';
import { HOUR_MS, OFFER_CODES_PER_IP_BLOCK_HOUR } from '../../../shared/limits.ts';
import { createApp } from '../../../worker/app.ts';

import type { Bindings } from '../../../worker/env.ts';
import { type Fields, get, hidden, post } from '../pages/visitor.ts';
import {
  aShop,
  bindings,
  codeTo,
  DRAFT,
  freshKey,
  freshPhone,
  HOST,
  json,
  readConfig,
  SHOP,
  type Shop,
  send,
  shiftClock,
} from './world.ts';

const TEXT = { en: '10 % off your next order', de: '10 % auf die nächste Bestellung' };
const draft = (offer: WidgetDraftInput['offer'], more: Partial<WidgetDraftInput> = {}): WidgetDraftInput => ({ ...DRAFT, offer, ...more });
const pooled = (code?: string) => draft({ text: TEXT, pool: true, ...(code !== undefined && { code }) });

const pool = (shop: Shop) => `/v1/widgets/${shop.widgetId}/offer-codes`;
const add = async (shop: Shop, codes: readonly string[]) => json<object>(await shop.admin('POST', pool(shop), { codes }), 200);
const left = async (shop: Shop) => json<object>(await shop.admin('GET', pool(shop)), 200);
const ask = (shop: Shop, body: unknown, headers: Record<string, string> = {}) =>
  send(`/v1/widgets/${shop.widgetId}/offer`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: SHOP, ...headers },
    body: JSON.stringify(body),
  });
const codeFor = async (shop: Shop, key = freshKey(), headers = {}): Promise<string | null> =>
  (await json<{ code: string | null }>(await ask(shop, { key }, headers), 200)).code;
const findings = async (shop: Shop, changed: WidgetDraftInput): Promise<readonly Finding[]> => {
  await json(await shop.admin('PUT', `/v1/widgets/${shop.widgetId}/draft`, changed), 200);
  const answer = (await (await shop.admin('POST', `/v1/widgets/${shop.widgetId}/publish`)).json()) as {
    findings?: Finding[];
    errors?: Finding[];
  };
  return answer.findings ?? answer.errors ?? [];
};

describe('the form is told', () => {
  test('what there is, in its language, and that it is given either way', async () => {
    const links = [{ label: { en: 'Rules', de: 'Regeln' }, url: 'https://shop.example/rules' }];
    const shop = await aShop(draft({ text: TEXT, code: 'WELCOME10', links }));
    const config = await readConfig(shop);
    expect(config.intro).toBe('Offers first. 10 % off your next order. You don’t need to sign up for this.');
    expect(config.offer).toEqual({
      text: '10 % off your next order',
      code: 'WELCOME10',
      links: [{ label: 'Rules', url: 'https://shop.example/rules' }],
      texts: { none_left: 'No codes are left.', copy: 'Copy the code', copied: 'Copied' },
    });
    const german = await json<WidgetConfig>(
      await send(`/v1/widgets/${shop.widgetId}/config?locale=de`, { headers: { origin: SHOP } }),
      200,
    );
    expect(german.intro).toContain('auf die nächste Bestellung. Dafür müssen Sie sich nicht anmelden.');
    expect(german.offer?.links).toEqual([{ label: 'Regeln', url: 'https://shop.example/rules' }]);
  });
  test('nothing where there is nothing', async () => {
    const shop = await aShop();
    expect((await readConfig(shop)).offer).toBeUndefined();
    expect(await codeFor(shop)).toBeNull();
  });
});

describe('a pool', () => {
  test('each code once, the same key the same code, then the code for everybody', async () => {
    const shop = await aShop(pooled('EVERYBODY'));
    expect(await add(shop, ['A-1', 'A-2', 'A-1'])).toEqual({ added: 2, left: 2, handed_out: 0 });
    const key = freshKey();
    expect(await codeFor(shop, key)).toBe('A-1');
    expect(await codeFor(shop, key)).toBe('A-1');
    expect(await codeFor(shop)).toBe('A-2');
    expect(await left(shop)).toEqual({ left: 0, handed_out: 2 });
    expect(await codeFor(shop)).toBe('EVERYBODY');
    // What was handed out is not put back by being given again.
    expect(await add(shop, ['A-1', 'A-3'])).toEqual({ added: 1, left: 1, handed_out: 2 });
    expect(await codeFor(shop)).toBe('A-3');
  });
  test('many at once get different ones', async () => {
    const shop = await aShop(pooled());
    await add(
      shop,
      Array.from({ length: 12 }, (_, n) => `C${n}`),
    );
    const codes = await Promise.all(Array.from({ length: 14 }, () => codeFor(shop)));
    expect(new Set(codes.filter((code) => code !== null)).size).toBe(12);
    expect(codes.filter((code) => code === null)).toHaveLength(2);
  });
  test('what nobody has got is taken away, what somebody has stays theirs', async () => {
    const shop = await aShop(pooled());
    await add(shop, ['B-1', 'B-2', 'B-3']);
    const key = freshKey();
    expect(await codeFor(shop, key)).toBe('B-1');
    expect(await json(await shop.admin('DELETE', pool(shop)), 200)).toEqual({ removed: 2, left: 0, handed_out: 1 });
    expect(await codeFor(shop)).toBeNull();
    expect(await codeFor(shop, key)).toBe('B-1');
  });
  test('one network gets its share an hour, and then what everybody gets; another is not kept from its own', async () => {
    const shop = await aShop(pooled('EVERYBODY'));
    await add(
      shop,
      Array.from({ length: OFFER_CODES_PER_IP_BLOCK_HOUR + 5 }, (_, n) => `N${n}`),
    );
    const app = createApp();
    const behindProxy = { ...bindings, EDGE: 'proxy:x-client' } as Bindings;
    const from = async (ip: string, key = freshKey()): Promise<string | null> => {
      const headers = { 'content-type': 'application/json', origin: SHOP, 'x-client': ip };
      const request = new Request(`${HOST}/v1/widgets/${shop.widgetId}/offer`, { method: 'POST', headers, body: JSON.stringify({ key }) });
      return (await json<{ code: string | null }>(await app.fetch(request, behindProxy), 200)).code;
    };
    const key = freshKey();
    expect(await from('198.51.100.20', key)).toBe('N0');
    for (let n = 1; n < OFFER_CODES_PER_IP_BLOCK_HOUR; n++) expect(await from('198.51.100.20')).toBe(`N${n}`);
    expect(await from('198.51.100.20')).toBe('EVERYBODY');
    expect(await from('198.51.100.20', key)).toBe('N0');
    expect(await from('203.0.113.20')).toBe(`N${OFFER_CODES_PER_IP_BLOCK_HOUR}`);
    await shiftClock(2 * HOUR_MS, async () => expect(await from('198.51.100.20')).toMatch(/^N/));
  });
  test('a test takes none away', async () => {
    const shop = await aShop({ ...pooled(), mode: 'test' });
    await add(shop, ['T-1']);
    expect(await codeFor(shop)).toBe('TEST-CODE');
    expect(await left(shop)).toEqual({ left: 1, handed_out: 0 });
  });
  test('it is another widget’s no more than another merchant’s', async () => {
    const [shop, other] = [await aShop(pooled()), await aShop(pooled())];
    await add(shop, ['O-1']);
    expect(await codeFor(other)).toBeNull();
    expect((await other.admin('GET', pool(shop))).status).toBe(404);
    expect((await other.admin('POST', pool(shop), { codes: ['X'] })).status).toBe(404);
    expect((await other.admin('DELETE', pool(shop))).status).toBe(404);
    expect(await left(shop)).toEqual({ left: 1, handed_out: 0 });
  });
});

describe('refused, with nothing handed out', () => {
  test.each([
    ['no key', {}, 'key'],
    ['a short key', { key: 'abc' }, 'key'],
    ['a key that is none', { key: ['x'.repeat(32)] }, 'key'],
    ['something unknown beside it', { key: 'x'.repeat(32), phone: '+12025550100' }, ''],
    ['a version that is none', { key: 'x'.repeat(32), version: 0 }, 'version'],
  ])('%s', async (_, body, path) => {
    const shop = await aShop(pooled());
    await add(shop, ['R-1']);
    const answer = await ask(shop, body);
    expect(answer.status).toBe(422);
    expect(((await answer.json()) as { errors: { path: string }[] }).errors[0]?.path).toBe(path);
    expect(await left(shop)).toEqual({ left: 1, handed_out: 0 });
  });
  test('a version never published, another site, a widget that is not there; an allowed site may ask', async () => {
    const shop = await aShop(pooled());
    await add(shop, ['R-1']);
    expect((await ask(shop, { key: freshKey(), version: 9 })).status).toBe(404);
    expect((await ask(shop, { key: freshKey() }, { origin: 'https://elsewhere.example' })).status).toBe(403);
    expect((await ask({ ...shop, widgetId: 'w_madeup' }, { key: freshKey() })).status).toBe(404);
    expect(await left(shop)).toEqual({ left: 1, handed_out: 0 });
    const preflight = await send(`/v1/widgets/${shop.widgetId}/offer`, {
      method: 'OPTIONS',
      headers: { origin: SHOP, 'access-control-request-method': 'POST' },
    });
    expect(preflight.headers.get('access-control-allow-origin')).toBe(SHOP);
  });
  test('of a workspace that is suspended', async () => {
    const shop = await aShop(pooled());
    await add(shop, ['R-1']);
    await shop.suspend();
    await shiftClock(2 * 60_000, async () => expect((await ask(shop, { key: freshKey() })).status).toBe(403));
  });
  test('codes that are none, and more than a pool may hold in one call', async () => {
    const shop = await aShop(pooled());
    for (const codes of [[], [''], ['two words'], ['x'.repeat(65)], ['ü'], Array.from({ length: 1001 }, (_, n) => `M${n}`)])
      expect((await shop.admin('POST', pool(shop), { codes })).status).toBe(422);
    expect(await left(shop)).toEqual({ left: 0, handed_out: 0 });
  });
});

describe('at publish', () => {
  test('each language has its words, and a pool that may run out is told of', async () => {
    const shop = await aShop();
    const links = [{ label: { de: 'Regeln' }, url: 'https://shop.example/rules' }];
    const found = await findings(shop, draft({ text: { en: 'Ten off' }, pool: true, links }));
    expect(found.map(({ path }) => path)).toEqual(expect.arrayContaining(['offer.text.de', 'offer.links[0].label.en']));
    expect(await findings(shop, pooled())).toContainEqual(expect.objectContaining({ code: 'offer_may_run_out', level: 'warning' }));
    expect(await findings(shop, pooled('EVERYBODY'))).not.toContainEqual(expect.objectContaining({ code: 'offer_may_run_out' }));
  });
  test('an offer of nothing is refused', async () => {
    const shop = await aShop();
    const answer = await shop.admin('PUT', `/v1/widgets/${shop.widgetId}/draft`, draft({ text: TEXT }));
    expect(answer.status).toBe(422);
    expect(await answer.text()).toContain('give a code, a pool or links');
  });
});

describe('without script', () => {
  const PAGE = { widget: 'form', title: { en: 'Spring' }, intro: { en: 'Hear of it first' } };
  const path = (shop: Shop) => `/p/${shop.workspaceId}/spring`;
  const onPage = async (offer: WidgetDraftInput['offer']): Promise<Shop> => {
    const shop = await aShop(draft(offer));
    await json(await shop.admin('PUT', '/v1/landing-pages/spring', PAGE), 200);
    return shop;
  };
  const declined = async (shop: Shop) => (await get(`${path(shop)}?locale=en&done=none`)).text();
  const shown = (html: string): string | undefined => /class="offer-code" dir="ltr">([^<]*)</.exec(html)?.[1];

  test('the page says what is given; a no is given it by a press, and opening the page takes none', async () => {
    const shop = await onPage({ text: TEXT, pool: true });
    await add(shop, ['P-1', 'P-2']);
    expect(await (await get(path(shop))).text()).toContain('10 % off your next order</strong> You don’t need to sign up for this.');
    const html = await declined(shop);
    expect(shown(html)).toBeUndefined();
    expect(await left(shop)).toEqual({ left: 2, handed_out: 0 });
    const fields: Fields = hidden(html);
    const answer = await post(path(shop), fields);
    expect(answer.status).toBe(200);
    expect(shown(await answer.text())).toBe('P-1');
    // A reload sends the same again.
    expect(shown(await (await post(path(shop), fields)).text())).toBe('P-1');
    const without = fields.filter(([name]) => name !== 'key');
    expect((await post(path(shop), without)).status).toBe(400);
    expect((await post(path(shop), fields, { origin: 'https://elsewhere.example' })).status).toBe(403);
    expect(await left(shop)).toEqual({ left: 1, handed_out: 1 });
  });
  test('a yes is given it with what was agreed, after the code', async () => {
    const shop = await onPage({ text: TEXT, pool: true });
    await add(shop, ['Q-1']);
    const phone = freshPhone();
    const html = await (await get(path(shop))).text();
    const box = /<input type="checkbox"[^>]*value="([0-9a-f]{64})"/.exec(html)?.[1] ?? '';
    const asked = await post(path(shop), [...hidden(html), ['phone', phone], ['phone_country', 'US'], ['agree', box]]);
    const codePage = await asked.text();
    expect(shown(codePage)).toBeUndefined();
    const ended = await post(path(shop), [...hidden(codePage), ['code', await codeTo(phone)], ['step', 'verify']]);
    const end = await ended.text();
    expect(end).toContain('You agreed to');
    expect(shown(end)).toBe('Q-1');
    expect(await left(shop)).toEqual({ left: 0, handed_out: 1 });
  });
  test('everybody’s code and the way to a contest need no press; a pool that is empty says so', async () => {
    const links = [
      { label: { en: 'Enter the draw', de: 'Teilnehmen' }, url: 'https://shop.example/enter' },
      { label: { en: 'Official rules', de: 'Regeln' }, url: 'https://shop.example/rules' },
    ];
    const shop = await onPage({ text: { en: 'Win a bicycle', de: 'Ein Rad gewinnen' }, code: 'BIKE', links });
    for (const html of [await (await get(path(shop))).text(), await declined(shop)]) {
      expect(html).toMatch(/<a class="button" href="https:\/\/shop.example\/enter"[^>]*>Enter the draw<\/a>/);
      expect(html).toMatch(/href="https:\/\/shop.example\/rules"[^>]*>Official rules<\/a>/);
    }
    expect(shown(await declined(shop))).toBe('BIKE');
    const empty = await onPage({ text: TEXT, pool: true });
    const html = await (await post(path(empty), hidden(await declined(empty)), { origin: HOST })).text();
    expect(html).toContain('No codes are left.');
  });
});
