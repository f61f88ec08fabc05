/** Erasure over the admin API: the report with its two dates, each destination's part, and what a wrong request is told. */
import { runInDurableObject } from 'cloudflare:test';
import { beforeAll, describe, expect, test } from 'vitest';
import { auditList } from '../../../shared/contract/admin.ts';
import { contactView, findContactAnswer, recordConsentsAnswer } from '../../../shared/contract/contact.ts';
import { destinationAnswer } from '../../../shared/contract/destination.ts';
import { disclosureView } from '../../../shared/contract/disclosure.ts';
import { type ErasureReport, erasureList, erasureReport } from '../../../shared/contract/erasure.ts';
import { programmeView } from '../../../shared/contract/programme.ts';
import { RECOVERY_WINDOW_MS } from '../../../shared/limits.ts';
import { aMerchant, bindings, call, DOCUMENT, type Merchant, outside, PROGRAMME, problemOf } from './admin.ts';

const HOOK = 'https://hook.example/in';
const SEGMENT = 'https://api.segment.io/v1/batch';
const PHONE = '+12025550187';

beforeAll(() => {
  outside.answers[HOOK] = () => new Response(null, { status: 204 });
  outside.answers[SEGMENT] = () => Response.json({ success: true });
});

async function ready(): Promise<Merchant & { disclosure: string }> {
  const merchant = await aMerchant({ partitions: 1 });
  await merchant.ok('PUT', '/v1/programmes/default', programmeView, PROGRAMME);
  const { hash } = await merchant.ok('POST', '/v1/disclosures', disclosureView, { method: 'verbal', document: DOCUMENT }, 201);
  return { ...merchant, disclosure: hash };
}
async function aContact(merchant: Merchant & { disclosure: string }, phone = PHONE): Promise<string> {
  const acts = [{ act: 'grant', channel: 'sms', purpose: 'marketing', method: 'verbal', disclosure: merchant.disclosure }];
  return (await merchant.ok('POST', '/v1/consents', recordConsentsAnswer, { phone, acts }, 201)).contact_id;
}
const connect = (merchant: Merchant, body: Record<string, unknown>) =>
  merchant.ok('POST', '/v1/destinations', destinationAnswer, { name: 'any', ...body }, 201);
const erase = (merchant: Merchant, id: string) => merchant.ok('POST', `/v1/contacts/${id}/erase`, erasureReport);

async function ended(merchant: Merchant, report: ErasureReport): Promise<ErasureReport> {
  const end = performance.now() + 8000;
  for (;;) {
    const now = await merchant.ok('GET', `/v1/erasures/${report.report_id}`, erasureReport);
    if (now.destinations.every(({ ended_at: at }) => at !== null)) return now;
    if (performance.now() > end) throw new Error(`not ended: ${JSON.stringify(now.destinations)}`);
    await scheduler.wait(20);
  }
}

describe('an erasure', () => {
  test('has two dates, tells every destination, and leaves nobody to be found', async () => {
    const merchant = await ready();
    await connect(merchant, { key: 'hook', settings: { type: 'standard_webhooks', url: HOOK } });
    const mapping = [{ programme: 'default', channel: 'sms', purpose: 'marketing', category: 'texts' }];
    await connect(merchant, { key: 'cdp', settings: { type: 'segment', region: 'us', mapping }, secret: 'write-key' });
    const id = await aContact(merchant);
    const report = await erase(merchant, id);
    expect(report).toMatchObject({ contact_id: id, by: 'merchant', unreadable_at: report.erased_at });
    expect(Date.parse(report.beyond_recovery_at) - Date.parse(report.erased_at)).toBe(RECOVERY_WINDOW_MS);
    const done = await ended(merchant, report);
    expect(done.destinations.map(({ destination, status }) => [destination, status])).toEqual([
      ['hook', 'done'],
      ['cdp', 'merchant_must_delete'],
    ]);
    expect(done.destinations[1]!.detail).toContain('delete them there');
    expect(JSON.stringify(done)).not.toContain('2025550187');
    expect((await merchant.call('GET', `/v1/contacts/${id}`)).status).toBe(404);
    expect((await merchant.call('GET', `/v1/contacts/${id}/timeline`)).status).toBe(404);
    expect(await merchant.ok('POST', '/v1/contacts/find', findContactAnswer, { phone: PHONE })).toEqual({ contact: null });
    const told = outside.calls.filter(({ url }) => url === HOOK).map(({ init }) => JSON.parse(String(init.body)) as { type: string });
    expect(told.filter(({ type }) => type === 'contact.erased')).toHaveLength(1);
    expect(told.at(-1)!.type).toBe('contact.erased');
  });

  test('asked again it is the same report, and nothing is told twice', async () => {
    const merchant = await ready();
    const id = await aContact(merchant);
    const first = await erase(merchant, id);
    expect(await erase(merchant, id)).toEqual(first);
    expect((await merchant.ok('GET', '/v1/erasures', erasureList)).erasures).toEqual([first]);
  });

  test('is in the audit log by its ids alone, and no table of the Workspace holds the address', async () => {
    const merchant = await ready();
    const id = await aContact(merchant);
    const { report_id: report } = await erase(merchant, id);
    const { entries } = await merchant.ok('GET', '/v1/audit', auditList);
    expect(entries[0]).toMatchObject({ action: 'contact.erased', target: id, detail: { report } });
    const all = await runInDurableObject(bindings.WORKSPACE.getByName(merchant.workspace), (_, state) =>
      state.storage.sql
        .exec<{ name: string }>("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '\\_cf%' ESCAPE '\\'")
        .toArray()
        .map(({ name }) => JSON.stringify(state.storage.sql.exec(`SELECT * FROM ${name}`).toArray()))
        .join('\n'),
    );
    expect(all).toContain('"said_by":"merchant"');
    expect(all).not.toContain('2025550187');
  });

  test('a report by the merchant of one who was erased is refused with what to do; nothing is recorded', async () => {
    const merchant = await ready();
    await erase(merchant, await aContact(merchant));
    const acts = [{ act: 'grant', channel: 'sms', purpose: 'marketing', method: 'verbal', disclosure: merchant.disclosure }];
    const refused = await merchant.call('POST', '/v1/consents', { phone: PHONE, acts });
    expect(refused.status).toBe(409);
    expect(await problemOf(refused)).toMatchObject({
      type: '/problems/conflict',
      errors: [{ path: 'acts[0]', code: 'erased', fix: expect.stringContaining('code') }],
    });
    expect(await merchant.ok('POST', '/v1/contacts/find', findContactAnswer, { phone: PHONE })).toEqual({ contact: null });
  });

  test('no suspension stops it', async () => {
    const merchant = await ready();
    const id = await aContact(merchant);
    expect((await call('POST', `/v1/workspaces/${merchant.workspaceId}/suspend`, 'operator-key-of-the-tests')).status).toBe(200);
    await erase(merchant, id);
  });
});

describe('what is refused', () => {
  test('R8.6 ids that are unknown, made up, of another kind or of another workspace are the same 404', async () => {
    const [merchant, other] = [await ready(), await ready()];
    const [mine, theirs] = [await aContact(merchant), await aContact(other)];
    const { report_id: theirReport } = await erase(other, await aContact(other, '+12025550147'));
    const unknown = await problemOf(await merchant.call('POST', '/v1/contacts/con_nothing/erase'));
    expect(unknown).toMatchObject({ type: '/problems/not-found', status: 404 });
    for (const id of [theirs, merchant.workspaceId, theirReport, `${mine}x`]) {
      expect(await problemOf(await merchant.call('POST', `/v1/contacts/${id}/erase`)), id).toEqual(unknown);
      expect(await problemOf(await merchant.call('GET', `/v1/erasures/${id}`)), id).toEqual(unknown);
    }
    await merchant.ok('GET', `/v1/contacts/${mine}`, contactView);
    await other.ok('GET', `/v1/contacts/${theirs}`, contactView);
  });

  test('R8.7 a key without the scope erases nobody', async () => {
    const merchant = await ready();
    const id = await aContact(merchant);
    const narrow = await merchant.keyWith('contacts:read', 'consents:write', 'consents:attest', 'config:write');
    expect((await merchant.call('POST', `/v1/contacts/${id}/erase`, undefined, narrow)).status).toBe(403);
    const only = await merchant.keyWith('contacts:erase');
    expect((await merchant.call('GET', '/v1/erasures', undefined, only)).status).toBe(403);
    await merchant.ok('GET', `/v1/contacts/${id}`, contactView);
  });

  test('R8.1 a wrong limit or cursor of the list names itself', async () => {
    const merchant = await ready();
    for (const [query, path] of [
      ['limit=0', 'query:limit'],
      ['limit=many', 'query:limit'],
      ['cursor=-1', 'query:cursor'],
    ] as const) {
      const refused = await merchant.call('GET', `/v1/erasures?${query}`);
      expect([refused.status, (await problemOf(refused)).paths]).toEqual([422, [path]]);
    }
  });

  test('the list goes page by page, newest first', async () => {
    const merchant = await ready();
    const ids: string[] = [];
    for (const phone of ['+12025550101', '+12025550102', '+12025550103']) ids.unshift(await aContact(merchant, phone));
    for (const id of [...ids].reverse()) await erase(merchant, id);
    const first = await merchant.ok('GET', '/v1/erasures?limit=2', erasureList);
    const second = await merchant.ok('GET', `/v1/erasures?limit=2&cursor=${first.next_cursor}`, erasureList);
    expect([...first.erasures, ...second.erasures].map((report) => report.contact_id)).toEqual(ids);
    expect(second.next_cursor).toBeNull();
  });
});
