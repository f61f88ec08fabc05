/** What a merchant may set of limits: a wrong value is refused by its name, with what to do, and nothing changes. */
import { expect, test } from 'vitest';
import type { Problem } from '../../../shared/contract/error.ts';
import { aShop, DRAFT, json } from '../public/world.ts';

const shop = await aShop();
const TEXT = { en: 'Join', de: 'Mitmachen' };

test.each([
  ['daily_budget_usd', { burst_per_hour: 300 }],
  ['burst_per_hour', { burst_per_hour: 601, daily_budget_usd: 5 }],
  ['burst_per_hour', { burst_per_hour: 59, daily_budget_usd: 5 }],
  ['burst_per_hour', { burst_per_hour: 99.5, daily_budget_usd: 5 }],
  ['daily_budget_usd', { daily_budget_usd: -1 }],
  ['daily_budget_usd', { daily_budget_usd: 100_001 }],
])('a landing page: %s of %j', async (path, terms) => {
  const page = { widget: 'form', title: TEXT, intro: TEXT };
  const refused = await json<Problem>(await shop.admin('PUT', '/v1/landing-pages/bad', { ...page, ...terms }), 422);
  expect(refused.errors).toMatchObject([{ path, fix: expect.any(String) }]);
  expect(await json(await shop.admin('GET', '/v1/landing-pages'), 200)).toEqual({ landing_pages: [] });
});

test.each([
  ['send_countries[1]', { send_countries: ['US', 'usa'] }],
  ['message_cost_usd.US', { message_cost_usd: { US: 11 } }],
  ['daily_budget_usd', { daily_budget_usd: '5' }],
  ['sends_per_hour', { sends_per_hour: 0 }],
  ['bot_check', { bot_check: 'yes' }],
  ['jurisdictions', { jurisdictions: [] }],
  ['jurisdictions[1]', { jurisdictions: ['US-FL', 'Germany'] }],
])('a widget: %s of %j', async (path, terms) => {
  const refused = await json<Problem>(await shop.admin('PUT', `/v1/widgets/${shop.widgetId}/draft`, { ...DRAFT, ...terms }), 422);
  expect(refused.errors).toMatchObject([{ path, fix: expect.any(String) }]);
  const { widgets } = await json<{ widgets: { draft: object }[] }>(await shop.admin('GET', '/v1/widgets'), 200);
  expect(widgets[0]?.draft).not.toHaveProperty(path.split(/[.[]/)[0]!);
});

test('a country that is none is refused when the draft is published', async () => {
  await json(await shop.admin('PUT', `/v1/widgets/${shop.widgetId}/draft`, { ...DRAFT, send_countries: ['UK'] }), 200);
  const refused = await json<Problem>(await shop.admin('POST', `/v1/widgets/${shop.widgetId}/publish`), 422);
  expect(refused).toMatchObject({ type: '/problems/publish-refused', errors: [{ path: 'send_countries[0]', fix: expect.any(String) }] });
});
