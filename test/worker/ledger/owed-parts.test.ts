/** A second address that its own ledger has not taken over yet: seen as received, taken back at once in word and soon in fact. */
import { evictDurableObject, runDurableObjectAlarm, runInDurableObject } from 'cloudflare:test';
import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { sealJson } from '../../../worker/consent/address-crypto.ts';
import { ledgerKeys } from '../../../worker/consent/ledger-keys.ts';
import { addressByNo, use } from '../../../worker/consent/store-addresses.ts';
import { parseEnv } from '../../../worker/env.ts';
import { bindings, EVIDENCE, outbox, sql, type TestLedger, until } from './fixtures.ts';
import { acts, aPair, cutOff, owed, type Pair, prove } from './two-ledgers.ts';

// A busy machine is no reason to fail.
vi.setConfig({ testTimeout: 30_000 });

beforeAll(outbox.open);
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
  outbox.open();
});

const EMAIL_PAIR = { channel: 'email', purpose: 'marketing' } as const;
const SMS_PAIR = { channel: 'sms', purpose: 'marketing' } as const;
const view = (pair: Pair, id: string) => pair.first.api.submission(pair.first.place, id);
const statuses = async ({ api, place }: TestLedger, id: string) =>
  (await api.submission(place, id))?.acts.map(({ channel, status }) => `${channel} ${status}`);
const paid = (pair: Pair) => until(async () => (await owed(pair.first)) === 0, 'all debts paid');
/** An attempt that was already on its way may fail first and be due a little later again. */
async function laterOn(pair: Pair): Promise<void> {
  await until(async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 60_000 });
    await runDurableObjectAlarm(pair.first.object);
    return (await owed(pair.first)) === 0;
  }, 'all debts paid');
}

describe('R1.7 while the other ledger can’t be reached', () => {
  test('the submission’s own view has the second part as received; once taken over it has it there alone', async () => {
    const pair = aPair(16);
    const down = await cutOff(pair.second);
    const command = pair.command();
    await pair.first.api.submit(pair.first.place, command);
    expect(await view(pair, command.submission)).toMatchObject({
      acts: [{ channel: 'sms' }, { channel: 'whatsapp' }],
      owed: [{ channel: 'email', purpose: 'marketing', programme: 'default', status: 'received' }],
    });
    down.mockRestore();
    await laterOn(pair);
    expect((await view(pair, command.submission))?.owed).toEqual([]);
    expect(await statuses(pair.second, command.submission)).toEqual(['email received']);
  });

  test('what is taken back of both is durable with the first, and reaches the second after its part, once', async () => {
    const pair = aPair(16);
    const down = await cutOff(pair.second);
    const command = pair.command();
    await pair.first.api.submit(pair.first.place, command);
    const retract = () => pair.first.api.retract(pair.first.place, command.submission, [SMS_PAIR, EMAIL_PAIR], EVIDENCE);
    expect(await retract()).toEqual({ ok: true, value: undefined });
    expect(await retract()).toEqual({ ok: true, value: undefined });
    expect(await view(pair, command.submission)).toMatchObject({ owedRetractions: [EMAIL_PAIR], acts: [{ status: 'retracted' }, {}] });
    expect(await owed(pair.first)).toBe(2);
    await evictDurableObject(pair.first.object);
    down.mockRestore();
    await laterOn(pair);
    expect(await acts(pair.second)).toEqual(['grant', 'link', 'retract']);
    expect(await statuses(pair.second, command.submission)).toEqual(['email retracted']);
    expect(await statuses(pair.first, command.submission)).toEqual(['sms retracted', 'whatsapp declined']);
    // Again, now that all is settled: nothing is recorded.
    expect(await retract()).toEqual({ ok: true, value: undefined });
    await paid(pair);
    expect([await acts(pair.first), await acts(pair.second)]).toEqual([
      ['grant', 'decline', 'link', 'retract'],
      ['grant', 'link', 'retract'],
    ]);
  });

  test('pairs that it never made are refused, all or none, whether its second part was taken over or not', async () => {
    const pair = aPair(16);
    const down = await cutOff(pair.second);
    const command = pair.command();
    await pair.first.api.submit(pair.first.place, command);
    const foreign = [{ channel: 'email', purpose: 'utility' }] as const;
    const refused = { ok: false, error: { reason: 'not_own_record' } };
    expect(await pair.first.api.retract(pair.first.place, command.submission, [SMS_PAIR, ...foreign], EVIDENCE)).toEqual(refused);
    expect(await statuses(pair.first, command.submission)).toEqual(['sms received', 'whatsapp declined']);
    down.mockRestore();
    await laterOn(pair);
    expect(await pair.second.api.mayRetract(pair.second.place, command.submission, foreign)).toEqual(refused);
    expect(await pair.second.api.mayRetract(pair.second.place, command.submission, [EMAIL_PAIR])).toEqual({ ok: true, value: undefined });
    expect(
      await pair.first.api.retract(pair.first.place, command.submission, [{ channel: 'viber', purpose: 'marketing' }], EVIDENCE),
    ).toEqual(refused);
  });
});

test('what its own session confirmed is taken back from both', async () => {
  const pair = aPair(16);
  const command = pair.command();
  await pair.first.api.submit(pair.first.place, command);
  await until(() => outbox.all(pair.first).length > 0 && outbox.all(pair.second).length > 0, 'both codes');
  for (const to of ['phone', 'email'] as const) expect((await prove(pair, command.submission, to)).ok).toBe(true);
  await pair.first.api.retract(pair.first.place, command.submission, [SMS_PAIR, EMAIL_PAIR], EVIDENCE);
  await paid(pair);
  const { state } = (await pair.second.api.find(pair.second.place, { kind: 'email', scope: '', value: pair.value }))!;
  expect(state.keys.map(({ standing }) => standing)).toEqual(['not_asked']);
});

test('a row of the build before, which says no kind, is taken over as the second part that it is', async () => {
  const pair = aPair(16);
  const down = await cutOff(pair.second);
  const command = pair.command();
  await pair.first.api.submit(pair.first.place, command);
  const [own, second] = command.parts;
  await runInDurableObject(pair.first.object, (_, state) => {
    const env = parseEnv(bindings);
    const { place } = pair.first;
    const keys = ledgerKeys(env.master, env.hash, place.workspace);
    const session = { sql: state.storage.sql, keys, place } as Parameters<typeof addressByNo>[0];
    const row = state.storage.sql.exec<{ no: number; addr: number }>('SELECT no, addr FROM owed').one();
    const old = { ...command, parts: [second, own] };
    const random = (bytes: number) => crypto.getRandomValues(new Uint8Array(bytes));
    const sealed = sealJson(addressByNo(session, row.addr)!.key, use('owed', row.no), old, random);
    state.storage.sql.exec('UPDATE owed SET body = ?', sealed);
  });
  expect((await view(pair, command.submission))?.owed).toMatchObject([{ channel: 'email', status: 'received' }]);
  down.mockRestore();
  await laterOn(pair);
  expect(await acts(pair.second)).toEqual(['grant', 'link']);
  expect(await sql(pair.first, 'SELECT no FROM owed')).toEqual([]);
});
