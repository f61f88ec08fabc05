/** The sealed secrets of channel accounts when the master key gets a new version, and when one of its versions is gone. */
import { runInDurableObject } from 'cloudflare:test';
import { expect, test } from 'vitest';
import { channelAccountView } from '../../../shared/contract/channel-account.ts';
import { parseKeyRing } from '../../../worker/platform/keys.ts';
import { randomBytes } from '../../../worker/platform/random.ts';
import { channelAccount, channelAccounts, listChannelAccounts, updateChannelAccount } from '../../../worker/workspace/channel-accounts.ts';
import { missingVersions, rotateSecrets, secretsProgress } from '../../../worker/workspace/rotation.ts';
import type { WorkspaceStore } from '../../../worker/workspace/store.ts';
import type { Workspace } from '../../../worker/workspace-object.ts';
import { aMerchant, bindings, type Merchant, publicIds } from '../admin/admin.ts';

const NEXT = `2:${Buffer.alloc(32, 9).toString('base64url')}`;

/** The workspace's own storage under another ring. */
const under = <T>(merchant: Merchant, ring: string, work: (store: WorkspaceStore) => T): Promise<T> =>
  runInDurableObject(bindings.WORKSPACE.getByName(merchant.workspace), (_: Workspace, { storage }) =>
    work({
      sql: storage.sql,
      transact: (body) => storage.transactionSync(body),
      now: Date.now,
      random: randomBytes,
      master: parseKeyRing('MASTER_KEY', ring),
    } as WorkspaceStore),
  );

async function aMerchantWithTwo() {
  const merchant = await aMerchant();
  const ids = [];
  for (const key of ['a', 'b']) {
    const body = {
      key,
      platform: 'telegram',
      name: key,
      senders: { telegram: `@${key}` },
      settings: { bot_username: key },
      secrets: { bot_token: `1:${key}`, webhook_secret: key },
    };
    ids.push(
      publicIds.read('channel_account', (await merchant.ok('POST', '/v1/channel-accounts', channelAccountView, body, 201)).id)!.local,
    );
  }
  return { merchant, ids };
}
const BOTH = `${bindings.MASTER_KEY},${NEXT}`;
const SECRETS = [
  { bot_token: '1:a', webhook_secret: 'a' },
  { bot_token: '1:b', webhook_secret: 'b' },
];
const secretsIn = (store: WorkspaceStore) => channelAccounts(store).map(({ secrets }) => secrets);

test('they come under the new version, and then need the old one no more', async () => {
  const { merchant } = await aMerchantWithTwo();
  expect(await under(merchant, BOTH, secretsProgress)).toEqual({ version: 2, left: 2 });
  expect(await under(merchant, NEXT, missingVersions)).toEqual([1]);
  expect(await under(merchant, BOTH, rotateSecrets)).toEqual({ version: 2, left: 0 });
  expect(await under(merchant, NEXT, missingVersions)).toEqual([]);
  expect(await under(merchant, NEXT, secretsIn)).toEqual(SECRETS);
});

test('one that is under a version that is gone keeps no other from sending, is still listed, and can be given anew', async () => {
  const { merchant, ids } = await aMerchantWithTwo();
  const change = (store: WorkspaceStore) => updateChannelAccount(store, 'test', ids[1]!, { secrets: SECRETS[1]! });
  expect((await under(merchant, BOTH, change)).ok).toBe(true);
  expect(await under(merchant, NEXT, secretsIn)).toEqual([SECRETS[1]]);
  expect((await under(merchant, NEXT, listChannelAccounts)).map(({ key }) => key)).toEqual(['a', 'b']);
  await expect(under(merchant, NEXT, (store) => channelAccount(store, ids[0]!))).rejects.toThrow(/master key/);
  const anew = (store: WorkspaceStore) => updateChannelAccount(store, 'test', ids[0]!, { secrets: SECRETS[0]! });
  expect((await under(merchant, NEXT, anew)).ok).toBe(true);
  expect(await under(merchant, NEXT, secretsIn)).toEqual(SECRETS);
});
