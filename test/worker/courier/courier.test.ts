/** The Courier as an object, with the real Ledger and Workspace: what it wires, stores and survives. Its rules are in test/unit/sync. */
import { evictDurableObject, runDurableObjectAlarm, runInDurableObject } from 'cloudflare:test';
import { beforeAll, describe, expect, test } from 'vitest';
import { COURIER_POLL_MS, WEBHOOK_SETTLE_MS } from '../../../shared/limits.ts';
import type { CourierApi } from '../../../worker/sync/courier-api.ts';
import { PARTITIONS } from '../partitions.ts';
import { aDestination, alarmOf, bindings, dump, openNetwork, phoneOf, report, standings, type TestDestination, until } from './fixtures.ts';

beforeAll(openNetwork);

const started = async (): Promise<TestDestination> => {
  const made = await aDestination();
  await made.courier.start(made.place);
  return made;
};
const arrived = (made: TestDestination, count: number) => until(() => made.receiver.arrivals.length >= count, `${count} arrivals`);
const settled = (made: TestDestination) => until(async () => (await made.courier.deliveries(1)).length === 0, 'no row left');

describe('from an act to the receiver', () => {
  test('a grant and its withdrawal arrive signed, in order, by the ledger’s own hint', async () => {
    const made = await started();
    await report(made, 1, 'grant');
    await arrived(made, 1);
    await report(made, 1, 'withdraw');
    await arrived(made, 2);
    expect(standings(made, 1)).toEqual(['granted', 'withdrawn']);
    const [first, second] = made.receiver.arrivals;
    expect(first!.id).not.toBe(second!.id);
    expect(second!.event.data).toMatchObject({ contact: first!.event.data.contact, changes: [{ act: 'withdraw' }] });
    expect(second!.event.data.sequence).toBeGreaterThan(first!.event.data.sequence);
    expect(first!.headers).toMatchObject({ 'content-type': 'application/json', 'user-agent': expect.stringMatching(/^Sayso\//) });
    await settled(made);
    expect(await made.courier.counters()).toEqual({ delivered: 2, failedAttempts: 0, dead: 0, lag: 0 });
  });

  test('a new destination starts at the head, in every partition', async () => {
    const made = await aDestination();
    // Else the ledger's hint would begin it before the second record.
    await made.home.setDestinationStatus('test', made.destination, 'paused', null);
    await report(made, 1, 'grant');
    await report(made, 2, 'grant');
    await made.courier.start(made.place);
    await made.home.setDestinationStatus('test', made.destination, 'active', null);
    await report(made, 3, 'grant');
    // A ledger that was just asked to wake nobody remembers that for a second.
    await made.courier.wake(made.place);
    await arrived(made, 1);
    await settled(made);
    expect(made.receiver.arrivals.map(({ event }) => event.data.address.value)).toEqual([phoneOf(3)]);
    await made.courier.start(made.place);
    expect(made.receiver.arrivals).toHaveLength(1);
  });

  test('two destinations never name a person alike', async () => {
    const [one, other] = [await started(), await started()];
    await report(one, 1, 'grant');
    await report(other, 1, 'grant');
    await arrived(one, 1);
    await arrived(other, 1);
    const [a, b] = [one, other].map(({ receiver }) => receiver.arrivals[0]!);
    expect(a!.event.data.contact).not.toBe(b!.event.data.contact);
    expect(a!.id).not.toBe(b!.id);
  });

  test('the alarm alone finds what no hint told of', async () => {
    const made = await started();
    await made.home.setDestinationStatus('test', made.destination, 'paused', null);
    await made.courier.wake(made.place);
    await report(made, 1, 'grant');
    await made.home.setDestinationStatus('test', made.destination, 'active', null);
    await until(async () => (await alarmOf(made)) !== null, 'an alarm');
    await evictDurableObject(made.object);
    expect(await runDurableObjectAlarm(made.object)).toBe(true);
    expect(standings(made, 1)).toEqual(['granted']);
  });
});

describe('the alarm', () => {
  test('is set as long as the courier lives, at most one poll away', async () => {
    const made = await started();
    for (let round = 0; round < 3; round++) {
      await runDurableObjectAlarm(made.object);
      const alarm = await alarmOf(made);
      expect(alarm).not.toBeNull();
      expect(alarm! - Date.now()).toBeLessThanOrEqual(COURIER_POLL_MS);
    }
  });
  test('is set again by the next start when the platform gave it up', async () => {
    const made = await started();
    await until(async () => (await alarmOf(made)) !== null, 'an alarm');
    await runInDurableObject(made.object, (_, state) => state.storage.deleteAlarm());
    await evictDurableObject(made.object);
    await made.courier.deliveries(1);
    await until(async () => (await alarmOf(made)) !== null, 'an alarm again');
  });
  test('never throws, though workspace and receiver fail', async () => {
    const made = await started();
    made.receiver.answer = () => {
      throw new TypeError('reset');
    };
    await report(made, 1, 'grant');
    await arrived(made, 1);
    expect(await runDurableObjectAlarm(made.object)).toBe(true);
    expect(await alarmOf(made)).not.toBeNull();
  });
  test('an object that nobody started arms none and knows nothing', async () => {
    const object = bindings.COURIER.getByName('made-up/courier');
    const courier = object as unknown as CourierApi;
    expect(await courier.deliveries(10)).toEqual([]);
    expect(await courier.counters()).toEqual({ delivered: 0, failedAttempts: 0, dead: 0, lag: 0 });
    expect(await courier.retry(0, 1)).toBe(false);
    expect(await alarmOf({ object } as TestDestination)).toBeNull();
  });
});

describe('R1.7 a process that ends', () => {
  test('in flight: the withdrawal is sent again at once, under the same id, and a repeat is owed', async () => {
    const made = await started();
    await report(made, 1, 'grant');
    await arrived(made, 1);
    await settled(made);
    made.receiver.answer = () => new Promise(() => undefined);
    await report(made, 1, 'withdraw');
    await arrived(made, 2);
    expect(await made.courier.deliveries(10)).toMatchObject([{ status: 'in_flight', withdrawal: true, nextAttemptAtMs: null }]);
    made.receiver.answer = () => new Response(null, { status: 204 });
    const courier = await nextProcess(made);
    await courier.wake(made.place);
    await arrived(made, 3);
    expect(standings(made, 1)).toEqual(['granted', 'withdrawn', 'withdrawn']);
    expect(made.receiver.arrivals[2]!.id).toBe(made.receiver.arrivals[1]!.id);
    await until(async () => (await courier.deliveries(1))[0]?.status === 'retrying', 'the repeat waits');
    const [row] = await courier.deliveries(1);
    expect(row!.nextAttemptAtMs! - Date.now()).toBeGreaterThan(WEBHOOK_SETTLE_MS - 10_000);
  });
});

describe('what fails', () => {
  test('waits with the receiver’s words, and goes when asked for', async () => {
    const made = await started();
    made.receiver.answer = () => new Response(`no such person ${phoneOf(1)}`, { status: 422, headers: { 'retry-after': '3600' } });
    await report(made, 1, 'grant');
    await until(async () => (await made.courier.counters()).failedAttempts === 1, 'a failure');
    const [row] = await made.courier.deliveries(10);
    expect(row).toMatchObject({
      partition: 1 % PARTITIONS,
      status: 'retrying',
      attempts: 1,
      lastStatus: 422,
      lastReason: 'no such person [address]',
    });
    expect(row!.nextAttemptAtMs! - Date.now()).toBeGreaterThan(3_500_000);
    made.receiver.answer = () => new Response(null, { status: 200 });
    expect(await made.courier.retry(row!.partition, row!.no)).toBe(true);
    await arrived(made, 2);
    await settled(made);
    expect(made.receiver.arrivals[0]!.id).toBe(made.receiver.arrivals[1]!.id);
  });
  test('five at most are on their way, though more are due', async () => {
    const made = await started();
    // Polled, not resolved from here: an object's promise is settled in its own context alone.
    const slots = { open: 0, openMax: 0, allowed: 0 };
    made.receiver.answer = async () => {
      slots.open += 1;
      slots.openMax = Math.max(slots.openMax, slots.open);
      while (slots.allowed === 0) await scheduler.wait(5);
      slots.allowed -= 1;
      slots.open -= 1;
      return new Response(null, { status: 200 });
    };
    for (let no = 1; no <= 8; no++) await report(made, no, 'grant');
    await until(() => slots.open === 5, 'five open');
    expect((await made.courier.deliveries(20)).filter(({ status }) => status === 'in_flight')).toHaveLength(5);
    slots.allowed = 8;
    await settled(made);
    expect(made.receiver.arrivals).toHaveLength(8);
    expect(slots.openMax).toBe(5);
  });
  test('R8.8 410 disables the destination in its workspace, with a reason and an audit entry', async () => {
    const made = await started();
    made.receiver.answer = () => new Response('moved away', { status: 410 });
    await report(made, 1, 'grant');
    const view = async () => (await made.home.listDestinations())[0];
    await until(async () => (await view())?.status === 'disabled', 'disabled');
    expect(await view()).toMatchObject({ status_reason: 'moved away' });
    expect((await made.home.audit(null, 1)).entries[0]).toMatchObject({ actor: 'courier', action: 'destination.disabled' });
    await report(made, 2, 'grant');
    await runDurableObjectAlarm(made.object);
    expect(made.receiver.arrivals).toHaveLength(1);
  });
  test('paused by the merchant: nothing goes, withdrawals neither; resumed, all goes', async () => {
    const made = await started();
    await report(made, 1, 'grant');
    await arrived(made, 1);
    await made.home.setDestinationStatus('test', made.destination, 'paused', null);
    await made.courier.wake(made.place);
    await report(made, 1, 'withdraw');
    await runDurableObjectAlarm(made.object);
    expect(made.receiver.arrivals).toHaveLength(1);
    expect((await made.courier.counters()).lag).toBe(1);
    await made.home.setDestinationStatus('test', made.destination, 'active', null);
    await made.courier.wake(made.place);
    await arrived(made, 2);
    expect(standings(made, 1)).toEqual(['granted', 'withdrawn']);
  });
  test('an event in flight to an old URL is not followed by another: a hint about the settings drops what was known', async () => {
    const made = await started();
    await report(made, 1, 'grant');
    await arrived(made, 1);
    const moved = await made.home.updateDestination('test', made.destination, {
      settings: { type: 'standard_webhooks', url: 'https://elsewhere.example/in' },
    });
    expect(moved.ok).toBe(true);
    await made.courier.start(made.place);
    await made.courier.wake(made.place);
    await report(made, 1, 'withdraw');
    await until(async () => (await made.courier.counters()).failedAttempts > 0, 'a failure at the new place');
    expect(made.receiver.arrivals).toHaveLength(1);
  });
});

describe('what it keeps', () => {
  test('no address and no event, whatever the receiver says', async () => {
    const made = await started();
    made.receiver.answer = ({ data }) => new Response(JSON.stringify({ error: 'bad', echo: data }), { status: 400 });
    await report(made, 1, 'grant');
    await until(async () => (await made.courier.counters()).failedAttempts === 1, 'a failure');
    const stored = await dump(made);
    expect(stored).toContain('retrying');
    expect(stored).not.toContain(phoneOf(1).slice(1));
    expect(stored).not.toContain(made.receiver.secret);
  });
});

test('the test event is signed, sent at once, and its outcome told', async () => {
  const made = await aDestination();
  expect(await made.courier.sendTest(made.place)).toEqual({ ok: true, status: 204, reason: null });
  expect(made.receiver.others.map((body) => JSON.parse(body))).toMatchObject([{ type: 'destination.test', data: {} }]);
  made.receiver.answer = () => new Response('not here', { status: 404 });
  expect(await made.courier.sendTest(made.place)).toEqual({ ok: false, status: 404, reason: 'not here' });
});

/** Ends the object's process with a request on its way. @returns the next one, as a caller finds it */
async function nextProcess({ object, workspace, destination }: TestDestination): Promise<CourierApi> {
  await runInDurableObject(object, (_, state) => state.abort('the process ends')).catch(() => undefined);
  return bindings.COURIER.getByName(`${workspace}/${destination}`) as unknown as CourierApi;
}
