/** A stop that somebody asks for on the web: held, asked back, decided by the address or the merchant, and never told to whoever asked. */
import { beforeEach, describe, expect, test } from 'vitest';
import type { waitingStops } from '../../../shared/contract/preference.ts';
import {
  aShop,
  confirmed,
  contactOf,
  eventually,
  freshEmail,
  freshPhone,
  HOST,
  json,
  outbox,
  post,
  type Shop,
  send,
  standingOf,
  submitted,
  timelineOf,
} from './world.ts';

type Waiting = (typeof waitingStops)['_output'];

let shop: Shop;
beforeEach(async () => {
  outbox.length = 0;
  shop = await aShop();
});

const askToStop = (of: Shop, address: object) => post('/v1/stop-requests', { widget: of.widgetId, ...address });
const permitted = async (phone: string) => (await contactOf(shop, { phone }))!.state.filter((state) => state.permitted).length;
const linkTo = (phone: string) =>
  eventually('the question', () => {
    const text = outbox.findLast((message) => message.to === phone && message.text.includes('/me/'))?.text;
    return text && /\/me\/[\w-]+/.exec(text)![0];
  });
const press = (link: string, act: string, origin = HOST) =>
  send(link, {
    method: 'POST',
    redirect: 'manual',
    headers: { 'content-type': 'application/x-www-form-urlencoded', origin },
    body: new URLSearchParams({ act }).toString(),
  });
const queue = async (of: Shop): Promise<Waiting['stop_requests']> => {
  const all: Waiting['stop_requests'][number][] = [];
  for (let cursor: string | null = '0'; cursor !== null; ) {
    const page: Waiting = await json<Waiting>(await of.admin('GET', `/v1/stop-requests?limit=1&cursor=${cursor}`), 200);
    all.push(...page.stop_requests);
    cursor = page.next_cursor;
  }
  return all;
};

describe('somebody asks that messages to a number stop', () => {
  test('they rest at once, the number is asked, and its yes withdraws everything', async () => {
    const phone = freshPhone();
    await confirmed(shop, phone);
    expect(await permitted(phone)).toBe(1);
    outbox.length = 0;
    expect(await json(await askToStop(shop, { phone }), 202)).toEqual({ outcome: 'received' });
    expect(await permitted(phone)).toBe(0);
    const link = await linkTo(phone);
    const page = await (await send(link)).text();
    expect(page).toContain('Stop all messages?');
    expect(page).not.toContain(phone);
    expect(await permitted(phone)).toBe(0); // GET wrote nothing
    expect((await press(link, 'withdraw_all')).status).toBe(303);
    expect(await standingOf(shop, phone, 'sms')).toBe('withdrawn verified');
    const acts = (await timelineOf(shop, { phone })).map(({ record }) => [record.act, record.verified]);
    expect(acts.slice(0, 3)).toEqual([
      ['release', true],
      ['withdraw', true],
      ['hold', false],
    ]);
    expect(await queue(shop)).toEqual([]);
  });

  test('its no lets messages go on, and nothing was withdrawn', async () => {
    const phone = freshPhone();
    await confirmed(shop, phone);
    outbox.length = 0;
    await json(await askToStop(shop, { phone }), 202);
    const link = await linkTo(phone);
    const answer = await press(link, 'keep');
    expect([answer.status, answer.headers.get('location')]).toEqual([303, `${link}?done=kept`]);
    expect(await (await send(`${link}?done=kept`)).text()).toContain('Nothing was stopped');
    expect([await permitted(phone), await standingOf(shop, phone, 'sms')]).toEqual([1, 'granted verified']);
    // One that lapsed unanswered is not renewed; this one the person ended, so it can be asked for again.
    await json(await askToStop(shop, { phone }), 202);
    expect(await permitted(phone)).toBe(0);
  });

  test('a stop link of a footer, passed on, may stop but not say no', async () => {
    const phone = freshPhone();
    await confirmed(shop, phone);
    const { id } = (await contactOf(shop, { phone }))!;
    const made = await json<{ url: string }>(
      await shop.admin('POST', `/v1/contacts/${id}/preference-links`, { widget: shop.widgetId }),
      201,
    );
    await json(await askToStop(shop, { phone }), 202);
    const footer = new URL(made.url).pathname;
    expect(await (await send(footer)).text()).not.toContain('id="keep"');
    expect((await press(footer, 'keep')).status).toBe(404);
    expect(await permitted(phone)).toBe(0);
    expect((await press(footer, 'withdraw_all')).status).toBe(303);
  });

  test('R1.8 known, unknown, withdrawn and asked before are answered alike, and a stranger’s number is sent nothing', async () => {
    const [known, unknown, withdrawn] = [freshPhone(), freshPhone(), freshPhone()];
    await confirmed(shop, known);
    await confirmed(shop, withdrawn);
    await json(await shop.admin('POST', '/v1/consents', { phone: withdrawn, acts: [{ act: 'withdraw' }] }), 201);
    outbox.length = 0;
    const shapes = [];
    for (const phone of [known, unknown, withdrawn, known]) {
      const answer = await askToStop(shop, { phone });
      shapes.push(JSON.stringify([answer.status, [...answer.headers].filter(([name]) => name !== 'x-request-id'), await answer.text()]));
    }
    expect(new Set(shapes).size).toBe(1);
    await linkTo(known);
    expect(outbox.map(({ to }) => to)).toEqual([known]);
    expect(await contactOf(shop, { phone: unknown })).toBeNull();
  });

  test('an email address is asked by mail', async () => {
    const email = freshEmail();
    await submitted(shop, ['email'], { email });
    outbox.length = 0;
    await json(await askToStop(shop, { email }), 202);
    expect((await timelineOf(shop, { email }))[0]!.record).toMatchObject({ act: 'hold', verified: false });
  });
});

describe('the merchant’s queue', () => {
  test('shows what waits with its legal date, masked, over all ledgers; the merchant’s word ends it', async () => {
    const phones = [freshPhone(), freshPhone(), freshPhone(), freshPhone(), freshPhone()];
    for (const phone of phones) await confirmed(shop, phone);
    for (const phone of phones.slice(0, 4)) await json(await askToStop(shop, { phone }), 202);
    const all = await queue(shop);
    expect(all).toHaveLength(4);
    for (const each of all) {
      expect(phones).not.toContain(each.address);
      expect(Date.parse(each.held_until) - Date.parse(each.asked_at)).toBe(10 * 86_400_000);
      // At most ten business days of the United States; a state may want it sooner.
      expect(Date.parse(each.due_at!)).toBeGreaterThanOrEqual(Date.parse(each.asked_at));
      expect(Date.parse(each.due_at!) - Date.parse(each.asked_at)).toBeLessThanOrEqual(14 * 86_400_000);
    }
    const [stop, go] = all;
    const decide = (id: string, decision: string) => shop.admin('POST', `/v1/stop-requests/${id}`, { decision });
    expect(await json(await decide(stop!.contact_id, 'withdraw'), 200)).toEqual({ outcome: 'withdrawn' });
    expect(await json(await decide(go!.contact_id, 'release'), 200)).toEqual({ outcome: 'released' });
    expect(await json(await decide(go!.contact_id, 'release'), 200)).toEqual({ outcome: 'nothing_waits' });
    expect((await queue(shop)).map((each) => each.contact_id)).toEqual(all.slice(2).map((each) => each.contact_id));
    const standings = await Promise.all(phones.slice(0, 4).map((phone) => standingOf(shop, phone, 'sms')));
    expect(standings.sort()).toEqual(['granted verified', 'granted verified', 'granted verified', 'withdrawn']);
  });

  test('bad input is named and changes nothing', async () => {
    const phone = freshPhone();
    await confirmed(shop, phone);
    await json(await askToStop(shop, { phone }), 202);
    const [one] = await queue(shop);
    const refused = async (answer: Promise<Response>, status: number) =>
      (await json<{ errors?: { path: string; fix?: string }[] }>(await answer, status)).errors?.map(({ path }) => path);
    expect(await refused(shop.admin('POST', `/v1/stop-requests/${one!.contact_id}`, { decision: 'maybe' }), 422)).toEqual(['decision']);
    expect(await refused(shop.admin('GET', '/v1/stop-requests?cursor=x'), 422)).toEqual(['query:cursor']);
    expect(await refused(shop.admin('GET', '/v1/stop-requests?limit=0'), 422)).toEqual(['query:limit']);
    expect(await refused(askToStop(shop, {}), 422)).toEqual(['phone']);
    expect(await refused(askToStop(shop, { phone, email: 'ann@mail.example' }), 422)).toEqual(['phone']);
    expect(await refused(askToStop(shop, { phone: '12' }), 422)).toEqual(['phone']);
    expect((await post('/v1/stop-requests', { widget: 'wdg_made-up', phone })).status).toBe(404);
    expect(await queue(shop)).toEqual([one]);
  });
});

test('the page where a link is asked for stops instead, without a script', async () => {
  const phone = freshPhone();
  await confirmed(shop, phone);
  const path = `/me?widget=${shop.widgetId}`;
  expect(await (await send(path)).text()).toContain('id="ask-stop"');
  const answer = await send(path, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded', origin: HOST },
    body: new URLSearchParams({ phone, do: 'stop' }).toString(),
  });
  expect([answer.status, (await answer.text()).includes('messages are paused now')]).toEqual([200, true]);
  expect(await permitted(phone)).toBe(0);
});
