/** A ledger's copy of the accounts lives a minute, is read once by calls that come together, and is not kept where reading failed. */
import { expect, test } from 'vitest';
import { cachedAccounts } from '../../../worker/messaging/account-cache.ts';
import { account } from './fixtures.ts';

function rig() {
  const state = { nowMs: 1_000_000, reads: 0, isDown: false };
  const read = async () => {
    state.reads += 1;
    if (state.isDown) throw new Error('down');
    return [account({ id: `as of reading ${state.reads}` })];
  };
  const accounts = cachedAccounts({ read, now: () => state.nowMs, lifeMs: 60_000 });
  return { state, first: async () => (await accounts('w'))[0]?.id };
}

test('it is read again after its life, to the millisecond, and when the clock was set back', async () => {
  const { state, first } = rig();
  expect(await Promise.all([first(), first()])).toEqual(['as of reading 1', 'as of reading 1']);
  state.nowMs += 59_999;
  expect(await first()).toBe('as of reading 1');
  state.nowMs += 1;
  expect(await first()).toBe('as of reading 2');
  state.nowMs -= 1;
  expect(await first()).toBe('as of reading 3');
});

test('what could not be read is asked for again at once', async () => {
  const { state, first } = rig();
  state.isDown = true;
  await expect(first()).rejects.toThrow('down');
  state.isDown = false;
  expect(await first()).toBe('as of reading 2');
});
