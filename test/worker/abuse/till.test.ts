/** Three hundred people behind one IP block: nobody is lost, a merchant who said so reaches all, and an attacker there is bounded. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { SENDS_PER_IP_BLOCK_HOUR, SUBMISSIONS_PER_IP_BLOCK_HOUR, SUBMISSIONS_PER_IP_BLOCK_HOUR_MAX } from '../../../shared/limits.ts';
import { solve } from '../../../widget/client/proof.ts';
import { boxValue, hidden } from '../pages/visitor.ts';
import { aShop, aSubmission, freshKey, HOST, json, outbox, type Shop, standingOf } from '../public/world.ts';
import { eachOf, fetchFrom, freshIp, people, persist, pressCounters, proofAsked, settledMessages, submitFrom } from './rig.ts';

const START = Date.UTC(2027, 0, 10, 12);
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: START });
});
afterEach(() => {
  vi.useRealTimers();
});

async function aPage(shop: Shop, terms: Record<string, unknown>): Promise<string> {
  const text = { en: 'At the till', de: 'An der Kasse' };
  await json(await shop.admin('PUT', '/v1/landing-pages/till', { widget: 'form', title: text, intro: text, ...terms }), 200);
  return `/p/${shop.workspaceId}/till`;
}

/** Through the page's own form, without script. */
async function signUpAt(ip: string, path: string, phone: string): Promise<Response> {
  const html = await (await fetchFrom(ip, path)).text();
  const fields = [...hidden(html), ['phone', phone], ['phone_country', 'US'], ['agree', boxValue(html, 0)]];
  return fetchFrom(ip, path, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded', origin: HOST },
    body: new URLSearchParams(fields.map(([name = '', value = '']) => [name, value])).toString(),
  });
}

test('all of them are recorded: some at once, the rest with a proof that their form solves', async () => {
  const shop = await aShop();
  const [ip, all] = [freshIp(), people(300)];
  const came = await eachOf(all, (phone) => persist(ip, shop, phone));
  expect(came.map(({ answer }) => answer.status)).toEqual(all.map(() => 201));
  expect(came.filter(({ isProved }) => !isProved)).toHaveLength(SUBMISSIONS_PER_IP_BLOCK_HOUR);
  const standings = await eachOf(all, (phone) => standingOf(shop, phone, 'sms'));
  expect(new Set(standings)).toEqual(new Set(['not_asked +claim']));
  // What the merchant pays for is another matter: without a burst of its own the block gets its few codes.
  expect(await settledMessages(shop)).toEqual({ sent: SENDS_PER_IP_BLOCK_HOUR, over_limit_block: 300 - SENDS_PER_IP_BLOCK_HOUR });
}, 120_000);

test('where the landing page has a burst and a money limit, all get their code, and none is asked for a proof', async () => {
  const shop = await aShop();
  const path = await aPage(shop, { burst_per_hour: 400, daily_budget_usd: 5 });
  const [ip, all, before] = [freshIp(), people(300), outbox.length];
  const pages = await eachOf(all, async (phone) => (await (await signUpAt(ip, path, phone)).text()).includes('name="code"'));
  expect(pages).toEqual(all.map(() => true));
  expect(await settledMessages(shop)).toEqual({ sent: 300 });
  expect(
    outbox
      .slice(before)
      .map(({ to }) => to)
      .toSorted(),
  ).toEqual(all.toSorted());
}, 120_000);

test('the burst is the page’s alone, and its money limit stands', async () => {
  const shop = await aShop();
  const path = await aPage(shop, { burst_per_hour: 100, daily_budget_usd: 0.012 * 20 });
  const [ip, all] = [freshIp(), people(130)];
  const statuses = await eachOf(all.slice(0, 105), async (phone) => (await signUpAt(ip, path, phone)).status);
  expect(statuses.filter((status) => status === 200)).toHaveLength(100);
  expect(statuses.filter((status) => status === 429)).toHaveLength(5);
  expect(await settledMessages(shop)).toEqual({ sent: 20, over_limit_money: 80 });
  // The widget on its own has its own limits, untouched by what came through the page.
  const direct = await eachOf(all.slice(105, 115), (phone) => persist(ip, shop, phone));
  expect(direct.map(({ answer, isProved }) => [answer.status, isProved])).toEqual(direct.map(() => [201, false]));
  expect(await settledMessages(shop)).toEqual({ sent: 20 + SENDS_PER_IP_BLOCK_HOUR, over_limit_money: 80, over_limit_block: 5 });
}, 120_000);

test('who solves nothing gets no further than the free ones, who solves is bounded; neither leaves a trace', async () => {
  const shop = await aShop();
  const [ip, all] = [freshIp(), people(70)];
  const request = async (phone: string) => aSubmission(shop, ['sms'], { phone });
  const free = await eachOf(
    all.slice(0, SUBMISSIONS_PER_IP_BLOCK_HOUR),
    async (phone) => (await submitFrom(ip, shop, await request(phone))).status,
  );
  expect(new Set(free)).toEqual(new Set([201]));
  for (const phone of all.slice(60, 64)) {
    await proofAsked(await submitFrom(ip, shop, await request(phone)));
    expect(await standingOf(shop, phone, 'sms')).toBe('none');
  }
  const easy = await proofAsked(await submitFrom(ip, shop, await request(all[64]!)));
  await pressCounters(SUBMISSIONS_PER_IP_BLOCK_HOUR, SUBMISSIONS_PER_IP_BLOCK_HOUR_MAX - 1);
  const hard = await proofAsked(await submitFrom(ip, shop, await request(all[65]!)));
  expect(hard.maxnumber).toBeGreaterThan(3 * easy.maxnumber);
  expect((await submitFrom(ip, shop, { ...(await request(all[65]!)), proof: (await solve(hard))! })).status).toBe(201);
  const proof = (await solve(easy))!;
  const refused = await submitFrom(ip, shop, { ...(await request(all[66]!)), proof });
  expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '1800']);
  expect(await refused.json()).toMatchObject({ type: '/problems/too-many-requests' });
  expect(await standingOf(shop, all[66]!, 'sms')).toBe('none');
  // Its next hour is a new one, and so is every other block.
  expect((await submitFrom(freshIp(), shop, await request(all[67]!))).status).toBe(201);
  vi.setSystemTime(START + 3_600_000);
  expect((await submitFrom(ip, shop, await request(all[68]!), freshKey())).status).toBe(201);
}, 120_000);
