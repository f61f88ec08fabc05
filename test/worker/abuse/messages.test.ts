/** Limits on what is sent: over one nothing goes out, the claim is kept, and the answer is the one that everybody gets. */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { SubmissionReceipt } from '../../../shared/contract/submission.ts';
import type { WidgetDraftInput } from '../../../shared/contract/widget.ts';
import type { InboundAct } from '../../../worker/consent/inbound-act.ts';
import { partitionOf } from '../../../worker/consent/place.ts';
import { ledgerStub } from '../../../worker/objects.ts';
import { ids } from '../../../worker/platform/ids.ts';
import { parseKeyRing } from '../../../worker/platform/keys.ts';
import { PARTITIONS } from '../partitions.ts';
import {
  aShop,
  aSubmission,
  asHolder,
  bindings,
  codeTo,
  DRAFT,
  eventually,
  freshEmail,
  freshKey,
  json,
  outbox,
  standingOf,
  verify,
} from '../public/world.ts';
import { eachOf, freshIp, people, postFrom, sentTo, settledMessages, submitFrom, submitted } from './rig.ts';

const publicIds = ids(parseKeyRing('TOKEN_KEY', bindings.TOKEN_KEY));
const START = Date.UTC(2027, 0, 10, 12);
beforeEach(() => {
  outbox.length = 0;
  vi.useFakeTimers({ toFake: ['Date'], now: START });
});
afterEach(() => {
  vi.useRealTimers();
});

const shopWith = (change: Partial<WidgetDraftInput>) => aShop({ ...DRAFT, ...change });
/** Everything of an answer but what is random in any two: of those, form and length. */
const shapeOf = async (answer: Response) => ({
  status: answer.status,
  headers: [...answer.headers].filter(([name]) => name !== 'x-request-id'),
  body: (await answer.text())
    .replace(/sub_[\w-]+/g, (id) => `id ${id.length}`)
    .replace(/"submission_secret":"[\w-]+"/, (secret) => `secret ${secret.length}`)
    .replace(/\/me\/[\w-]+/, (token) => `token ${token.length}`),
});

test('R1.8 pumping a run of numbers: three cost and the rest get nothing, in answers that are the same to the byte', async () => {
  const shop = await aShop();
  const numbers = Array.from({ length: 8 }, (_, n) => `+12025550${120 + n}`);
  const shapes = [];
  for (const phone of numbers) shapes.push(await shapeOf(await submitFrom(freshIp(), shop, await aSubmission(shop, ['sms'], { phone }))));
  expect(new Set(shapes.map((shape) => JSON.stringify(shape))).size).toBe(1);
  expect(shapes[0]).toMatchObject({ status: 201 });
  expect(await settledMessages(shop)).toEqual({ sent: 2, over_limit_prefix: 6 });
  for (const phone of numbers) expect(await standingOf(shop, phone, 'sms')).toBe('not_asked +claim');
  // Another prefix is another's business; the same one is let go of after its windows.
  await submitted(shop, '+13035550120');
  vi.setSystemTime(START + 3_600_000 + 300_000);
  await submitted(shop, '+12025550190');
  expect(await settledMessages(shop)).toEqual({ sent: 4, over_limit_prefix: 6 });
});

test('numbers of a country that is not listed, and those that cost extra, get the same answer and no message', async () => {
  const shop = await shopWith({ send_countries: ['CA', 'GB'] });
  const answer = async (phone: string) => shapeOf(await submitFrom(freshIp(), shop, await aSubmission(shop, ['sms'], { phone })));
  const shapes = [
    await answer('+14165550142'),
    await answer('+12025550142'),
    await answer('+449012345678'),
    await answer('+4917612345678'),
  ];
  expect(new Set(shapes.map((shape) => JSON.stringify(shape))).size).toBe(1);
  expect(await settledMessages(shop)).toEqual({ sent: 1, country_not_listed: 2, number_kind: 1 });
  expect(sentTo(['+14165550142', '+12025550142'])).toEqual(['+14165550142']);
  expect(await standingOf(shop, '+4917612345678', 'sms')).toBe('not_asked +claim');
});

test('where nothing is listed, only the default country gets messages; mail has none', async () => {
  const shop = await shopWith({ default_country: 'CA' });
  await submitted(shop, '+14165550143');
  await submitted(shop, '+12025550143');
  const email = freshEmail();
  await json(await submitFrom(freshIp(), shop, await aSubmission(shop, ['email'], { email })), 201);
  expect(await settledMessages(shop)).toEqual({ sent: 2, country_not_listed: 1 });
});

describe('money', () => {
  test('ends at the widget’s budget, by the merchant’s own price, and begins anew the next day', async () => {
    const shop = await shopWith({ daily_budget_usd: 1, message_cost_usd: { US: 0.4 } });
    const all = people(5);
    for (const phone of all.slice(0, 4)) await submitted(shop, phone);
    expect(await settledMessages(shop)).toEqual({ sent: 2, over_limit_money: 2 });
    vi.setSystemTime(START + 12 * 3_600_000);
    await submitted(shop, all[4]!);
    expect(await settledMessages(shop)).toEqual({ sent: 3, over_limit_money: 2 });
  });

  test('a budget of nothing sends nothing, and records all the same', async () => {
    const shop = await shopWith({ daily_budget_usd: 0 });
    const [phone] = people(1);
    await submitted(shop, phone!);
    expect(await settledMessages(shop)).toEqual({ over_limit_money: 1 });
    expect(await standingOf(shop, phone!, 'sms')).toBe('not_asked +claim');
  });

  test('without a budget the workspace’s own stands, whatever other workspaces spend', async () => {
    const dear = { send_countries: ['US'], sends_per_hour: 1000, message_cost_usd: { US: 6 } };
    const [one, other] = [await shopWith(dear), await shopWith(dear)];
    const all = people(6);
    for (const phone of all.slice(0, 5)) await submitted(one, phone);
    expect(await settledMessages(one)).toEqual({ sent: 3, over_limit_money: 2 });
    await submitted(other, all[5]!);
    expect(await settledMessages(other)).toEqual({ sent: 1 });
  });
});

test('a widget sends so many an hour as its merchant says, thirty where nothing was said', async () => {
  const [few, usual] = [await shopWith({ sends_per_hour: 2 }), await aShop()];
  const all = people(40);
  for (const phone of all.slice(0, 4)) await submitted(few, phone);
  expect(await settledMessages(few)).toEqual({ sent: 2, over_limit_widget: 2 });
  await eachOf(all.slice(4, 37), (phone) => submitted(usual, phone));
  expect(await settledMessages(usual)).toEqual({ sent: 30, over_limit_widget: 3 });
});

test('one submission sent again and again is one message, and is counted once', async () => {
  const shop = await shopWith({ daily_budget_usd: 2, message_cost_usd: { US: 1 } });
  const [phone, other, third] = people(3);
  const [request, key, ip] = [await aSubmission(shop, ['sms'], { phone: phone! }), freshKey(), freshIp()];
  const receipts = [];
  for (let n = 0; n < 5; n += 1) receipts.push(await json<SubmissionReceipt>(await submitFrom(ip, shop, request, key), 201));
  expect(new Set(receipts.map(({ submission_id }) => submission_id)).size).toBe(1);
  await submitted(shop, other!);
  await submitted(shop, third!);
  expect(sentTo([phone!, other!, third!])).toEqual([phone, other]);
  expect(await settledMessages(shop)).toEqual({ sent: 2, over_limit_money: 1 });
});

test('codes asked for again and links to choices fall under the same limits', async () => {
  const shop = await shopWith({ sends_per_hour: 2 });
  const [phone, link] = people(2);
  const receipt = await submitted(shop, phone!);
  await json(await verify(receipt, await codeTo(phone!)), 200);
  const request = { widget: shop.widgetId, phone };
  const before = outbox.length;
  await json(await postFrom(freshIp(), '/v1/preferences/requests', request), 202);
  expect(await settledMessages(shop)).toEqual({ sent: 2 });
  expect(outbox.slice(before).map(({ text }) => /\/me\//.test(text))).toEqual([true]);
  const second = await submitted(shop, link!);
  vi.setSystemTime(START + 61_000);
  const path = `/v1/submissions/${second.submission_id}/resend`;
  await json(await postFrom(freshIp(), path, {}, asHolder(second)), 202);
  await json(await postFrom(freshIp(), '/v1/preferences/requests', request), 202);
  expect(await settledMessages(shop)).toEqual({ sent: 2, over_limit_widget: 3 });
});

describe('codes that nobody answers', () => {
  test('a person who let two run out is sent no third within thirty days, in the same answer; the link to their choices still goes', async () => {
    const shop = await aShop();
    const [phone] = people(1);
    await submitted(shop, phone!);
    vi.setSystemTime(START + 3_600_000);
    await submitted(shop, phone!);
    vi.setSystemTime(START + 2 * 3_600_000);
    const before = await settledMessages(shop);
    const shape = await shapeOf(await submitFrom(freshIp(), shop, await aSubmission(shop, ['sms'], { phone: phone! })));
    expect(shape.status).toBe(201);
    expect([before, await settledMessages(shop)]).toEqual([{ sent: 2 }, { sent: 2 }]);
    await json(await postFrom(freshIp(), '/v1/preferences/requests', { widget: shop.widgetId, phone }), 202);
    expect(await settledMessages(shop)).toEqual({ sent: 3 });
    vi.setSystemTime(START + 31 * 86_400_000);
    await submitted(shop, phone!);
    expect(await eventually('the third code', () => (sentTo([phone!]).length === 4 ? true : null))).toBe(true);
  });

  test('a country in which few answer gets none for six hours, another goes on; it is judged anew then', async () => {
    const shop = await shopWith({ sends_per_hour: 1000, daily_budget_usd: 1000, send_countries: ['US', 'CA'] });
    // Forty numbers of one country, four of whom answer: 10 %.
    const all = people(42);
    await eachOf(all.slice(0, 40), async (phone, index) => {
      const receipt = await submitted(shop, phone);
      if (index < 4) await json(await verify(receipt, await codeTo(phone)), 200);
    });
    expect(await settledMessages(shop)).toEqual({ sent: 40 });
    vi.setSystemTime(START + 601_000);
    await submitted(shop, all[40]!);
    await submitted(shop, '+14165550142');
    expect(await settledMessages(shop)).toEqual({ sent: 41, too_few_answers_country: 1 });
    vi.setSystemTime(START + 601_000 + 6 * 3_600_000);
    await submitted(shop, all[41]!);
    expect(await settledMessages(shop)).toEqual({ sent: 42, too_few_answers_country: 1 });
  });

  test('where six of forty answer, it goes on', async () => {
    const shop = await shopWith({ sends_per_hour: 1000, daily_budget_usd: 1000 });
    const all = people(41);
    await eachOf(all.slice(0, 40), async (phone, index) => {
      const receipt = await submitted(shop, phone);
      if (index < 6) await json(await verify(receipt, await codeTo(phone)), 200);
    });
    vi.setSystemTime(START + 601_000);
    await submitted(shop, all[40]!);
    expect(await settledMessages(shop)).toEqual({ sent: 41 });
  });

  test('guessing codes from one network ends after twenty wrong ones; the right one from elsewhere still counts', async () => {
    const shop = await aShop();
    const [own, ip] = [people(1)[0]!, freshIp()];
    const receipt = await submitted(shop, own);
    const code = await codeTo(own);
    const wrong = code === '000000' ? '111111' : '000000';
    const guess = (of: SubmissionReceipt, from: string, said: string) =>
      postFrom(from, `/v1/submissions/${of.submission_id}/verify`, { code: said }, asHolder(of));
    const others = await eachOf(people(6).slice(1), (phone) => submitted(shop, phone));
    const statuses: number[] = [];
    for (let n = 0; n < 24; n += 1) statuses.push((await guess(others[n % 5]!, ip, wrong)).status);
    expect(statuses).toEqual([...Array<number>(20).fill(410), ...Array<number>(4).fill(429)]);
    const refused = await guess(receipt, ip, code);
    expect([refused.status, Number(refused.headers.get('retry-after')) > 0]).toEqual([429, true]);
    await json(await guess(receipt, freshIp(), code), 200);
  });
});

test('whoever stopped a channel is sent no code by it, in the same answer, until the stop is lifted; a merchant’s word stops none', async () => {
  const shop = await aShop();
  const [phone, other, reported] = people(3);
  let told = 0;
  const say = async (act: InboundAct) => {
    const { workspace } = publicIds.read('workspace', shop.workspaceId)!;
    const address = { kind: 'phone', scope: '', value: phone! } as const;
    const partition = partitionOf(parseKeyRing('HASH_KEY', bindings.HASH_KEY), workspace, address, PARTITIONS);
    const at = { fromMs: Date.now(), toMs: Date.now() };
    told += 1;
    const message = { account: 'a', messageId: `m${told}`, channel: 'sms', at, isMessage: true, words: null, context: {}, act } as const;
    await ledgerStub(bindings, workspace, partition).inbound({ workspace, partition, partitions: PARTITIONS }, address, message);
  };
  await say({ do: 'withdraw', programme: null, channels: ['sms'], isStop: true, isCertain: true });
  const report = [{ act: 'stop', programme: 'default', channel: 'sms', purpose: 'marketing', method: 'api' }];
  await json(await shop.admin('POST', '/v1/consents', { phone: reported, acts: report }), 201);
  const shapes = [];
  for (const each of [phone!, other!, reported!])
    shapes.push(await shapeOf(await submitFrom(freshIp(), shop, await aSubmission(shop, ['sms'], { phone: each }))));
  expect(new Set(shapes.map((shape) => JSON.stringify(shape))).size).toBe(1);
  await settledMessages(shop);
  expect(sentTo([phone!, other!, reported!]).sort()).toEqual([other, reported].sort());
  vi.setSystemTime(START + 60_000);
  await say({ do: 'resume', channels: ['sms'] });
  await submitted(shop, phone!);
  await settledMessages(shop);
  expect(sentTo([phone!])).toEqual([phone]);
});
