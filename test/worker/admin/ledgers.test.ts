import { runInDurableObject } from 'cloudflare:test';
import { describe, expect, test } from 'vitest';
import { auditList, workspaceView } from '../../../shared/contract/admin.ts';
import { findContactAnswer } from '../../../shared/contract/contact.ts';
import { ledgerList, ledgerView } from '../../../shared/contract/operations.ts';
import { aMerchant, bindings, call, OPERATOR, problemOf, publicIds } from './admin.ts';

const ledgers = async (workspaceId: string) =>
  ledgerList.parse(await (await call('GET', `/v1/workspaces/${workspaceId}/ledgers`, OPERATOR)).json()).ledgers;
const successor = (workspaceId: string, partition: string, body: unknown = {}) =>
  call('POST', `/v1/workspaces/${workspaceId}/ledgers/${partition}/successor`, OPERATOR, body);

describe('ledgers, for the operator', () => {
  test('one that never recorded anything is not listed, one that did is whole', async () => {
    const merchant = await aMerchant({ partitions: 1 });
    expect(await ledgers(merchant.workspaceId)).toEqual([]);
    const act = { act: 'withdraw', channel: 'sms', purpose: 'marketing', programme: 'default' };
    expect((await merchant.call('POST', '/v1/consents', { phone: '+12025550123', acts: [act] })).status).toBe(201);
    await expect
      .poll(() => ledgers(merchant.workspaceId))
      .toEqual([{ partition: 0, sequence: 1, generation: 1, status: 'whole', recovering_since: null, advice: null }]);
  });

  test('a recovering one says so, to the merchant too; a successor ends it and is in the audit log', async () => {
    const merchant = await aMerchant({ partitions: 4 });
    // What a lost file leaves: the Workspace remembers records that the ledger doesn't have.
    const workspace = bindings.WORKSPACE.getByName(merchant.workspace);
    await workspace.reportHead(2, { head: { seq: 9, leavesHash: 'ab'.repeat(32) }, generation: 1, recoveringSinceMs: null });
    const phones = Array.from({ length: 40 }, (_, n) => `+120255501${10 + n}`);
    for (const phone of phones) await merchant.ok('POST', '/v1/contacts/find', findContactAnswer, { phone });
    const [ledger, ...others] = await ledgers(merchant.workspaceId);
    expect(others).toEqual([]);
    expect(ledger).toMatchObject({ partition: 2, sequence: 9, generation: 2, status: 'recovering', recovering_since: expect.any(String) });
    expect(ledger!.advice).toContain('successor');
    const view = () => merchant.ok('GET', `/v1/workspaces/${merchant.workspaceId}`, workspaceView);
    expect((await view()).recovering_partitions).toEqual([2]);

    const opened = await successor(merchant.workspaceId, '2');
    expect(ledgerView.parse(await opened.json())).toMatchObject({ partition: 2, generation: 2, status: 'whole', sequence: 1_000_000_000 });
    expect((await view()).recovering_partitions).toEqual([]);
    const { entries } = await merchant.ok('GET', '/v1/audit', auditList);
    expect(entries[0]).toMatchObject({ actor: 'operator', action: 'ledger.successor_opened', target: 'partition:2' });
  });

  test('a successor is refused to a whole ledger, unless all data was put back', async () => {
    const merchant = await aMerchant({ partitions: 1 });
    const refused = await successor(merchant.workspaceId, '0');
    expect(refused.status).toBe(409);
    expect(await problemOf(refused)).toMatchObject({
      paths: ['path:partition'],
      errors: [{ code: 'not_recovering', fix: expect.any(String) }],
    });
    expect(await ledgers(merchant.workspaceId)).toEqual([]);
    expect((await successor(merchant.workspaceId, '0', { declare_loss: true })).status).toBe(200);
    expect(await ledgers(merchant.workspaceId)).toMatchObject([{ generation: 2, status: 'whole' }]);
  });

  test.each(['4', '-1', '1.5', '01x', 'all', '9999'])('R8.1 partition %s is refused by name, and nothing is touched', async (partition) => {
    const merchant = await aMerchant({ partitions: 4 });
    const refused = await successor(merchant.workspaceId, partition, { declare_loss: true });
    expect(refused.status).toBe(422);
    expect(await problemOf(refused)).toMatchObject({ paths: ['path:partition'], errors: [{ fix: expect.any(String) }] });
    expect(await ledgers(merchant.workspaceId)).toEqual([]);
  });

  test("a merchant's key opens none of it, and a workspace that is not there is the same 404 as a made-up one", async () => {
    const merchant = await aMerchant();
    expect((await call('GET', `/v1/workspaces/${merchant.workspaceId}/ledgers`, merchant.key)).status).toBe(401);
    expect((await call('POST', `/v1/workspaces/${merchant.workspaceId}/ledgers/0/successor`, merchant.key, {})).status).toBe(401);
    const never = publicIds.make('workspace', { workspace: 'ffffffffffffffff', jurisdiction: 'none', partition: 0, local: '' });
    for (const id of [never, 'ws_made-up', `${merchant.workspaceId}x`]) {
      expect((await call('GET', `/v1/workspaces/${id}/ledgers`, OPERATOR)).status).toBe(404);
      expect((await successor(id, '0', { declare_loss: true })).status).toBe(404);
    }
    const ledger = bindings.LEDGER.getByName('ffffffffffffffff/0');
    const rows = await runInDurableObject(ledger, (_, { storage }) => storage.sql.exec('SELECT * FROM generations').toArray());
    expect(rows).toEqual([]);
  });
});
