/** Receivers that fail in every way a receiver can. Nothing owed to them may be lost, and no grant may follow a withdrawal. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { eventually } from './listener.ts';
import { person, signUp } from './people.ts';
import { type Behaviour, Receiver } from './receiver.ts';
import { World } from './world.ts';

interface Made {
  readonly receiver: Receiver;
  readonly phone: string;
  readonly key: string;
  readonly sms: () => string | undefined;
}

let world: World;
const unused: Made[] = [];
const receivers: Receiver[] = [];
const TESTS = 8;

beforeAll(async () => {
  world = await World.start();
  // All before the first record: a ledger remembers for some seconds whom to wake, and the others come by themselves within 30 s.
  for (let index = 0; index < TESTS; index += 1) {
    const receiver = await new Receiver().start();
    receivers.push(receiver);
    const key = `receiver-${index}`;
    await world.addDestination(key, receiver);
    const phone = person(index);
    unused.push({ receiver, phone, key, sms: () => receiver.standing(phone, 'sms') });
  }
});
afterAll(async () => {
  await world.stop();
  for (const receiver of receivers) await receiver.close();
});

/** A destination of its own, and somebody to tell it of. */
function destination(): Made {
  const made = unused.shift();
  if (!made) throw new Error('more tests than destinations');
  return made;
}

async function signedUp() {
  const made = destination();
  const link = await signUp(world, made.phone);
  await eventually('the grant at the receiver', () => (made.sms() === 'granted' ? true : null));
  return { ...made, link };
}

/** From the first event that withdraws on, no event says that the channel may be used. */
function expectNoStaleGrant(receiver: Receiver, phone: string): void {
  const permitted = receiver.arrived
    .filter(({ data }) => data.address.value === phone)
    .map(({ data }) => data.state.some((state) => state.permitted));
  expect(permitted.slice(permitted.indexOf(false))).not.toContain(true);
  expect(receiver.refused).toBe(0);
}

describe.each<[string, Behaviour]>([
  ['answers 500', { status: 500 }],
  ['answers 429 with Retry-After', { status: 429, headers: { 'retry-after': '2' } }],
  ['resets the connection', 'reset'],
  ['sends garbage', 'garbage'],
  ['hangs', 'hang'],
])('R1.6 a receiver that %s', (_, behaviour) => {
  test('hears the withdrawal at the next attempt, and no grant after it', async () => {
    const { receiver, phone, sms, link } = await signedUp();
    receiver.script.push(behaviour);
    await world.visitor.withdrawAll(link);
    await eventually('the withdrawal at the receiver', () => (sms() === 'withdrawn' ? true : null), 45_000);
    expect(receiver.script).toEqual([]);
    expectNoStaleGrant(receiver, phone);
  });
});

test('R1.6 a receiver that drops repeats by id and times out once ends with the withdrawal', async () => {
  const { receiver, phone, sms } = destination();
  receiver.script.push('slow');
  const link = await signUp(world, phone);
  await eventually('the grant on its way', () => receiver.arrived[0]);
  await world.visitor.withdrawAll(link);
  await eventually('the withdrawal at the receiver', () => (sms() === 'withdrawn' ? true : null), 45_000);
  receiver.finishSlowWork();
  expect(sms(), 'the slow work has overwritten the withdrawal').toBe('granted');
  await world.restart(2 * 60_000);
  await world.nudge();
  await world.admin.quiet();
  expect(sms()).toBe('withdrawn');
  expectNoStaleGrant(receiver, phone);
});

test('R1.6 a withdrawal ends a back-off, however long the receiver asked for', async () => {
  const { receiver, phone, key, sms } = destination();
  receiver.script.push({ status: 429, headers: { 'retry-after': '7200' } });
  const link = await signUp(world, phone);
  await eventually('the refused grant', async () => (await waiting(phone, key))?.last_status === 429 || null);
  expect(sms()).toBeUndefined();
  await world.visitor.withdrawAll(link);
  await eventually('the withdrawal at the receiver', () => (sms() === 'withdrawn' ? true : null), 10_000);
  expectNoStaleGrant(receiver, phone);
});

test('R1.7 a grant outlasts many failures and arrives when the receiver is well again', async () => {
  const { receiver, phone, key, sms } = destination();
  receiver.script.push({ status: 500 }, 'reset', { status: 503, headers: { 'retry-after': '1' } }, 'garbage');
  await signUp(world, phone);
  await eventually(
    'the grant at the receiver',
    async () => {
      if (sms() === 'granted') return true;
      const row = await waiting(phone, key);
      if (row?.status === 'retrying') await world.admin.retry(row.id);
      return null;
    },
    30_000,
  );
  const arrived = receiver.arrived.filter(({ data }) => data.address.value === phone);
  expect(arrived.length).toBeGreaterThanOrEqual(5);
  expect(new Set(arrived.slice(0, 5).map(({ id }) => id)).size, 'the same content keeps its id').toBe(1);
});

async function waiting(phone: string, key: string) {
  const contact = await world.admin.find(phone);
  const { deliveries } = await world.admin.deliveries();
  return deliveries.find((row) => row.contact_id === contact?.id && row.destination === key);
}
