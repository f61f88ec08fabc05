/** Replay, backfill, import of opt-outs, pause of grants and status over HTTP, with real ledgers and couriers; only the network is a stand-in. */
import { describe, expect, test, vi } from 'vitest';
import { auditList } from '../../../shared/contract/admin.ts';
import { findContactAnswer, recordConsentsAnswer, timeline } from '../../../shared/contract/contact.ts';
import {
  destinationAnswer,
  destinationStatus,
  destinationView,
  replayAnswer,
  suppressionsAnswer,
} from '../../../shared/contract/destination.ts';
import { SUPPRESSIONS_PER_CALL_MAX } from '../../../shared/limits.ts';
import { PARTITIONS } from '../partitions.ts';
import { aMerchant, aPublishedMerchant, call, DOCUMENT, type Merchant, OPERATOR, outside, problemOf } from './admin.ts';

interface Event {
  readonly id: string;
  readonly type: string;
  readonly data: { readonly address: { readonly value: string }; readonly state: readonly { channel: string; permitted: boolean }[] };
}
let hooks = 0;

/** A receiver of its own. */
async function connect(merchant: Merchant) {
  const url = `https://hook-${++hooks}.shop.example/in`;
  const key = `cdp-${hooks}`;
  const answer = { status: 204 };
  outside.answers = { ...outside.answers, [url]: () => new Response(null, { status: answer.status }) };
  const settings = { type: 'standard_webhooks', url };
  const { destination } = await merchant.ok('POST', '/v1/destinations', destinationAnswer, { key, name: 'CDP', settings }, 201);
  const events = () => outside.calls.filter((call) => call.url === url).map(({ init }) => JSON.parse(String(init.body)) as Event);
  const said = () =>
    events().map(({ data }) => `${data.address.value}: ${data.state.map(({ channel, permitted }) => `${channel} ${permitted}`).join(' ')}`);
  const path = `/v1/destinations/${destination.id}`;
  const status = () => merchant.ok('GET', `${path}/status`, destinationStatus);
  return { destination, path, key, answer, events, said, status };
}

const heard = (of: { said: () => string[] }, ...lines: string[]) =>
  vi.waitFor(() => expect(of.said().sort()).toEqual([...lines].sort()), { timeout: 8000 });
const quiet = (of: { status: () => Promise<{ queued: number; lag: number; tours: readonly { is_done: boolean }[] }> }) =>
  vi.waitFor(
    async () => {
      const { queued, lag, tours } = await of.status();
      expect([queued, lag, tours.every((tour) => tour.is_done)]).toEqual([0, 0, true]);
    },
    { timeout: 8000 },
  );

async function aShop() {
  const merchant = await aPublishedMerchant();
  const registered = await merchant.call('POST', '/v1/disclosures', { method: 'verbal', document: DOCUMENT });
  const { hash } = (await registered.json()) as { hash: string };
  const report = async (phone: string, act: 'grant' | 'withdraw') => {
    const own = act === 'grant' ? { channel: 'sms', purpose: 'marketing', method: 'verbal', disclosure: hash } : {};
    return (await merchant.ok('POST', '/v1/consents', recordConsentsAnswer, { phone, acts: [{ act, ...own }] }, 201)).contact_id;
  };
  return { merchant, report };
}
const [ADA, BEN, CLEO] = ['+12025550150', '+12025550151', '+12025550152'];

describe('a new destination', () => {
  test('is told off who withdrew before, and on only after its own opt-outs were imported', async () => {
    const { merchant, report } = await aShop();
    await report(ADA, 'grant');
    await report(BEN, 'grant');
    await report(BEN, 'withdraw');
    await report(CLEO, 'grant');
    const made = await connect(merchant);
    expect(made.destination.opt_outs).toBe('awaited');
    await heard(made, `${BEN}: sms false`);
    await quiet(made);
    const imported = await merchant.ok('POST', `${made.path}/suppressions`, suppressionsAnswer, { phones: [CLEO] });
    expect(imported).toEqual({ recorded: 1, opt_outs: 'awaited' });
    await heard(made, `${BEN}: sms false`, `${CLEO}: sms false`);
    const done = await merchant.ok('POST', `${made.path}/suppressions`, suppressionsAnswer, { complete: true });
    expect(done).toEqual({ recorded: 0, opt_outs: 'imported' });
    await vi.waitFor(() => expect(made.said()).toContain(`${ADA}: sms true`), { timeout: 8000 });
    await quiet(made);
    // What Cleo told the destination long ago is kept here, too: nobody may send.
    expect(made.said().filter((line) => line.endsWith('true'))).toEqual([`${ADA}: sms true`]);
    expect(await made.status()).toMatchObject({
      opt_outs: 'imported',
      tours: [{ kind: 'backfill', is_done: true, partitions: PARTITIONS }],
    });
    const { entries } = await merchant.ok('GET', '/v1/audit?limit=3', auditList);
    expect(entries.map(({ action }) => action)).toEqual([
      'destination.opt_outs_imported',
      'destination.suppressions_imported',
      'destination.suppressions_imported',
    ]);
    expect(JSON.stringify(entries)).not.toContain(CLEO.slice(2));
  });
});

describe('opt-outs that are imported', () => {
  test('are withdrawals with method import of the pairs named, or of the whole address', async () => {
    const { merchant, report } = await aShop();
    const ada = await report(ADA, 'grant');
    const made = await connect(merchant);
    const pairs = [{ channel: 'whatsapp', purpose: 'marketing' }];
    await merchant.ok('POST', `${made.path}/suppressions`, suppressionsAnswer, { phones: [ADA, ADA], emails: ['Ben@Example.com'], pairs });
    const { entries } = await merchant.ok('GET', `/v1/contacts/${ada}/timeline`, timeline);
    expect(entries[0]).toMatchObject({
      record: { act: 'withdraw', method: 'import', channel: 'whatsapp' },
      evidence: { context: { opted_out_at: made.key } },
    });
    expect(entries).toHaveLength(2);
    const { contact } = await merchant.ok('POST', '/v1/contacts/find', findContactAnswer, { email: 'ben@example.com' });
    expect(contact).not.toBeNull();
    const state = async () => (await merchant.ok('POST', '/v1/contacts/find', findContactAnswer, { phone: ADA })).contact!.state;
    expect((await state()).find(({ channel }) => channel === 'sms')?.permitted).toBe(true);
    await merchant.ok('POST', `${made.path}/suppressions`, suppressionsAnswer, { phones: [ADA] });
    expect((await state()).some(({ permitted }) => permitted)).toBe(false);
  });

  test('R1.4 from before a grant overrule it all the same, where nobody verified it', async () => {
    const { merchant, report } = await aShop();
    await report(ADA, 'grant');
    const made = await connect(merchant);
    await merchant.ok('POST', `${made.path}/suppressions`, suppressionsAnswer, { phones: [ADA], at: '2020-02-03T04:05:06Z' });
    const { contact } = await merchant.ok('POST', '/v1/contacts/find', findContactAnswer, { phone: ADA });
    expect(contact?.state.find(({ channel }) => channel === 'sms')).toMatchObject({
      permitted: false,
      since_at: expect.stringMatching(/^2020-02-03/),
    });
  });

  test('a wrong one is named by its place, and none is recorded', async () => {
    const { merchant } = await aShop();
    const made = await connect(merchant);
    const refused = await merchant.call('POST', `${made.path}/suppressions`, {
      phones: [ADA, 'nonsense', '2025550199'],
      emails: ['not-an-address'],
      complete: true,
    });
    expect(refused.status).toBe(422);
    const told = await problemOf(refused);
    expect(told.paths).toEqual(['phones[1]', 'phones[2]', 'emails[0]']);
    expect(told.errors?.every(({ fix }) => fix)).toBe(true);
    expect((await merchant.ok('POST', '/v1/contacts/find', findContactAnswer, { phone: ADA })).contact).toBeNull();
    expect((await made.status()).opt_outs).toBe('awaited');
  });

  test.each([
    ['nothing at all', {}],
    ['more than one call takes', { phones: Array.from({ length: SUPPRESSIONS_PER_CALL_MAX + 1 }, () => ADA) }],
  ])('%s is refused', async (_, body) => {
    const merchant = await aMerchant();
    const made = await connect(merchant);
    const refused = await merchant.call('POST', `${made.path}/suppressions`, body);
    expect([refused.status, (await problemOf(refused)).paths]).toEqual([422, ['phones']]);
  });

  test('as many as a call takes are taken', async () => {
    const merchant = await aMerchant();
    const made = await connect(merchant);
    const emails = Array.from({ length: SUPPRESSIONS_PER_CALL_MAX }, (_, index) => `person-${index}@example.com`);
    const body = { emails, complete: true };
    expect(await merchant.ok('POST', `${made.path}/suppressions`, suppressionsAnswer, body)).toEqual({
      recorded: SUPPRESSIONS_PER_CALL_MAX,
      opt_outs: 'imported',
    });
    await quiet(made);
    // Nobody of them ever held a grant: nothing is told of them.
    expect(made.said()).toEqual([]);
  });

  test('are taken from a suspended workspace, too; that they are all is not', async () => {
    const merchant = await aMerchant();
    const made = await connect(merchant);
    await call('POST', `/v1/workspaces/${merchant.workspaceId}/suspend`, OPERATOR);
    expect((await merchant.call('POST', `${made.path}/suppressions`, { phones: [ADA] })).status).toBe(200);
    const refused = await merchant.call('POST', `${made.path}/suppressions`, { complete: true });
    expect([refused.status, (await problemOf(refused)).type]).toEqual([403, '/problems/suspended']);
  });

  test('to say that they are all takes a scope more', async () => {
    const merchant = await aMerchant();
    const made = await connect(merchant);
    const key = await merchant.keyWith('consents:write');
    expect((await merchant.call('POST', `${made.path}/suppressions`, { phones: [ADA] }, key)).status).toBe(200);
    const refused = await merchant.call('POST', `${made.path}/suppressions`, { complete: true }, key);
    expect([refused.status, (await problemOf(refused)).type]).toEqual([403, '/problems/forbidden']);
    expect((await made.status()).opt_outs).toBe('awaited');
  });
});

describe('a backfill', () => {
  test('needs imported opt-outs, or the word of somebody who may give it', async () => {
    const { merchant, report } = await aShop();
    await report(ADA, 'grant');
    const made = await connect(merchant);
    const refused = await merchant.call('POST', `${made.path}/backfill`);
    expect([refused.status, (await problemOf(refused)).paths]).toEqual([409, ['turn_on']]);
    const narrow = await merchant.keyWith('deliveries:write');
    expect((await merchant.call('POST', `${made.path}/backfill`, { turn_on: true }, narrow)).status).toBe(403);
    expect((await made.status()).opt_outs).toBe('awaited');
    await quiet(made);
    expect(made.said()).toEqual([]);
    await merchant.ok('POST', `${made.path}/backfill`, replayAnswer, { turn_on: true }, 202);
    await heard(made, `${ADA}: sms true`);
    expect((await made.status()).opt_outs).toBe('waived');
    await quiet(made);
    // Again only by the same word; under the same id, since nothing has changed.
    expect((await merchant.call('POST', `${made.path}/backfill`)).status).toBe(409);
    await merchant.ok('POST', `${made.path}/backfill`, replayAnswer, { turn_on: true }, 202);
    await heard(made, `${ADA}: sms true`, `${ADA}: sms true`);
    expect(new Set(made.events().map(({ id }) => id)).size).toBe(1);
  });
});

describe('a replay', () => {
  test('of a contact and by time', async () => {
    const { merchant, report } = await aShop();
    const made = await connect(merchant);
    const ada = await report(ADA, 'grant');
    await heard(made, `${ADA}: sms true`);
    await quiet(made);
    await merchant.ok('POST', `${made.path}/replay`, replayAnswer, { contact_id: ada }, 202);
    await heard(made, `${ADA}: sms true`, `${ADA}: sms true`);
    await quiet(made);
    await merchant.ok('POST', `${made.path}/replay`, replayAnswer, { since: '2020-01-01T00:00:00+02:00' }, 202);
    await heard(made, `${ADA}: sms true`, `${ADA}: sms true`, `${ADA}: sms true`);
    expect(new Set(made.events().map(({ id }) => id)).size).toBe(1);
    await quiet(made);
    await merchant.ok('POST', `${made.path}/replay`, replayAnswer, { since: new Date(Date.now() - 1).toISOString() }, 202);
    await quiet(made);
    expect(made.said()).toHaveLength(3);
  });

  test.each([
    ['neither', {}, 'contact_id'],
    ['both', { contact_id: 'x', since: '2026-01-01T00:00:00Z' }, 'contact_id'],
    ['a day', { since: '2026-01-01' }, 'since'],
    ['a time without a zone', { since: '2026-01-01T00:00:00' }, 'since'],
    ['a time to come', { since: '2999-01-01T00:00:00Z' }, 'since'],
    ['a made-up contact', { contact_id: 'ctc_made_up' }, 'contact_id'],
  ])('of %s is refused', async (_, body, path) => {
    const merchant = await aMerchant();
    const made = await connect(merchant);
    const refused = await merchant.call('POST', `${made.path}/replay`, body);
    const { paths, errors } = await problemOf(refused);
    expect([refused.status, paths]).toEqual([422, [path]]);
    expect(errors?.every(({ fix }) => fix)).toBe(true);
    expect((await made.status()).tours.filter(({ kind }) => kind === 'replay')).toEqual([]);
  });

  test('of another workspace’s contact is the same as of one made up', async () => {
    const { report } = await aShop();
    const stranger = await report(ADA, 'grant');
    const merchant = await aMerchant();
    const made = await connect(merchant);
    const ask = async (contact_id: string) => problemOf(await merchant.call('POST', `${made.path}/replay`, { contact_id }));
    expect(await ask(stranger)).toEqual(await ask('ctc_made_up'));
  });
});

describe('grants that are paused', () => {
  test('wait, and withdrawals don’t', async () => {
    const { merchant, report } = await aShop();
    const made = await connect(merchant);
    await report(ADA, 'grant');
    await heard(made, `${ADA}: sms true`);
    const paused = await merchant.ok('POST', `${made.path}/pause`, destinationView, { what: 'grants' });
    expect(paused.status).toBe('grants_paused');
    await report(BEN, 'grant');
    await report(ADA, 'withdraw');
    await heard(made, `${ADA}: sms true`, `${ADA}: sms false`);
    await vi.waitFor(async () => expect(await made.status()).toMatchObject({ gated: 1, queued: 0 }), { timeout: 8000 });
    expect((await merchant.ok('POST', `${made.path}/resume`, destinationView)).status).toBe('active');
    await heard(made, `${ADA}: sms true`, `${ADA}: sms false`, `${BEN}: sms true`);
  });
  test('a pause without a word is of all, and an unknown one is refused', async () => {
    const merchant = await aMerchant();
    const made = await connect(merchant);
    expect((await merchant.ok('POST', `${made.path}/pause`, destinationView, {})).status).toBe('paused');
    const refused = await merchant.call('POST', `${made.path}/pause`, { what: 'withdrawals' });
    expect([refused.status, (await problemOf(refused)).paths]).toEqual([422, ['what']]);
  });
});

test('a destination that is out of order shows in its status, and how it failed last', async () => {
  const { merchant, report } = await aShop();
  const made = await connect(merchant);
  made.answer.status = 503;
  for (let no = 0; no < 6; no++) await report(`+1202555016${no}`, 'grant');
  const status = await vi.waitFor(
    async () => {
      const now = await made.status();
      expect(now.breaker.status).toBe('open');
      return now;
    },
    { timeout: 8000 },
  );
  expect(status).toMatchObject({ dead: 0, last_failure: { status: 503 } });
  expect(Date.parse(status.breaker.next_probe_at!)).toBeGreaterThan(Date.parse(status.breaker.since_at!));
  made.answer.status = 204;
  expect((await merchant.call('POST', `${made.path}/test`)).status).toBe(200);
  await quiet(made);
  expect((await made.status()).breaker).toEqual({ status: 'closed', failures: 0, since_at: null, next_probe_at: null });
});

test.each([
  ['GET', 'status', undefined],
  ['POST', 'replay', { since: '2026-01-01T00:00:00Z' }],
  ['POST', 'backfill', { turn_on: true }],
  ['POST', 'suppressions', { phones: [ADA] }],
  ['POST', 'pause', { what: 'grants' }],
])('R8.6 %s %s of another workspace’s destination is the same 404 as of one made up', async (method, route, body) => {
  const owner = await aMerchant();
  const made = await connect(owner);
  const stranger = await aMerchant();
  const ask = async (id: string) => {
    const response = await stranger.call(method, `/v1/destinations/${id}/${route}`, body);
    return [response.status, await problemOf(response)];
  };
  expect((await ask(made.destination.id))[0]).toBe(404);
  expect(await ask(made.destination.id)).toEqual(await ask('dst_made_up'));
  expect((await made.status()).opt_outs).toBe('awaited');
});

test.each([
  ['a rate of nothing', { requests_per_second: 0 }, 'settings.limits.requests_per_second'],
  ['a rate above the adapter’s', { requests_per_second: 101 }, 'settings.limits.requests_per_second'],
  ['more at once than the platform allows', { concurrency: 6 }, 'settings.limits.concurrency'],
  ['half a request at once', { concurrency: 1.5 }, 'settings.limits.concurrency'],
])('%s is refused', async (_, limits, path) => {
  const merchant = await aMerchant();
  const settings = { type: 'standard_webhooks', url: 'https://cdp.example/', limits };
  const refused = await merchant.call('POST', '/v1/destinations', { key: 'x', name: 'x', settings });
  expect([refused.status, (await problemOf(refused)).paths]).toEqual([422, [path]]);
});
