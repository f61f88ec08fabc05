/** How many opened, started, submitted and confirmed: counted by what people do, told by day, version and country, and nothing of anybody kept. */
import { runInDurableObject } from 'cloudflare:test';
import { describe, expect, test } from 'vitest';
import { problem } from '../../../shared/contract/error.ts';
import { statsAnswer } from '../../../shared/contract/stats.ts';
import { ids } from '../../../worker/platform/ids.ts';
import { parseKeyRing } from '../../../worker/platform/keys.ts';
import { aShop, bindings, codeTo, eventually, freshPhone, SHOP, send, submitted, verify } from './world.ts';

const DAY = 24 * 3600 * 1000;
const today = () => new Date().toISOString().slice(0, 10);
const seen = (widget: string, query: string, headers: Record<string, string> = { origin: SHOP }) =>
  send(`/v1/widgets/${widget}/seen${query}`, { method: 'POST', headers });
const ask = (key: string, query = '') => send(`/v1/stats${query}`, { headers: { authorization: `Bearer ${key}` } });
const stats = async (key: string, query = '') => statsAnswer.parse(await (await ask(key, query)).json());

describe('counts', () => {
  test('follow a person from the opened form to the confirmed number, by version and by country', async () => {
    const shop = await aShop();
    const phone = freshPhone();
    expect((await seen(shop.widgetId, '?version=1', { origin: SHOP, 'cf-ipcountry': 'DE' })).status).toBe(204);
    expect((await seen(shop.widgetId, '?version=1')).status).toBe(204);
    const receipt = await submitted(shop, ['sms'], { phone });
    await verify(receipt, await codeTo(phone));
    const told = await eventually('all four steps', async () => {
      const { rows } = await stats(shop.apiKey);
      return rows[0]?.confirmed === 1 ? rows : null;
    });
    expect(told).toEqual([{ day: today(), widget_id: shop.widgetId, version: 1, opened: 2, started: 1, submitted: 1, confirmed: 1 }]);
    const byCountry = (await stats(shop.apiKey, '?by=country')).rows;
    expect(byCountry.every(({ country }) => country?.length === 2)).toBe(true);
    expect(byCountry.reduce((sum, { opened }) => sum + opened, 0)).toBe(2);
  });

  test('hold numbers alone: no row names a person, an address or a request', async () => {
    const shop = await aShop();
    await seen(shop.widgetId, '?version=1');
    await eventually('a row', async () => (await stats(shop.apiKey)).rows[0]);
    const { workspace } = ids(parseKeyRing('TOKEN_KEY', bindings.TOKEN_KEY)).read('workspace', shop.workspaceId)!;
    const stub = bindings.WORKSPACE.get(bindings.WORKSPACE.idFromName(workspace));
    const rows = await runInDurableObject(stub, (_, state) => state.storage.sql.exec('SELECT * FROM form_counts').toArray());
    expect(rows.map((row) => Object.keys(row).sort())).toEqual([['count', 'country', 'day', 'step', 'version', 'widget_id']]);
  });

  test.each([
    ['a version that was never published', '?version=2'],
    ['a version of zero', '?version=0'],
    ['no version', ''],
    ['a version that is no number', '?version=1e0'],
  ])('are not made of %s, which is named with the fix', async (_, query) => {
    const shop = await aShop();
    const answer = await seen(shop.widgetId, query);
    expect(answer.status).toBe(422);
    expect(problem.parse(await answer.json()).errors).toMatchObject([{ path: 'query:version', fix: expect.any(String) }]);
    await seen(shop.widgetId, '?version=1');
    expect(await eventually('the good one', async () => (await stats(shop.apiKey)).rows[0])).toMatchObject({ opened: 1 });
  });

  test('are not made of another site’s visitors, nor of a widget that is none of ours', async () => {
    const shop = await aShop();
    expect((await seen(shop.widgetId, '?version=1', { origin: 'https://other.example' })).status).toBe(403);
    expect((await seen('wdg_madeup', '?version=1')).status).toBe(404);
  });
});

describe('asking for them', () => {
  test.each([
    ['?by=person', 'query:by'],
    ['?to=2026-02-30', 'query:to'],
    ['?to=yesterday', 'query:to'],
    ['?from=2026-01-02&to=2026-01-01', 'query:from'],
    ['?from=2026-01-01&to=2026-06-01', 'query:from'],
    ['?from=2026-01-01&to=2026-02-01&by=country', 'query:from'],
    ['?widget=wdg_madeup', 'query:widget'],
  ])('with %s is refused, and says where', async (query, path) => {
    const { apiKey: key } = await aShop();
    const answer = await ask(key, query);
    expect(answer.status).toBe(422);
    expect(problem.parse(await answer.json()).errors).toMatchObject([{ path, fix: expect.any(String) }]);
  });
  test('of another merchant’s widget answers as of one that is none', async () => {
    const [mine, other] = [await aShop(), await aShop()];
    const [foreign, madeUp] = [await ask(mine.apiKey, `?widget=${other.widgetId}`), await ask(mine.apiKey, '?widget=wdg_madeup')];
    const [a, b] = [problem.parse(await foreign.json()), problem.parse(await madeUp.json())];
    expect({ ...a, request_id: '' }).toEqual({ ...b, request_id: '' });
  });
  test('tells the last thirty days where none are named, and of one widget where it is', async () => {
    const shop = await aShop();
    await seen(shop.widgetId, '?version=1');
    await eventually('a row', async () => (await stats(shop.apiKey)).rows[0]);
    const answer = await stats(shop.apiKey, `?widget=${shop.widgetId}`);
    expect([answer.from, answer.to]).toEqual([new Date(Date.now() - 29 * DAY).toISOString().slice(0, 10), today()]);
    expect(answer.rows).toHaveLength(1);
    expect((await stats(shop.apiKey, '?to=2020-01-01')).rows).toEqual([]);
  });
});
