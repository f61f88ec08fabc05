/** A test widget is walked to its end with any number, and nothing of it is a consent, a message, a count, or known to the live ledgers. */
import { runDurableObjectAlarm, runInDurableObject } from 'cloudflare:test';
import { describe, expect, test, vi } from 'vitest';
import type { ContactView } from '../../../shared/contract/contact.ts';
import { eligibilityDecisions } from '../../../shared/contract/eligibility.ts';
import type { SubmissionReceipt } from '../../../shared/contract/submission.ts';
import { submissionTestMessages, type TestMessageView, testMessagesPage } from '../../../shared/contract/test-message.ts';
import { TEST_DATA_LIFE_MS } from '../../../shared/limits.ts';
import { partitionOf } from '../../../worker/consent/place.ts';
import { ids, TEST_PARTITION } from '../../../worker/platform/ids.ts';
import { parseKeyRing } from '../../../worker/platform/keys.ts';
import {
  aShop,
  aSubmission,
  asHolder,
  bindings,
  codeTo,
  confirmed,
  contactOf,
  DRAFT,
  eventually,
  freshEmail,
  freshPhone,
  json,
  outbox,
  PROGRAMME,
  post,
  readConfig,
  SHOP,
  type Shop,
  send,
  shiftClock,
  standingOf,
  submit,
  submitted,
  timelineOf,
  verify,
} from './world.ts';

const ring = parseKeyRing('TOKEN_KEY', bindings.TOKEN_KEY);
const hashRing = parseKeyRing('HASH_KEY', bindings.HASH_KEY);
const TEST_DRAFT = { ...DRAFT, mode: 'test' as const };

/** A merchant with a live form, and the same form as a test. */
async function both(partitions = 4): Promise<{ live: Shop; tried: Shop; workspace: string }> {
  const live = await aShop(DRAFT, PROGRAMME, partitions);
  const made = await json<{ id: string }>(await live.admin('POST', '/v1/widgets', { key: 'trial', draft: TEST_DRAFT }), 201);
  await json(await live.admin('POST', `/v1/widgets/${made.id}/publish`), 200);
  const { workspace } = ids(ring).read('workspace', live.workspaceId)!;
  return { live, tried: { ...live, widgetId: made.id }, workspace };
}

const readMessages = (receipt: SubmissionReceipt, headers: Record<string, string> = asHolder(receipt)) =>
  send(`/v1/submissions/${receipt.submission_id}/test-messages`, { headers: { origin: SHOP, ...headers } });
const messagesOf = async (receipt: SubmissionReceipt): Promise<readonly TestMessageView[]> =>
  submissionTestMessages.parse(await json(await readMessages(receipt), 200)).test_messages;
const codeOf = async (receipt: SubmissionReceipt, kind: 'phone' | 'email' = 'phone'): Promise<string> =>
  (await messagesOf(receipt)).find(({ to }) => to.kind === kind)!.code!;

async function walked(tried: Shop, phone: string): Promise<{ receipt: SubmissionReceipt; preferences: string }> {
  const receipt = await submitted(tried, ['sms'], { phone });
  const answer = await json<{ preferences_url: string }>(await verify(receipt, await codeOf(receipt)), 200);
  return { receipt, preferences: answer.preferences_url };
}

/** Everything that the live ledgers and the limits on messages hold. */
async function liveRows(workspace: string, partitions: number): Promise<unknown> {
  const tables = ['records', 'addresses', 'messages', 'challenges', 'owed', 'evidence'];
  const count = (sql: SqlStorage) => tables.map((table) => [table, sql.exec(`SELECT count(*) AS n FROM ${table}`).one().n]);
  return Promise.all(
    Array.from({ length: partitions }, (_, at) =>
      runInDurableObject(bindings.LEDGER.getByName(`${workspace}/${at}`), (_object, state) => count(state.storage.sql)),
    ),
  );
}
const limiterRows = (workspace: string): Promise<unknown> =>
  runInDurableObject(bindings.LIMITER.getByName(`sends/${workspace}`), (_, { storage: { sql } }) =>
    sql
      .exec<{ name: string }>(`SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '\\_%' ESCAPE '\\'`)
      .toArray()
      .map(({ name }) => [name, sql.exec(`SELECT * FROM "${name}"`).toArray()]),
  );
const findTest = async (shop: Shop, address: object): Promise<ContactView | null> =>
  (await json<{ contact: ContactView | null }>(await shop.admin('POST', '/v1/contacts/find?mode=test', address), 200)).contact;

describe.each([1, 4, 256])('with %i ledgers', (partitions) => {
  test('a test is walked to its end and the live ledgers, limits and counts hold what they held', async () => {
    const { live, tried, workspace } = await both(partitions);
    const phone = freshPhone();
    await confirmed(live, phone);
    const of = partitionOf(hashRing, workspace, { kind: 'phone', scope: '', value: phone }, partitions);
    const asked = Math.min(partitions, 4);
    const here = async () => [
      await liveRows(workspace, asked),
      await runInDurableObject(bindings.LEDGER.getByName(`${workspace}/${of}`), (_, { storage: { sql } }) => [
        sql.exec('SELECT count(*) AS n FROM records').one().n,
        sql.exec('SELECT last_seq, counters, folded FROM addresses ORDER BY no').toArray(),
      ]),
      await limiterRows(workspace),
      await timelineOf(live, { phone }),
      outbox.length,
    ];
    // What the live walk still does in the background is over when the counts are there.
    const counted = async () => (await json<{ rows: Record<string, unknown>[] }>(await live.admin('GET', '/v1/stats'), 200)).rows;
    await eventually('counts of the live form', async () => ((await counted())[0]?.confirmed === 1 ? true : null));
    const before = await here();
    const rows = await counted();

    const { receipt, preferences } = await walked(tried, phone);
    await json(await post(`/v1/submissions/${receipt.submission_id}/resend`, {}, asHolder(receipt)), 202);
    const page = await send(new URL(preferences).pathname);
    expect(await page.text()).toContain('Test mode');
    const token = new URL(preferences).pathname.split('/me/')[1]!;
    await json(await post(`/v1/preferences/${token}/withdraw-all`, {}), 200);
    await send(`/v1/widgets/${tried.widgetId}/seen?version=1`, { method: 'POST', headers: { origin: SHOP } });
    await vi.waitFor(async () => expect((await findTest(live, { phone }))?.state[0]?.standing).toBe('withdrawn'));

    expect(await here()).toEqual(before);
    expect(await standingOf(live, phone, 'sms')).toBe('granted verified');
    expect(await counted()).toEqual(rows);
  });
});

describe('what a test records', () => {
  test('is never found, decided or told as a person’s', async () => {
    const { live, tried } = await both();
    const phone = freshPhone();
    await walked(tried, phone);
    expect(await contactOf(live, { phone })).toBeNull();
    const contact = (await findTest(live, { phone }))!;
    expect(contact).toMatchObject({
      mode: 'test',
      state: [expect.objectContaining({ standing: 'granted', verified: true }), expect.anything(), expect.anything()].slice(
        0,
        contact.state.length,
      ),
    });
    const decided = async (item: object) => {
      const answer = await live.admin('POST', '/v1/eligibility', { items: [{ ...item, channel: 'sms', purpose: 'marketing' }] });
      return answer.status === 200 ? eligibilityDecisions.parse(await answer.json()).decisions[0]?.allowed : answer.status;
    };
    expect(await decided({ phone })).toBe(false);
    expect(await decided({ contact_id: contact.id })).not.toBe(true);
    expect((await json<{ id: string }>(await live.admin('GET', `/v1/contacts/${contact.id}`), 200)).id).toBe(contact.id);
    for (const [method, path, body] of [
      ['POST', `/v1/contacts/${contact.id}/erase`, {}],
      ['POST', `/v1/contacts/${contact.id}/preference-links`, { widget: tried.widgetId, grade: 'stop' }],
      ['POST', `/v1/contacts/${contact.id}/unlink`, { contact_id: contact.id }],
      ['POST', `/v1/stop-requests/${contact.id}`, { decision: 'withdraw' }],
    ] as const)
      expect((await live.admin(method, path, body)).status, path).toBe(404);
  });

  test('links a phone and an email to one another there, and nowhere else', async () => {
    const { live, tried, workspace } = await both();
    const [phone, email] = [freshPhone(), freshEmail()];
    const before = await liveRows(workspace, 4);
    const receipt = await submitted(tried, ['sms', 'email'], { phone, email });
    await json(await verify(receipt, await codeOf(receipt, 'phone'), 'phone'), 200);
    await json(await verify(receipt, await codeOf(receipt, 'email'), 'email'), 200);
    const contact = (await findTest(live, { phone }))!;
    expect(contact.linked).toMatchObject([{ kind: 'email', verified: true }]);
    expect((await findTest(live, { email }))?.id).toBe(contact.linked[0]?.contact_id);
    expect(await liveRows(workspace, 4)).toEqual(before);
  });

  test('is wanted at no limit of the address: the same number is tried as often as it takes', async () => {
    const { tried } = await both();
    const phone = freshPhone();
    for (let time = 0; time < 8; time += 1) await walked(tried, phone);
  });

  test('is told to no destination, and wakes none', async () => {
    const { live, tried, workspace } = await both();
    const settings = { type: 'standard_webhooks', url: 'https://hooks.shop.example/in' };
    const made = await json<{ id?: string; destination?: { id: string } }>(
      await live.admin('POST', '/v1/destinations', { key: 'cdp', name: 'CDP', settings }),
      201,
    );
    const { local } = ids(ring).read('destination', (made.id ?? made.destination?.id)!)!;
    const courier = bindings.COURIER.getByName(`${workspace}/${local}`);
    /** Of whatever the courier was told, looked at or is about to send: no receiver is there, so that it all stays. */
    const partitions = () =>
      runInDurableObject(courier, (_, { storage: { sql } }) =>
        sql
          .exec<{ name: string }>(`SELECT name FROM sqlite_master WHERE type = 'table' AND sql LIKE '%partition INTEGER%'`)
          .toArray()
          .flatMap(({ name }) =>
            sql
              .exec<{ partition: number }>(`SELECT partition FROM "${name}"`)
              .toArray()
              .map(({ partition }) => `${name} ${partition}`),
          ),
      );
    await walked(tried, freshPhone());
    await walked(tried, freshPhone());
    await confirmed(live, freshPhone());
    const found = await eventually('a delivery owed for the live one', async () => {
      const told = await partitions();
      return told.some((row) => row.startsWith('exceptions ')) ? told : null;
    });
    expect(found.filter((row) => row.endsWith(` ${TEST_PARTITION}`))).toEqual([]);
    // Of three that agreed, the one who is a person.
    expect(found.filter((row) => row.startsWith('exceptions '))).toHaveLength(1);
  });

  test('is shown to and erased by who tests as a person’s would be, and no destination or journal hears of it', async () => {
    const { live, tried, workspace } = await both();
    const settings = { type: 'standard_webhooks', url: 'https://hooks.shop.example/in' };
    await json(await live.admin('POST', '/v1/destinations', { key: 'cdp', name: 'CDP', settings }), 201);
    const phone = freshPhone();
    await confirmed(live, phone);
    const { preferences } = await walked(tried, phone);
    const manage = preferences.split('/me/')[1]!;
    await json(await post(`/v1/preferences/${manage}/subject`, {}), 202);
    const newest = testMessagesPage.parse(await json(await live.admin('GET', '/v1/test-messages?limit=1'), 200)).test_messages[0];
    const verified = await json<{ token: string }>(await post(`/v1/preferences/${manage}/subject/verify`, { code: newest?.code }), 200);
    expect(await json<object>(await post(`/v1/preferences/${verified.token}/export`, {}), 200)).toMatchObject({
      address: { value: phone },
    });
    const before = await timelineOf(live, { phone });
    const report = await json<{ destinations: unknown[] }>(
      await post(`/v1/preferences/${verified.token}/erase`, { confirm: 'erase' }),
      200,
    );
    expect(report.destinations).toEqual([]);
    expect(await findTest(live, { phone })).toBeNull();
    expect(await timelineOf(live, { phone })).toEqual(before);
    await runDurableObjectAlarm(bindings.LEDGER.getByName(`${workspace}/${TEST_PARTITION}`));
    const erasures = await runInDurableObject(bindings.WORKSPACE.getByName(workspace), (_, { storage: { sql } }) =>
      sql.exec('SELECT * FROM erasures').toArray(),
    );
    expect(erasures).toEqual([]);
  });

  test('is erased as a whole when its time is over, and may be begun anew', async () => {
    const { live, tried, workspace } = await both();
    const phone = freshPhone();
    await walked(tried, phone);
    const ledger = bindings.LEDGER.getByName(`${workspace}/${TEST_PARTITION}`);
    await shiftClock(TEST_DATA_LIFE_MS - 60_000, () => runDurableObjectAlarm(ledger));
    expect(await findTest(live, { phone })).not.toBeNull();
    await shiftClock(TEST_DATA_LIFE_MS + 60_000, () => runDurableObjectAlarm(ledger));
    expect(await findTest(live, { phone })).toBeNull();
    const left = await runInDurableObject(ledger, (_, { storage: { sql } }) => sql.exec('SELECT count(*) AS n FROM messages').one().n);
    expect(left).toBe(0);
    await walked(tried, phone);
    expect((await findTest(live, { phone }))?.state[0]).toMatchObject({ standing: 'granted' });
  });
});

describe('messages of a test', () => {
  test('are read by the merchant, newest first, with codes, and by nobody else', async () => {
    const { live, tried } = await both();
    const [first, second] = [freshPhone(), freshPhone()];
    const sent = outbox.length;
    await submitted(tried, ['sms'], { phone: first });
    const receipt = await submitted(tried, ['sms'], { phone: second });
    const page = testMessagesPage.parse(await json(await live.admin('GET', '/v1/test-messages?limit=1'), 200));
    expect(page.test_messages).toMatchObject([{ channel: 'sms', kind: 'code', code: await codeOf(receipt), to: { kind: 'phone' } }]);
    expect(page.test_messages[0]?.text).toContain(page.test_messages[0]!.code!);
    expect(page.test_messages[0]?.to.masked).not.toBe(second);
    const rest = testMessagesPage.parse(await json(await live.admin('GET', `/v1/test-messages?cursor=${page.next_cursor}`), 200));
    expect(rest).toMatchObject({ test_messages: [{ to: { masked: expect.stringContaining(first.slice(-2)) } }], next_cursor: null });
    const other = await both();
    expect((await json<{ test_messages: [] }>(await other.live.admin('GET', '/v1/test-messages'), 200)).test_messages).toEqual([]);
    expect((await readMessages(receipt, { 'sayso-secret': 'A'.repeat(32) })).status).toBe(404);
    expect((await send('/v1/test-messages')).status).toBe(401);
    expect(outbox.length).toBe(sent);
  });

  test('a link that was asked for through a test is kept, too, and opens what the test recorded', async () => {
    const { live, tried } = await both();
    const phone = freshPhone();
    await walked(tried, phone);
    const sent = outbox.length;
    await json(await post('/v1/preferences/requests', { widget: tried.widgetId, phone }), 202);
    const link = await eventually('the link', async () => {
      const { test_messages: found } = testMessagesPage.parse(await json(await live.admin('GET', '/v1/test-messages'), 200));
      return found.find(({ kind }) => kind === 'link')?.link;
    });
    expect(await (await send(new URL(link).pathname)).text()).toContain('Test mode');
    expect(outbox.length).toBe(sent);
  });

  test('of a live submission there are none to read', async () => {
    const { live } = await both();
    const phone = freshPhone();
    const receipt = await submitted(live, ['sms'], { phone });
    await codeTo(phone);
    expect((await readMessages(receipt)).status).toBe(404);
    expect((await json<{ test_messages: [] }>(await live.admin('GET', '/v1/test-messages'), 200)).test_messages).toEqual([]);
  });

  test.each([
    ['/v1/test-messages?limit=0', 'query:limit'],
    ['/v1/test-messages?limit=x', 'query:limit'],
    ['/v1/test-messages?cursor=-1', 'query:cursor'],
  ])('%s is refused with the field and the fix', async (path, field) => {
    const { live } = await both();
    const answer = await live.admin('GET', path);
    expect(answer.status).toBe(422);
    expect(((await answer.json()) as { errors: unknown[] }).errors).toMatchObject([{ path: field, fix: expect.any(String) }]);
  });

  test('a mode that there is none of is refused with the fix', async () => {
    const { live } = await both();
    const answer = await live.admin('POST', '/v1/contacts/find?mode=tests', { phone: freshPhone() });
    expect(answer.status).toBe(422);
    expect(((await answer.json()) as { errors: unknown[] }).errors).toMatchObject([{ path: 'query:mode', fix: expect.any(String) }]);
  });
});

describe('between test and live', () => {
  test('a form that was drawn as a test stays one after the widget went live, and the reverse is not to be had', async () => {
    const { live, tried } = await both();
    const phone = freshPhone();
    const drawn = await aSubmission(tried, ['sms'], { phone });
    await json(await live.admin('PUT', `/v1/widgets/${tried.widgetId}/draft`, DRAFT), 200);
    await json(await live.admin('POST', `/v1/widgets/${tried.widgetId}/publish`), 200);
    const receipt = await json<SubmissionReceipt>(await submit(tried, drawn), 201);
    expect((await json<{ choices: unknown[] }>(await verify(receipt, await codeOf(receipt)), 200)).choices).not.toEqual([]);
    expect(await contactOf(live, { phone })).toBeNull();
    expect((await findTest(live, { phone }))?.state[0]?.standing).toBe('granted');
    await json(await live.admin('PUT', `/v1/widgets/${tried.widgetId}/draft`, TEST_DRAFT), 200);
    const refused = await live.admin('POST', `/v1/widgets/${tried.widgetId}/publish`);
    expect(refused.status).toBe(422);
    expect(JSON.stringify(await refused.json())).toMatch(/"path":"mode".*Make another widget with mode test/);
  });

  test('a token of the test form is none for the live one, nor the other way', async () => {
    const { live, tried } = await both();
    for (const [from, to] of [
      [tried, live],
      [live, tried],
    ] as const) {
      const phone = freshPhone();
      const answer = await submit(to, await aSubmission(from, ['sms'], { phone }));
      expect(answer.status).toBe(422);
      expect(await contactOf(live, { phone })).toBeNull();
      expect(await findTest(live, { phone })).toBeNull();
    }
  });

  test('an id of a test is not made of a live one by changing it', async () => {
    const { live, tried } = await both();
    const phone = freshPhone();
    const receipt = await submitted(tried, ['sms'], { phone });
    expect(ids(ring).read('submission', receipt.submission_id)?.partition).toBe(TEST_PARTITION);
    const flipped = (id: string) => {
      const bytes = Buffer.from(id.slice(4), 'base64url');
      bytes[1] = bytes[1]! ^ 0x80;
      return `${id.slice(0, 4)}${bytes.toString('base64url')}`;
    };
    const own = await submitted(live, ['sms'], { phone: freshPhone() });
    for (const each of [receipt, own]) {
      const changed = { ...each, submission_id: flipped(each.submission_id) };
      expect((await verify(changed, '123456')).status).toBe(404);
      expect((await readMessages(changed)).status).toBe(404);
    }
  });

  test('the test says in words that it is one, in the language of the form', async () => {
    const { live, tried } = await both();
    expect(await readConfig(live)).toMatchObject({ mode: 'live', title: 'Stay in touch' });
    const config = await readConfig(tried);
    expect(config).toMatchObject({ mode: 'test', title: 'Test mode · Stay in touch' });
    expect(config.texts.code_hint).toContain('{code}');
    expect((await readConfig(tried, 'de')).title).toBe('Testmodus · In Kontakt bleiben');
  });
});
