/** Two addresses become one contact only by a code given for each in one session, and at both ends or not at all. */
import { evictDurableObject, runDurableObjectAlarm } from 'cloudflare:test';
import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { SUBMISSION_DAYS } from '../../../shared/limits.ts';
import { followLinks } from '../../../worker/consent/follow-links.ts';
import { EVIDENCE, ledgerAt, outbox, phone, sql, TEMPLATE, until } from './fixtures.ts';
import { acts, aPair, burn, codeTo, cutOff, linksIn, owed, type Pair, prove } from './two-ledgers.ts';

// A busy machine is no reason to fail.
vi.setConfig({ testTimeout: 30_000 });

beforeAll(outbox.open);
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
  outbox.open();
});

/** Submitted, both codes have arrived. */
async function submitted(pair: Pair, over: Parameters<Pair['command']>[0] = {}) {
  const command = pair.command(over);
  await pair.first.api.submit(pair.first.place, command);
  const sent = () => [...outbox.all(pair.first), ...outbox.all(pair.second)].map(({ to }) => to);
  await until(() => sent().includes(pair.value) && sent().some((to) => to.startsWith('+')), 'both codes');
  return command;
}
const quiet = (pair: Pair) => until(async () => (await owed(pair.first)) + (await owed(pair.second)) === 0, 'all debts paid');
const ends = (pair: Pair) => (pair.first.place.partition === pair.second.place.partition ? [pair.first] : [pair.first, pair.second]);
const nos = async (pair: Pair) => ({
  phone: (await pair.first.api.find(pair.first.place, phone()))?.no ?? 0,
  email: (await pair.second.api.find(pair.second.place, { kind: 'email', scope: '', value: pair.value }))?.no ?? 0,
});
const follow = async (pair: Pair, from: 'phone' | 'email') => {
  const { place } = from === 'phone' ? pair.first : pair.second;
  const at = (partition: number) => ledgerAt({ ...place, partition }).api;
  return (await followLinks(at, place, (await nos(pair))[from]))?.map(
    ({ kind, verified }) => `${verified ? 'verified' : 'claimed'} ${kind}`,
  );
};
async function linked(partitions: number) {
  const pair = aPair(partitions);
  const command = await submitted(pair);
  for (const to of ['phone', 'email'] as const) expect((await prove(pair, command.submission, to)).ok).toBe(true);
  await quiet(pair);
  return { pair, command };
}

describe.each([1, 4, 64])('R5.16 with %i partitions', (partitions) => {
  test('typed together is claimed; one code alone changes nothing of that; the second one links, once at each end', async () => {
    const pair = aPair(partitions);
    const { submission: id } = await submitted(pair);
    expect(await follow(pair, 'phone')).toEqual(['claimed email']);
    expect(await follow(pair, 'email')).toEqual(['claimed phone']);
    await prove(pair, id, 'email');
    await quiet(pair);
    expect([await follow(pair, 'phone'), await follow(pair, 'email')]).toEqual([['claimed email'], ['claimed phone']]);
    await prove(pair, id, 'phone');
    await quiet(pair);
    expect([await follow(pair, 'phone'), await follow(pair, 'email')]).toEqual([['verified email'], ['verified phone']]);
    for (const end of ends(pair)) expect(await linksIn(end)).toBe(partitions === 1 ? 2 : 1);
    // The same codes again are answered alike and link nothing anew.
    for (const to of ['phone', 'email'] as const) await prove(pair, id, to);
    await quiet(pair);
    for (const end of ends(pair)) expect(await linksIn(end)).toBe(partitions === 1 ? 2 : 1);
  });

  test('two sessions that give one code each link nothing', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: Date.UTC(2027, 0, 10, 12) });
    const pair = aPair(partitions);
    const first = await submitted(pair);
    const codes = { phone: codeTo(pair, 'phone'), email: codeTo(pair, 'email') };
    vi.setSystemTime(Date.now() + 120_000);
    const count = outbox.all(pair.first).length + outbox.all(pair.second).length;
    const second = pair.command();
    await pair.first.api.submit(pair.first.place, second);
    const sent = () => new Set([...outbox.all(pair.first), ...outbox.all(pair.second)]).size;
    await until(() => sent() >= (partitions === 1 ? count / 2 : count) + 2, 'two more codes');
    expect((await prove(pair, first.submission, 'phone', codes.phone)).ok).toBe(true);
    expect((await prove(pair, second.submission, 'email')).ok).toBe(true);
    await quiet(pair);
    expect(await follow(pair, 'phone')).toEqual(['claimed email']);
    for (const end of ends(pair)) expect(await linksIn(end)).toBe(0);
  });

  test('the merchant takes them apart, at both ends; a session that proves both again links them again', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: Date.UTC(2027, 0, 10, 12) });
    const { pair } = await linked(partitions);
    const { hash } = (await pair.second.api.links(pair.second.place, { no: (await nos(pair)).email }))!;
    const unlink = async () => pair.first.api.unlink(pair.first.place, { no: (await nos(pair)).phone }, hash, { api_key: 'key_x' });
    expect(await unlink()).toEqual({ ok: true, value: { outcome: 'unlinked' } });
    expect(await follow(pair, 'email')).toEqual([]);
    await quiet(pair);
    expect([await follow(pair, 'phone'), await follow(pair, 'email')]).toEqual([[], []]);
    expect((await acts(pair.second)).filter((act) => act === 'unlink')).toHaveLength(partitions === 1 ? 2 : 1);
    expect(await unlink()).toEqual({ ok: true, value: { outcome: 'not_linked' } });

    vi.setSystemTime(Date.now() + 30 * 60_000);
    const before = outbox.all(pair.first).length + outbox.all(pair.second).length;
    const again = pair.command();
    await pair.first.api.submit(pair.first.place, again);
    await until(() => outbox.all(pair.first).length + outbox.all(pair.second).length >= before + 2, 'two more codes');
    for (const to of ['phone', 'email'] as const) expect((await prove(pair, again.submission, to)).ok).toBe(true);
    await quiet(pair);
    expect([await follow(pair, 'phone'), await follow(pair, 'email')]).toEqual([['verified email'], ['verified phone']]);
  });

  test('a new owner since the code was given is not linked by what the one before proved', async () => {
    const pair = aPair(partitions);
    const { submission: id } = await submitted(pair);
    await prove(pair, id, 'phone');
    await quiet(pair);
    const key = { programme: null, channel: null, purpose: null };
    const act = { act: 'reassign', key, topics: null, at: null, method: 'api', disclosure: null, terms: {}, optIn: 'single' } as const;
    const { api, place } = pair.first;
    await api.recordActs(place, phone(), [{ ...act, words: null, attestation: null }], {}, []);
    await prove(pair, id, 'email');
    await quiet(pair);
    const { no } = (await api.find(place, phone()))!;
    const { entries } = await api.timeline(place, { no }, null, 100);
    expect(entries.filter(({ record }) => record.act === 'link' && record.verified)).toEqual([]);
    expect([await follow(pair, 'phone'), await follow(pair, 'email')]).toEqual([[], []]);
  });

  test.each(['phone', 'email'] as const)('when the %s gets a new owner neither end is followed', async (moved) => {
    const { pair } = await linked(partitions);
    const { api, place } = moved === 'phone' ? pair.first : pair.second;
    const address = moved === 'phone' ? phone() : ({ kind: 'email', scope: '', value: pair.value } as const);
    const key = { programme: null, channel: null, purpose: null };
    const act = { act: 'reassign', key, topics: null, at: null, method: 'api', disclosure: null, terms: {}, optIn: 'single' } as const;
    await api.recordActs(place, address, [{ ...act, words: null, attestation: null }], {}, []);
    expect([await follow(pair, 'phone'), await follow(pair, 'email')]).toEqual([[], []]);
  });

  test.each(['phone', 'email'] as const)(
    'when the %s is erased neither end is followed, and its value is nowhere at the other',
    async (gone) => {
      const { pair } = await linked(partitions);
      const numbers = await nos(pair);
      const other = gone === 'phone' ? 'email' : 'phone';
      await burn(gone === 'phone' ? pair.first : pair.second, numbers[gone]);
      expect(await follow(pair, other)).toEqual([]);
      const { api, place } = other === 'phone' ? pair.first : pair.second;
      const { entries } = await api.timeline(place, { no: numbers[other] }, null, 100);
      expect(entries.filter(({ record }) => record.act === 'link')).toHaveLength(2);
      expect(JSON.stringify(entries)).not.toContain(gone === 'phone' ? phone().value : pair.value);
    },
  );
});

describe('R1.7 a process that ends between the two halves of a link', () => {
  test.each(['first', 'second'] as const)(
    'what the %s ledger owes survives, is handed over once, and links both ends once',
    async (last) => {
      const pair = aPair(16);
      const { submission: id } = await submitted(pair);
      await quiet(pair);
      const order = last === 'first' ? (['email', 'phone'] as const) : (['phone', 'email'] as const);
      await prove(pair, id, order[0]);
      await quiet(pair);
      const down = await cutOff(pair.first);
      expect((await prove(pair, id, order[1])).ok).toBe(true);
      const [here, there] = last === 'first' ? [pair.first, pair.second] : [pair.second, pair.first];
      await until(async () => (await sql<{ attempts: number }>(here, 'SELECT attempts FROM owed'))[0]?.attempts === 1, 'a failed attempt');
      // The end that knows of both has its record; the other one doesn't, so nobody follows it.
      expect([await linksIn(here), await linksIn(there)]).toEqual([1, 0]);
      expect([await follow(pair, 'phone'), await follow(pair, 'email')]).toEqual([['claimed email'], ['claimed phone']]);
      await evictDurableObject(here.object);
      down.mockRestore();
      vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 60_000 });
      await runDurableObjectAlarm(here.object);
      await quiet(pair);
      expect([await linksIn(here), await linksIn(there)]).toEqual([1, 1]);
      expect([await follow(pair, 'phone'), await follow(pair, 'email')]).toEqual([['verified email'], ['verified phone']]);
    },
  );

  test('a proof that comes before the part of which it speaks waits for it, and for ever does not', async () => {
    const pair = aPair(16);
    const end = { kind: 'phone', hash: 'ab'.repeat(32), contact: { partition: 1, no: 1, epoch: 0 } } as const;
    const proof = { kind: 'proof', submission: '12'.repeat(10), end, evidence: EVIDENCE, madeAtMs: Date.now() } as const;
    expect(await pair.second.api.takeOwed(pair.second.place, proof)).toBe('later');
    const old = { ...proof, madeAtMs: Date.now() - SUBMISSION_DAYS * 86_400_000 - 1 };
    expect(await pair.second.api.takeOwed(pair.second.place, old)).toBe('taken');
    expect(await acts(pair.second)).toEqual([]);
  });
});

test('what was derived of links may be deleted: records and evidence give the same again', async () => {
  const { pair } = await linked(16);
  const { phone: no } = await nos(pair);
  const before = await pair.first.api.links(pair.first.place, { no });
  expect(before?.links).toHaveLength(1);
  await sql(pair.first, 'UPDATE addresses SET links = NULL');
  expect(await pair.first.api.links(pair.first.place, { no })).toEqual(before);
  expect(await follow(pair, 'email')).toEqual(['verified phone']);
});

test('a resent code proves its address as the first one does', async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.UTC(2027, 0, 10, 12) });
  const pair = aPair(16);
  const { submission: id } = await submitted(pair);
  await quiet(pair);
  vi.setSystemTime(Date.now() + 61_000);
  const sent = outbox.all(pair.second).length;
  await pair.second.api.resend(pair.second.place, id, 'email', { ...TEMPLATE, channel: 'email' });
  await until(() => outbox.all(pair.second).length > sent, 'another code');
  for (const to of ['phone', 'email'] as const) expect((await prove(pair, id, to)).ok).toBe(true);
  await quiet(pair);
  expect(await follow(pair, 'phone')).toEqual(['verified email']);
});
