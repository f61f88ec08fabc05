import { runInDurableObject } from 'cloudflare:test';
import { afterEach, describe, expect, test } from 'vitest';
import { inboundCounts } from '../../../shared/contract/inbound.ts';
import { INBOUND_COUNT_NAMES_MAX } from '../../../shared/inbound-limits.ts';
import { jsonOf } from '../../contract/inbound/kit.ts';
import { localKit as kit } from '../../contract/inbound/local.ts';
import { bindings, call, OPERATOR, outside, problemOf, send } from '../admin/admin.ts';
import { connected, counted, deliver, ledgerOf, records, standing } from './world.ts';

const [person, other] = kit.people;
const address = person.address(kit.account);
const NUMBER = kit.account.senders.sms;

let messages = 0;
const event = (more: Record<string, unknown> = {}) => {
  messages += 1;
  return { id: `route-${messages}`, channel: 'sms', from: person.sent, to: NUMBER, type: 'text', text: 'STOP', ...more };
};
const post = (url: string, ...events: Record<string, unknown>[]) =>
  deliver(kit.sign(jsonOf({ events }), { url, account: kit.account, atMs: Date.now() }));

/** What was "sent", by recipient. */
const sent = () =>
  outside.calls
    .filter(({ url }) => url === bindings.LOCAL_OUTBOX_URL)
    .map(({ init }) => JSON.parse(String(init.body)) as { to: string; text: string });
async function sentTo(to: string, atLeast: number) {
  const end = performance.now() + 5000;
  while (sent().filter((each) => each.to === to).length < atLeast) {
    if (performance.now() > end) throw new Error('no message');
    await scheduler.wait(10);
  }
  return sent().filter((each) => each.to === to);
}
afterEach(() => {
  outside.calls = [];
  outside.answers = {};
});

describe('a webhook', () => {
  test('is the words of several people, each told in its order', async () => {
    const at = await connected(kit);
    const [first, second] = [Date.now() - 2000, Date.now() - 1000];
    const response = await post(
      at.url,
      event({ at_ms: first }),
      event({ from: other.sent, text: 'unsubscribe' }),
      event({ text: 'START', at_ms: second }),
    );
    expect([response.status, await response.text()]).toEqual([200, '']);
    expect(await standing(at.merchant, address, 'sms')).toBe('withdrawn'); // START lifted the carrier’s stop and no more
    expect(await standing(at.merchant, other.address(kit.account), 'sms')).toBe('withdrawn (stopped)');
    expect((await counted(at, 3)).accepted).toEqual({ text: 3 });
  });

  test('names nobody’s address: it is taken, counted, and nothing is stored', async () => {
    const at = await connected(kit);
    for (const from of ['12345', 'ACME', '+0123456789', `+${'1'.repeat(30)}`])
      expect((await post(at.url, event({ from }))).status).toBe(200);
    expect((await counted(at, 4)).refused).toEqual({ bad_address: 4 });
    const { api, place } = ledgerOf(at.merchant, address);
    expect(await api.head(place)).toBe(0);
  });

  test('that our side fails on is asked for again, and is then taken once', async () => {
    const at = await connected(kit);
    const { place } = ledgerOf(at.merchant, address);
    const object = bindings.LEDGER.getByName(`${place.workspace}/${place.partition}`);
    const run = (sql: string) => runInDurableObject(object, (_, state) => void state.storage.sql.exec(sql));
    await run('ALTER TABLE inbound_taken RENAME TO away');
    const stop = event();
    const failed = await post(at.url, stop);
    expect(failed.status).toBe(503);
    expect(await problemOf(failed)).toMatchObject({ status: 503 });
    expect(await standing(at.merchant, address, 'sms')).toBe('unknown');
    await run('ALTER TABLE away RENAME TO inbound_taken');
    expect((await post(at.url, stop)).status).toBe(200);
    const once = await records(at.merchant, address);
    expect(once).toBeGreaterThan(0);
    await post(at.url, stop);
    expect(await records(at.merchant, address)).toBe(once);
  });

  test('of a suspended workspace still withdraws', async () => {
    const at = await connected(kit);
    expect((await call('POST', `/v1/workspaces/${at.merchant.workspaceId}/suspend`, OPERATOR)).status).toBe(200);
    expect((await post(at.url, event())).status).toBe(200);
    expect(await standing(at.merchant, address, 'sms')).toContain('withdrawn');
  });

  test('under a secret that was just changed is taken', async () => {
    const at = await connected(kit);
    expect((await post(at.url, event({ text: 'hello' }))).status).toBe(200);
    const changed = { ...kit.account, secrets: { signing_secret: 'a new secret' } };
    expect((await at.merchant.call('PATCH', `/v1/channel-accounts/${at.id}`, { secrets: changed.secrets })).status).toBe(200);
    const request = kit.sign(jsonOf({ events: [event()] }), { url: at.url, account: changed, atMs: Date.now() });
    const end = performance.now() + 5000;
    let status = 0;
    while (status !== 200 && performance.now() < end) {
      status = (await deliver(request)).status;
      await scheduler.wait(50);
    }
    expect(status).toBe(200);
    expect(await standing(at.merchant, address, 'sms')).toContain('withdrawn');
  });

  test('a flood of bad signatures keeps no STOP from being taken, and is a few rows of counts', async () => {
    const at = await connected(kit);
    const bad = kit.unsigned(kit.sign(jsonOf({ events: [event()] }), { url: at.url, account: kit.account, atMs: 0 }));
    const flood = Array.from({ length: 200 }, () => deliver(bad));
    expect((await post(at.url, event())).status).toBe(200);
    expect(await standing(at.merchant, address, 'sms')).toContain('withdrawn');
    expect(new Set((await Promise.all(flood)).map(({ status }) => status))).toEqual(new Set([401]));
    const { refused, accepted } = await counted(at, 201);
    expect([refused, accepted]).toEqual([{ signature_missing: 200 }, { text: 1 }]);
  });

  test('with ever new names of events fills a bounded number of rows', async () => {
    const at = await connected(kit);
    const names = Array.from({ length: INBOUND_COUNT_NAMES_MAX + 20 }, (_, n) => event({ type: `new_${n} <b>` }));
    expect((await post(at.url, ...names)).status).toBe(200);
    const { unknown } = await counted(at, names.length);
    expect(Object.keys(unknown)).toHaveLength(INBOUND_COUNT_NAMES_MAX + 1);
    expect(unknown.others).toBe(20);
    expect(Object.keys(unknown).every((name) => /^[\w.:-]+$/.test(name))).toBe(true);
  });
});

describe('answers in the chat', () => {
  test('STOP of a stranger is confirmed once, HELP of a stranger not at all', async () => {
    outside.answers[bindings.LOCAL_OUTBOX_URL as string] = () => new Response(null, { status: 202 });
    const at = await connected(kit);
    await post(at.url, event({ text: 'help' }));
    await post(at.url, event());
    expect((await sentTo(person.sent, 1)).map(({ text }) => text)).toEqual([expect.stringContaining('no more messages')]);
    await post(at.url, event());
    await post(at.url, event({ text: 'HELP' }));
    const all = await sentTo(person.sent, 2);
    expect(all.map(({ text }) => text)).toEqual([expect.stringContaining('no more messages'), expect.stringContaining('STOP')]);
  });
});

describe('the counts of an account', () => {
  test('are the merchant’s own: another’s and an unknown one are the same 404, a key without the scope is refused', async () => {
    const [at, foreign] = [await connected(kit), await connected(kit)];
    for (const id of [foreign.id, 'acc_x', at.merchant.workspaceId]) {
      const response = await at.merchant.call('GET', `/v1/channel-accounts/${id}/inbound`);
      expect(response.status).toBe(404);
    }
    const key = await at.merchant.keyWith('contacts:read');
    expect((await at.merchant.call('GET', `/v1/channel-accounts/${at.id}/inbound`, undefined, key)).status).toBe(403);
    expect(await at.merchant.ok('GET', `/v1/channel-accounts/${at.id}/inbound`, inboundCounts)).toEqual({ days: [] });
  });
  test('no other method is taken at the webhook’s address', async () => {
    const at = await connected(kit);
    for (const method of ['PUT', 'DELETE', 'PATCH']) expect((await send(new URL(at.url).pathname, { method })).status).toBe(405);
    expect((await send(new URL(at.url).pathname, { method: 'GET' })).status).toBe(401);
  });
});
