/** A ledger sends by its workspace's accounts: at most once, by the one that takes it, and keeps which. */
import { evictDurableObject, runDurableObjectAlarm } from 'cloudflare:test';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { channelAccountView } from '../../../shared/contract/channel-account.ts';
import { findContactAnswer } from '../../../shared/contract/contact.ts';
import { CONFIG_CACHE_DEMO_MS, MESSAGE_BACKOFF_MS } from '../../../shared/limits.ts';
import { aMerchant, bindings, outside, publicIds } from '../admin/admin.ts';
import { codeIn, EVIDENCE, ledgerAt, PHONE, part, phone, sql, submission, TEMPLATE, until } from './fixtures.ts';

const START = Date.UTC(2027, 0, 10, 12);
const PHONE_A = 'https://phone-a.example/messages';
const PHONE_B = 'https://phone-b.example/messages';
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: START });
  outside.answers = {};
  outside.calls.length = 0;
});
afterEach(() => {
  vi.useRealTimers();
});

interface Row extends Record<string, SqlStorageValue> {
  status: string;
  reason: string | null;
  account: string | null;
  sender: string | null;
  attempts: number;
}

async function aWorkspace() {
  const merchant = await aMerchant({ partitions: 1 });
  const ledger = ledgerAt({ workspace: merchant.workspace, partition: 0, partitions: 1 });
  return {
    merchant,
    ledger,
    async account(key: string, base_url: string | undefined, over: Record<string, unknown> = {}) {
      const settings = base_url === undefined ? {} : { base_url };
      const body = { key, platform: 'local', name: key, senders: { sms: `+1202555010${key.length}` }, settings, ...over };
      const secrets = { signing_secret: 'secret' };
      const { id } = await merchant.ok('POST', '/v1/channel-accounts', channelAccountView, { ...body, secrets }, 201);
      return { id, local: publicIds.read('channel_account', id)!.local };
    },
    async submit(template: Partial<typeof TEMPLATE> = {}, to = PHONE) {
      const sent = submission({ parts: [part({ address: phone(to), challenge: { ...TEMPLATE, ...template } })] });
      await ledger.api.submit(ledger.place, sent);
      return sent;
    },
    rows: () => sql<Row>(ledger, 'SELECT status, reason, account, sender, attempts FROM messages ORDER BY no'),
    async settled(): Promise<Row> {
      const rows = () => sql<Row>(ledger, 'SELECT status, reason, account, sender, attempts FROM messages ORDER BY no DESC LIMIT 1');
      await until(async () => !['queued', 'sending'].includes((await rows())[0]?.status ?? 'queued'), 'settled');
      return (await rows())[0]!;
    },
  };
}
const called = () => outside.calls.map(({ url }) => new URL(url).hostname);
const answering = (url: string, answer: () => Response | Promise<Response>) => {
  outside.answers = { ...outside.answers, [url]: answer };
};
const ok = () => new Response(null, { status: 200 });
const lost = () => {
  throw new TypeError('connection reset');
};

describe('a code', () => {
  test('goes by the account first in order, with what a template needs; account, sender and provider’s id are evidence', async () => {
    const { merchant, account, submit, settled, ledger } = await aWorkspace();
    await account('later', PHONE_B);
    const first = await account('first', PHONE_A, { priority: 1, senders: { sms: '+12025550111' } });
    answering(PHONE_A, ok);
    const sent = await submit();
    expect(await settled()).toMatchObject({ status: 'sent', reason: null, account: first.local, sender: '+12025550111' });
    expect(called()).toEqual(['phone-a.example']);
    const body = JSON.parse(String(outside.calls[0]!.init.body)) as { id: string; text: string };
    const answer = await ledger.api.verify(ledger.place, sent.submission, null, codeIn(body.text), EVIDENCE);
    expect(answer.ok).toBe(true);
    const { entries } = await ledger.api.timeline(ledger.place, { no: 1 }, null, 1);
    expect(entries[0]?.evidence?.verification).toMatchObject({
      channel_account: first.local,
      sender: '+12025550111',
      provider_message_id: `local:${body.id}`,
    });
    // The merchant reads it by the id that the account has everywhere else.
    const { contact } = await merchant.ok('POST', '/v1/contacts/find', findContactAnswer, { phone: PHONE });
    const shown = await (await merchant.call('GET', `/v1/contacts/${contact!.id}/timeline`)).text();
    expect(shown).toContain(`"channel_account":"${first.id}"`);
  });

  test('goes by the next where the first surely did not take it', async () => {
    const { account, submit, settled } = await aWorkspace();
    await account('a', PHONE_A);
    const second = await account('bb', PHONE_B);
    answering(PHONE_A, () => new Response(null, { status: 503 }));
    answering(PHONE_B, ok);
    await submit();
    expect(await settled()).toMatchObject({ status: 'sent', account: second.local, attempts: 1 });
    expect(called()).toEqual(['phone-a.example', 'phone-b.example']);
  });

  test.each([
    ['whose outcome nobody knows', lost, 'outcome_unknown'],
    ['that is refused for good', () => new Response(null, { status: 400 }), 'status_400'],
  ])('%s goes by no other account, not after a restart either', async (_, answer, reason) => {
    const { account, submit, settled, ledger } = await aWorkspace();
    await account('a', PHONE_A);
    await account('bb', PHONE_B);
    answering(PHONE_A, answer);
    answering(PHONE_B, ok);
    await submit();
    expect(await settled()).toMatchObject({ status: 'dead', reason });
    await evictDurableObject(ledger.object);
    vi.setSystemTime(START + 600_000);
    await runDurableObjectAlarm(ledger.object);
    expect(called()).toEqual(['phone-a.example']);
  });

  test('is tried again later where all ask for that, first account first', async () => {
    const { account, submit, settled, rows, ledger } = await aWorkspace();
    const first = await account('a', PHONE_A);
    await account('bb', PHONE_B);
    for (const url of [PHONE_A, PHONE_B]) answering(url, () => new Response(null, { status: 429 }));
    await submit();
    await until(async () => (await rows())[0]?.status === 'queued' && (await rows())[0]?.attempts === 1, 'queued again');
    expect(await rows()).toMatchObject([{ reason: 'status_429', account: null }]);
    answering(PHONE_A, ok);
    vi.setSystemTime(START + MESSAGE_BACKOFF_MS[0]!);
    await runDurableObjectAlarm(ledger.object);
    expect(await settled()).toMatchObject({ status: 'sent', account: first.local, attempts: 2 });
    expect(called()).toEqual(['phone-a.example', 'phone-b.example', 'phone-a.example']);
  });

  test('that an account may have sent already goes by that one or by none', async () => {
    const { account, submit, settled, rows, ledger } = await aWorkspace();
    const first = await account('a', PHONE_A);
    await account('bb', PHONE_B);
    for (const url of [PHONE_A, PHONE_B]) answering(url, () => new Response(null, { status: 429 }));
    await submit();
    await until(async () => (await rows())[0]?.attempts === 1 && (await rows())[0]?.status === 'queued', 'queued again');
    // As the outbox notes it of a provider that can tell a repeat; this one can't, so that it must not be asked.
    await sql(ledger, 'UPDATE messages SET account = ?', first.local);
    for (const url of [PHONE_A, PHONE_B]) answering(url, ok);
    vi.setSystemTime(START + MESSAGE_BACKOFF_MS[0]!);
    await runDurableObjectAlarm(ledger.object);
    expect(await settled()).toMatchObject({ status: 'dead', reason: 'outcome_unknown', account: first.local });
    expect(called()).toHaveLength(2);
  });
});

describe('which accounts there are', () => {
  test('a paused one and one of another programme or channel send nothing; the operator’s messenger does', async () => {
    const { merchant, account, submit, settled } = await aWorkspace();
    const paused = await account('a', PHONE_A);
    await merchant.call('PATCH', `/v1/channel-accounts/${paused.id}`, { status: 'paused' });
    await account('bb', PHONE_B, { programme: 'shop' });
    await account('ccc', PHONE_B, { senders: { email: 'news@acme.example' } });
    for (const url of [PHONE_A, PHONE_B, bindings.LOCAL_OUTBOX_URL!]) answering(url, ok);
    await submit({ programme: 'default' });
    expect(await settled()).toMatchObject({ status: 'sent', account: null, sender: null });
    expect(called()).toEqual(['outbox.test']);
  });

  test('a local one without a URL of its own goes by the operator’s outbox, and is named all the same', async () => {
    const { account, submit, settled } = await aWorkspace();
    const local = await account('a', undefined);
    answering(bindings.LOCAL_OUTBOX_URL!, ok);
    await submit();
    expect(await settled()).toMatchObject({ status: 'sent', account: local.local, sender: '+12025550101' });
  });

  test('a ledger goes on by what it read for a while, and by what is so after it', async () => {
    const { merchant, account, submit, settled } = await aWorkspace();
    const { id } = await account('a', PHONE_A);
    for (const url of [PHONE_A, bindings.LOCAL_OUTBOX_URL!]) answering(url, ok);
    await submit();
    await settled();
    await merchant.call('DELETE', `/v1/channel-accounts/${id}`);
    vi.setSystemTime(START + CONFIG_CACHE_DEMO_MS - 1);
    await submit({}, '+13035550123');
    await settled();
    vi.setSystemTime(START + 61_000);
    await submit();
    await settled();
    expect(called()).toEqual(['phone-a.example', 'phone-a.example', 'outbox.test']);
  });
});

test('what is kept of a message that waits is sealed: its code, its words and its number stand in no column', async () => {
  const { account, submit, rows, ledger } = await aWorkspace();
  await account('a', PHONE_A);
  answering(PHONE_A, () => new Response(null, { status: 429 }));
  await submit();
  await until(async () => (await rows())[0]?.attempts === 1 && (await rows())[0]?.status === 'queued', 'queued again');
  const code = codeIn((JSON.parse(String(outside.calls[0]!.init.body)) as { text: string }).text);
  const cells = (await sql(ledger, 'SELECT * FROM messages')).flatMap(Object.values);
  const text = cells.map((cell) => (cell instanceof ArrayBuffer ? Buffer.from(cell).toString('latin1') : String(cell))).join('\n');
  expect(cells.length).toBeGreaterThan(10);
  for (const hidden of [code, 'is your code', '5550123', 'shop.example']) expect(text).not.toContain(hidden);
});
