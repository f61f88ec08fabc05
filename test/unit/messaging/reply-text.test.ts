/** The words that invite an answer go out by an account that hears it, and by no other. */
import { expect, test } from 'vitest';
import type { OutgoingMessage } from '../../../worker/messaging/messenger.ts';
import type { SendingAccount } from '../../../worker/messaging/route-message.ts';
import { sendByRoute } from '../../../worker/messaging/send-by-route.ts';
import { account, aWorld, MESSAGE } from './fixtures.ts';

const INVITING: OutgoingMessage = { ...MESSAGE, replyText: 'or YES' };

async function said(accounts: readonly SendingAccount[], message = INVITING): Promise<readonly OutgoingMessage[]> {
  const sent: OutgoingMessage[] = [];
  const send = async (each: OutgoingMessage) => {
    sent.push(each);
    return each.id === 'first' && sent.length === 1 ? ({ retry: 'later', reason: 'status_429' } as const) : { sent: { providerId: 'SM1' } };
  };
  const deps = aWorld(() => ({ answers: { sent: { providerId: null } } })).deps(accounts);
  const providers = {
    twilio: { id: 'twilio', channels: ['sms'], isIdempotent: false, messenger: () => ({ id: 'twilio', send }) },
  } as const;
  await sendByRoute({ ...deps, providers, lastResort: { id: 'local', send } })('w', message, null);
  return sent;
}

test.each(['withdrawals', 'withdrawals_and_grants'] as const)('one that hears (%s) says them', async (inbound) => {
  expect(await said([account({ inbound })])).toEqual([{ ...MESSAGE, text: 'or YES' }]);
  expect(await said([account({ inbound })], MESSAGE)).toEqual([MESSAGE]);
});
test('a deaf one, and the operator’s messenger, say the plain words', async () => {
  expect(await said([account({ inbound: 'off' })])).toEqual([MESSAGE]);
  expect(await said([account()])).toEqual([MESSAGE]);
  expect(await said([])).toEqual([MESSAGE]);
});
test('each account of a failover says its own', async () => {
  const both = [account({ id: 'a', inbound: 'withdrawals' }), account({ id: 'b', inbound: 'off' })];
  expect((await said(both, { ...INVITING, id: 'first' })).map(({ text }) => text)).toEqual(['or YES', MESSAGE.text]);
});
