/** `contact.linked`: once a link and destination, when both ends hold it, and nothing of either address in it. */
import { runDurableObjectAlarm, runInDurableObject } from 'cloudflare:test';
import { afterEach, beforeAll, expect, test, vi } from 'vitest';
import { contactLinked } from '../../../shared/contract/event.ts';
import type { LedgerApi } from '../../../worker/consent/ledger-api.ts';
import { partitionOf } from '../../../worker/consent/place.ts';
import { parseEnv } from '../../../worker/env.ts';
import { choice, codeIn, EVIDENCE, email, part, phone, submission } from '../ledger/fixtures.ts';
import { PARTITIONS } from '../partitions.ts';
import { aDestination, bindings, openNetwork, type TestDestination, until } from './fixtures.ts';

// A busy machine is no reason to fail.
vi.setConfig({ testTimeout: 30_000 });

const codes = new Map<string, string>();

beforeAll(() => {
  openNetwork();
  const receivers = globalThis.fetch;
  vi.stubGlobal('fetch', async (url: string, init: RequestInit) => {
    if (url !== bindings.LOCAL_OUTBOX_URL) return receivers(url, init);
    const message = JSON.parse(String(init.body)) as { to: string; text: string };
    codes.set(message.to, codeIn(message.text));
    return new Response(null, { status: 204 });
  });
});
afterEach(() => {
  vi.useRealTimers();
});

let people = 0;
/** Typed together by one visitor, both codes caught. */
async function aVisitor(made: TestDestination) {
  people += 1;
  const addresses = { phone: phone(`+120255501${String(people).padStart(2, '0')}`), email: email(`visitor${people}@example.com`) };
  const ring = parseEnv(bindings).hash;
  const at = (to: 'phone' | 'email') => {
    const partition = partitionOf(ring, made.workspace, addresses[to], PARTITIONS);
    const object = bindings.LEDGER.getByName(`${made.workspace}/${partition}`);
    return { object, api: object as unknown as LedgerApi, place: { workspace: made.workspace, partition, partitions: PARTITIONS } };
  };
  const second = part({ address: addresses.email, typed: 'x', choices: [choice('email')] });
  const command = submission({ parts: [part({ address: addresses.phone }), second] });
  await at('phone').api.submit(at('phone').place, command);
  await until(() => [addresses.phone, addresses.email].every(({ value }) => codes.has(value)), 'both codes');
  const prove = async (to: 'phone' | 'email') => {
    const { api, place } = at(to);
    expect((await api.verify(place, command.submission, to, codes.get(addresses[to].value)!, EVIDENCE)).ok).toBe(true);
  };
  return { at, prove, command, addresses };
}

const linked = ({ receiver }: TestDestination) =>
  receiver.others.map((body) => JSON.parse(body) as { type: string }).filter(({ type }) => type === 'contact.linked');
const rows = ({ object }: TestDestination): Promise<number> =>
  runInDurableObject(object, (_, state) => state.storage.sql.exec<{ n: number }>('SELECT count(*) AS n FROM links').one().n);
/** As the alarm of half a minute does it. Time stands still between, and never goes back. */
async function later(made: TestDestination, ms = 60_000): Promise<void> {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + ms });
  await made.courier.wake(made.place);
  await runDurableObjectAlarm(made.object);
}
const attempts = (made: TestDestination, times: number) =>
  until(async () => {
    if (linked(made).length >= times) return true;
    await later(made, 2000);
    return false;
  }, `${times} attempts`);
const contactIn = (made: TestDestination, value: string) =>
  made.receiver.arrivals.find(({ event }) => event.data.address.value === value)?.event.data.contact;

test('one event a link and destination, naming both contacts as they are named there, and no address', async () => {
  const [one, other] = [await aDestination(), await aDestination()];
  for (const made of [one, other]) await made.courier.start(made.place);
  const visitor = await aVisitor(one);
  await visitor.prove('email');
  await visitor.prove('phone');
  await attempts(one, 1);
  const [event] = linked(one).map((each) => contactLinked.parse(each));
  const { phone: typedPhone, email: typedEmail } = visitor.addresses;
  await until(() => contactIn(one, typedPhone.value) !== undefined && contactIn(one, typedEmail.value) !== undefined, 'both grants');
  expect(event!.data.contacts).toEqual([contactIn(one, typedPhone.value), contactIn(one, typedEmail.value)].sort());
  expect(JSON.stringify(event)).not.toContain(typedEmail.value);
  expect(JSON.stringify(event)).not.toContain(typedPhone.value.slice(1));
  await later(one);
  expect(linked(one)).toHaveLength(1);
  expect(await rows(one)).toBe(0);
  // A claim is told to nobody, in no form.
  for (const { event: told } of one.receiver.arrivals) expect(told.data.changes.map(({ act }) => act)).not.toContain('link');
  expect(linked(other)).toEqual([]);
});

test('typed together or proved at one end alone it is not told', async () => {
  const made = await aDestination();
  await made.courier.start(made.place);
  const visitor = await aVisitor(made);
  await visitor.prove('phone');
  await later(made);
  expect([linked(made), await rows(made)]).toEqual([[], 0]);
});

test('not before both ends hold it: while the other half is owed the row waits', async () => {
  const made = await aDestination();
  await made.courier.start(made.place);
  const visitor = await aVisitor(made);
  if (visitor.at('phone').place.partition === visitor.at('email').place.partition) return; // one commit holds both
  await visitor.prove('email');
  const ledger = visitor.at('phone');
  const prototype = await runInDurableObject(ledger.object, (instance) => Object.getPrototypeOf(instance) as LedgerApi);
  await until(async () => (await count(visitor.at('email'), 'owed')) + (await count(ledger, 'owed')) === 0, 'the proof of the email');
  const down = vi.spyOn(prototype, 'takeOwed').mockRejectedValue(new Error('unreachable'));
  await visitor.prove('phone');
  await later(made, 1000);
  expect([linked(made), await rows(made)]).toEqual([[], 1]);
  down.mockRestore();
  vi.setSystemTime(Date.now() + 60_000);
  await runDurableObjectAlarm(ledger.object);
  await until(async () => (await count(ledger, 'owed')) === 0, 'the other half');
  await attempts(made, 1);
  expect(linked(made)).toHaveLength(1);
});
const count = (ledger: { readonly object: DurableObjectStub }, table: string): Promise<number> =>
  runInDurableObject(ledger.object, (_, state) => state.storage.sql.exec<{ n: number }>(`SELECT count(*) AS n FROM ${table}`).one().n);

test('a receiver that fails is told again, under the same id; what was unlinked meanwhile is told no more', async () => {
  const made = await aDestination();
  await made.courier.start(made.place);
  let fails = true;
  made.receiver.answer = (event) => new Response(null, { status: fails && (event.type as string) === 'contact.linked' ? 503 : 204 });
  const visitor = await aVisitor(made);
  for (const to of ['phone', 'email'] as const) await visitor.prove(to);
  await attempts(made, 1);
  expect(await rows(made)).toBe(1);
  fails = false;
  await later(made, 3_600_000);
  await attempts(made, 2);
  const ids = linked(made).map((event) => contactLinked.parse(event).id);
  expect(new Set(ids).size).toBe(1);
  await until(async () => (await rows(made)) === 0, 'the row to go');

  fails = true;
  const another = await aVisitor(made);
  for (const to of ['phone', 'email'] as const) await another.prove(to);
  await attempts(made, linked(made).length + 1);
  const { api, place } = another.at('phone');
  const { no } = (await api.find(place, another.addresses.phone))!;
  const [link] = (await api.links(place, { no }))!.links;
  await api.unlink(place, { no }, link!.hash, {});
  fails = false;
  const told = linked(made).length;
  await later(made, 3_600_000);
  await until(async () => (await rows(made)) === 0, 'the row to go');
  expect(linked(made)).toHaveLength(told);
});

test('paused, a destination is told of no link; resumed, of every one', async () => {
  const made = await aDestination();
  await made.courier.start(made.place);
  await made.home.setDestinationStatus('test', made.destination, 'paused', null);
  await made.courier.wake(made.place);
  const visitor = await aVisitor(made);
  for (const to of ['phone', 'email'] as const) await visitor.prove(to);
  await later(made);
  expect(linked(made)).toEqual([]);
  await made.home.setDestinationStatus('test', made.destination, 'active', null);
  await later(made);
  await attempts(made, 1);
  expect(linked(made)).toHaveLength(1);
});
