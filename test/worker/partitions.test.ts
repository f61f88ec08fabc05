/** The main way through a workspace of each size: one ledger is all of them, with 256 most are never written. */
import { listDurableObjectIds } from 'cloudflare:test';
import { expect, test } from 'vitest';
import { createWorkspaceAnswer, workspaceView } from '../../shared/contract/admin.ts';
import type { ContactView } from '../../shared/contract/contact.ts';
import { ids } from '../../worker/platform/ids.ts';
import { parseKeyRing } from '../../worker/platform/keys.ts';
import {
  aShop,
  aSubmission,
  bindings,
  call,
  codeTo,
  contactOf,
  eventually,
  freshEmail,
  freshPhone,
  json,
  submit,
  verify,
} from './public/world.ts';

const publicIds = ids(parseKeyRing('TOKEN_KEY', bindings.TOKEN_KEY));
const partitionOf = (contact: ContactView) => publicIds.read('contact', contact.id)!.partition;

test.each([1, 4, 16, 64, 256])(
  '%i partitions: people sign up with phone and email, each address in one ledger, and are linked',
  async (partitions) => {
    const before = (await listDurableObjectIds(bindings.LEDGER)).length;
    const shop = await aShop(undefined, undefined, partitions);
    const view = workspaceView.parse(await json(await shop.admin('GET', `/v1/workspaces/${shop.workspaceId}`), 200));
    expect(view.partitions).toBe(partitions);
    const people = Array.from({ length: 4 }, () => ({ phone: freshPhone(), email: freshEmail() }));
    const used = new Set<number>();
    for (const { phone, email } of people) {
      const receipt = await json<Parameters<typeof verify>[0]>(
        await submit(shop, await aSubmission(shop, ['sms', 'email'], { phone, email })),
        201,
      );
      expect((await verify(receipt, await codeTo(phone), 'phone')).status).toBe(200);
      expect((await verify(receipt, await codeTo(email), 'email')).status).toBe(200);
      const find = async (address: { phone: string } | { email: string }) => (await contactOf(shop, address))!;
      const isLinked = async () => ((await find({ phone })).linked[0]?.verified ? true : null);
      await eventually('the link', isLinked);
      const [one, other] = [await find({ phone }), await find({ email })];
      for (const contact of [one, other]) used.add(partitionOf(contact));
      expect(one.linked).toEqual([{ contact_id: other.id, kind: 'email', verified: true }]);
      expect(other.linked).toEqual([{ contact_id: one.id, kind: 'phone', verified: true }]);
      for (const contact of [one, other]) expect(contact.state.filter(({ permitted }) => permitted)).toHaveLength(1);
    }
    for (const partition of used) expect(partition).toBeLessThan(partitions);
    if (partitions >= 16) expect(used.size).toBeGreaterThan(1);
    // No ledger is made but by an address that lives in it.
    expect((await listDurableObjectIds(bindings.LEDGER)).length - before).toBe(used.size);
  },
);

test('a workspace made without a word about it has 16', async () => {
  const made = await json(await call('POST', '/v1/workspaces', bindings.OPERATOR_KEY, { name: 'Shop' }), 201);
  expect(createWorkspaceAnswer.parse(made).workspace.partitions).toBe(16);
});
